# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Fields that belong together, in a card: what is asked first, and what can be added, folded away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from viewer.ui.labels import Style, button, label, show_text
from viewer.ui.report.fields import FormField, TickField
from viewer.words import Words


class FieldRow(QWidget):
    """A field with its name, whether it is optional, and a sentence of help."""

    def __init__(self, name: str, field: FormField[Any], hint: str, words: Words) -> None:
        super().__init__()
        self.field, self._words = field, words
        self._name = words.text(f"letters.field.{name}")
        self._title = label(self._name, Style.STRONG)
        self._title.setBuddy(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._title)
        self._title.setVisible(not isinstance(field, TickField))
        layout.addWidget(field)
        if hint:
            layout.addWidget(label(hint, Style.QUIET))

    def show_need(self, needed: bool) -> None:
        """Say that the letter needs it, or that it is optional."""
        text = self._name if needed else self._words.text("letters.optional", field=self._name)
        show_text(self._title, text)


class FormGroup(QFrame):
    """A card of rows. `names` are those that are seen at once and those behind the fold."""

    def __init__(
        self,
        key: str,
        names: tuple[tuple[str, ...], tuple[str, ...]],
        rows: Mapping[str, FieldRow],
        words: Words,
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        title = words.text(f"letters.group.{key}")
        self.setAccessibleName(title)
        self._words, self._title, self._names, self._rows = words, title, names, rows
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(label(title, Style.HEADING))
        self.fold, self._folded = button("", quiet=True), QWidget()
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._unfold)
        inside = QVBoxLayout(self._folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for name in names[0]:
            layout.addWidget(rows[name])
        layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        for name in names[1]:
            inside.addWidget(rows[name])
        layout.addWidget(self._folded)
        self._unfold(False)

    def show_only(self, is_asked: Callable[[str], bool]) -> None:
        """Show the fields that are asked for; the card goes where none is."""
        first, rest = (tuple(map(is_asked, names)) for names in self._names)
        for name, asked in zip((*self._names[0], *self._names[1]), (*first, *rest), strict=True):
            self._rows[name].setVisible(asked)
        self.fold.setVisible(any(rest))
        self._folded.setVisible(any(rest) and self.fold.isChecked())
        self.setVisible(any((*first, *rest)))

    def uncover(self, name: str) -> None:
        """Unfold where this field is folded away."""
        if name in self._names[1]:
            self.fold.setChecked(True)

    def _unfold(self, is_open: bool) -> None:
        self._folded.setVisible(is_open)
        self.fold.setText(self._words.text("letters.fold.less" if is_open else "letters.fold.more"))
        name = self._words.text("letters.fold.name", group=self._title)
        self.fold.setAccessibleName(name)
