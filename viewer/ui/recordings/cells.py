# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a recording's row says in each column, in words, and what a screen reader says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from viewer.case.finding import Standing, Strength
from viewer.case.query import Column, Row
from viewer.case.recording import NAMED, LinkKind
from viewer.case.review import Decision
from viewer.ui.labels import visible
from viewer.verbal import Scale, Support, scale_of, short_of, voice_name
from viewer.words import Words

ORDER: tuple[Column | None, ...] = (
    None,
    Column.CAPTURED_AT,
    Column.DURATION,
    Column.DEVICE,
    Column.STANDING,
    Column.DECISION,
    Column.TRANSCRIPT,
    Column.VOICE,
    Column.LIKENESS,
    Column.ACCOUNT,
    Column.STRENGTH,
    Column.SPEECH,
    Column.LOUDNESS,
    Column.ENTRY,
)
"""The columns as first shown; None is the marker, which tells at a glance what is covered and decided."""

RIGHT = frozenset({Column.DURATION, Column.SPEECH, Column.LOUDNESS})
STANDING_GLYPH = {
    Standing.CONSISTENT: "✓",
    Standing.INCONSISTENT: "≠",
    Standing.UNDECIDED: "?",
    Standing.NOT_EXAMINED: "–",
}
DECISION_GLYPH = {Decision.MINE: "●", Decision.HOUSEHOLD: "⌂", Decision.NOT_MINE: "✗", Decision.UNSURE: "~"}
COVER_GLYPH = "▒"


def shortened(identity: str, name: str = "") -> str:
    """A serial number as its last four characters, after the name of the device where that is known; a device known by
    no more than its name, as that name.
    """
    if identity.startswith(NAMED):
        return visible(identity.removeprefix(NAMED))
    tail = "…" + visible(identity[-4:]) if len(identity) > 6 else visible(identity)
    if not name or name == identity:
        return tail
    return visible(name) if tail in name or identity in name else f"{visible(name)} {tail}"


def length(seconds: float, words: Words) -> str:
    """A length of time with its unit: `2.3 s`, `1:05 min`, `1:00:09 h`."""
    if seconds < 59.95:
        return f"{words.number(seconds, 1)} s"
    return f"{words.duration(seconds)} {'min' if round(seconds) < 3600 else 'h'}"


def _numeric(text: str) -> str:
    """Right-aligned text, kept apart from the column beside it."""
    return text + "\u2002"


def short_moment(when: datetime, words: Words) -> str:
    """A moment without the offset that the head of the column names; any other stays."""
    return words.moment(when).removesuffix(" +00:00")


class RowWords:
    """Turns rows into cells. Words that repeat in every row are looked up once."""

    def __init__(self, words: Words, names: Mapping[str, str] | None = None) -> None:
        """`names` maps serial numbers to names of devices."""
        self._words = words
        self._names = names or {}
        self.standing = {one.value: words.text(f"standing.{one}") for one in Standing}
        self.strength = {int(one): words.text(f"strength.{one.name}") for one in Strength}
        self.decision = {one.value: words.text(f"recordings.decision.{one}") for one in Decision}
        self._standing_shown = {one.value: f"{STANDING_GLYPH[one]} {self.standing[one]}" for one in Standing}
        self._decision_shown = {one.value: f"{DECISION_GLYPH[one]} {self.decision[one]}" for one in Decision}
        self.covered = words.text("recordings.covered")
        self._covered_spoken = words.text("recordings.covered.spoken")
        self._no_text = words.text("recordings.no_text")
        self._unknown = words.text("recordings.unknown")
        self._undecided = words.text("recordings.decision.none")
        scales = (None, *(Scale(one, to) for one in Support for to in (True, False)))
        self._likenesses = {one: short_of(words, one) for one in scales}
        self._likely = words.text("recordings.likely.spoken")

    def texts(self, row: Row, covered: bool) -> tuple[str, ...]:
        """The text of every column, in the order of `ORDER`."""
        words = self._words
        return (
            self._marker(row, covered),
            short_moment(datetime.fromisoformat(row.captured_at), words) if row.captured_at else "–",
            _numeric("–" if row.duration_s is None else length(row.duration_s, words)),
            shortened(row.device, self._names.get(row.device, "")) if row.device else "–",
            self._standing_shown[row.standing],
            self._decision_shown[row.decision] if row.decision else "",
            self._transcript(row, covered),
            visible(voice_name(words, row.voice_group)) if row.voice_group else "–",
            self._likeness(row),
            visible(row.account) if row.account else "–",
            self.strength[row.strength] if row.standing != Standing.NOT_EXAMINED else "–",
            _numeric("–" if row.speech_s is None else f"{words.number(row.speech_s, 1)} s"),
            _numeric("–" if row.loudness_lufs is None else f"{words.number(row.loudness_lufs, 1)} LUFS"),
            visible(row.entry),
        )

    def spoken(self, row: Row, covered: bool, place: int) -> str:
        """What a screen reader says of one column: words only, no glyphs, identities in full."""
        column, text = ORDER[place], self.texts(row, covered)[place]
        decision = self.decision[row.decision] if row.decision else self._undecided
        if column is None:
            return f"{self._covered_spoken}, {decision}" if covered else decision
        if column is Column.TRANSCRIPT and row.transcript:
            return self._spoken_transcript(row, covered)
        known = {
            Column.STANDING: self.standing[row.standing],
            Column.DECISION: decision,
            Column.DEVICE: visible(row.device or ""),
        }.get(column, text.strip())
        return self._unknown if known in ("–", "") else known

    def _likeness(self, row: Row) -> str:
        """In short words; a recording that nothing was heard of yet has none."""
        if row.voice_llr is None and row.voice_group is None and row.speech_s is None:
            return "–"
        return self._likenesses[scale_of(row.voice_llr)]

    def _marker(self, row: Row, covered: bool) -> str:
        decided = DECISION_GLYPH[Decision(row.decision)] if row.decision else ""
        return f"{COVER_GLYPH} {decided}" if covered else decided

    def _transcript(self, row: Row, covered: bool) -> str:
        if not row.transcript:
            return self._no_text
        if covered:
            return f"{COVER_GLYPH * 3} {self.covered}"
        said = visible(" ".join(row.transcript.split()))
        return f"≈ {said}" if row.link == LinkKind.LIKELY else said

    def _spoken_transcript(self, row: Row, covered: bool) -> str:
        if covered:
            return self._covered_spoken
        said = visible(row.transcript or "")
        return f"{self._likely}: {said}" if row.link == LinkKind.LIKELY else said
