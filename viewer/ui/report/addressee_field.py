# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""To whom a letter goes: the one that is proposed, one of a list that can be searched, or another one, typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from viewer.ui.labels import Style, label, show_text, visible
from viewer.ui.report.fields import ChoiceBox, FormField, LinesField
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.report.addressees import Addressee

OTHER = "*"


class AddresseeField(FormField[tuple[str, str]]):
    """Its value is a slug and an address that was typed, of which one at most is not empty; none: the proposed one."""

    def __init__(self, words: Words, what: str) -> None:
        super().__init__()
        self._words, self._what, self._slugs = words, what, [""]
        name = words.text(f"letters.field.{what}")
        self.box = ChoiceBox()
        self.box.setEditable(True)
        self.box.setAccessibleName(name)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(18)
        self.box.setMaxVisibleItems(16)
        finder = self.box.completer() or QCompleter(self.box)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.address = label("", Style.QUIET)
        self.other = LinesField(words.text(f"letters.{what}.other"), words.text(f"letters.{what}.example"))
        self.box.activated.connect(self._chosen)
        line = self.box.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
            line.editingFinished.connect(self._settle)
        self.other.changed.connect(self.changed)
        self._hold(self.box, self.address, self.other)
        self.offer((), None)

    def offer(self, all_of_them: Sequence[Addressee], proposed: Addressee | None) -> None:
        """Offer the proposed one first, then all, then another one."""
        words, chosen = self._words, self.value()
        first = words.text(f"letters.{self._what}.proposed", name=proposed.name) if proposed is not None else ""
        ordered = sorted(all_of_them, key=lambda one: one.name.casefold())
        texts = [
            first or words.text(f"letters.{self._what}.none"),
            *(visible(_told_apart(one, ordered)) for one in ordered),
        ]
        texts.append(words.text("letters.addressee.other"))
        if texts != [self.box.itemText(place) for place in range(self.box.count())]:
            self._slugs = ["", *(one.slug for one in ordered), OTHER]
            self.box.clear()
            self.box.addItems(texts)
            self.put(chosen)

    def show_address(self, one: Addressee | None, source: str) -> None:
        """Show where the letter goes, with where that was taken from."""
        text = f"{one.name}\n{one.address}\n{source}" if one is not None else ""
        show_text(self.address, text)
        self.address.setVisible(bool(text))

    def put(self, value: tuple[str, str]) -> None:
        """Show this addressee."""
        slug, named = value
        wanted = OTHER if named else slug
        self.box.setCurrentIndex(self._slugs.index(wanted) if wanted in self._slugs else 0)
        self.other.put(named)
        self.other.setVisible(wanted == OTHER)
        self._show_begin()

    def value(self) -> tuple[str, str]:
        """The slug, and what was typed."""
        place = self.box.currentIndex()
        slug = self._slugs[place] if 0 <= place < len(self._slugs) else ""
        return ("", self.other.value()) if slug == OTHER else (slug, "")

    def _chosen(self, place: int) -> None:
        is_other = self._slugs[place] == OTHER
        self.other.setVisible(is_other)
        if is_other:
            self.other.setFocus()
        self.changed.emit()

    def _settle(self) -> None:
        """What was typed and is none of the list gives way to what was chosen last."""
        text = self.box.currentText()
        place = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        if place >= 0 and place != self.box.currentIndex():
            self.box.setCurrentIndex(place)
            self._chosen(place)
        self.box.setEditText(self.box.itemText(self.box.currentIndex()))
        self._show_begin()

    def _show_begin(self) -> None:
        """A long name is seen from its first letter."""
        line = self.box.lineEdit()
        if line is not None:
            line.setCursorPosition(0)


def _told_apart(one: Addressee, all_of_them: Sequence[Addressee]) -> str:
    """The name; where several share it, with the page on the web that each has of its own."""
    if sum(other.name == one.name for other in all_of_them) == 1:
        return one.name
    return f"{one.name} ({one.web.rpartition('//')[2].removeprefix('www.').rstrip('/') or one.slug})"
