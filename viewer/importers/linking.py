# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Ties transcript lines to recordings: by id where both carry one, else by time, one to one, best in total.

By time, a pair's gain is the log likelihood ratio of its residual against a coincidence: how often the data show such a
residual (learned from the pairs that have no rival, smoothed by a prior that falls off over two seconds) against how
many other recordings lie around one anyway, and how likely either is to have a partner at all. Device names join in as
another ratio, learned the same way. A pair's margin is what the best total would lose without it, its confidence
1 / (1 + exp(-margin)). The surest pairs are kept as long as the share of them that is expected to be wrong stays below
one in a thousand, none below ln 100; so a link whose rival is as good is never made.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from viewer.importers.assignment import assign

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indexes = NDArray[np.int64]


WINDOW = 15.0
_MARGIN = math.log(100)
_WRONG = 1 / 1000
_ENOUGH = 40.0
_NEAR = 60.0
_CROWD = 64
_WELL_KNOWN = 20


@dataclass(frozen=True)
class Timed:
    """One side of the links: `at` in epoch seconds (NaN: not known), each standing for `width` seconds from there,
    and a `label` each (a device's name or serial, empty where not known)."""

    at: Floats
    width: Floats
    label: Sequence[str]


@dataclass(frozen=True)
class _Pairs:
    """Candidate pairs: indexes into both sides, the signed residual in seconds, and the width of the wider one."""

    line: Indexes
    recording: Indexes
    residual: Floats
    width: Floats


