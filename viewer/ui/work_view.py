# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The work: groups and facets to the left; the table with the reasons beside it, or another room; the player below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.header import HeaderCard
from viewer.ui.panels import Panels, as_widget
from viewer.ui.panes import scrolled, splitter
from viewer.ui.work_keys import spread_keys
from viewer.words import Words

FEWEST_LETTERS, FEWEST_LINES = 100, 26
SCROLLED = ("header", "player", "voices")
PAGES = ("recordings", "player", "groups", "facets", "why", "voices", "parcel", "report")
ROOMS = {"voices": ("F9", ("left",)), "parcel": ("F5", ("left", "player")), "report": ("F4", ("left", "player"))}


class WorkView(QWidget):
    """Lays the panels out side by side, or as tabs where the window is small for its size of text.

    A room (the voices, the parcel, the report) takes the place of the list, by its key, and hides the sides that it
    has no use for. `room_shown` tells its name and whether it is looked at from now on.
    """

    room_shown = Signal(str, bool)

    def __init__(self, words: Words, panels: Panels, header: HeaderCard) -> None:
        super().__init__()
        self._pages: dict[str, QWidget] = {"header": header} | {
            name: as_widget(getattr(panels, name)) for name in PAGES
        }
        self._words, self._gathered, self._kept = words, False, ""
        self._middle = QStackedWidget()
        self._left = splitter(words.text("shell.pane.left"), Qt.Orientation.Vertical)
        self._across = splitter(words.text("shell.pane.across"), Qt.Orientation.Horizontal)
        self._down = splitter(words.text("shell.pane.down"), Qt.Orientation.Vertical)
        self._beside = splitter(words.text("shell.pane.beside"), Qt.Orientation.Horizontal)
        self._across.addWidget(self._left)
        self._across.addWidget(self._down)
        self._down.addWidget(self._middle)
        self._middle.addWidget(self._beside)
        self._tabs = QTabWidget(documentMode=True)
        self._tabs.setAccessibleName(words.text("shell.pane.tabs"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 6)
        self._layout.setSpacing(10)
        self._layout.addWidget(self._across, 1)
        self._layout.addWidget(self._tabs, 1)
        self._toggles = self._make_toggles()
        self._rooms = self._make_rooms()
        self._tabs.currentChanged.connect(self._tab_changed)
        self._spread()
        letter = self.fontMetrics().averageCharWidth()
        self._across.setSizes([letter * 34, letter * 130])
        self._beside.setSizes([letter * 92, letter * 38])
        self._down.setSizes([letter * 73, letter * 27])
        self._left.setSizes([letter * 45, letter * 55])
        spread_keys(panels, (header, self._tabs.tabBar()))

    def toggles(self) -> list[QAction]:
        """Show or hide each side, and the rooms."""
        return [*self._toggles.values(), *self._rooms.values()]

    def show_room(self, name: str) -> None:
        """A room in place of the list, or the list again (an empty name)."""
        for room, action in self._rooms.items():
            action.setChecked(room == name)

    def show_player(self) -> None:
        """Bring the player to the front where it is a tab, and show it where it was hidden."""
        if self._gathered:
            self._tabs.setCurrentIndex(self._tab("player"))
        else:
            self._toggles["player"].setChecked(True)

    def state(self) -> str:
        """Where the splitters stand, as text for the settings."""
        if self._gathered:
            return self._kept
        return ",".join(bytes(one.saveState().toBase64().data()).decode() for one in self._splitters())

    def restore(self, state: str) -> None:
        """Put the splitters where they stood."""
        pieces = state.split(",")
        if self._gathered:
            self._kept = state
        elif len(pieces) == len(self._splitters()):
            for pane, piece in zip(self._splitters(), pieces, strict=True):
                pane.restoreState(QByteArray.fromBase64(QByteArray(piece.encode())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side or as tabs, as there is room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the table."""
        super().showEvent(event)
        if not event.spontaneous():
            self._pages[self._front()].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text needs another amount of room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        font = self.fontMetrics()
        narrow = self.width() < font.averageCharWidth() * FEWEST_LETTERS
        small = narrow or self.height() < font.lineSpacing() * FEWEST_LINES
        if small != self._gathered:
            if small:
                self._gather()
            else:
                self._spread()
                self.restore(self._kept)

    def _gather(self) -> None:
        self._kept = self.state()
        front = self._front()
        for name, page in self._pages.items():
            self._tabs.addTab(scrolled(page) if name in SCROLLED else page, self._words.text(f"shell.tab.{name}"))
        self._tabs.setCurrentIndex(self._tab(front))
        self._gathered = True
        self._show()

    def _spread(self) -> None:
        self._gathered = False
        pages = self._pages
        areas = [area for area in map(self._tabs.widget, range(self._tabs.count())) if isinstance(area, QScrollArea)]
        self._tabs.clear()
        for area in areas:
            area.takeWidget()
            area.deleteLater()
        self._layout.insertWidget(0, pages["header"])
        self._left.addWidget(pages["groups"])
        self._left.addWidget(pages["facets"])
        self._beside.addWidget(pages["recordings"])
        self._beside.addWidget(pages["why"])
        for name in ROOMS:
            self._middle.addWidget(pages[name])
        self._down.addWidget(pages["player"])
        for pane, place in ((self._across, 1), (self._beside, 0), (self._down, 0)):
            pane.setStretchFactor(place, 1)
            pane.setCollapsible(place, False)
        self._show()

    def _show(self) -> None:
        self._across.setVisible(not self._gathered)
        self._tabs.setVisible(self._gathered)
        for action in self._toggles.values():
            action.setEnabled(not self._gathered)
        if not self._gathered:
            for name in ("groups", "facets", "recordings"):
                self._pages[name].show()
            self._choose_front()

    def _choose_front(self) -> None:
        front = self._front()
        self._middle.setCurrentWidget(self._pages[front] if front in ROOMS else self._beside)
        for name in ROOMS:
            policy = QSizePolicy.Policy.Preferred if name == front else QSizePolicy.Policy.Ignored
            self._pages[name].setSizePolicy(policy, policy)
        self._pages["header"].setVisible(front not in ROOMS)
        hidden = ROOMS[front][1] if front in ROOMS else ()
        for name, action in self._toggles.items():
            self._side(name).setVisible(action.isChecked() and name not in hidden)

    def _front(self) -> str:
        return next((name for name, action in self._rooms.items() if action.isChecked()), "recordings")

    def _tab(self, name: str) -> int:
        return list(self._pages).index(name)

    def _switch(self, room: str, shown: bool) -> None:
        if shown:
            for name, action in self._rooms.items():
                action.setChecked(name == room)
        if not self._gathered:
            self._choose_front()
        elif shown or self._tabs.currentIndex() == self._tab(room):
            self._tabs.setCurrentIndex(self._tab(self._front()))
        self._pages[self._front()].setFocus()
        self.room_shown.emit(room, shown)

    def _tab_changed(self, place: int) -> None:
        if self._gathered:
            for name, action in self._rooms.items():
                action.setChecked(place == self._tab(name))

    def _side(self, name: str) -> QWidget:
        return self._left if name == "left" else self._pages[name]

    def _splitters(self) -> tuple[QSplitter, ...]:
        return (self._left, self._across, self._down, self._beside)

    def _make_rooms(self) -> dict[str, QAction]:
        made = {}
        for name, (key, _) in ROOMS.items():
            made[name] = QAction(self._words.text(f"shell.menu.show_{name}"), self, checkable=True)
            made[name].setShortcut(QKeySequence(key))
            made[name].toggled.connect(partial(self._switch, name))
        return made

    def _make_toggles(self) -> dict[str, QAction]:
        made = {}
        for name, key in (("left", "F6"), ("why", "F7"), ("player", "F8")):
            action = QAction(self._words.text(f"shell.menu.show_{name}"), self, checkable=True, checked=True)
            action.setShortcut(QKeySequence(key))
            action.toggled.connect(self._side(name).setVisible)
            made[name] = action
        return made
