# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Judges a delivered export as the program does: measured, stated, judged; and counts what came of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tests.benchmarks.judgement.delivery import Delivered
from tests.benchmarks.judgement.hearing import enrolled, voices_of
from tests.benchmarks.judgement.households import Household
from tests.benchmarks.judgement.utterances import Utterance
from viewer.analysis.metadata import measure_metadata
from viewer.analysis.wording import measure_wording
from viewer.case.facts import Facts
from viewer.case.finding import Cell, Conclusion, Direction, Grounds, Judgement, Standing, Strength, Tally
from viewer.case.observation import Observation
from viewer.findings.judge import judge

Group = tuple[str, str, str, str]


@dataclass(frozen=True)
class Laid:
    """The grounds of a judgement, and in which cell each entry lies."""

    grounds: Grounds
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Outcome:
    """What came of one export. Counts are recordings; guests and the television are counted apart from the household,
    and so is, where voices were compared, whoever did not enrol in recordings that name no device: nothing at all is
    known of those (`unheard`).

    `groups` has by group (device x account x voice x batch), unheard ones left out, its pooled ratio, its foreign
    recordings and all of them.
    `innocent`: every strong finding for somebody else lists an innocent explanation.
    """

    seed: int
    conclusion: Conclusion
    foreign: int
    foreign_inconsistent: int
    own: int
    own_inconsistent: int
    guests: int
    guests_inconsistent: int
    unheard: int
    unheard_inconsistent: int
    innocent: bool
    rules: tuple[str, ...]
    groups: Mapping[Group, tuple[float, int, int]]
    wrong_groups: int
    own_groups: int


def lay(home: Household, export: Delivered, facts: Facts, *, voices: bool = False) -> Laid:
    """All that the program would judge by; `voices` adds the simulated ones."""
    reading = export.reading
    observations: list[Observation] = list(measure_metadata(export.inventory, reading, export.signal))
    observations += measure_wording(reading.recordings, reading.transcripts, reading.links)
    observations += [
        Observation(
            one.entry,
            "coverage",
            "1",
            {"rows": one.rows, "understood": one.understood, "months": dict(one.months), "service": one.service},
        )
        for one in reading.coverage
    ]
    groups: Mapping[str, str] = {}
    if voices:
        groups, heard = voices_of(home, export, {one.entry: one.device or "" for one in reading.recordings})
        observations += heard
    count, seconds = Counter[Cell](), defaultdict[Cell, float](float)
    cells = {}
    for one in reading.recordings:
        day = one.captured_at.date().isoformat() if one.captured_at else ""
        cell = Cell(one.device or "", one.account or "", groups.get(one.entry, ""), one.batch, day)
        cells[one.entry] = cell
        count[cell] += 1
        seconds[cell] += float(export.signal[one.entry]["duration_s"])
    tallies = tuple(Tally(cell, n, round(seconds[cell], 2)) for cell, n in count.items())
    return Laid(Grounds(facts, reading.account_facts, tallies, tuple(observations)), cells)


def outcome(home: Household, export: Delivered, laid: Laid) -> Outcome:
    """Judge, and compare with the truth."""
    told = judge(laid.grounds)
    verdicts = {one.cell: one for one in told.verdicts}
    seen = Counter[tuple[str, bool]]()
    foreign_in, wrong_in, unheard_in, held = (Counter[Group]() for _ in range(4))
    known = heard(home, laid)
    weighed: dict[Group, float] = defaultdict(float)
    for path, cell in laid.cells.items():
        utterance, foreign = export.truth[path]
        verdict = verdicts[cell]
        inconsistent = verdict.standing is Standing.INCONSISTENT
        who = who_is(utterance, foreign, cell, known)
        seen[who, inconsistent] += 1
        group = cell.device, cell.account, cell.voice, cell.batch
        held[group] += 1
        foreign_in[group] += foreign
        unheard_in[group] += who == "unheard"
        wrong_in[group] += inconsistent
        weighed[group] += verdict.llr
    known_in = {group: n for group, n in held.items() if 2 * unheard_in[group] <= n}
    groups = {group: (weighed[group] / n, foreign_in[group], n) for group, n in known_in.items()}
    own_groups = [group for group, (_, foreign, _) in groups.items() if not foreign]

    def of(who: str) -> int:
        return seen[who, True] + seen[who, False]

    return Outcome(
        seed=home.seed,
        conclusion=told.conclusion,
        foreign=of("foreign"),
        foreign_inconsistent=seen["foreign", True],
        own=of("own"),
        own_inconsistent=seen["own", True],
        guests=of("guest"),
        guests_inconsistent=seen["guest", True],
        unheard=of("unheard"),
        unheard_inconsistent=seen["unheard", True],
        innocent=_innocent(told),
        rules=_rules(told),
        groups=groups,
        wrong_groups=sum(2 * wrong_in[group] > held[group] for group in own_groups),
        own_groups=len(own_groups),
    )


def heard(home: Household, laid: Laid) -> tuple[str, ...] | None:
    """Who enrolled, where voices were compared; else None."""
    return enrolled(home) if any(one.instrument == "voices" for one in laid.grounds.observations) else None


def who_is(utterance: Utterance, foreign: bool, cell: Cell, known: tuple[str, ...] | None) -> str:
    """`foreign`, `unheard`, `guest` (or television) or `own`, as `Outcome` counts them."""
    if foreign:
        return "foreign"
    if known is not None and not cell.device and utterance.voice.name not in known:
        return "unheard"
    return "guest" if utterance.voice.role in ("guest", "television") else "own"


def _innocent(told: Judgement) -> bool:
    strong = [one for one in told.findings if one.direction is Direction.FOR and one.strength >= Strength.S2]
    return all(one.innocent for one in strong)


def _rules(told: Judgement) -> tuple[str, ...]:
    """What was found, as RULE.last word of the text:direction and strength, each once."""
    return tuple(
        sorted(
            {
                f"{one.rule}.{one.text.key.rpartition('.')[2]}:{one.direction.value[0]}{int(one.strength)}"
                for one in told.findings
            }
        )
    )
