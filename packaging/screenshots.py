# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Draws every screen off the screen, light and dark, English and German: `screenshots.py FOLDER [--size 1280x800]`.

The pictures of the documents alone: `screenshots.py docs/pictures --pictures`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent))

from enrol_screens import enrol_screens
from next_screens import next_screens
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from report_screens import letter_screens
from voices_made_up import voices_of

from viewer.case.facts import Facts, Owner, Route
from viewer.case.message import message
from viewer.settings import Settings
from viewer.ui.application import compose, make_application, real_panels
from viewer.ui.facts.steps import Step
from viewer.ui.main_window import MainWindow
from viewer.ui.pace import Progress
from viewer.ui.parcel.sheet import Section
from viewer.ui.use_cases import from_workflow
from viewer.ui.wish import Trouble

if TYPE_CHECKING:
    from viewer.ui.findings.why import WhyPanel
    from viewer.ui.parcel.panel import ParcelPanel
    from viewer.ui.voices.panel import VoicesPanel

PATIENCE_MS = 120_000
BEAT_MS = 50
Screen = tuple[str, QWidget]


def screens(window: MainWindow, application: QApplication) -> Iterator[Screen]:
    """Each screen by its name, brought up one after the other."""
    window.start.show_recent(["/home/erika/2026-11-22-1.notmine", "/home/erika/2026-11-20-1.notmine"])
    yield "start", window
    window.show_trouble(Trouble(message("archive.no_export", part="letter.docx")))
    yield "start-trouble", window
    window.banner.hide()
    window.parts.flows.open_demo()
    wait(lambda: window.overview is not None)
    page = window.interviewing.page
    window.desk.change_answers()
    case = window.parts.store.case
    if case is None:
        return
    wait(lambda: not window.parts.aside.busy)
    for step in Step:
        if step is Step.ROUTES:
            page.show_facts(Facts(Owner(uses_voice_assistant=False, assistant_maybe=(Route.OLD_ACCOUNT,))))
        page.show_step(step)
        page.focus_question()
        yield f"interview-{step}", window
        if step is Step.ROUTES:
            page.show_facts(window.parts.flows.act.facts(case))
    window.show_work()
    window.strip.begin(True)
    window.strip.show_progress(Progress("phase.measure", 612, 1700, "", 84.2, 13.0))
    yield "work-measuring", window
    window.strip.begin(False)
    if window.panels is not None:
        window.panels.recordings.step(1)  # type: ignore[attr-defined]  # more than the window asks of it
    yield "work", window
    window.header.unfold(True)
    yield "work-reasons", window
    window.header.unfold(False)
    yield from explanations(window)
    yield from parcel(window)
    yield from letter_screens(window, wait)
    yield from next_screens(window, application)
    yield from voices(window, application)
    yield from dialogs(window, application)
    yield from enrol_screens(window.parts.words, window)


def explanations(window: MainWindow) -> Iterator[Screen]:
    """The reasons with the explanations to tick, one that applies, all others ruled out, and the export as a whole."""
    if window.panels is None:
        return
    why = cast("WhyPanel", window.panels.why)
    window.resize(window.width(), window.height() + 300)
    QTest.qWait(200)
    yield "why-open", window
    subject, key = next(iter(why.ticks.ticks))
    why.ticks.ruled.emit(subject, (key,), True)
    wait(lambda: not window.parts.aside.busy)
    why.area.ensureWidgetVisible(why.ticks)
    yield "why-explained", window
    why.ticks.none[subject].click()
    wait(lambda: not window.parts.aside.busy)
    yield "why-ruled-out", window
    window.undo.undo.trigger()
    window.undo.undo.trigger()
    why.show_export()
    yield "why-export", window
    window.panels.recordings.step(1)  # type: ignore[attr-defined]  # more than the window asks of it
    window.resize(window.width(), window.height() - 300)


def parcel(window: MainWindow) -> Iterator[Screen]:
    """The room of the export, section by section; the demonstration is compared with itself."""
    case, panels = window.parts.store.case, window.panels
    if case is None or panels is None or window.work is None:
        return
    room = cast("ParcelPanel", panels.parcel)
    window.work.show_room("parcel")
    room.show_cases(("/home/erika/2026-11-20-1.notmine",))
    for place, section in enumerate(Section):
        room.tabs.setCurrentIndex(place)
        if section is Section.COMPARISON:
            yield "parcel-comparison-none", window
            room.compare_wanted.emit(case.path, False)
        wait(lambda: not window.parts.aside.busy)
        yield f"parcel-{section}", window
    window.work.show_room("")


