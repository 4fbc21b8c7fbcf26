# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is to be destroyed: groups that do not fit, one by one or all, or the whole case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from viewer.case.query import GroupRow
from viewer.ui.findings.group_lines import group_lines
from viewer.ui.labels import Style, label
from viewer.words import Words


class EraseChoice(QWidget):
    """`changed`: something else was chosen. At first nothing is."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: tuple[GroupRow, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self.some, self.whole = (QRadioButton(words.text(f"erasing.what.{one}")) for one in ("groups", "case"))
        self._choices = QButtonGroup(self)
        for choice in (self.some, self.whole):
            choice.setAccessibleName(choice.text().replace("&", ""))
            self._choices.addButton(choice)
            choice.clicked.connect(self._tell)
        self.all = QCheckBox(words.text("erasing.what.all"))
        self.all.setAccessibleName(self.all.text().replace("&", ""))
        self.all.clicked.connect(self._all_or_none)
        self.none = label(words.text("erasing.what.none"), Style.QUIET)
        self.stays = label("", Style.QUIET)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(28, 0, 0, 0)
        self._list.addWidget(self.all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.some, self.none):
            layout.addWidget(part)
        layout.addLayout(self._list)
        layout.addWidget(self.whole)
        layout.addWidget(self.stays)
        self.setFocusProxy(self.some)
        self.offer(())

    def offer(self, rows: Sequence[GroupRow]) -> None:
        """Offer these groups; what was ticked and is there still stays ticked."""
        ticked = {group for group, box in self.boxes.items() if box.isChecked()}
        if tuple(rows) == self._rows and self.boxes:
            return
        for box in self.boxes.values():
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._rows, self.boxes = tuple(rows), {}
        for row in rows:
            lines = group_lines(row, self._words)
            kind = self._words.text(f"parcel.kind.{row.kind}")
            box = QCheckBox(f"{kind}: {lines.title} – {lines.lines[1]}".replace("&", "&&"))
            box.setAccessibleName(f"{kind}: {lines.spoken}")
            box.setChecked(row.group in ticked)
            box.clicked.connect(self._tick)
            self.boxes[row.group] = box
            self._list.addWidget(box)
        self.none.setVisible(not rows)
        self.all.setVisible(len(rows) > 1)
        self.some.setEnabled(bool(rows))
        if not rows and self.some.isChecked():
            self._choices.setExclusive(False)
            self.some.setChecked(False)
            self._choices.setExclusive(True)
        self._tell()

    def groups(self) -> tuple[str, ...]:
        """The groups that are ticked; none where it is the whole case, or nothing yet."""
        if not self.some.isChecked():
            return ()
        return tuple(group for group, box in self.boxes.items() if box.isChecked())

    def is_made(self) -> bool:
        """Whether anything is chosen."""
        return self.whole.isChecked() or bool(self.groups())

    def _tick(self) -> None:
        self.some.setChecked(True)
        self._tell()

    def _all_or_none(self, checked: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(checked)
        self._tick()

    def _tell(self) -> None:
        shown = self.some.isChecked() or self.whole.isChecked()
        key = "erasing.stays.case" if self.whole.isChecked() else "erasing.stays.groups"
        self.stays.setText(self._words.text(key) if shown else "")
        self.stays.setVisible(shown)
        self.all.setChecked(bool(self.boxes) and all(box.isChecked() for box in self.boxes.values()))
        self.changed.emit()
