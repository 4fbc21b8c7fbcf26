# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The work: groups and facets to the left; the table with the reasons beside it, or the voices; the player below."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
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
from viewer.ui.work_keys import spread_keys
from viewer.words import Words

FEWEST_LETTERS, FEWEST_LINES = 100, 26
SCROLLED = ("header", "player", "voices")
PAGES = ("recordings", "player", "groups", "facets", "why", "voices")


class WorkView(QWidget):
    """Lays the panels out side by side, or as tabs where the window is small for its size of text.

    `voices_shown` tells whether the voices are looked at from now on.
    """

    voices_shown = Signal(bool)

    def __init__(self, words: Words, panels: Panels, header: HeaderCard) -> None:
        super().__init__()
        self._pages: dict[str, QWidget] = {"header": header} | {
            name: as_widget(getattr(panels, name)) for name in PAGES
        }
        self._words, self._gathered, self._kept = words, False, ""
        self._middle = QStackedWidget()
        self._left = _splitter(words.text("shell.pane.left"), Qt.Orientation.Vertical)
        self._across = _splitter(words.text("shell.pane.across"), Qt.Orientation.Horizontal)
        self._down = _splitter(words.text("shell.pane.down"), Qt.Orientation.Vertical)
        self._beside = _splitter(words.text("shell.pane.beside"), Qt.Orientation.Horizontal)
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
        self._voices = QAction(words.text("shell.menu.show_voices"), self, checkable=True)
        self._voices.setShortcut(QKeySequence("F9"))
        self._voices.toggled.connect(self._switch)
        self._tabs.currentChanged.connect(self._tab_changed)
        self._spread()
        letter = self.fontMetrics().averageCharWidth()
        self._across.setSizes([letter * 34, letter * 130])
        self._beside.setSizes([letter * 92, letter * 38])
        self._down.setSizes([letter * 73, letter * 27])
        self._left.setSizes([letter * 45, letter * 55])
        spread_keys(panels, (header, self._tabs.tabBar()))

    def toggles(self) -> list[QAction]:
        """Show or hide each side, and the voices."""
        return [*self._toggles.values(), self._voices]

    def show_voices(self, shown: bool) -> None:
        """The voices in place of the list, or the list again."""
        self._voices.setChecked(shown)

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
            for splitter, piece in zip(self._splitters(), pieces, strict=True):
                splitter.restoreState(QByteArray.fromBase64(QByteArray(piece.encode())))

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
            self._tabs.addTab(_scrolled(page) if name in SCROLLED else page, self._words.text(f"shell.tab.{name}"))
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
        self._middle.addWidget(pages["voices"])
        self._down.addWidget(pages["player"])
        for splitter, place in ((self._across, 1), (self._beside, 0), (self._down, 0)):
            splitter.setStretchFactor(place, 1)
            splitter.setCollapsible(place, False)
        self._show()

    def _show(self) -> None:
        self._across.setVisible(not self._gathered)
        self._tabs.setVisible(self._gathered)
        header = self._pages["header"]
        if isinstance(header, HeaderCard):
            header.stack(self._gathered)
        for action in self._toggles.values():
            action.setEnabled(not self._gathered)
        if not self._gathered:
            for name in ("groups", "facets", "recordings"):
                self._pages[name].show()
            self._choose_front()

    def _choose_front(self) -> None:
        voices, is_front = self._pages["voices"], self._voices.isChecked()
        self._middle.setCurrentWidget(voices if is_front else self._beside)
        policy = QSizePolicy.Policy.Preferred if is_front else QSizePolicy.Policy.Ignored
        voices.setSizePolicy(policy, policy)
        self._pages["header"].setVisible(not is_front)
        for name, action in self._toggles.items():
            self._side(name).setVisible(action.isChecked() and not (is_front and name == "left"))

    def _front(self) -> str:
        return "voices" if self._voices.isChecked() else "recordings"

    def _tab(self, name: str) -> int:
        return list(self._pages).index(name)

    def _switch(self, shown: bool) -> None:
        if not self._gathered:
            self._choose_front()
        elif shown or self._tabs.currentIndex() == self._tab("voices"):
            self._tabs.setCurrentIndex(self._tab(self._front()))
        self._pages[self._front()].setFocus()
        self.voices_shown.emit(shown)

    def _tab_changed(self, place: int) -> None:
        if self._gathered:
            self._voices.setChecked(place == self._tab("voices"))

    def _side(self, name: str) -> QWidget:
        return self._left if name == "left" else self._pages[name]

    def _splitters(self) -> tuple[QSplitter, ...]:
        return (self._left, self._across, self._down, self._beside)

    def _make_toggles(self) -> dict[str, QAction]:
        made = {}
        for name, key in (("left", "F6"), ("why", "F7"), ("player", "F8")):
            action = QAction(self._words.text(f"shell.menu.show_{name}"), self, checkable=True, checked=True)
            action.setShortcut(QKeySequence(key))
            action.toggled.connect(self._side(name).setVisible)
            made[name] = action
        return made


def _splitter(name: str, orientation: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setAccessibleName(name)
    splitter.setHandleWidth(8)
    return splitter


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setProperty("look", "page")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
