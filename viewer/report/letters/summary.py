# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What happened, in at most 2,000 characters, for forms that take no more (the ICO's)."""

from __future__ import annotations

from viewer.case.matter import Audience
from viewer.report.letters.occasion import Occasion
from viewer.report.letters.opening import in_short
from viewer.report.letters.weight import exposure_text

MOST = 2000


def summary(on: Occasion, audience: Audience) -> str:
    """The text of a form's field; sentences that find no room are left out, never cut, the last ones first."""
    words, dossier = on.words, on.dossier
    sentences = [
        *in_short(on),
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
