# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Ties the rooms of the work to the window: the list with the player, the voices, the export, the report,
and the ways between."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.case.deletion import Elsewhere
from viewer.ui.case_password import Asked, CasePasswordDialog
from viewer.ui.comparing import Comparing
from viewer.ui.jobs import Jobs
from viewer.ui.labels import message_box
from viewer.ui.listening import Listening
from viewer.ui.panels import Panels
from viewer.ui.parcel.sheet import Section
from viewer.ui.parceling import Parceling
from viewer.ui.report.erase_words import copies_left
from viewer.ui.reporting import Reporting
from viewer.ui.voicing import Voicing
from viewer.ui.work_view import WorkView

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


class Rooms(QObject):
    """The list, the voices, the export, the report, and the dialog in which somebody enrols."""

    def __init__(self, window: MainWindow, panels: Panels, work: WorkView) -> None:
        super().__init__(window)
        parts = window.parts
        self._window, self._panels, self._work = window, panels, work
        self.listening = Listening(panels, parts.flows, parts.aside, parts.store, self)
        self.listening.exposure.connect(window.show_exposure)
        self.voicing = Voicing(panels.voices, parts.flows, parts.aside, parts.store, self)
        self.parceling = Parceling(panels.parcel, parts.flows, parts.aside, parts.store, self)
        self.parceling.broken.connect(window.mishaps.show)
        self.parceling.locked.connect(self._unlock)
        self.reporting = Reporting(panels.report, parts, self)
        for room in (self.listening, self.voicing, self.reporting):
            room.trouble.connect(window.show_trouble)
            room.broken.connect(window.mishaps.show)
        self.reporting.compare_wanted.connect(self._compare)
        self.reporting.enclosing.exposure.connect(window.show_exposure)
        panels.recordings.selected.connect(self.reporting.enclosing.choose)
        self.reporting.case_gone.connect(self._tell_gone)
        window.header.voices_wanted.connect(lambda: work.show_room("voices"))
        window.header.parcel_wanted.connect(lambda: work.show_room("parcel"))
        window.header.report_wanted.connect(lambda: work.show_room("report"))
        work.room_shown.connect(self._look)
        panels.report.left.connect(lambda: work.show_room(""))
        panels.parcel.left.connect(lambda: work.show_room(""))
        parts.store.closed.connect(lambda: work.show_room(""))
        voices = panels.voices
        voices.left.connect(lambda: work.show_room(""))
        voices.sample_wanted.connect(self._sample)
        voices.recording_wanted.connect(self._show_recording)
        voices.group_wanted.connect(self._show_group)
        self.comparing = Comparing(parts.flows, parts.jobs, parts.store, self)
        voices.examine_wanted.connect(self.comparing.begin)
        voices.enrol_wanted.connect(self._enrol)

    def _look(self, room: str, is_shown: bool) -> None:
        if room == "voices":
            self.voicing.look(is_shown)
            return
        if room == "report":
            self.reporting.look(is_shown)
            return
        case, settings = self._window.parts.store.case, self._window.parts.preferences.settings
        here = str(case.path) if case is not None else ""
        self._panels.parcel.show_cases(tuple(path for path in settings.recent if path != here))
        self.parceling.look(is_shown)

    def _compare(self) -> None:
        self._work.show_room("parcel")
        self._panels.parcel.show_tab(Section.COMPARISON)

    def _unlock(self, other: Path, is_earlier: bool, tried: bool) -> None:
        """Ask for the password of the case to compare with, and go on with it."""
        dialog = CasePasswordDialog(self._window.parts.words, Asked.AGAIN if tried else Asked.OPEN, self._window)
        dialog.accepted.connect(lambda: self.parceling.compare(other, is_earlier, dialog.secret()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell_gone(self, record: Path, elsewhere: Sequence[Elsewhere]) -> None:
        """The whole case was destroyed: where the record lies, and what is left elsewhere."""
        words = self._window.parts.words
        text = words.text("erasing.result.case", folder=str(record.parent), record=record.name)
        more = f"{copies_left(elsewhere, words)}\n\n{words.text('erasing.limits.ssd')}"
        box = message_box(self._window, words.text("erasing.result"), text, more)
        box.finished.connect(box.deleteLater)
        box.open()

    def _enrol(self) -> None:
        from viewer.ui.enrol.dialog import EnrolDialog, EnrolParts
        from viewer.ui.enrol.microphone import CardMicrophone
        from viewer.ui.enrol.uses import from_workflow

        parts = EnrolParts(from_workflow(), Jobs(parent=self), CardMicrophone())
        dialog = EnrolDialog(self._window.parts.words, parts, self.voicing.household, self._window)
        dialog.enrolled.connect(self.voicing.enrol)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _sample(self, group: str) -> None:
        self._work.show_player()
        self.listening.sample(group)

    def _show_recording(self, number: int) -> None:
        self._work.show_room("")
        self._panels.recordings.show_number(number)

    def _show_group(self, group: str) -> None:
        self._work.show_room("")
        self.listening.choose(group)
