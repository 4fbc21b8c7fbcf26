# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The fields of the form: each shows a value and reads it back; what was not answered is empty or None."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from viewer.ui.labels import visible

LINES_SHOWN = 4
V = TypeVar("V")


class FormField(QWidget, Generic[V]):
    """`changed`: the user changed it."""

    changed = Signal()

    def put(self, value: V) -> None:
        """Show this value."""
        raise NotImplementedError

    def value(self) -> V:
        """What is entered."""
        raise NotImplementedError

    def _hold(self, *parts: QWidget) -> QVBoxLayout:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in parts:
            layout.addWidget(part)
        self.setFocusProxy(parts[0])
        return layout


class ChoiceBox(QComboBox):
    """A box that stays as it is when the page around it is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()


class LineField(FormField[str]):
    """One line of text."""

    def __init__(self, name: str, example: str = "") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(visible(example))
        self.line.textEdited.connect(self.changed)
        self._hold(self.line)

    def put(self, value: str) -> None:
        """Show this text; one that stands there already keeps its history."""
        if value != self.line.text():
            self.line.setText(value)

    def value(self) -> str:
        """The text."""
        return self.line.text().strip()


class LinesField(FormField[str]):
    """A few lines of text; Tab goes on to the next field."""

    def __init__(self, name: str, example: str = "") -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(name)
        self.text.setPlaceholderText(visible(example))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * LINES_SHOWN + 20)
        self.text.textChanged.connect(self._tell)
        self._hold(self.text)

    def put(self, value: str) -> None:
        """Show this text; one that stands there already keeps its history."""
        if value != self.text.toPlainText():
            self.text.blockSignals(True)
            self.text.setPlainText(value)
            self.text.blockSignals(False)

    def value(self) -> str:
        """The text."""
        return self.text.toPlainText().strip()

    def _tell(self) -> None:
        self.changed.emit()


class ChoiceField(FormField[V]):
    """One of a few values."""

    def __init__(self, name: str, choices: Sequence[tuple[V, str]]) -> None:
        super().__init__()
        self._values = [value for value, _ in choices]
        self.box = ChoiceBox()
        self.box.setAccessibleName(name)
        self.box.addItems([visible(text) for _, text in choices])
        self.box.activated.connect(lambda _place: self.changed.emit())
        self._hold(self.box)

    def put(self, value: V) -> None:
        """Show this value."""
        self.box.setCurrentIndex(self._values.index(value))

    def value(self) -> V:
        """The value."""
        return self._values[self.box.currentIndex()]


class TickField(FormField[bool]):
    """Yes where it is ticked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox(visible(text))
        self.box.setAccessibleName(text.replace("&", ""))
        self.box.clicked.connect(self.changed)
        self._hold(self.box)

    def put(self, value: bool) -> None:
        """Show this value."""
        self.box.setChecked(value)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()


class TicksField(FormField[tuple[V, ...]], Generic[V]):
    """Any of a few values."""

    def __init__(self, choices: Sequence[tuple[V, str]]) -> None:
        super().__init__()
        self.boxes = {value: QCheckBox(visible(text)) for value, text in choices}
        for box in self.boxes.values():
            box.setAccessibleName(box.text())
            box.clicked.connect(self.changed)
        self._hold(*self.boxes.values())

    def put(self, value: tuple[V, ...]) -> None:
        """Tick these."""
        for one, box in self.boxes.items():
            box.setChecked(one in value)

    def value(self) -> tuple[V, ...]:
        """Those that are ticked, in order."""
        return tuple(one for one, box in self.boxes.items() if box.isChecked())
