# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What should be in the export and is not, and the question to the company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.ui.parcel.sheet import Sheet, block, share
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.case.absence import Absence
    from viewer.workflow.absences import MissingData

OF = 1000


def missing_sheet(told: MissingData, words: Words) -> Sheet:
    """What is missing for certain first, then what chance may explain, and what to ask."""
    telling = [one for one in told.absences if one.telling]
    others = [one for one in told.absences if not one.telling]
    key = "some" if telling else "maybe" if others else "none"
    guard = words.say(told.guard) if told.guard is not None else ""
    asked = _questions(told, words)
    advice = (words.say(told.question),) if told.question is not None else ()
    return Sheet(
        words.text(f"parcel.missing.{key}"),
        words.text(f"parcel.missing.{key}.text"),
        (
            *block(words, "missing.guard", (guard,) if guard else ()),
            *block(words, "missing.telling", _lines(telling, words)),
            *block(words, "missing.question", (*advice, *asked)),
            *block(words, "missing.others", _lines(others, words)),
            *block(words, "missing.understood", _understood(told.understood, words)),
        ),
        to_copy="\n".join(asked),
    )


def _lines(absences: list[Absence], words: Words) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.say(one.text) for one in absences))


def _questions(told: MissingData, words: Words) -> tuple[str, ...]:
    """What to ask about each gap that tells; these are meant for the company, and can be copied."""
    return tuple(dict.fromkeys(words.say(one.question) for one in told.absences if one.telling and one.question))


def _understood(part: float | None, words: Words) -> tuple[str, ...]:
    if part is None:
        return ()
    return (words.text("parcel.missing.share", share=share(words, int(part * OF), OF)),)
