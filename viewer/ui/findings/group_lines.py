# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a group is called and how it stands, in a few short lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from viewer.case.finding import GroupKind, Standing
from viewer.case.query import GroupRow
from viewer.case.review import Decision
from viewer.ui.labels import visible
from viewer.ui.recordings.cells import DECISION_GLYPH, STANDING_GLYPH, length, shortened
from viewer.verbal import voice_name
from viewer.words import Words

_FIRST = {Standing.INCONSISTENT: 0, Standing.UNDECIDED: 1, Standing.NOT_EXAMINED: 2, Standing.CONSISTENT: 3}


@dataclass(frozen=True, slots=True)
class GroupLines:
    """One group as listed: `title`, `lines` below it, and `spoken` for a screen reader."""

    group: str
    title: str
    lines: tuple[str, ...]
    spoken: str


def derive_groups(rows: Iterable[GroupRow], words: Words) -> dict[GroupKind, tuple[GroupLines, ...]]:
    """The groups by kind; what does not fit comes first, and of that the largest."""
    by_kind: dict[GroupKind, list[GroupRow]] = {kind: [] for kind in GroupKind}
    for row in rows:
        by_kind[GroupKind(row.kind)].append(row)
    return {
        kind: tuple(group_lines(row, words) for row in sorted(found, key=_urgency))
        for kind, found in by_kind.items()
        if found
    }


def group_lines(row: GroupRow, words: Words) -> GroupLines:
    """The lines of one group."""
    standing = words.text(f"standing.{row.standing}")
    amount = words.count("why.group.amount", row.recordings, length=length(row.audio_seconds, words))
    decided = words.text(f"recordings.decision.{row.decision or 'none'}")
    span, title = _span(row, words), _title(row, words)
    lines = [f"{STANDING_GLYPH[Standing(row.standing)]} {standing}", amount]
    if span:
        lines.append(span)
    if row.decision:
        shown = f"{DECISION_GLYPH[Decision(row.decision)]} {decided}"
        lines.append(words.text("why.group.decided", decision=shown))
    spoken = ", ".join(part for part in (title, standing, amount, span, decided) if part)
    return GroupLines(row.group, title, tuple(lines), spoken)


def _title(row: GroupRow, words: Words) -> str:
    key = row.group.partition(":")[2]
    if not key:
        return words.text(f"why.group.without.{row.kind}")
    if row.kind == GroupKind.VOICE:
        return visible(voice_name(words, key))
    return shortened(key, row.label) if row.kind == GroupKind.DEVICE else visible(row.label or key)


def _span(row: GroupRow, words: Words) -> str:
    if not row.first:
        return ""
    first = words.date(datetime.fromisoformat(row.first))
    last = words.date(datetime.fromisoformat(row.last or row.first))
    return first if first == last else f"{first} – {last}"


def _urgency(row: GroupRow) -> tuple[int, int, str]:
    return (_FIRST[Standing(row.standing)], -row.recordings, row.group)
