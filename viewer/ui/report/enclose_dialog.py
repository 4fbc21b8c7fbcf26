# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Adds an item to the letters by hand: what it means comes first, then it is shown on request, then it can be added."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from viewer.case.enclosure import Content, Enclosure
from viewer.case.message import Message
from viewer.ui.labels import Style, button, card, label, show_text
from viewer.ui.panes import scrolled
from viewer.ui.player.sound import Output
from viewer.ui.report.enclosed_list import EnclosedList
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.enclosing import Shown

_TEND_MS = 50


class EncloseDialog(QDialog):
    """`show_wanted` carries a `Content`, `add_wanted` what was shown and a note, `withdrawn` an `Enclosure`.

    What is shown is covered, and has to be asked for again, as soon as another program comes to the front.
    """

    show_wanted = Signal(object)
    add_wanted = Signal(object, str)
    withdrawn = Signal(object)

    def __init__(
        self, words: Words, recording: str, offered: Collection[Content], output: Output, parent: QWidget | None = None
    ) -> None:
        """`recording` is the id of the one that is chosen in the list, empty for none; `offered` what it has."""
        super().__init__(parent)
        self._words, self._output = words, output
        self._held: Shown | None = None
        self.setWindowTitle(words.text("enclosing.title"))
        self.choices = {one: QRadioButton(words.text(f"enclosing.what.{one}")) for one in Content}
        self.show_it = button(words.text("enclosing.show"))
        self.content = label("", Style.STRONG)
        self.content.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.note = QLineEdit()
        self.note.setAccessibleName(words.text("enclosing.note"))
        self.note.setPlaceholderText(words.text("enclosing.note.example"))
        self.add = button(words.text("enclosing.confirm"))
        self.done_with = button(words.text("shell.close"), primary=True)
        self.list = EnclosedList(words)
        self._group = QButtonGroup(self)
        for one, choice in self.choices.items():
            choice.setAccessibleName(choice.text())
            choice.setEnabled(one in offered)
            self._group.addButton(choice)
        self._lay_out(recording)
        self._timer = QTimer(self, interval=_TEND_MS)
        self._wire()
        for one in offered:
            self.choices[one].setChecked(True)
            break
        self.conceal()

    def put(self, items: Sequence[Enclosure]) -> None:
        """These are the items that were added."""
        self.list.put(items)

    def show_content(self, shown: Shown) -> None:
        """Show what was asked for; now it can be added."""
        words = self._words
        self._held = shown
        if shown.sound is not None:
            self._output.load(shown.sound.samples, shown.sound.rate)
            trouble = self._output.play()
            if trouble is not None:
                self.refuse(trouble)
                return
            self._timer.start()
            seconds = words.number(len(shown.sound.samples) / shown.sound.rate, 1)
            show_text(self.content, words.text("enclosing.playing", seconds=seconds))
        else:
            show_text(self.content, shown.text)
        self.content.show()
        self._allow()

    def refuse(self, said: Message) -> None:
        """Say why it cannot be shown or added."""
        self.conceal()
        show_text(self.content, self._words.say(said))
        self.content.show()

    def conceal(self) -> None:
        """Cover what was shown, and be silent."""
        self._held = None
        self._timer.stop()
        self._output.mute()
        show_text(self.content, "")
        self.content.hide()
        self._allow()

    def done(self, result: int) -> None:
        """Nothing of it stays behind the dialog."""
        self.conceal()
        self._output.close()
        super().done(result)

    def _allow(self) -> None:
        self.show_it.setEnabled(self._group.checkedButton() is not None)
        self.add.setEnabled(self._held is not None)

    def _wire(self) -> None:
        self._group.buttonToggled.connect(lambda _button, _on: self.conceal())
        self._timer.timeout.connect(self._output.tend)
        self.show_it.clicked.connect(self._ask)
        self.add.clicked.connect(self._add)
        self.done_with.clicked.connect(self.accept)
        self.list.withdrawn.connect(self.withdrawn)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state_changed)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.conceal()

    def _ask(self) -> None:
        """Ask for what is chosen; a sound only where it can be heard."""
        what = next(one for one, choice in self.choices.items() if choice.isChecked())
        self.conceal()
        if what is Content.SOUND and not self._output.available and self._output.reason is not None:
            self.refuse(self._output.reason)
        else:
            self.show_wanted.emit(what)

    def _add(self) -> None:
        held, note = self._held, self.note.text()
        self.conceal()
        self.note.clear()
        self.add_wanted.emit(held, note)
        self.done_with.setFocus()

    def _lay_out(self, recording: str) -> None:
        words, body, whole = self._words, QWidget(), QVBoxLayout(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(10)
        layout.addWidget(label(words.text("enclosing.title"), Style.HEADING))
        for name in ("means", "means.letters", "means.exposure"):
            layout.addWidget(label(words.text(f"enclosing.{name}")))
        frame, inside = card(words.text("enclosing.chosen.name"))
        chosen = words.text("enclosing.chosen", recording=recording) if recording else words.text("enclosing.no_choice")
        inside.addWidget(label(chosen, Style.STRONG if recording else Style.BODY))
        if recording:
            self._lay_out_choice(inside)
        layout.addWidget(frame)
        layout.addWidget(label(words.text("enclosing.list"), Style.STRONG))
        layout.addWidget(self.list)
        layout.addStretch()
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(10)
        whole.addWidget(scrolled(body), 1)
        whole.addWidget(self.done_with, 0, Qt.AlignmentFlag.AlignRight)
        metrics = self.fontMetrics()
        room = self.screen().availableSize()
        wide, high = min(metrics.averageCharWidth() * 92, 900), min(metrics.height() * 50, 780)
        self.resize(min(wide, room.width()), min(high, room.height() * 9 // 10))

    def _lay_out_choice(self, inside: QVBoxLayout) -> None:
        for choice in self.choices.values():
            inside.addWidget(choice)
        first, last = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.show_it)
        first.addStretch()
        inside.addLayout(first)
        inside.addWidget(self.content)
        title = label(self._words.text("enclosing.note"), Style.QUIET)
        title.setBuddy(self.note)
        inside.addWidget(title)
        inside.addWidget(self.note)
        last.addWidget(self.add)
        last.addStretch()
        inside.addLayout(last)
