# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The room of voices: a card for every voice, the map of clips beside them, and what can be said of a voice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from viewer.case.message import Message
from viewer.case.review import Decision
from viewer.case.voice import OWNER, VoiceCard, Voices
from viewer.ui.browsing import Browsing
from viewer.ui.recordings.acts import act
from viewer.ui.recordings.cells import shortened
from viewer.ui.recordings.values import Names
from viewer.ui.voices.acts import Acts, ActsState
from viewer.ui.voices.card_words import card_words, group_title
from viewer.ui.voices.clips import Clips, clip_order
from viewer.ui.voices.frame import VoicesFrame
from viewer.ui.voices.household import HouseholdDialog
from viewer.ui.voices.marks import Mark
from viewer.ui.voices.state import derive_voices_state
from viewer.words import Words


class VoicesPanel(VoicesFrame):
    """Shows `Voices` and says what the user wants of them; whoever owns it does it and shows the voices anew.

    `claimed` tells a group and a person (`owner` or a name of the household), `decided` groups and a Decision or None,
    `merged` groups (a tuple), `split` a group and the recordings to take out (none: in two halves), `sample_wanted` a
    group to hear two seconds of, `looked_at` the number of a recording, `recording_wanted` one to be shown in the list,
    `group_wanted` a group to be shown there.
    """

    claimed = Signal(str, str)
    decided = Signal(object, object)
    merged = Signal(object)
    split = Signal(str, object)
    sample_wanted = Signal(str)
    looked_at = Signal(int)
    recording_wanted = Signal(int)
    group_wanted = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """An empty panel; `set_browsing` gives it a case, `show_voices` its voices."""
        super().__init__(words, parent)
        self._browsing: Browsing | None = None
        self._voices: Voices | None = None
        self._trouble: Message | None = None
        self._by_group: dict[str, VoiceCard] = {}
        self._household: Sequence[str] = ()
        self._busy = False
        self._dialog: QDialog | None = None
        act(self, words.text("voices.next"), "J", lambda: self.cards.step(1))
        act(self, words.text("voices.previous"), "K", lambda: self.cards.step(-1))
        acts: dict[str, Callable[[], object]] = {
            "me": lambda: self._claim(OWNER),
            "person": self._ask_household,
            "merge": self._merge,
            "split": self._split,
            "sample": lambda: self.sample_wanted.emit(self.cards.current()),
            "list": lambda: self.group_wanted.emit(self.cards.current()),
        }
        self.acts = Acts(words, self, acts, self._decide)
        self.add_acts(self.acts)
        act(self, words.text("voices.act.table"), "V", self.places.toggle)
        act(self, words.text("voices.enrol"), "E", self.enrol_wanted.emit)
        self._tie()
        self._refresh()

    def set_browsing(self, browsing: Browsing | None) -> None:
        """Look into another case, or none; its voices come later."""
        self._browsing = browsing
        self.show_voices(None)

    def show_voices(self, voices: Voices | None, trouble: Message | None = None) -> None:
        """Show these; None while they are on their way, or with the reason why they cannot be had."""
        self._busy = False
        if voices is not None and voices == self._voices and trouble is None:
            self._allow()
            return
        self._voices, self._trouble = voices, trouble
        self._by_group = {card.group: card for card in voices.cards} if voices else {}
        devices = self._devices()
        marks = {group: Mark(place) for place, group in enumerate(self._by_group)}
        self.cards.put([card_words(card, devices, self.words) for card in self._by_group.values()], marks)
        order = {group: place for place, group in enumerate(marks)}
        points = clip_order(voices.points, order) if voices else ()
        fetch = self._browsing.rows if self._browsing else lambda _numbers: ()
        self.places.put(tuple(marks.values()), order, Clips(points, fetch, devices, self.words))
        self._refresh()

    def set_household(self, names: Sequence[str]) -> None:
        """Who may be offered as the person behind a voice."""
        self._household = names

    def set_busy(self) -> None:
        """Something is being done; nothing else can be until the voices are shown anew."""
        self._busy = True
        self._allow()

    def _tie(self) -> None:
        self.cards.changed.connect(self._allow)
        self.cards.opened.connect(self.group_wanted)
        self.cards.menu_wanted.connect(self._pop_up)
        self.places.moved.connect(self._look_at)
        self.places.opened.connect(lambda place: self.recording_wanted.emit(self._number(place)))
        self.places.chosen_changed.connect(self._allow)

    def _devices(self) -> dict[str, str]:
        groups = self._browsing.groups() if self._browsing else ()
        named = Names.of(groups).labels.items()
        return {key: shortened(key, label) for (kind, key), label in named if kind == "device"}

    def _refresh(self) -> None:
        self.apply(derive_voices_state(self._browsing is not None, self._voices, self._trouble))
        self._allow()

    def _allow(self) -> None:
        here = self._by_group.get(self.cards.current())
        chosen = self.cards.chosen() if self._voices else ()
        person = here.person if here is not None else ""
        self.acts.apply(ActsState(len(chosen), len(self._by_group), person, len(self._clips()), self._busy))
        self.say_chosen(len(chosen))

    def _clips(self) -> tuple[str, ...]:
        """The recordings of the current voice that are chosen on the map."""
        points, here = map(self.places.point, self.places.chosen), self.cards.current()
        return tuple(point.id for point in points if point.group == here)

    def _number(self, place: int) -> int:
        return self.places.point(place).number

    def _look_at(self, place: int) -> None:
        point = self.places.point(place)
        self.cards.go_to(point.group)
        self.looked_at.emit(point.number)

    def _claim(self, person: str) -> None:
        self.claimed.emit(self.cards.current(), person)

    def _ask_household(self) -> None:
        card = self._by_group.get(self.cards.current())
        if card is None:
            return
        voice = group_title(card.group, "", self.words)
        self._dialog = dialog = HouseholdDialog(self.words, voice, self._household, self)
        dialog.accepted.connect(lambda: self.claimed.emit(card.group, dialog.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _decide(self, decision: Decision | None) -> None:
        groups = self.cards.chosen()
        if groups:
            self.decided.emit(groups, decision)

    def _merge(self) -> None:
        groups = self.cards.chosen()
        if len(groups) > 1:
            self.merged.emit(groups)
        elif groups:
            self._offer_others(groups[0])

    def _offer_others(self, group: str) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.words.text("voices.act.merge"))
        for other in self._by_group.values():
            if other.group != group:
                shown: QAction = menu.addAction(group_title(other.group, other.person, self.words))
                pair = (group, other.group)
                shown.triggered.connect(lambda _checked=False, pair=pair: self.merged.emit(pair))
        self._show_menu(menu, self.acts.buttons["merge"].mapToGlobal(QPoint(0, 0)))

    def _split(self) -> None:
        self.split.emit(self.cards.current(), self._clips())

    def _pop_up(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.actions())
        self._show_menu(menu, at)
