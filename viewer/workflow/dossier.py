# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""From a case to the dossier that reports are written from: an allow-list, nothing else goes through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from viewer import __version__
from viewer.case.finding import Direction, Finding, Standing
from viewer.case.message import Message
from viewer.findings.registry import VERSION as RULES_VERSION
from viewer.report.dossier import Act, Dossier, ExportPart, Foreign, ForeignGroup, Item
from viewer.storage import custody
from viewer.storage import foreign as kept
from viewer.storage.exposure import load_exposure
from viewer.storage.groups import load_chance, load_findings, load_groups
from viewer.storage.rulings import load_rulings
from viewer.workflow.absences import missing
from viewer.workflow.enclosing import enclosed
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import overview
from viewer.workflow.verification import verification

_TOLD = frozenset(
    ("parts", "entries", "recordings", "transcripts", "devices", "places", "conclusion", "findings", "recording",
     "seconds", "characters", "decision", "step", "steps", "events", "voices", "files", "what")
)  # fmt: skip


def dossier(case: OpenCase, made_on: date) -> Dossier:
    """All that a report may rest on. `made_on` is the day that letters bear."""
    seen, findings = overview(case), load_findings(case.file)
    standings = kept.standing_counts(case.file)
    groups, chance = load_chance(case.file)
    return Dossier(
        made_on=made_on.isoformat(),
        version=__version__,
        rules_version=RULES_VERSION,
        parts=tuple(
            ExportPart(name if inside and sha256 else "", size, sha256)
            for name, size, sha256, inside in custody.load_parts(case.file)
        ),
        formats=seen.formats,
        recordings=seen.recordings,
        seconds=seen.audio_seconds,
        own_files=kept.count_documents(case.file),
        own_recordings=standings.get(Standing.CONSISTENT, 0),
        undecided_recordings=standings.get(Standing.UNDECIDED, 0) + standings.get(Standing.NOT_EXAMINED, 0),
        foreign=_foreign(case, findings),
        conclusion=seen.conclusion,
        reasons=seen.reasons,
        considered=_considered(case, seen.reasons),
        groups_judged=groups,
        chance=chance,
        exposure=load_exposure(case.file),
        journal=tuple(
            Act(number, at, act, _detail(told), line) for number, at, act, told, line in kept.journal_lines(case.file)
        ),
        absences=tuple(one.question for one in missing(case).absences if one.telling and one.question is not None),
        enclosures=enclosed(case),
        checks=tuple((one.name, one.text, one.limits) for one in verification(case)),
    )


def _foreign(case: OpenCase, findings: Sequence[Finding]) -> Foreign:
    counts = kept.foreign_counts(case.file)
    items = tuple(
        Item(
            one.id, one.sha256, one.captured_at, one.seconds, one.standing, one.strength, _rules(findings, one.findings)
        )
        for one in kept.foreign_rows(case.file)
    )
    persons = max(1, counts.accounts) if counts.recordings else 0
    return Foreign(
        counts.recordings,
        counts.seconds,
        counts.lines,
        counts.documents,
        counts.devices,
        counts.accounts,
        counts.voices,
        counts.first,
        counts.last,
        persons,
        _groups(case),
        items,
    )


def _rules(findings: Sequence[Finding], numbers: Sequence[int]) -> tuple[str, ...]:
    speaking = (findings[number] for number in numbers)
    return tuple(sorted({one.rule for one in speaking if one.direction is Direction.FOR and not one.explained}))


def _groups(case: OpenCase) -> tuple[ForeignGroup, ...]:
    """The groups that do not fit, numbered by kind, the largest first."""
    rows = [one for one in load_groups(case.file) if one.standing == Standing.INCONSISTENT]
    numbers: Counter[str] = Counter()
    told = []
    for row in sorted(rows, key=lambda one: (one.kind, -one.recordings, one.group)):
        numbers[row.kind] += 1
        times = (row.first or "", row.last or "")
        size = (row.recordings, row.audio_seconds)
        told.append(ForeignGroup(str(numbers[row.kind]), row.kind, *size, *times, row.standing, row.strength))
    return tuple(told)


def _considered(case: OpenCase, reasons: Sequence[Finding]) -> tuple[tuple[Message, str], ...]:
    """Each innocent explanation of the reasons, and what the user said of it: open, applies or excluded."""
    ruled = {(one.subject, one.explanation): one.applies for one in load_rulings(case.file)}
    told: dict[Message, str] = {}
    for one in reasons:
        for said in one.innocent:
            applies = ruled.get((one.subject, said.key))
            told.setdefault(said, "open" if applies is None else "applies" if applies else "excluded")
    return tuple(told.items())


def _detail(told: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """What of an act's detail may be shown; what is added later is not, until somebody allows it."""
    return tuple((name, str(value)) for name, value in sorted(told.items()) if name in _TOLD)
