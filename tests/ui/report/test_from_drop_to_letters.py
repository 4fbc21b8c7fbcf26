# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""From the drop of the demonstration export, by somebody who never owned such a device, to three letters saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.fakes import undressing
from viewer.case.finding import Conclusion
from viewer.settings import Settings
from viewer.ui.application import compose, real_panels
from viewer.ui.facts.steps import Step
from viewer.ui.use_cases import from_workflow
from viewer.workflow.cases import demo_paths

MOST_INTERACTIONS = 25
PATIENCE_MS = 200_000


class Hand:
    """Does what a user does, one interaction after the other, and counts: a click, or one field filled in."""

    def __init__(self) -> None:
        self.count = 0

    def do(self, act: Callable[[], object]) -> None:
        self.count += 1
        act()

    def enter(self, field, text: str) -> None:
        self.do(lambda: QTest.keyClicks(field, text))

    def choose(self, box, data: str) -> None:
        def act() -> None:
            place = box.findData(data)
            box.setCurrentIndex(place)
            box.activated.emit(place)

        self.do(act)


def dropped(path: Path) -> QDropEvent:
    """The event of a file dropped onto a window; its data lives as long as the event is used."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, data, left, none)
    event.kept = data
    return event


@pytest.fixture
def window(qapp, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with undressing(qapp) as application:
        settings = Settings(language="en", theme="light")
        made = compose(application, settings, lambda _settings: None, from_workflow, real_panels)
        made.show()
        yield made
        made.close()
        made.deleteLater()


def test_at_most_so_many_interactions_and_not_a_second_of_sound(window, qtbot, tmp_path, monkeypatch) -> None:
    hand, folder = Hand(), tmp_path / "letters"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(folder))
    hand.do(lambda: window.dropEvent(dropped(demo_paths()[0])))
    qtbot.waitUntil(lambda: window.parts.store.case is not None, timeout=PATIENCE_MS)
    interview = window.interviewing.page
    hand.do(interview._editors[Step.ASSISTANT]._choices[False].click)
    hand.do(interview._skip.click)
    qtbot.waitUntil(lambda: window.overview is not None and window.overview.examined, timeout=PATIENCE_MS)
    suggested = window.overview.conclusion is Conclusion.REPORT_SUGGESTED
    assert (window.header._report.property("look") == "primary") == suggested
    hand.do(window.header._report.click)
    page = window.panels.report.letters
    qtbot.waitUntil(lambda: page.form.isEnabled() and page.save_three.isEnabled(), timeout=PATIENCE_MS)
    fields = page.form.fields
    hand.enter(fields["name"].line, "Erika Mustermann")
    hand.enter(fields["address"].text, "Musterweg 1, 80331 Musterstadt")
    hand.choose(fields["residence"].country, "de")
    hand.choose(fields["residence"].region, "by")
    for name, day in (("made_on", "2026-10-01"), ("answered_on", "2026-10-30"), ("discovered_on", "2026-11-02")):
        hand.enter(fields[name].line, day)
    hand.do(page.save_three.click)
    hand.count += 1
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.saved, timeout=PATIENCE_MS)
    letters = {path.name for path in folder.glob("*.pdf")}
    assert letters == {f"notmine-{name}-de.pdf" for name in ("controller", "complaint", "tip")}
    qtbot.waitUntil(lambda: page.missing.buttons == {}, timeout=PATIENCE_MS)
    assert "80331 Musterstadt" in (folder / "notmine-complaint-de.html").read_text(encoding="utf-8")
    assert "BayLDA" in (folder / "notmine-complaint-de.html").read_text(encoding="utf-8")
    assert hand.count <= MOST_INTERACTIONS
    case = window.parts.store.case
    assert window.parts.flows.act.exposure(case).seconds == 0.0
    assert window.parts.flows.act.letters.matter_to_edit(case).sender.residence == "de-by"
