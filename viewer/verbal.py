# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The verbal scale: a likelihood ratio in words, always with both propositions, never as a number or a percentage.

The classes are those of the ENFSI guideline for evaluative reporting, table of verbal equivalents; above 10,000 no
stronger word is used, since nothing here was validated that far.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from viewer.case.voice import OWNER
from viewer.words import Words


class Support(StrEnum):
    """How strongly a comparison supports one proposition over the other."""

    NONE = "none"
    WEAK = "weak"
    MODERATE = "moderate"
    MODERATELY_STRONG = "moderately_strong"
    STRONG = "strong"


class Subject(StrEnum):
    """What was compared with an enrolled person."""

    GROUP = "group"
    RECORDING = "recording"


_FROM = (
    (3.0, Support.STRONG),
    (2.0, Support.MODERATELY_STRONG),
    (1.0, Support.MODERATE),
    (math.log10(2.0), Support.WEAK),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """A place on the scale; `for_person` tells the direction and means nothing where there is no support."""

    support: Support
    for_person: bool


def scale_of(llr: float | None) -> Scale | None:
    """The class of a log10 likelihood ratio of "spoken by the person" against "by somebody else".

    Each class begins with its lower bound: a ratio of 10 is moderate. None where nothing could be compared.
    """
    if llr is None or math.isnan(llr):
        return None
    support = next((support for least, support in _FROM if abs(llr) >= least), Support.NONE)
    return Scale(support, llr > 0)


def sentence(
    words: Words, llr: float | None, person: str = OWNER, subject: Subject = Subject.GROUP, reason: str = ""
) -> str:
    """What a comparison with a person says, naming both propositions. `reason` is a key: why there was none."""
    scale = scale_of(llr)
    if scale is None:
        why = f" {words.text(reason)}" if reason else ""
        return words.text(f"verbal.cannot.{subject}", voice=_of_person(words, "voice", person)) + why
    propositions = (_of_person(words, "spoken", person), words.text("verbal.spoken.other"))
    if scale.support is Support.NONE:
        return words.text(f"verbal.none.{subject}", first=propositions[0], second=propositions[1])
    first, second = propositions if scale.for_person else propositions[::-1]
    support = words.text(f"verbal.support.{scale.support}")
    return words.text(f"verbal.sentence.{subject}", support=support, first=first, second=second)


def in_short(words: Words, llr: float | None, person: str = OWNER) -> str:
    """What a comparison says, in few words."""
    return short_of(words, scale_of(llr), person)


def short_of(words: Words, scale: Scale | None, person: str = OWNER) -> str:
    """A place on the scale in the few words that a cell of a table has room for."""
    if scale is None:
        return words.text("verbal.short.cannot")
    if scale.support is Support.NONE:
        return words.text("verbal.short.none")
    who = _of_person(words, "short", person) if scale.for_person else words.text("verbal.short.other")
    return words.text("verbal.short", support=words.text(f"verbal.support.{scale.support}"), who=who)


def voice_name(words: Words, key: str) -> str:
    """What a voice group is called by its key, neutrally: "Voice 1" for V1. An empty key is no group."""
    if not key:
        return words.text("verbal.no_group")
    return words.text("verbal.voice", name=key[1:] if key[0] == "V" and key[1:].isdigit() else key)


def voice_order(key: str) -> tuple[int, str]:
    """Where a voice group stands among others: V2 before V10."""
    return (len(key), key)


def _of_person(words: Words, what: str, person: str) -> str:
    return words.text(f"verbal.{what}.owner") if person == OWNER else words.text(f"verbal.{what}.person", person=person)
