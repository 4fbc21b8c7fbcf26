# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Simulates what the voice stage would observe, by the distributions that docs/validation/voice.md measured.

Simulated, not heard: one group for each true voice with enough clips; a share of clips in no group; a small share of
clips in another voice's group (errors of grouping, most where voices are few); a pooled log10 likelihood ratio for each
group against each person who enrolled, bounded to -2..2. On pools of ten seconds and more the validation saw no
strongly wrong ratio; shorter ones spread more. Owner enrolled, and mostly the partner; guests and children not.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping

from tests.benchmarks.judgement.delivery import Delivered
from tests.benchmarks.judgement.households import Household
from viewer.case.observation import Observation, Value

ALONE = 0.025
STRAY = ((0.004, 0.85), (0.028, 0.15))
FEWEST_CLIPS = 2
BOUND = 2.0


def voices_of(
    home: Household, export: Delivered, devices: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Observation, ...]]:
    """By entry path its voice group (empty: none), and the observations of the groups; `devices` by entry path."""
    rng = random.Random(f"hearing {home.seed} {len(export.truth)} {export.foreign}")
    speakers = {path: (one.home, one.voice.name, one.voice.role) for path, (one, _) in export.truth.items()}
    held = Counter(speakers.values())
    known = [speaker for speaker, n in held.most_common() if n >= FEWEST_CLIPS]
    keys = {speaker: f"V{number}" for number, speaker in enumerate(known, 1)}
    stray = rng.choices([share for share, _ in STRAY], [often for _, often in STRAY])[0]
    groups = {}
    for path, speaker in sorted(speakers.items()):
        key = keys.get(speaker, "")
        if key and rng.random() < ALONE:
            key = ""
        elif key and len(keys) > 1 and rng.random() < stray:
            key = rng.choice([other for other in keys.values() if other != key])
        groups[path] = key
    return groups, _observed(home, export, groups, keys, devices=devices, rng=rng)


def enrolled(home: Household) -> tuple[str, ...]:
    """Who gave a sample of their voice: the owner, and four of five partners."""
    rng = random.Random(f"enrolled {home.seed}")
    return (home.owner, *(one.name for one in home.others if one.role == "partner" and rng.random() < 0.8))


def _observed(
    home: Household,
    export: Delivered,
    groups: Mapping[str, str],
    keys: Mapping[tuple[int, str, str], str],
    *,
    devices: Mapping[str, str],
    rng: random.Random,
) -> tuple[Observation, ...]:
    persons = enrolled(home)
    speech: dict[str, float] = defaultdict(float)
    count, places = Counter[str](), defaultdict(Counter[str])
    for path, key in groups.items():
        if key:
            speech[key] += float(export.signal[path]["speech_s"])
            count[key] += 1
            if devices.get(path):
                places[key][devices[path]] += 1
    found = []
    for (where, name, _), key in keys.items():
        if not count[key]:
            continue
        llr: dict[str, Value] = {}
        for person in persons:
            same = where == home.seed and name == person
            llr["owner" if person == home.owner else person] = ratio(same, speech[key], rng)
        values: dict[str, Value] = {
            "n": count[key],
            "speech_s": round(speech[key], 2),
            "devices": dict(places[key]),
            "llr": llr,
            "stability": 0.95,
            "person": "",
        }
        found.append(Observation(f"voice:{key}", "voices", "1", values))
    return tuple(found)


def ratio(same: bool, speech_s: float, rng: random.Random) -> float:
    """A pooled log10 likelihood ratio: as good as perfect from ten seconds on, of single-clip quality below three."""
    mean, spread = (2.6, 0.5) if speech_s >= 10 else (2.0, 0.8) if speech_s >= 3 else (1.4, 0.9)
    return round(max(-BOUND, min(BOUND, rng.gauss(mean, spread) * (1 if same else -1))), 2)
