# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""By which pattern a file was named, with everything that differs from file to file taken out."""

from __future__ import annotations

import re

_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_UTTERANCE = re.compile(
    r"(?:[A-Z0-9]{12,14}|TextClient)[/_:.-]+1[._]0[/_:.-]+\d{4}(?:[/_:.-]+\d\d){3}[/_:.-]+[A-Za-z0-9]{14,32}[/_:.-]+\d\d"
)
_CHANGING = re.compile(r"[^\W_]*\d[^\W_]*")


def name_grammar(name: str) -> str:
    """`utterance-id` for a name built from an Alexa utterance id (FORMATS 1.3), else the name with `#` for every
    run of letters and digits that holds a digit and `uuid` for every UUID: `#_#-#-#.wav`, `uuid.wav`, `voice #.mp3`.
    """
    if _UTTERANCE.match(name):
        return "utterance-id"
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    if len(stem) >= 36:
        stem = _UUID.sub("uuid", stem)
    return _CHANGING.sub("#", stem) + dot + ending.lower()
