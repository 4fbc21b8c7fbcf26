# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Where the case of another export is chosen, to compare this one with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from viewer.ui.flow import FlowLayout
from viewer.ui.labels import Style, button, label
from viewer.words import Words

MOST_OFFERED = 4


class OtherCase(QWidget):
    """`chosen` carries a path, and whether that case holds the earlier export."""

    chosen = Signal(object, bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.choose = button(words.text("parcel.other.choose"), primary=True)
        self.choose.clicked.connect(self._ask)
        self.earlier = QCheckBox(words.text("parcel.other.earlier"))
        self.earlier.setAccessibleName(self.earlier.text().replace("&", ""))
        self._offered = QWidget()
        self._line = FlowLayout(self._offered, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(label(words.text("parcel.other.how"), Style.QUIET))
        layout.addWidget(self.earlier)
        layout.addWidget(self._offered)

    def offer(self, paths: tuple[str, ...]) -> None:
        """Beside choosing any, offer these."""
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget is not self.choose:
                widget.deleteLater()
        self._line.addWidget(self.choose)
        for path in paths[:MOST_OFFERED]:
            name = Path(path).stem
            one = button(name, name=self._words.text("parcel.other.with", name=name), tip=path)
            one.clicked.connect(lambda _checked=False, path=path: self._choose(path))
            self._line.addWidget(one)

    def _ask(self) -> None:
        kinds = f"{self._words.text('shell.files.case')} (*.notmine)"
        name, _ = QFileDialog.getOpenFileName(self, self.choose.accessibleName(), "", kinds)
        if name:
            self._choose(name)

    def _choose(self, path: str) -> None:
        self.chosen.emit(Path(path), self.earlier.isChecked())
