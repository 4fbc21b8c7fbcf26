# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Innocent explanations as they are offered: grouped by what they are about, each with what was said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from viewer.case.review import Explanation, Settled
from viewer.ui.labels import visible
from viewer.ui.recordings.cells import shortened
from viewer.verbal import voice_name
from viewer.words import Words


@dataclass(frozen=True, slots=True)
class ExplanationLine:
    """One explanation: `key` names it in a ruling, `text` is shown beside the box, `spoken` names the box. `note` says
    what was settled and how; one that is `fixed` is changed in the interview alone."""

    key: str
    text: str
    spoken: str
    state: Settled
    note: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class ExplanationBlock:
    """The explanations of the findings about one subject; `title` says what that is."""

    subject: str
    title: str
    lines: tuple[ExplanationLine, ...]

    @property
    def open(self) -> tuple[str, ...]:
        """The keys of those that nothing was said of."""
        return tuple(one.key for one in self.lines if one.state is Settled.OPEN)


def derive_explanations(explanations: Iterable[Explanation], words: Words) -> tuple[ExplanationBlock, ...]:
    """A block for each subject, in the order in which the findings name them."""
    by_subject: dict[str, list[Explanation]] = {}
    for one in explanations:
        by_subject.setdefault(one.subject, []).append(one)
    return tuple(_block(subject, found, words) for subject, found in by_subject.items())


def subject_title(subject: str, words: Words) -> str:
    """What findings are about, by kind and a short name."""
    kind, _, key = subject.partition(":")
    if kind == "voice" and key:
        return visible(voice_name(words, key))
    name = shortened(key) if kind in ("device", "account") else key
    if kind not in ("device", "account", "batch") or not name:
        return words.text("why.about.export")
    return words.text(f"why.about.{kind}", name=visible(name))


def _block(subject: str, found: list[Explanation], words: Words) -> ExplanationBlock:
    title = subject_title(subject, words)
    return ExplanationBlock(subject, title, tuple(_line(one, title, words) for one in found))


def _line(one: Explanation, title: str, words: Words) -> ExplanationLine:
    said = words.say(one.said)
    note = "" if one.state is Settled.OPEN else words.text(f"why.settled.{one.state}")
    if one.by_answer:
        note = words.text("why.answered")
    spoken = f"{title}: {said} {note}".strip()
    return ExplanationLine(one.said.key, said, spoken, one.state, note, one.by_answer)
