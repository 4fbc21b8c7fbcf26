# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The text of a recording, covered until it is asked for; always plain text, whatever it contains."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from viewer.ui.labels import label, show_text
from viewer.ui.player.state import Shown
from viewer.words import Words


class TranscriptBox(QFrame):
    """Heading, text or cover. While covered, no part of the window holds the text."""

    asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._heading = label(words.text("player.transcript"))
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._text = label()
        self._text.setAccessibleName(words.text("player.transcript"))
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._link = label()
        self._show = QPushButton(words.text("player.show_text"))
        self._show.setToolTip(words.text("player.show_text.tip"))
        self._show.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._show.clicked.connect(self.asked)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        lines.addWidget(self._text)
        lines.addWidget(self._show)
        lines.addWidget(self._link)
        lines.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(3)
        outer.addWidget(self._heading)
        outer.addWidget(area, 1)

    def apply(self, shown: Shown, text: str, link: str) -> None:
        """Show the text, its cover, or that there is none; `link` says how text and recording came together."""
        spoken = {
            Shown.NOTHING: "",
            Shown.NONE_KNOWN: self._words.text("player.no_text"),
            Shown.COVERED: self._words.text("player.text_covered"),
            Shown.OPEN: text,
        }[shown]
        if self._text.text() != spoken:
            show_text(self._text, spoken)
        self._show.setVisible(shown is Shown.COVERED)
        show_text(self._link, link if shown in (Shown.OPEN, Shown.COVERED) else "")
        for line in (self._text, self._link):
            line.setVisible(bool(line.text()))
