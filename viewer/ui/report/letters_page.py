# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The section of the letters: for whom, what the letter needs, how it will read, and saving it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from viewer.case.matter import Audience, Matter
from viewer.case.message import Message, message
from viewer.ui.labels import Style, button, label, show_text
from viewer.ui.panes import scrolled, splitter
from viewer.ui.progress_strip import ProgressStrip
from viewer.ui.report.audience_choice import AudienceChoice
from viewer.ui.report.boxes import InsideBox, MissingBox
from viewer.ui.report.enclosed_line import EnclosedLine
from viewer.ui.report.fields import ChoiceField
from viewer.ui.report.form import MatterForm
from viewer.ui.report.letter_view import LetterView
from viewer.ui.report.saved_page import Saved, SavedPage
from viewer.ui.report.twin_view import TwinView
from viewer.words import LANGUAGES, Words

if TYPE_CHECKING:
    from viewer.workflow.drafting import Correspondents, Draft

THREE = (Audience.CONTROLLER, Audience.COMPLAINT, Audience.TIP)


class LettersPage(QWidget):
    """`entered`: the form changed; `draft_wanted`: another audience or language; `save_wanted` carries the audiences,
    `file_chosen` the path of a MATTER.toml; `steps_wanted`: on to the next steps."""

    entered = Signal()
    draft_wanted = Signal()
    save_wanted = Signal(object)
    file_chosen = Signal(object)
    steps_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words.text("letters.tab.letters"))
        self.audiences, self.form = AudienceChoice(words), MatterForm(words)
        self.inside, self.missing, self.enclosed = InsideBox(words), MissingBox(words), EnclosedLine(words)
        self.view = LetterView(words.text("letters.preview"), words.text("letters.preview.more"))
        self.twin, self.notice = TwinView(words), label("", Style.QUIET)
        self.saved, self.strip = SavedPage(words), ProgressStrip(words)
        languages = [("", words.text("letters.language.auto"))]
        languages += [(one, words.text(f"letters.language.{one}")) for one in LANGUAGES]
        self.language = ChoiceField(words.text("letters.language"), languages)
        self.how = label(words.text("letters.form.how"), Style.QUIET)
        self.from_file = button(words.text("letters.from_file"), quiet=True, tip=words.text("letters.from_file.tip"))
        self.save = button(words.text("letters.save"), primary=True)
        self.save_three = button(words.text("letters.save_three"), tip=words.text("letters.save_three.tip"))
        self.right = QStackedWidget()
        self._lay_out()
        self._wire()
        self.close_form()

    def close_form(self) -> None:
        """Nothing is known yet, and nothing can be entered."""
        self.form.setEnabled(False)
        self.from_file.setEnabled(False)
        self.show_letter()
        self.show_notice(message("letters.loading"))

    def open_form(self, matter: Matter) -> None:
        """These are the answers so far; go on with them."""
        self.form.put(matter)
        self.form.setEnabled(True)
        self.from_file.setEnabled(True)

    def offer(self, known: Correspondents) -> None:
        """Offer these addressees and countries."""
        self.form.offer(known)

    def show_needed(self, needed: tuple[str, ...]) -> None:
        """Ask what the chosen audience needs."""
        self.form.show_audience(self.audiences.audience(), needed)
        for part in (self.how, self.from_file):
            part.setVisible(self.audiences.audience() is not Audience.SUPPORT)

    def show_draft(self, draft: Draft) -> None:
        """Show how the letter reads now."""
        self.form.show_draft(draft)
        self.missing.put(draft.missing)
        self.inside.put(draft, bool(self.form.fields["anonymous"].value()))
        self.show_notice(None)
        self.enclosed.put(draft)
        has_letter = draft.report is not None
        for part in (self.view, self.inside, self.enclosed):
            part.setVisible(has_letter)
        self.twin.setVisible(not has_letter)
        if draft.report is not None:
            self.view.write(draft.report)

    def show_notice(self, said: Message | None) -> None:
        """Say why there is no letter, or that there is one (None)."""
        show_text(self.notice, self._words.say(said) if said is not None else "")
        self.notice.setVisible(said is not None)
        self.twin.hide()
        for part in (self.view, self.inside, self.enclosed):
            part.setVisible(said is None)
        for act in (self.save, self.save_three):
            act.setEnabled(said is None)

    def show_saved(self, saved: Saved) -> None:
        """Tell what was saved, in place of the letter."""
        self.saved.show_saved(saved)
        self.right.setCurrentWidget(self.saved)
        self.saved.open.setFocus()

    def begin_saving(self, busy: bool) -> None:
        """Saving began, or ended."""
        self.strip.begin(busy)
        for act in (self.save, self.save_three):
            act.setEnabled(not busy)

    def show_letter(self) -> None:
        """The letter again."""
        self.right.setCurrentIndex(0)

    def ask_folder(self, beside: Path) -> Path | None:
        """Ask into which folder to save; None where the user thinks better of it."""
        title = self._words.text("letters.folder")
        name = QFileDialog.getExistingDirectory(self, title, str(beside))
        return Path(name) if name else None

    def _wire(self) -> None:
        self.audiences.chosen.connect(self._choose)
        self.language.changed.connect(self.draft_wanted)
        self.form.changed.connect(self.entered)
        self.missing.wanted.connect(self.form.go_to)
        self.save.clicked.connect(lambda: self.save_wanted.emit((self.audiences.audience(),)))
        self.save_three.clicked.connect(lambda: self.save_wanted.emit(THREE))
        self.saved.left.connect(self._go_back)
        self.saved.steps_wanted.connect(self.steps_wanted)
        self.from_file.clicked.connect(self._ask_file)

    def _choose(self) -> None:
        self.show_letter()
        self.draft_wanted.emit()

    def _go_back(self) -> None:
        self.show_letter()
        self.save.setFocus()

    def _ask_file(self) -> None:
        title = self._words.text("letters.from_file").replace("&", "")
        name, _ = QFileDialog.getOpenFileName(self, title, "", "MATTER.toml (*.toml)")
        if name:
            self.file_chosen.emit(Path(name))

    def _lay_out(self) -> None:
        words = self._words
        left, right, letter = QWidget(), QVBoxLayout(), QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 8, 8, 8)
        inside.setSpacing(10)
        inside.addWidget(self.audiences)
        head = QHBoxLayout()
        head.addWidget(self.how, 1)
        head.addWidget(self.from_file)
        inside.addLayout(head)
        inside.addWidget(self.form)
        inside.addStretch()
        letter.setLayout(right)
        right.setContentsMargins(8, 8, 0, 0)
        right.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(label(words.text("letters.preview"), Style.HEADING), 1)
        title = label(words.text("letters.language"), Style.QUIET, wrap=False)
        title.setBuddy(self.language)
        top.addWidget(title)
        top.addWidget(self.language)
        right.addLayout(top)
        right.addWidget(self.missing)
        right.addWidget(self.inside)
        right.addWidget(self.enclosed)
        right.addWidget(self.notice)
        right.addWidget(self.view, 1)
        right.addWidget(self.twin, 1)
        acts = QHBoxLayout()
        acts.addStretch()
        acts.addWidget(self.save_three)
        acts.addWidget(self.save)
        right.addLayout(acts)
        self.right.addWidget(letter)
        self.right.addWidget(self.saved)
        pane = splitter(words.text("letters.pane"), Qt.Orientation.Horizontal)
        area = scrolled(left)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pane.addWidget(area)
        pane.addWidget(self.right)
        pane.setChildrenCollapsible(False)
        pane.setStretchFactor(1, 1)
        letters = self.fontMetrics().averageCharWidth()
        pane.setSizes([letters * 58, letters * 80])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(pane, 1)
        layout.addWidget(self.strip)
        self.setFocusProxy(self.audiences)
