# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The main window: puts the pages together and ties what they say to the acts; it decides nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from viewer.case.message import message
from viewer.case.review import Exposure
from viewer.ui.banner import Banner
from viewer.ui.case_store import CaseStore
from viewer.ui.desk import Desk
from viewer.ui.flows import Flows
from viewer.ui.header import HeaderCard, derive_header_state
from viewer.ui.interviewing import Interviewing
from viewer.ui.jobs import Jobs
from viewer.ui.labels import label, show_text, visible
from viewer.ui.mishap import Mishaps
from viewer.ui.panels import MakePanels, Panels
from viewer.ui.preferences import Preferences
from viewer.ui.progress_strip import ProgressStrip
from viewer.ui.start.drop_zone import paths_of
from viewer.ui.start.page import StartPage
from viewer.ui.theme import Theme
from viewer.ui.undo import Undo
from viewer.ui.wish import Trouble
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.ui.work_view import WorkView
    from viewer.workflow.overview import Overview

SMALLEST = (720, 480)
PATIENCE_S = 3.0


@dataclass(frozen=True)
class Parts:
    """What the window is made of."""

    words: Words
    theme: Theme
    preferences: Preferences
    flows: Flows
    jobs: Jobs
    aside: Jobs
    store: CaseStore
    make_panels: MakePanels


