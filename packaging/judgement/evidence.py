# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the rules found about groups whose truth is known, as the fusion model sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from tests.benchmarks.judgement.calibrating import PURE
from tests.benchmarks.judgement.delivery import Blanking
from tests.benchmarks.judgement.judged import Group, heard, who_is
from tests.benchmarks.judgement.series import SHARES, Asked, made
from viewer.case.finding import Direction, Finding
from viewer.findings.judge import judge

Strengths = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """Findings about a group or a part of one: the strengths of the families for and against, the strongest first.

    `weight` is the part's share of the group's recordings. `clean`: the export holds nothing foreign.
    """

    foreign: bool
    weight: float
    pro: Strengths
    contra: Strengths
    clean: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """The groups of one export, and how many own groups were judged and called inconsistent where all is clean."""

    seen: tuple[Seen, ...]
    own_groups: int
    wrong_groups: int


def asked(seeds: range) -> list[Asked]:
    """Clean exports, and every share and form, in turn over the seeds, so that each seed is one export."""
    forms = [(0.0, Blanking.WHOLE), *((share, form) for share in SHARES for form in Blanking)]
    found = []
    for seed in seeds:
        share, form = forms[seed % len(forms)] if seed % 2 else forms[0]
        voices = form is not Blanking.WHOLE or seed % 4 == 0
        found.append(Asked(seed, share, form, voices, "stated"))
    return found


def gather(seeds: range, jobs: int = 2) -> list[Gathered]:
    """What was found in all of them; groups of people who did not enrol, where no device is named, are left out."""
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(_gathered, asked(seeds), chunksize=8))


def _gathered(one: Asked) -> Gathered:
    home = made(one)
    told = judge(home.laid.grounds)
    verdicts = {verdict.cell: verdict for verdict in told.verdicts}
    known = heard(home.home, home.laid)
    held, strange, wrong, unheard = (Counter[Group]() for _ in range(4))
    parts = Counter[tuple[Group, tuple[int, ...]]]()
    for path, cell in home.laid.cells.items():
        verdict = verdicts[cell]
        group = cell.device, cell.account, cell.voice, cell.batch
        held[group] += 1
        utterance, foreign = home.export.truth[path]
        strange[group] += foreign
        unheard[group] += who_is(utterance, foreign, cell, known) == "unheard"
        wrong[group] += verdict.standing.value == "inconsistent"
        parts[group, verdict.findings] += 1
    told_of = {group: n for group, n in held.items() if 2 * unheard[group] <= n}
    clean = not one.share
    seen = []
    for (group, indexes), n in parts.items():
        if group not in told_of or (1 - PURE) * held[group] < strange[group] < PURE * held[group]:
            continue
        findings = [told.findings[index] for index in indexes]
        pro, contra = (_strengths(findings, side) for side in (Direction.FOR, Direction.AGAINST))
        seen.append(Seen(strange[group] >= PURE * held[group], n / held[group], pro, contra, clean))
    taken = sum(2 * wrong[group] > n for group, n in told_of.items())
    return Gathered(tuple(seen), len(told_of) if clean else 0, taken if clean else 0)


def _strengths(findings: Sequence[Finding], side: Direction) -> Strengths:
    families: dict[str, int] = {}
    for one in findings:
        if one.direction is side and not one.explained:
            families[one.family] = max(int(one.strength), families.get(one.family, 0))
    return tuple(sorted(families.values(), reverse=True))