def voices(window: MainWindow, application: QApplication) -> Iterator[Screen]:
    """The room of voices: nothing compared yet, invented voices as map and table, nobody enrolled, and its dialog."""
    case, act, panels = window.parts.store.case, window.parts.flows.act, window.panels
    if case is None or panels is None or window.work is None:
        return
    rows, room = act.rows(case, range(100_000)[:2000]), cast("VoicesPanel", panels.voices)
    window.work.show_room("voices")
    wait(lambda: not window.parts.aside.busy)
    yield "voices-unexamined", window
    room.show_voices(voices_of(rows))
    room.cards.setFocus()
    yield "voices", window
    room.places.map.setFocus()
    QTest.keyClick(room.places.map, Qt.Key.Key_End)
    room.places.toggle()
    yield "voices-table", window
    room.places.toggle()
    room.show_voices(voices_of(rows, enrolled=False))
    yield "voices-unenrolled", window
    room.acts.actions_made["person"].trigger()
    dialog = application.activeModalWidget()
    if dialog is not None:
        yield "voices-household", dialog
        dialog.close()
    window.work.show_room("")


def dialogs(window: MainWindow, application: QApplication) -> Iterator[Screen]:
    """Each dialog, opened over the window and closed again."""
    desk, mishap = window.desk, ValueError("a sentence that nobody must see")
    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("palette", desk.show_palette),
        ("keys", desk.show_keys),
        ("settings", desk.show_settings),
        ("password", lambda: desk.ask_password(False)),
        ("inventory", desk.show_inventory),
        ("mishap", lambda: window.mishaps.show(mishap)),
    )
    for name, act in acts:
        act()
        dialog = application.activeModalWidget()
        if dialog is not None:
            yield name, dialog
            dialog.hide()
            dialog.deleteLater()
            QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)


def wait(until: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    for _ in range(PATIENCE_MS // BEAT_MS):
        if until():
            return
        QTest.qWait(BEAT_MS)
    raise TimeoutError


def shoot(application: QApplication, folder: Path, settings: Settings, size: tuple[int, int]) -> None:
    """Draw all screens in one language and theme."""
    window = compose(application, settings, lambda _settings: None, from_workflow, real_panels)
    window.resize(*size)
    window.show()
    for name, widget in screens(window, application):
        QTest.qWait(60)
        widget.grab().save(str(folder / f"{settings.language}-{settings.theme}-{name}.png"))
    window.close()
    window.deleteLater()


def picture(application: QApplication, folder: Path, theme: str) -> None:
    """The window with the demonstration and a covered recording chosen, for the documents."""
    settings = Settings(language="en", theme=theme)
    window = compose(application, settings, lambda _settings: None, from_workflow, real_panels)
    window.resize(1280, 800)
    window.show()
    window.parts.flows.open_demo()
    wait(lambda: window.overview is not None and not window.parts.jobs.busy)
    if window.panels is not None:
        window.panels.recordings.step(1)  # type: ignore[attr-defined]  # more than the window asks of it
    QTest.qWait(200)
    window.grab().save(str(folder / f"window-{theme}.png"), "PNG", 1)
    for name, widget in voices(window, application):
        if name == "voices":
            widget.grab().save(str(folder / f"voices-{theme}.png"), "PNG", 1)
    window.close()
    window.deleteLater()


def main() -> None:
    """Draw them all."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--size", default="1280x800")
    reader.add_argument("--pictures", action="store_true")
    reader.add_argument("--text", type=int, default=100)
    reader.add_argument("--themes", default="light,dark,contrast")
    reader.add_argument("--languages", default="en,de")
    given = reader.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    width, height = (int(part) for part in given.size.split("x"))
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(XDG_DATA_HOME=home, XDG_CONFIG_HOME=home)
        application = make_application()
        for theme in ("light", "dark") if given.pictures else ():
            picture(application, given.folder, theme)
        for language in () if given.pictures else given.languages.split(","):
            for theme in given.themes.split(","):
                settings = Settings(language=language, theme=theme, text_percent=given.text)
                shoot(application, given.folder, settings, (width, height))


if __name__ == "__main__":
    main()