class MainWindow(QMainWindow):
    """One window; pages: start, interview, work."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.overview: Overview | None = None
        self.panels: Panels | None = None
        self.work: WorkView | None = None
        words = parts.words
        self.setWindowTitle(words.text("shell.name"))
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.start, self.header = StartPage(words), HeaderCard(words)
        self.banner, self.strip = Banner(words), ProgressStrip(words)
        self.interviewing = Interviewing(words, parts.flows, parts.aside, parts.store, self)
        self.undo = Undo(words, parts.flows, parts.store, self)
        self.mishaps = Mishaps(words, self)
        self.exposure = label("", wrap=False)
        self.pages = QStackedWidget()
        self._lay_out()
        self.desk = Desk(self)
        self._wire()
        self._restore()
        self._ended()

    def cover(self) -> None:
        """Be silent and cover everything, at once."""
        if self.panels is not None:
            self.rooms.listening.cover()
            self.statusBar().showMessage(self.parts.words.text("shell.covered"), 4000)

    def focus_moved(self, state: Qt.ApplicationState) -> None:
        """Cover everything when another program comes to the front, where the user prefers that."""
        wanted = state != Qt.ApplicationState.ApplicationActive and self.parts.preferences.settings.cover_on_focus_loss
        if wanted and self.panels is not None:
            self.rooms.listening.cover_again()

    def show_interview(self) -> None:
        """Bring the interview to the front."""
        self.pages.addWidget(self.interviewing.page)
        self.pages.setCurrentWidget(self.interviewing.page)
        self.interviewing.page.focus_question()

    def show_work(self) -> None:
        """Bring the work to the front."""
        self.interviewing.keep()
        if self.work is None:
            self._make_work()
        self.pages.setCurrentWidget(self.work or self.start)
        self.statusBar().show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, stop the work and close the case; everything that was finished is kept."""
        self.cover()
        self._remember()
        self.parts.aside.close(PATIENCE_S)
        if self.parts.jobs.close(PATIENCE_S):
            self.interviewing.keep_at_once()
            self.parts.store.release()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere."""
        if paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.open_paths(paths_of(event.mimeData()))

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open these; a banner that was there goes."""
        self.interviewing.keep()
        self.banner.hide()
        self.desk.protecting.open_paths(paths)

    def _lay_out(self) -> None:
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(12, 8, 12, 0)
        above.addWidget(self.banner)
        layout.addLayout(above)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.strip)
        self.setCentralWidget(middle)
        self.pages.addWidget(self.start)
        self.exposure.setProperty("look", "quiet")
        self.statusBar().addPermanentWidget(self.exposure)
        self.statusBar().setSizeGripEnabled(False)

    def _wire(self) -> None:
        parts = self.parts
        flows, jobs, preferences = parts.flows, parts.jobs, parts.preferences
        self.start.dropped.connect(self.open_paths)
        self.start.demo_wanted.connect(self.desk.open_demo)
        self.start.file_wanted.connect(self.desk.choose_file)
        self.start.folder_wanted.connect(self.desk.choose_folder)
        self.start.recent_opened.connect(self.desk.open_recent)
        self.start.recent_forgotten.connect(preferences.forget)
        self.header.answers_wanted.connect(self.desk.change_answers)
        self.header.inventory_wanted.connect(self.desk.show_inventory)
        self.banner.go_on.connect(flows.go_on)
        self.strip.stop.connect(jobs.stop)
        jobs.busy_changed.connect(self.strip.begin)
        jobs.stopping_changed.connect(self.strip.show_stopping)
        jobs.progress.connect(self.strip.show_progress)
        flows.begun.connect(self._begun)
        flows.judged.connect(self._judged)
        flows.ended.connect(self._ended)
        flows.trouble.connect(self.show_trouble)
        flows.broken.connect(self.mishaps.show)
        flows.kept.connect(preferences.remember)
        flows.password_wanted.connect(self.desk.ask_password)
        flows.exports_wanted.connect(self.desk.find_export)
        flows.verified.connect(self.desk.show_check)
        self.interviewing.left.connect(self.show_work)
        self.interviewing.trouble.connect(self.show_trouble)
        self.undo.said.connect(lambda text: self.statusBar().showMessage(text, 6000))
        preferences.changed.connect(self._dress)

    def _make_work(self) -> None:
        from viewer.ui.rooms import Rooms
        from viewer.ui.work_view import WorkView

        parts = self.parts
        self.panels = parts.make_panels()
        self.work = WorkView(parts.words, self.panels, self.header)
        self.rooms = Rooms(self, self.panels, self.work)
        self.pages.addWidget(self.work)
        self.work.restore(parts.preferences.settings.splitters)
        self.panels.recordings.restore_columns(parts.preferences.settings.columns)
        self.desk.add_panels(self.panels, self.work)

    def _begun(self, ask: bool) -> None:
        self.overview = None
        self.banner.hide()
        self.header.put(derive_header_state(None, has_facts=False))
        self.show_work()
        if self.parts.store.case is not None:
            self.show_exposure(self.parts.flows.act.exposure(self.parts.store.case))
            self.setWindowTitle(f"{visible(self.parts.store.case.path.name)} – {self.parts.words.text('shell.name')}")
        self.desk.allow(case_open=True)
        if ask:
            self.interviewing.begin()
            self.show_interview()

    def _judged(self, overview: Overview) -> None:
        self.overview = overview
        case = self.parts.store.case
        has_facts = case is not None and not self.parts.flows.act.facts(case).is_empty
        self.header.put(derive_header_state(overview, has_facts))
        self.undo.refresh()

    def _ended(self) -> None:
        self.overview = None
        self.setWindowTitle(self.parts.words.text("shell.name"))
        self.start.show_recent(self.parts.preferences.settings.recent)
        self.pages.setCurrentWidget(self.start)
        self.statusBar().hide()
        self.desk.allow(case_open=False)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say it in the banner."""
        self.banner.say(self.parts.words.say(trouble.said), trouble.can_continue)

    def show_exposure(self, exposure: Exposure) -> None:
        """Say in the status line what was heard and read so far."""
        seconds, letters = self.parts.words.number(exposure.seconds, 1), exposure.characters
        text = message("shell.exposure", seconds=seconds, n=exposure.recordings, letters=letters)
        show_text(self.exposure, self.parts.words.say(text))

    def _dress(self) -> None:
        settings = self.parts.preferences.settings
        self.parts.theme.wear(settings.theme, settings.text_percent)
        self.start.show_recent(settings.recent)

    def _restore(self) -> None:
        state = self.parts.preferences.settings.window
        if not state or not self.restoreGeometry(QByteArray.fromBase64(QByteArray(state.encode()))):
            self.resize(1280, 800)

    def _remember(self) -> None:
        place = bytes(self.saveGeometry().toBase64().data()).decode()
        settings = replace(self.parts.preferences.settings, window=place)
        if self.panels is not None and self.work is not None:
            settings = replace(settings, splitters=self.work.state(), columns=self.panels.recordings.column_state())
        self.parts.preferences.put(settings)
