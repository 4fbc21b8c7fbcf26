# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Which category of the provider a document belongs to, told from its path."""

from __future__ import annotations

import re

_WRAPPER = re.compile(r"all data categories[^/]*|additional data", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:[ ._-]\d+)+$")
_DOTTED = re.compile(r"[A-Z][A-Za-z]+(?:[.-][A-Z][A-Za-z]+)+")


def service_of(inside: str) -> str:
    """The top folder of a path inside its archive, without wrappers and numbering: `Retail.OrderHistory`.

    A file in no folder belongs to the category that its own name shows, `Retail.OrderHistory.1.csv`, or to none.
    """
    *folders, name = inside.split("/")
    for folder in folders:
        if folder and not _WRAPPER.fullmatch(folder):
            return _NUMBERS.sub("", folder.strip())[:80]
    stem = _NUMBERS.sub("", name.rpartition(".")[0])
    return stem[:80] if _DOTTED.fullmatch(stem) else ""
