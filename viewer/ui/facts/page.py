# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The interview: one question at a time, each with why it is asked; every one may be skipped."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from viewer.case.facts import Facts
from viewer.case.reading import AccountFact
from viewer.ui.column import column
from viewer.ui.facts.answers import Answers
from viewer.ui.facts.contacts import ContactsEditor
from viewer.ui.facts.editors import editors
from viewer.ui.facts.proposals import here, taken
from viewer.ui.facts.proposals_card import ProposalsCard
from viewer.ui.facts.state import derive_interview_state
from viewer.ui.facts.stating import answers_of, facts_of
from viewer.ui.facts.steps import Step, first_open, step_beside
from viewer.ui.labels import Style, button, card, label, rename, show_text
from viewer.words import Words


class InterviewPage(QWidget):
    """Asks for facts. `finished` carries the `Facts`, `skipped` means that nothing was answered, `file_wanted` that the
    owner has the facts in a file, `book_chosen` the path of an address book."""

    finished = Signal(object)
    skipped = Signal()
    file_wanted = Signal()
    book_chosen = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._answers, self._step = words, Answers(), Step.ASSISTANT
        self._said: tuple[AccountFact, ...] = ()
        self._zones = frozenset(available_timezones())
        self._editors = editors(words)
        self._place, self._bar = label("", Style.QUIET), QProgressBar(textVisible=False)
        self._title, self._why, self._flaw = label("", Style.TITLE), label("", Style.QUIET), label("", Style.STRONG)
        self._proposals = ProposalsCard(words)
        self._proposals.taken.connect(self._take)
        self._lay_out()
        for editor in self._editors.values():
            editor.changed.connect(self._typed)
            if isinstance(editor, ContactsEditor):
                self.contacts = editor
                editor.chosen.connect(self.book_chosen)
        self.show_facts(Facts())

    def show_facts(self, facts: Facts) -> None:
        """Go on with these answers, at the first question that has none."""
        self._answers = answers_of(facts, self._words.language)
        self.show_step(first_open(self._answers))

    def focus_question(self) -> None:
        """Put the cursor where the answer goes."""
        self._editors[self._step].setFocus(Qt.FocusReason.TabFocusReason)

    def propose(self, said: Sequence[AccountFact]) -> None:
        """What the export's own files say; shown beside the questions it would answer."""
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        self._said = (*said, *([here(zone)] if zone in self._zones and "/" in zone else []))
        self._derive()

    def facts(self) -> Facts:
        """What was stated so far; what could not be understood is left out."""
        return facts_of(self._answers, self._zones)[0]

    def _lay_out(self) -> None:
        body, area = column()
        load = button(self._words.text("shell.ask.load"), quiet=True)
        load.clicked.connect(self.file_wanted)
        top = QHBoxLayout()
        top.addWidget(self._place, 1)
        top.addWidget(load)
        body.addLayout(top)
        body.addWidget(self._bar)
        self._bar.setAccessibleName(self._words.text("shell.ask.place"))
        body.addSpacing(8)
        body.addWidget(self._title)
        body.addWidget(self._why)
        form, inside = card(self._words.text("shell.ask.form"))
        for editor in self._editors.values():
            inside.addWidget(editor)
        inside.addWidget(self._flaw)
        body.addWidget(form)
        body.addWidget(self._proposals)
        body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        words = self._words
        self._back, self._next = button(words.text("shell.ask.back")), button("", primary=True)
        self._skip = button(words.text("shell.ask.skip"), quiet=True, tip=words.text("shell.ask.skip_tip"))
        self._back.clicked.connect(lambda: self._go(-1))
        self._next.clicked.connect(lambda: self._go(1))
        self._skip.clicked.connect(self._end)
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 16)
        row.addWidget(self._skip)
        row.addStretch()
        row.addWidget(self._back)
        row.addWidget(self._next)
        return row

    def show_step(self, step: Step) -> None:
        """Ask this question."""
        self._step = step
        for editor in self._editors.values():
            editor.put(self._answers)
        self._derive()

    def _derive(self) -> None:
        words = self._words
        state = derive_interview_state(self._step, self._answers, self._said, self._zones, words.language)
        self._step = state.step
        show_text(self._place, words.text("shell.ask.nth", number=state.number, total=state.total))
        self._bar.setMaximum(state.total)
        self._bar.setValue(state.number)
        show_text(self._title, words.text(f"shell.ask.{state.step}.title"))
        show_text(self._why, words.text(f"shell.ask.{state.step}.why"))
        _show_or_hide(self._flaw, "\n".join(words.all(state.flaws)))
        for step, editor in self._editors.items():
            editor.setVisible(step is state.step)
        self._proposals.put(state.proposals)
        self._back.setEnabled(not state.is_first)
        rename(self._next, words.text("shell.ask.finish" if state.is_last else "shell.ask.next"))

    def _typed(self) -> None:
        self._answers = self._editors[self._step].read(self._answers)
        self._derive()

    def _take(self, fact: AccountFact) -> None:
        self._answers = taken(self._answers, fact, self._words.language)
        self.show_step(self._step)

    def _go(self, by: int) -> None:
        self._next.setFocus()
        self._answers = self._editors[self._step].read(self._answers)
        step = step_beside(self._step, self._answers, by)
        if step is None:
            self._end()
            return
        self.show_step(step)
        self.focus_question()

    def _end(self) -> None:
        facts = self.facts()
        if facts.is_empty:
            self.skipped.emit()
        else:
            self.finished.emit(facts)


def _show_or_hide(shown: QLabel, text: str) -> None:
    show_text(shown, text)
    shown.setVisible(bool(text))
