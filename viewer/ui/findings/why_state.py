# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is said about why a recording or a group stands as it does; derived from plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from viewer.case.finding import Finding, Standing
from viewer.case.query import Row
from viewer.ui.browsing import Why
from viewer.ui.recordings.cells import length
from viewer.verbal import Subject, sentence, voice_name
from viewer.words import Words

_DIFFERS_S = 0.05


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhyState:
    """What the panel shows, from top to bottom."""

    headline: str = ""
    strength: str = ""
    sections: tuple[Section, ...] = ()


def derive_why_state(why: Why, words: Words, measured: Row | None = None) -> WhyState:
    """Everything to be said. `measured` is the recording; without one the talk is of a group.

    Both sides are always shown, and an empty one says that it is empty: silence would read as agreement.
    """
    subject = "recording" if measured else "group"
    none = (words.text("why.none"),)
    sections = [
        Section(words.text("why.for"), _reasons(why.reasons_for, words) or none),
        Section(words.text("why.against"), _reasons(why.reasons_against, words) or none),
        Section(words.text("why.innocent"), words.all(dict.fromkeys(why.innocent))),
        Section(words.text("why.neutral"), _reasons(why.neutral, words)),
        Section(words.text("voices.why"), voice_lines(measured, words) if measured else ()),
        Section(words.text("why.measured"), measurements(measured, words) if measured else ()),
        Section(words.text("why.not_looked_at"), words.all(why.not_looked_at)),
    ]
    return WhyState(
        words.text(f"why.headline.{subject}.{why.standing}"),
        _strength(why, words),
        tuple(section for section in sections if section.lines),
    )


def measurements(row: Row, words: Words) -> tuple[str, ...]:
    """What was measured of a recording; what was not is left out."""
    number = words.number
    told: list[tuple[str, str | None]] = [("why.measured.duration", _duration(row, words))]
    told += [
        ("why.measured.rate", None if row.sample_rate is None else f"{number(row.sample_rate)} Hz"),
        ("why.measured.channels", None if row.channels is None else number(row.channels)),
        ("why.measured.codec", row.codec),
        ("why.measured.loudness", None if row.loudness_lufs is None else f"{number(row.loudness_lufs, 1)} LUFS"),
        ("why.measured.snr", None if row.snr_db is None else f"{number(row.snr_db, 0)} dB"),
        ("why.measured.speech", None if row.speech_s is None else f"{number(row.speech_s, 1)} s"),
    ]
    return tuple(f"{words.text(key)}: {value}" for key, value in told if value)


def voice_lines(row: Row, words: Words) -> tuple[str, ...]:
    """What the comparison of voices says of a recording, with both propositions; nothing where none was made."""
    if row.voice_group is None and row.voice_llr is None:
        return ()
    named = words.text("voices.why.group", voice=voice_name(words, row.voice_group or ""))
    compared = sentence(words, row.voice_llr, subject=Subject.RECORDING)
    return (named, compared, words.text("voices.innocent"))


def _duration(row: Row, words: Words) -> str | None:
    if row.duration_s is None:
        return None
    true = length(row.duration_s, words)
    if row.declared_s is None or abs(row.declared_s - row.duration_s) < _DIFFERS_S:
        return true
    return words.text("why.measured.declared", true=true, declared=length(row.declared_s, words))


def _strength(why: Why, words: Words) -> str:
    if why.standing is Standing.NOT_EXAMINED:
        return ""
    return words.text("why.strength", strength=words.text(f"strength.{why.strength.name}"))


def _reasons(findings: Iterable[Finding], words: Words) -> tuple[str, ...]:
    return tuple(
        words.text(
            "why.reason",
            title=words.text(f"rule.{one.rule}.title"),
            said=one.text,
            strength=words.text(f"strength.{one.strength.name}"),
        )
        for one in sorted(findings, key=lambda one: (-one.strength, one.rule))
    )
