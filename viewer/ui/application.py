# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Composes the window; the only place that constructs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from viewer.case.facts import Facts
from viewer.resource import resource
from viewer.settings import Settings
from viewer.ui.capture import CaptureShield, system_hint
from viewer.ui.case_store import CaseStore
from viewer.ui.executor import Executor
from viewer.ui.flows import Flows
from viewer.ui.jobs import Jobs
from viewer.ui.main_window import MainWindow, Parts
from viewer.ui.panels import Panels
from viewer.ui.panic import Panic
from viewer.ui.preferences import Preferences
from viewer.ui.theme import Theme
from viewer.ui.use_cases import UseCases, from_workflow
from viewer.words import LANGUAGES, Words, preferred_language


def run_window(exports: Sequence[Path], facts: Facts | None = None, demo: bool = False) -> int:
    """Show the window, open what was named, and stay until it is closed; the process's exit code."""
    from viewer.workflow.preferences import load_settings, save_settings

    application = make_application()
    window = compose(application, load_settings(), save_settings, load, real_panels)
    sys.excepthook = window.mishaps.hook
    window.show()

    def begin() -> None:
        if demo:
            window.parts.flows.open_demo()
        elif exports:
            window.desk.protecting.open_paths(exports, facts)
        else:
            window.parts.flows.preload()

    QTimer.singleShot(0, begin)
    code = application.exec()
    dismantle(application, window)
    return code


def dismantle(application: QApplication, window: MainWindow) -> None:
    """Take the closed window apart while the application lives. At its end Python would do so in an order of its own,
    with filters still asked about widgets that are half gone."""
    sys.excepthook = sys.__excepthook__
    for kind in (Panic, CaptureShield):
        for one in window.findChildren(kind):
            application.removeEventFilter(one)
    if window.parts.jobs.busy:
        return
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def make_application() -> QApplication:
    """The Qt application with its name and icon."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(["notmine"])
    application.setApplicationName("notmine")
    application.setApplicationDisplayName("Notmine")
    application.setDesktopFileName("notmine")
    application.setWindowIcon(QIcon(str(resource("icons/notmine.svg"))))
    return application


def compose(
    application: QApplication,
    settings: Settings,
    keep: Callable[[Settings], object],
    load: Callable[[], UseCases],
    make_panels: Callable[[Words, Settings], Panels],
    *,
    executors: tuple[Executor | None, Executor | None] = (None, None),
) -> MainWindow:
    """The window with everything in it, not yet shown. `executors` do the work and what is done beside it."""
    words = Words(settings.language if settings.language in LANGUAGES else preferred_language())
    _speak(application, words.language)
    store, preferences = CaseStore(), Preferences(settings, keep)
    jobs, aside = Jobs(executors[0]), Jobs(executors[1])
    flows = Flows(load, jobs, store)
    theme = Theme(application, settings.theme, settings.text_percent)

    def panels() -> Panels:
        return make_panels(words, preferences.settings)

    window = MainWindow(Parts(words, theme, preferences, flows, jobs, aside, store, panels))
    panic = Panic(parent=window)
    panic.pressed.connect(window.cover)
    application.installEventFilter(panic)
    hint = system_hint()
    if hint is not None:
        capture = CaptureShield(settings.hide_from_capture, hint, window)
        preferences.changed.connect(lambda now: capture.want(now.hide_from_capture))
        application.installEventFilter(capture)
    application.applicationStateChanged.connect(window.focus_moved)
    return window


def load() -> UseCases:
    """The use cases, and with them what the panels are made of, so that showing them does not wait for it."""
    import viewer.ui.findings.groups
    import viewer.ui.findings.why
    import viewer.ui.parcel.panel
    import viewer.ui.player.panel
    import viewer.ui.recordings.facets
    import viewer.ui.recordings.panel
    import viewer.ui.report.panel
    import viewer.ui.voices.panel  # noqa: F401

    return from_workflow()


def real_panels(words: Words, settings: Settings) -> Panels:
    """The panels that ship; imported only when there is something to show in them."""
    from viewer.ui.findings.groups import GroupsPanel
    from viewer.ui.findings.why import WhyPanel
    from viewer.ui.parcel.panel import ParcelPanel
    from viewer.ui.player.panel import PlayerPanel
    from viewer.ui.recordings.facets import FacetsPanel
    from viewer.ui.recordings.panel import RecordingsPanel
    from viewer.ui.report.panel import ReportPanel
    from viewer.ui.voices.panel import VoicesPanel

    return Panels(
        RecordingsPanel(words),
        FacetsPanel(words),
        GroupsPanel(words),
        WhyPanel(words),
        PlayerPanel(words, settings),
        VoicesPanel(words),
        ParcelPanel(words),
        ReportPanel(words),
    )


def _speak(application: QApplication, language: str) -> None:
    """Let Qt's own buttons and numbers speak the window's language."""
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(application)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
