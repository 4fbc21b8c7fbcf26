# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Which language a spoken line is in, where a classifier of byte n-grams (langid, through py3langid) is sure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = ("de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "tr")
_SURE = 0.99
_WORDS = 3
_LONGEST = 400
_DENSE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def language_of(text: str) -> str:
    """One of `LANGUAGES` with a probability of at least 0.99 among these; empty where it is less, or where the text has
    fewer than three words (in Japanese, six letters), which says too little."""
    if len(text.split()) < _WORDS and len(_DENSE.findall(text[:_LONGEST])) < 2 * _WORDS:
        return ""
    found, sure = _identifier().classify(text[:_LONGEST].encode("utf-8", "replace").decode("utf-8"))
    return str(found) if sure >= _SURE else ""


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
