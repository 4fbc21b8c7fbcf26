# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What an export says of its own contents: the counts that a read-me names."""

from __future__ import annotations

import re

_NUMBER = r"(\d{1,3}(?:[.,'\u00a0\u202f]\d{3})+|\d{1,7})"
_THINGS = {
    "recordings": r"(?:voice |audio )?recordings?|audio files|sprachaufnahmen|aufnahmen|audiodateien|enregistrements",
    "transcripts": r"transcripts?|transcriptions?|transkripte|utterances",
    "files": r"files|dateien|fichiers",
}


def stated_counts(text: str) -> dict[str, str]:
    """How many `recordings`, `transcripts` and `files` a text speaks of; what it counts in two ways is left out."""
    found: dict[str, str] = {}
    for thing, names in _THINGS.items():
        before = re.findall(rf"(?<![\d.,\w]){_NUMBER}[ \u00a0]+(?:{names})\b", text, re.IGNORECASE)
        after = re.findall(rf"\b(?:{names})\s*[:=]\s*{_NUMBER}(?![\d.,]*\d)", text, re.IGNORECASE)
        counts = {re.sub(r"\D", "", count) for count in before + after}
        if len(counts) == 1:
            found[thing] = counts.pop()
    return found
