# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Gaps planted into clean households: whole months, a device, a category that was asked for. All must be found."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.benchmarks.judgement.delivery import deliver
from tests.benchmarks.judgement.figures import Figure, share
from tests.benchmarks.judgement.households import Device, Household, draw
from tests.benchmarks.judgement.judged import lay
from tests.benchmarks.judgement.stating import complete
from tests.benchmarks.judgement.utterances import Utterance, utterances
from viewer.case.absence import Absence, Missing
from viewer.case.facts import Facts
from viewer.findings.absences import absences

BUSY = 20
MONTHS = (1, 2, 4)


def figures(seeds: Sequence[int]) -> list[Figure]:
    """Found and planted, by kind; and what is called missing although nothing was planted."""
    planted, found = Counter[str](), Counter[str]()
    for seed in seeds:
        for kind, seen in _planted(draw(seed, style="id")):
            planted[kind] += 1
            found[kind] += seen
    told = [
        share(f"planted gaps found: {kind}", found[kind], planted[kind], 1.0, least=True) for kind in sorted(planted)
    ]
    false = sum(any(one.telling for one in _absent(home, utterances(home))) for home in map(draw, seeds))
    return [*told, share("clean households where something is called missing", false, len(seeds), None)]


def _planted(home: Household) -> Iterator[tuple[str, bool]]:
    rng = random.Random(f"planted {home.seed}")
    said = utterances(home)
    device = max(home.devices, key=lambda one: sum(each.device is one for each in said))
    length = rng.choice(MONTHS)
    months = _busy(said, device, length)
    if months:
        first, last = months
        left = [one for one in said if one.device is not device or not first <= f"{one.when:%Y-%m}" <= last]
        gaps = [one for one in _absent(home, left) if one.kind is Missing.MONTH and one.what == device.serial]
        yield "whole months of a device", any(one.first <= first and last <= one.last for one in gaps)
    other = next((one for one in home.devices if _stands_beside_others(one, said)), None)
    if other is not None:
        left = [one for one in said if one.device is not other]
        gone = [one for one in _absent(home, left) if one.kind is Missing.DEVICE]
        yield "a whole device", any(one.what == other.serial for one in gone)
    asked = replace(complete(home), owner=replace(complete(home).owner, requested=("Alexa", "Amazon Music")))
    gone = [one for one in _absent(home, said, asked) if one.kind is Missing.SERVICE]
    yield "a category that was asked for", [one.what for one in gone] == ["Amazon Music"]


def _stands_beside_others(device: Device, said: Sequence[Utterance]) -> bool:
    """Whether it speaks often, and others do while it is there: before and after all others nothing tells of a gap."""
    mine = [one.when for one in said if one.device is device]
    others = [one.when for one in said if one.device is not device]
    return len(mine) >= 50 and sum(min(mine) <= one <= max(mine) for one in others) >= 50


def _absent(home: Household, said: Sequence[Utterance], facts: Facts | None = None) -> tuple[Absence, ...]:
    return absences(lay(home, deliver(home, said), facts or complete(home)).grounds)


def _busy(said: Sequence[Utterance], device: Device, length: int) -> tuple[str, str] | None:
    """Months in a row, inside what the device speaks, in which a month usually holds at least `BUSY` recordings."""
    counts = Counter(f"{one.when:%Y-%m}" for one in said if one.device is device)
    months = sorted(counts)
    inner = months[1:-1]
    if len(inner) < length or sum(counts.values()) < BUSY * len(months):
        return None
    at = len(inner) // 2 - length // 2
    return inner[at], inner[at + length - 1]
