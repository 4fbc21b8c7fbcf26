# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The text of a recording, covered until it is asked for; always plain text, whatever it contains."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from viewer.ui.player.state import Shown
from viewer.words import Words


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that wraps, and takes every text as it stands: no markup, no link, no picture."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    return label


class TranscriptBox(QFrame):
    """Heading, text or cover. While covered, no part of the window holds the text."""

    asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._heading = plain_label(words.text("player.transcript"))
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._text = plain_label()
        self._text.setAccessibleName(words.text("player.transcript"))
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._link = plain_label()
        self._show = QPushButton(words.text("player.show_text"))
        self._show.setToolTip(words.text("player.show_text.tip"))
        self._show.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._show.clicked.connect(self.asked)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
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
            self._text.setText(spoken)
        self._show.setVisible(shown is Shown.COVERED)
        self._link.setText(link if shown in (Shown.OPEN, Shown.COVERED) else "")
