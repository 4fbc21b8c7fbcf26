# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The colours of each theme by meaning, and the glyphs that stand beside the words of a standing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from PySide6.QtGui import QPalette

from viewer.case.finding import Standing

GLYPHS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.CONSISTENT: "✓",
        Standing.INCONSISTENT: "≠",
        Standing.UNDECIDED: "?",
        Standing.NOT_EXAMINED: "–",
    }
)


@dataclass(frozen=True, slots=True)
class Tones:
    """One theme's colours as `#rrggbb`. The `soft_` ones are grounds for the standing's own colour."""

    window: str
    surface: str
    raised: str
    text: str
    quiet: str
    border: str
    accent: str
    on_accent: str
    accent_hover: str
    soft_accent: str
    focus: str
    consistent: str
    soft_consistent: str
    inconsistent: str
    soft_inconsistent: str
    undecided: str
    soft_undecided: str
    not_examined: str
    soft_not_examined: str

    def of(self, standing: Standing) -> str:
        """The colour of a standing's word and glyph."""
        return str(getattr(self, standing.value))

    def soft(self, standing: Standing) -> str:
        """The ground under a standing's word."""
        return str(getattr(self, f"soft_{standing.value}"))

    def named(self) -> dict[str, str]:
        """Every colour by its name, for the style sheet."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


LIGHT = Tones(
    window="#f4f5f7", surface="#ffffff", raised="#eceef1", text="#1c2126", quiet="#55606b", border="#c9ced5",
    accent="#1d5f8a", on_accent="#ffffff", accent_hover="#174d70", soft_accent="#dcebf5", focus="#1d5f8a",
    consistent="#1b6640", soft_consistent="#e2f2e8", inconsistent="#9c2540", soft_inconsistent="#fae6ea",
    undecided="#75500a", soft_undecided="#fbf0d9", not_examined="#55606b", soft_not_examined="#eceef1",
)  # fmt: skip
DARK = Tones(
    window="#16191d", surface="#1f2328", raised="#2a2f36", text="#e9ecef", quiet="#a7b1bb", border="#414952",
    accent="#7fbde6", on_accent="#0b1a25", accent_hover="#a3d1ef", soft_accent="#1f3a4c", focus="#7fbde6",
    consistent="#7bd3a2", soft_consistent="#173325", inconsistent="#ff9aab", soft_inconsistent="#421e27",
    undecided="#f0c568", soft_undecided="#3a2e12", not_examined="#a7b1bb", soft_not_examined="#2a2f36",
)  # fmt: skip
CONTRAST = Tones(
    window="#000000", surface="#000000", raised="#1a1a1a", text="#ffffff", quiet="#e6e6e6", border="#ffffff",
    accent="#ffd60a", on_accent="#000000", accent_hover="#ffe66b", soft_accent="#332b00", focus="#ffd60a",
    consistent="#6dff9e", soft_consistent="#00240e", inconsistent="#ffb3c0", soft_inconsistent="#3a000d",
    undecided="#ffd60a", soft_undecided="#2b2400", not_examined="#e6e6e6", soft_not_examined="#1a1a1a",
)  # fmt: skip
THEMES: Mapping[str, Tones] = MappingProxyType({"light": LIGHT, "dark": DARK, "contrast": CONTRAST})


def tones_of(palette: QPalette) -> Tones:
    """The tones that a palette was made from, told by its window colour; enough for a delegate."""
    window = palette.window().color()
    found = next((tones for tones in THEMES.values() if tones.window == window.name()), None)
    return found or (DARK if window.lightness() < 128 else LIGHT)
