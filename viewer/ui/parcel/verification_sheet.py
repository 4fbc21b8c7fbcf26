# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whether the export agrees with itself: every check with what came of it, and what it cannot show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from viewer.ui.parcel.sheet import Block, Sheet, block, notice, table
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.verification import Verified

GLYPHS = {"holds": "✓", "deviates": "≠", "not_applicable": "–"}


def verification_sheet(told: Sequence[Verified], words: Words) -> Sheet:
    """All checks at a glance, then one by one."""
    if not told:
        return notice(words, "parcel.verification.empty")
    deviating = sum(one.result == "deviates" for one in told)
    headline = words.count("parcel.verification.deviates", deviating) if deviating else ""
    lines = tuple(
        (_result(one, words), words.say(one.name), words.number(one.checked), words.number(one.deviating))
        for one in told
    )
    shown = table(words, "verification.checks", ("result", "check", "checked", "deviating"), lines)
    return Sheet(
        headline or words.text("parcel.verification.holds"),
        words.text("parcel.verification.text"),
        (*block(words, "verification.checks", (), shown), *(_block(one, words) for one in told)),
    )


def _result(one: Verified, words: Words) -> str:
    return f"{GLYPHS[one.result]} {words.text(f'parcel.result.{one.result}')}"


def _block(one: Verified, words: Words) -> Block:
    innocent = [words.text("parcel.verification.innocent", cause=cause) for cause in one.innocent]
    limits = [words.text("parcel.verification.limit", limit=limit) for limit in one.limits]
    return Block(f"{GLYPHS[one.result]} {words.say(one.name)}", (words.say(one.text), *innocent, *limits))
