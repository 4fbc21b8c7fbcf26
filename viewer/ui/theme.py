# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Light, dark and high contrast: one palette and one small style sheet, at the reader's size of text."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from viewer.resource import resource
from viewer.ui.tones import CONTRAST, LIGHT, THEMES, Tones

SMALLEST_TEXT_PT = 10.0
_SIZES = {"small": 0.9, "body": 1.0, "heading": 1.2, "title": 1.75}


def theme_name(wanted: str, scheme: Qt.ColorScheme) -> str:
    """The theme to show: the wanted one, or for "system" the one that the desktop asks for."""
    if wanted in THEMES:
        return wanted
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def palette_of(tones: Tones) -> QPalette:
    """The Qt palette for these tones."""
    role, palette = QPalette.ColorRole, QPalette()
    colours = {
        role.Window: tones.window, role.WindowText: tones.text, role.Base: tones.surface, role.Text: tones.text,
        role.AlternateBase: tones.window, role.Button: tones.raised, role.ButtonText: tones.text,
        role.BrightText: tones.inconsistent,
        role.ToolTipBase: tones.surface, role.ToolTipText: tones.text, role.PlaceholderText: tones.quiet,
        role.Highlight: tones.accent, role.HighlightedText: tones.on_accent, role.Accent: tones.accent,
        role.Link: tones.accent, role.LinkVisited: tones.accent, role.Mid: tones.border, role.Midlight: tones.raised,
        role.Light: tones.surface, role.Dark: tones.border, role.Shadow: tones.border,
    }  # fmt: skip
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tones.quiet))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tones.raised))
    return palette


def style_sheet(tones: Tones, point_size: float) -> str:
    """The style sheet for these tones at this size of body text."""
    gaps = tones.named() | {f"pt_{name}": f"{point_size * scale:.1f}" for name, scale in _SIZES.items()}
    gaps["tick"] = resource("icons/tick.svg" if tones is LIGHT else "icons/tick-dark.svg").as_posix()
    gaps["mark"], gaps["round"] = str(round(point_size * 1.1)), str(round(point_size * 1.1) // 2 + 2)
    gaps["line"] = "2" if tones is CONTRAST else "1"
    return Template(resource("styles/window.qss").read_text(encoding="utf-8")).substitute(gaps)


class Theme(QObject):
    """Dresses the application, and follows the desktop where the user prefers that. `changed` carries the `Tones`."""

    changed = Signal(object)

    def __init__(self, application: QApplication, wanted: str, text_percent: int) -> None:
        super().__init__(application)
        self._application, self._wanted, self._percent = application, wanted, text_percent
        size = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
        self._base_pt = max(size if size > 0 else SMALLEST_TEXT_PT, SMALLEST_TEXT_PT)
        self._worn = ""
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self.wear(wanted, text_percent)

    @property
    def tones(self) -> Tones:
        """The colours now shown."""
        return THEMES[theme_name(self._wanted, self._application.styleHints().colorScheme())]

    def wear(self, wanted: str, text_percent: int) -> None:
        """Show this theme at this size of text, 100 to 200."""
        self._wanted, self._percent = wanted, min(200, max(100, text_percent))
        tones, points = self.tones, self._base_pt * self._percent / 100
        sheet = style_sheet(tones, points)
        if sheet == self._worn:
            return
        self._worn = sheet
        font = QFont(self._application.font())
        font.setPointSizeF(points)
        self._application.setFont(font)
        self._application.setPalette(palette_of(tones))
        self._application.setStyleSheet(sheet)
        self.changed.emit(tones)

    def _follow(self) -> None:
        self.wear(self._wanted, self._percent)
