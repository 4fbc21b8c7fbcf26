# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is said about why a recording, a group or the export stands as it does; derived from plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from viewer.case.finding import Finding, Standing
from viewer.case.query import Row
from viewer.case.review import Settled
from viewer.ui.browsing import Why
from viewer.ui.findings.explanation_lines import ExplanationBlock, derive_explanations
from viewer.ui.findings.measured_lines import measurements, voice_lines
from viewer.words import Words


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhyState:
    """What the panel shows, from top to bottom: what is found, what else could explain it, and all the rest."""

    headline: str = ""
    strength: str = ""
    sections: tuple[Section, ...] = ()
    explanations: tuple[ExplanationBlock, ...] = ()
    more: tuple[Section, ...] = ()


def derive_why_state(why: Why, words: Words, measured: Row | None = None, *, whole: bool = False) -> WhyState:
    """Everything to be said. `measured` is the recording; without one the talk is of a group, or `whole`, of the
    export.

    Both sides are always shown, and an empty one says that it is empty: silence would read as agreement.
    """
    subject = "recording" if measured else "group"
    none = (words.text("why.none"),)
    sections = [
        Section(words.text("why.for"), _reasons(why.reasons_for, words) or none),
        Section(words.text("why.against"), _reasons(why.reasons_against, words) or none),
    ]
    neutral = Section(words.text("why.neutral"), _reasons(why.neutral, words))
    if whole:
        sections = [Section(words.text("why.parcel"), _reasons((*why.neutral, *why.reasons_for), words) or none)]
    more = [
        Section(words.text("why.explained"), _explained(why.explained, words)),
        *([] if whole else [neutral]),
        Section(words.text("voices.why"), voice_lines(measured, words) if measured else ()),
        Section(words.text("why.measured"), measurements(measured, words) if measured else ()),
        Section(words.text("why.not_looked_at"), words.all(why.not_looked_at)),
        Section(words.text("why.next"), (words.text(f"why.next.{_next(why, whole)}"),)),
    ]
    return WhyState(
        words.text("why.headline.export" if whole else f"why.headline.{subject}.{why.standing}"),
        "" if whole else _strength(why, words),
        tuple(sections),
        derive_explanations(why.explanations, words),
        tuple(section for section in more if section.lines),
    )


def _next(why: Why, whole: bool) -> str:
    """What can be done now: settle what is open, before all else where something does not fit."""
    settles = any(one.state is Settled.OPEN for one in why.explanations)
    if whole:
        return "settle" if settles else "whole"
    if why.standing in (Standing.CONSISTENT, Standing.NOT_EXAMINED):
        return why.standing.value
    if settles and why.reasons_for:
        return "settle"
    return why.standing.value


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


def _explained(findings: Iterable[Finding], words: Words) -> tuple[str, ...]:
    return tuple(
        words.text(
            "why.explained.by",
            title=words.text(f"rule.{one.rule}.title"),
            said=one.text,
            explanation=" ".join(words.all(one.explained)),
        )
        for one in sorted(findings, key=lambda one: (-one.strength, one.rule))
    )
