# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The section of deleting: what is where, what is to be destroyed, and what the program cannot reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QMessageBox, QVBoxLayout, QWidget

from viewer.case.deletion import Elsewhere
from viewer.case.message import Message
from viewer.ui.column import column
from viewer.ui.labels import Style, button, card, label, message_box, rename, show_text
from viewer.ui.report.erase_choice import EraseChoice
from viewer.ui.report.erase_words import copies_left, where_lines
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.whereabouts import Whereabouts

LIMITS = ("group", "case", "ssd", "snapshots", "record")


@dataclass(frozen=True, slots=True)
class EraseWish:
    """What is to be destroyed: these groups, or the whole case (none named); and what the user deleted themself."""

    groups: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole case."""
        return not self.groups


class ErasePage(QWidget):
    """`confirm_wanted` carries an `EraseWish` that is to be confirmed, `erase_wanted` one that was."""

    confirm_wanted = Signal(object)
    erase_wanted = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._found: Whereabouts | None = None
        self.setAccessibleName(words.text("erasing.title"))
        self.where, self.result = label(""), label("", Style.STRONG)
        self.choice = EraseChoice(words)
        self.boxes = {one: QCheckBox(words.text(f"erasing.elsewhere.{one}")) for one in Elsewhere}
        self.begin = button(words.text("erasing.destroy"))
        self.choice.changed.connect(self._allow)
        self.begin.clicked.connect(self._wish)
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Another case, or none: nothing is known or ticked."""
        self._found = None
        self.result.hide()
        for box in self.boxes.values():
            box.setChecked(False)
        self._allow()

    def show_where(self, found: Whereabouts) -> None:
        """Show what is where, and what can be chosen."""
        self._found = found
        show_text(self.where, "\n\n".join(where_lines(found, self._words)))
        self.choice.offer(found.foreign)
        self._allow()

    def show_result(self, said: Message, record: Path | None) -> None:
        """Say what came of it, where the record lies, and which copies were not ticked."""
        words = self._words
        lines = [words.say(said)]
        if record is not None:
            lines.append(words.text("erasing.result.record", folder=str(record.parent), record=record.name))
        show_text(self.result, "\n".join([*lines, copies_left(self.ticked(), words)]))
        self.result.show()
        self.area.ensureVisible(0, 0)

    def ticked(self) -> tuple[Elsewhere, ...]:
        """The copies elsewhere that the user says to have deleted."""
        return tuple(one for one, box in self.boxes.items() if box.isChecked())

    def show_trouble(self, said: Message) -> None:
        """Say why it cannot be told what is where."""
        show_text(self.where, self._words.say(said))

    def _allow(self) -> None:
        self.begin.setEnabled(self._found is not None and self.choice.is_made())

    def _wish(self) -> None:
        self.confirm_wanted.emit(EraseWish(self.choice.groups(), self.ticked()))

    def confirm(self, wish: EraseWish, recordings: int, file: str) -> None:
        """State in one sentence what goes; a second button of its own destroys it, and Keep is what Enter means."""
        words = self._words
        if wish.is_whole:
            text = words.text("erasing.confirm.case", file=file, recordings=recordings)
        else:
            text = words.count("erasing.confirm.groups", recordings)
        title = words.text("erasing.destroy").replace("&", "")
        self.box = box = message_box(self, title, text, words.text("erasing.confirm.more"))
        yes = box.addButton(words.text("erasing.confirm.yes"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(words.text("erasing.confirm.no"), QMessageBox.ButtonRole.RejectRole)
        for one in (yes, keep):
            rename(one, one.text())
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        yes.clicked.connect(lambda: self.erase_wanted.emit(wish))
        box.finished.connect(box.deleteLater)
        box.open()

    def _lay_out(self) -> None:
        words = self._words
        body, self.area = column()
        body.addWidget(label(words.text("erasing.title"), Style.HEADING))
        body.addWidget(label(words.text("erasing.intro")))
        body.addWidget(self.result)
        body.addWidget(self._card("where", (self.where,)))
        body.addWidget(self._card("what", (self.choice, self.begin)))
        for box in self.boxes.values():
            box.setAccessibleName(box.text())
        how = label(words.text("erasing.elsewhere.how"), Style.QUIET)
        body.addWidget(self._card("elsewhere", (how, *self.boxes.values())))
        body.addWidget(self._card("limits", tuple(label(words.text(f"erasing.limits.{one}")) for one in LIMITS)))
        body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.area)
        self.where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.result.setTextInteractionFlags(self.where.textInteractionFlags())
        self.setFocusProxy(self.choice)

    def _card(self, name: str, parts: Sequence[QWidget]) -> QWidget:
        title = self._words.text(f"erasing.{name}")
        frame, layout = card(title)
        layout.addWidget(label(title, Style.STRONG))
        for part in parts:
            whole = part is not self.begin
            layout.addWidget(part, 0, Qt.AlignmentFlag(0) if whole else Qt.AlignmentFlag.AlignLeft)
        return frame
