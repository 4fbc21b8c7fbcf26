# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The screens of the letters: an empty form, a letter that is nearly done, an anonymous tip, and what was saved."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from viewer.case.matter import AccessRequest, Audience, Matter, Sender
from viewer.ui.lettering import Lettering
from viewer.ui.main_window import MainWindow
from viewer.ui.report.panel import ReportPanel
from viewer.ui.report.section import Section

Wait = Callable[[Callable[[], bool]], None]


def letter_screens(window: MainWindow, wait: Wait) -> Iterator[tuple[str, QWidget]]:
    """The letters' section, as somebody goes through it."""
    panels, work = window.panels, window.work
    if panels is None or work is None:
        return

    def settle() -> None:
        QTest.qWait(500)
        wait(lambda: not window.parts.aside.busy)

    page = cast("ReportPanel", panels.report).letters
    work.show_room("report")
    settle()
    yield "letters", window
    page.audiences.choices[Audience.COMPLAINT].setChecked(True)
    sender = Sender("Karla Mustermann", "Musterstraße 1\n80331 München", "karla@example.org", residence="de-by")
    page.form.put(Matter(sender, AccessRequest()))
    page.entered.emit()
    settle()
    page.form.go_to("company")
    QTest.qWait(100)
    yield "letters-complaint", window
    page.form.go_to("events")
    QTest.qWait(100)
    yield "letters-more", window
    page.audiences.choices[Audience.TIP].setChecked(True)
    page.form.fields["anonymous"].put(True)
    page.form.fields["anonymous"].changed.emit()
    settle()
    page.form.go_to("anonymous")
    QTest.qWait(100)
    yield "letters-anonymous", window
    page.audiences.choices[Audience.SUPPORT].setChecked(True)
    settle()
    yield "letters-support", window
    lettering = cast("Lettering", window.rooms.reporting.sections[Section.LETTERS])
    with tempfile.TemporaryDirectory() as folder:
        lettering.save((Audience.CONTROLLER, Audience.COMPLAINT, Audience.TIP), Path(folder))
        settle()
        yield "letters-saved", window
    page.show_letter()
    page.audiences.choices[Audience.CONTROLLER].setChecked(True)
    yield from enclose_screens(window, settle)
    work.show_room("")


def enclose_screens(window: MainWindow, settle: Callable[[], None]) -> Iterator[tuple[str, QWidget]]:
    """The dialog that adds an item by hand: what it means, the invented words shown, the item added; then taken out."""
    enclosing = window.rooms.reporting.enclosing
    enclosing.open()
    dialog = enclosing.dialog
    if dialog is None:
        return
    yield "enclose", dialog
    dialog.show_it.click()
    settle()
    dialog.note.setText("The place that is named is not where I live")
    yield "enclose-shown", dialog
    dialog.add.click()
    settle()
    yield "enclose-added", dialog
    dialog.reject()