def link_by_id(lines: Sequence[str], recordings: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs that carry the same key, where that key occurs once on either side; empty keys tie nothing."""
    once_line = {key for key, n in Counter(lines).items() if n == 1 and key}
    places = {key: place for place, key in enumerate(recordings) if key in once_line}
    count = Counter(recordings)
    return [(place, places[key]) for place, key in enumerate(lines) if key in places and count[key] == 1]


def link_by_time(lines: Timed, recordings: Timed) -> list[tuple[int, int, float]]:
    """The best one-to-one links by time: (line, recording, confidence), in order of line."""
    pairs = _candidates(lines, recordings)
    if len(pairs.line) == 0:
        return []
    lonely = _lonely(pairs)
    gain = _time_gain(pairs, lonely, _crowding(recordings))
    gain = gain + _partners(lines, pairs.line) + _partners(recordings, pairs.recording)
    gain = gain + _label_gain(pairs, lonely & (gain > _MARGIN), lines.label, recordings.label)
    kept = gain > 0
    pairs = _Pairs(pairs.line[kept], pairs.recording[kept], pairs.residual[kept], pairs.width[kept])
    gain, lonely = gain[kept], _lonely(pairs)
    found = [
        (int(line), int(recording), float(margin))
        for line, recording, margin in zip(pairs.line[lonely], pairs.recording[lonely], gain[lonely], strict=True)
    ]
    found += _assigned(pairs, gain, ~lonely)
    return sorted(
        _surest((i, j, 1 / (1 + math.exp(-min(margin, _ENOUGH)))) for i, j, margin in found if margin >= _MARGIN)
    )


def _surest(links: Iterable[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The links of highest confidence, as many as keep the share that is expected to be wrong below the limit."""
    ordered = sorted(links, key=lambda link: (-link[2], link))
    doubt = np.cumsum([1 - confidence for _, _, confidence in ordered]) / np.arange(1, len(ordered) + 1)
    return ordered[: int(np.searchsorted(doubt, _WRONG, "right"))]


def _candidates(lines: Timed, recordings: Timed) -> _Pairs:
    """All pairs whose residual is within the window; crowds too dense to ever be told apart are left out."""
    known_lines = np.flatnonzero(~np.isnan(lines.at))
    known = np.flatnonzero(~np.isnan(recordings.at))
    order = known[np.argsort(recordings.at[known], kind="stable")]
    at = recordings.at[order]
    widest = float(recordings.width[known].max()) if len(known) else 0.0
    low = np.searchsorted(at, lines.at[known_lines] - WINDOW - widest, "left")
    high = np.searchsorted(at, lines.at[known_lines] + lines.width[known_lines] + WINDOW, "right")
    count = np.where(high - low > _CROWD, 0, high - low)
    crowded = np.zeros(len(order) + 1, dtype=np.int64)
    np.add.at(crowded, low[high - low > _CROWD], 1)
    np.add.at(crowded, high[high - low > _CROWD], -1)
    line = np.repeat(known_lines, count)
    place = np.arange(len(line)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    free = np.cumsum(crowded)[:-1][place] == 0 if len(order) else np.zeros(0, dtype=bool)
    line, recording = line[free], order[place[free]]
    apart = (recordings.at[recording] + recordings.width[recording] / 2) - (lines.at[line] + lines.width[line] / 2)
    slack = np.abs(recordings.width[recording] - lines.width[line]) / 2
    residual = np.sign(apart) * np.maximum(0.0, np.abs(apart) - slack)
    near = np.abs(residual) <= WINDOW
    width = np.maximum(np.maximum(recordings.width[recording], lines.width[line]), 1.0)
    return _Pairs(line[near], recording[near], residual[near], width[near])


def _lonely(pairs: _Pairs) -> NDArray[np.bool_]:
    """Which pairs have no rival on either side."""
    if len(pairs.line) == 0:
        return np.zeros(0, dtype=bool)
    alone: NDArray[np.bool_] = (np.bincount(pairs.line)[pairs.line] == 1) & (
        np.bincount(pairs.recording)[pairs.recording] == 1
    )
    return alone


def _crowding(recordings: Timed) -> float:
    """How many other recordings a second there are around a recording, up to a minute off."""
    at = np.sort(recordings.at[~np.isnan(recordings.at)])
    around = np.searchsorted(at, at + _NEAR, "right") - np.searchsorted(at, at - _NEAR, "left") - 1
    spread = len(at) / max(86400.0, float(at[-1] - at[0]))
    return max(float(around.mean()) / (2 * _NEAR), spread, 1e-7)


def _partners(side: Timed, paired: Indexes) -> float:
    """Log odds that one of this side has a partner: by how many have a candidate at all, at most nineteen in twenty."""
    known = int((~np.isnan(side.at)).sum())
    without = min(0.95, max(0.05, 1 - len(np.unique(paired)) / known))
    return math.log((1 - without) / without)


def _time_gain(pairs: _Pairs, lonely: NDArray[np.bool_], crowding: float) -> Floats:
    """How much likelier each residual is for a pair than for strangers; no pair vouches for its own residual."""
    reach = int(WINDOW)
    bins = np.rint(pairs.residual).astype(np.int64) + reach
    seen = np.bincount(bins[lonely], minlength=2 * reach + 1).astype(np.float64)
    prior = np.exp(-np.abs(np.arange(-reach, reach + 1)) / 2.0)
    seen += 2 * prior / prior.sum()
    others = np.maximum(seen[bins] - lonely, prior[bins] / prior.sum())
    density = others / seen.sum() / np.where(bins == reach, pairs.width, 1.0)
    gain: Floats = np.log(density / crowding)
    return gain


def _label_gain(pairs: _Pairs, sure: NDArray[np.bool_], names: Sequence[str], devices: Sequence[str]) -> Floats | float:
    """Log ratio of a device given a line's device name against the device at large, learned from the sure pairs.

    A device that is well known under other names only, for a name well known for other devices, is out of the question.
    No pair vouches for itself.
    """
    if not any(names) or not any(devices):
        return 0.0
    both = [(names[i], devices[j]) for i, j in zip(pairs.line.tolist(), pairs.recording.tolist(), strict=True)]
    told = [pair for pair, ok in zip(both, sure.tolist(), strict=True) if ok and all(pair)]
    together, of_name = Counter(told), Counter(name for name, _ in told)
    of_device = Counter(device for _, device in told)
    ratios: dict[tuple[tuple[str, str], bool], float] = {}
    for pair, own in set(zip(both, sure.tolist(), strict=True)):
        seen, named, known = together[pair] - own, of_name[pair[0]] - own, of_device[pair[1]] - own
        if not all(pair) or named <= 0 or known <= 0:
            ratios[pair, own] = 0.0
        elif not seen and min(named, known) >= _WELL_KNOWN:
            ratios[pair, own] = -math.inf
        else:
            share = known / len(told)
            ratios[pair, own] = math.log((seen + 0.5 * share) / (named + 0.5) / share)
    return np.array([ratios[pair, own] for pair, own in zip(both, sure.tolist(), strict=True)])


def _assigned(pairs: _Pairs, gain: Floats, mask: NDArray[np.bool_]) -> list[tuple[int, int, float]]:
    """The best total assignment of the pairs that have rivals, with the margin of each."""
    graph: dict[int, dict[int, float]] = defaultdict(dict)
    rows = zip(pairs.line[mask].tolist(), pairs.recording[mask].tolist(), gain[mask].tolist(), strict=True)
    for line, recording, worth in rows:
        graph[line][recording] = worth
    return [(line, recording, min(margin, _ENOUGH)) for line, (recording, margin) in assign(graph, _ENOUGH).items()]
