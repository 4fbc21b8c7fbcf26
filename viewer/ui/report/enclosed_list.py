# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The items that letters carry, one a line, each with a button to take it out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from viewer.case.enclosure import Enclosure
from viewer.ui.labels import Style, button, label
from viewer.words import Words


class EnclosedList(QWidget):
    """`withdrawn` carries the `Enclosure` to be taken out. No content of an item is shown here."""

    withdrawn = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.buttons: list[QPushButton] = []
        self.setAccessibleName(words.text("enclosing.list"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def put(self, items: Sequence[Enclosure]) -> None:
        """Show these."""
        while (old := self._layout.takeAt(0)) is not None:
            gone = old.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.buttons = []
        for item in items:
            self._layout.addWidget(self._line(item))
        if not items:
            self._layout.addWidget(label(self._words.text("enclosing.none"), Style.QUIET))

    def _line(self, item: Enclosure) -> QWidget:
        words, line = self._words, QWidget()
        text = words.text(f"enclosing.item.{item.what}", recording=item.recording)
        out = button(words.text("enclosing.out"), name=words.text("enclosing.out.name", item=text))
        out.clicked.connect(partial(self._withdraw, item))
        self.buttons.append(out)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(f"{text}\n{item.note}" if item.note else text), 1)
        layout.addWidget(out)
        return line

    def _withdraw(self, item: Enclosure, _checked: bool = False) -> None:
        self.withdrawn.emit(item)
