# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The first sentences of a letter: what company it is about, what was asked of it and when, and what the answer holds.

What was not stated has sentences of its own; "on (not stated)" is never written.
"""

from __future__ import annotations

from datetime import date

from viewer.case.matter import Audience
from viewer.report.blocks import Block, Paragraph
from viewer.report.letters.occasion import Occasion


def opening(on: Occasion, audience: Audience) -> tuple[Block, ...]:
    """The salutation and the first paragraph of a letter to the company or to an authority."""
    request = on.matter.request
    told = [
        _dated(on, f"letter.{audience}.asked", request.made_on),
        _dated(on, f"letter.{audience}.answer", request.answered_on),
    ]
    if audience is Audience.CONTROLLER:
        told.append(on.words.text("letter.controller.purpose"))
    else:
        told.insert(0, _named(on, f"letter.{audience}.about"))
    return (Paragraph(on.words.text("letter.salutation")), Paragraph(" ".join(told)))


def in_short(on: Occasion) -> tuple[str, ...]:
    """The sentences that a summary begins with, in order."""
    words, foreign, request = on.words, on.dossier.foreign, on.matter.request
    return (
        _named(on, "letter.summary.about"),
        _dated(on, "letter.summary.asked", request.made_on),
        _dated(on, "letter.summary.answer", request.answered_on),
        words.count("letter.summary.found", foreign.recordings, length=on.length(foreign.seconds)),
    )


def _dated(on: Occasion, key: str, when: date | None) -> str:
    return on.words.text(f"{key}.undated") if when is None else on.words.text(key, day=on.words.date(when))


def _named(on: Occasion, key: str) -> str:
    company = on.company.name if on.company else on.matter.company_named.strip().partition("\n")[0]
    return on.words.text(key, company=company) if company else on.words.text(f"{key}.unnamed")
