# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What hides in a text is shown, and names are veiled: for whatever stands on a screen, in a terminal or on paper."""

from __future__ import annotations

import json
import re
import unicodedata

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_VEIL = "…"


def visible(text: str, keep: str = "\n\t\u00ad", brackets: tuple[str, str] = ("⟨", "⟩")) -> str:
    """The text with every character spelled out that could hide, reorder or command, as `⟨U+202E⟩`.

    Those are control, format (bidirectional and zero-width), private and surrogate characters and the separators of
    lines and paragraphs. `keep` are the ones that stay.
    """
    if text.isascii() and text.isprintable():
        return text
    left, right = brackets
    return "".join(
        f"{left}U+{ord(one):04X}{right}" if one not in keep and unicodedata.category(one) in _HIDDEN else one
        for one in text
    )


def visible_line(text: str) -> str:
    """The same for one line of a terminal: nothing in it can begin another line, move the cursor or change a colour."""
    return visible(text, keep="")


def visible_json(written: str) -> str:
    """JSON with the same characters as escapes, so that a terminal shows them and a program reads the same values."""
    if written.isascii() and written.isprintable():
        return written
    return "".join(json.dumps(one)[1:-1] if unicodedata.category(one) in _HIDDEN else one for one in written)


def veiled(path: str) -> str:
    """The path of an entry without the names inside the export, which tell of people: `My Data.zip!….wav`.

    An archive's own name stays, as it was received, and the ending; the name of a folder goes.
    """
    part, within, inside = path.partition("!")
    ending = _ENDING.search(inside if within else path)
    shown = f"{_VEIL}{ending.group()}" if ending else _VEIL
    return f"{part}!{shown}" if within and part.casefold().endswith(".zip") else shown
