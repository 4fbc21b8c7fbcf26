# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Lines without a recording are listed, searchable and covered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from tests.ui.fake_browsing import CatalogueWords, FakeCase, many
from viewer.case.query import Query
from viewer.case.recording import Transcript
from viewer.ui.recordings.panel import RecordingsPanel

WORDS = CatalogueWords("en")
LINES = (
    Transcript("t1", "wie spät ist es", "All.zip!T.pdf", "page 3, line 7", datetime(2018, 5, 8, 12, tzinfo=UTC)),
    Transcript("t2", "mach\u202e das licht an", "All.zip!T.pdf", "", None, "2018-05-09T08:00:00"),
    Transcript("t3", "lauter", "All.zip!T.pdf", "", None, "03.04./04.03."),
)


@pytest.fixture
def panel(qtbot) -> RecordingsPanel:
    made = RecordingsPanel(WORDS)
    qtbot.addWidget(made)
    model = made.pages.unlinked.model
    made.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_browsing(FakeCase(many(20), lines=LINES).browsing())
    made.show()
    return made


def press(panel: RecordingsPanel, qtbot, text: str) -> None:
    found = next(one for one in panel.findChildren(QPushButton) if one.text() == text)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def texts(panel: RecordingsPanel, column: int) -> list[str]:
    model = panel.pages.unlinked.model
    return [model.index(place, column).data() for place in range(model.rowCount())]


def test_lines_are_listed_with_time_and_place_but_covered(panel: RecordingsPanel, qtbot) -> None:
    press(panel, qtbot, "Lines without a recording")
    assert panel.pages.unlinked.isVisible()
    assert panel.pages.count.text() == "3 transcript lines without a recording"
    assert texts(panel, 0) == ["2018-05-08 12:00:00 +00:00", "2018-05-09 08:00:00", "03.04./04.03."]
    assert texts(panel, 1) == ["▒▒▒ covered"] * 3
    assert texts(panel, 2)[0] == "page 3, line 7, All.zip!T.pdf"


def test_they_are_uncovered_one_at_a_time(panel: RecordingsPanel, qtbot) -> None:
    press(panel, qtbot, "Lines without a recording")
    unlinked = panel.pages.unlinked
    unlinked.view.setCurrentIndex(unlinked.model.index(1, 0))
    with qtbot.waitSignal(unlinked.uncovered) as told:
        qtbot.keyClicks(unlinked.view, "t")
    assert told.args == [len(LINES[1].text)]
    assert texts(panel, 1) == ["▒▒▒ covered", "mach⟨U+202E⟩ das licht an", "▒▒▒ covered"]
    with qtbot.assertNotEmitted(unlinked.uncovered):
        qtbot.keyClicks(unlinked.view, "t")
    panel.cover_all()
    assert texts(panel, 1) == ["▒▒▒ covered"] * 3


def test_keys_walk_the_lines_and_decide_on_nothing_hidden(panel: RecordingsPanel, qtbot) -> None:
    panel.step(0)
    press(panel, qtbot, "Lines without a recording")
    view = panel.pages.unlinked.view
    with qtbot.assertNotEmitted(panel.decided):
        qtbot.keyClicks(view, "jjk3")
    assert view.currentIndex().row() == 0
    assert panel.view.currentIndex().row() == 0


def test_the_search_field_searches_them(panel: RecordingsPanel, qtbot) -> None:
    press(panel, qtbot, "Lines without a recording")
    panel.show_query(Query(text="licht"))
    assert texts(panel, 0) == ["2018-05-09 08:00:00"]


def test_there_is_a_way_back(panel: RecordingsPanel, qtbot) -> None:
    press(panel, qtbot, "Lines without a recording")
    press(panel, qtbot, "Back to the recordings")
    assert panel.view.isVisible()
    assert panel.pages.count.text() == "20 recordings"


def test_another_case_begins_at_the_recordings(panel: RecordingsPanel, qtbot) -> None:
    press(panel, qtbot, "Lines without a recording")
    panel.set_browsing(FakeCase(many(2)).browsing())
    assert panel.view.isVisible()
    panel.set_browsing(None)
    assert not panel.pages.unlinked.isVisible()
