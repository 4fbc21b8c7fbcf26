# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What happened, in at most 2,000 characters, for forms that take no more (the ICO's)."""

from __future__ import annotations

from viewer.case.matter import Audience
from viewer.report.letters.occasion import Occasion
from viewer.report.letters.weight import exposure_text

MOST = 2000


def summary(on: Occasion, audience: Audience) -> str:
    """The text of a form's field; sentences that find no room are left out, never cut, the last ones first."""
    words, dossier, request = on.words, on.dossier, on.matter.request
    foreign = dossier.foreign
    company = on.company.name if on.company else on.stated(on.matter.company_named.partition("\n")[0])
    sentences = [
        words.text(
            "letter.summary.request",
            company=company,
            requested=on.day(request.made_on),
            answered=on.day(request.answered_on),
        ),
        words.text("letter.summary.foreign", n=words.number(foreign.recordings), length=on.length(foreign.seconds)),
        words.text(f"letter.summary.{audience}"),
        words.text("letter.summary.exposure", exposure=exposure_text(on)),
        *(words.text(f"letter.rule.{rule}") for rule in dict.fromkeys(one.rule for one in dossier.reasons)),
    ]
    told = ""
    for sentence in sentences:
        longer = f"{told} {sentence}".strip()
        if len(longer) <= MOST:
            told = longer
    return told
