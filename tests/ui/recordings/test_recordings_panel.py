# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The panel of recordings searches, sorts, decides and remembers its columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.fake_browsing import CatalogueWords, FakeCase, many, row
from viewer.case.query import Column, Facet, Query
from viewer.case.review import Decision
from viewer.ui.recordings.cells import ORDER
from viewer.ui.recordings.panel import MOST_AT_ONCE, RecordingsPanel
from viewer.ui.recordings.state import ListState, derive_list_state

WORDS = CatalogueWords("en")


@pytest.fixture
def case() -> FakeCase:
    return FakeCase(many(300))


@pytest.fixture
def panel(qtbot, case: FakeCase) -> RecordingsPanel:
    made = RecordingsPanel(WORDS)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.set_browsing(case.browsing())
    made.show()
    made.view.setFocus()
    return made


@pytest.mark.parametrize(
    ("is_open", "total", "shown", "query", "state"),
    [
        (False, 0, 0, Query(), ListState("", "No export is open. Open one on the start page.")),
        (True, 0, 0, Query(), ListState("", "No recordings have been found in this export so far.")),
        (True, 1, 1, Query(), ListState("1 recording")),
        (True, 1700, 1700, Query(), ListState("1,700 recordings")),
        (True, 1700, 12, Query(text="a"), ListState("12 of 1,700 recordings")),
        (True, 9, 2, Query(facets=((Facet.LINK, ""),)), ListState("2 of 9 recordings")),
        (
            True, 9, 0, Query(text="x"),
            ListState("No recording", "No recording fits this search and these filters.", True),
        ),
    ],
)  # fmt: skip
def test_what_the_list_says_of_itself(is_open: bool, total: int, shown: int, query: Query, state: ListState) -> None:
    assert derive_list_state(is_open, total, shown, query, WORDS) == state


def test_typing_searches(panel: RecordingsPanel, qtbot) -> None:
    with qtbot.waitSignal(panel.query_changed) as told:
        qtbot.keyClicks(panel.search.field, "wetter")
    assert told.args[0].text.startswith("w")
    qtbot.waitUntil(lambda: panel.query().text == "wetter")
    assert panel.pages.count.text() == f"{panel.model.rowCount()} of 300 recordings"


def test_digits_and_letters_reach_the_search_field(panel: RecordingsPanel, qtbot) -> None:
    decisions = []
    panel.decided.connect(lambda *told: decisions.append(told))
    panel.step(0)
    panel.focus_search()
    qtbot.keyClicks(panel.search.field, "j1k3u")
    assert panel.search.field.text() == "j1k3u"
    assert not decisions


def test_nothing_found_offers_to_clear(panel: RecordingsPanel, qtbot) -> None:
    panel.show_query(Query(text="nowhere", facets=((Facet.STANDING, "consistent"),)))
    clear = next(one for one in panel.findChildren(QPushButton) if one.text() == "Clear search and filters")
    assert clear.isVisible()
    with qtbot.waitSignal(panel.query_changed) as told:
        qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert (told.args[0].text, told.args[0].facets) == ("", ())
    assert panel.model.rowCount() == 300
    assert panel.search.field.text() == ""
    assert not clear.isVisible()


def test_j_and_k_walk_and_tell_which(panel: RecordingsPanel, qtbot) -> None:
    told = []
    panel.step(0)
    panel.selected.connect(told.append)
    for key in ("j", "j", "k"):
        qtbot.keyClicks(panel.view, key)
    assert told == [panel.model.number(place) for place in (1, 2, 1)]


def test_the_first_step_selects_the_first_row(panel: RecordingsPanel) -> None:
    panel.step(1)
    assert panel.view.selectionModel().isRowSelected(0)


def test_walking_stops_at_the_ends(panel: RecordingsPanel) -> None:
    panel.step(0)
    panel.step(-5)
    assert panel.view.currentIndex().row() == 0
    panel.step(1000)
    assert panel.view.currentIndex().row() == 299


@pytest.mark.parametrize(
    ("key", "decision"),
    [("1", Decision.MINE), ("2", Decision.HOUSEHOLD), ("3", Decision.NOT_MINE), ("4", Decision.UNSURE), ("5", None)],
)
def test_keys_decide_on_the_selected_row(panel: RecordingsPanel, qtbot, key: str, decision: Decision | None) -> None:
    panel.step(0)
    with qtbot.waitSignal(panel.decided) as told:
        qtbot.keyClicks(panel.view, key)
    assert told.args == [(panel.model.row(0).id,), decision]


def test_several_rows_are_decided_in_one_go(panel: RecordingsPanel, qtbot) -> None:
    panel.view.selectAll()
    with qtbot.waitSignal(panel.decided) as told:
        panel.decide(Decision.NOT_MINE)
    assert told.args[0] == panel.model.ids(range(300))


def test_too_many_rows_are_refused_with_a_word(panel: RecordingsPanel, qtbot) -> None:
    panel.set_browsing(FakeCase(many(MOST_AT_ONCE + 1)).browsing())
    panel.view.selectAll()
    with qtbot.assertNotEmitted(panel.decided):
        panel.decide(Decision.NOT_MINE)
    assert "2,000" in panel.pages.count.text()


def test_t_uncovers_one_and_tells_how_much(panel: RecordingsPanel, qtbot) -> None:
    place = next(place for place in range(300) if panel.model.is_covered(place) and panel.model.row(place).transcript)
    panel.step(0)
    panel.step(place)
    with qtbot.waitSignal(panel.uncovered) as told:
        qtbot.keyClicks(panel.view, "t")
    recording = panel.model.row(place)
    assert told.args == [recording.number, len(recording.transcript)]
    assert not panel.model.is_covered(place)
    with qtbot.assertNotEmitted(panel.uncovered):
        qtbot.keyClicks(panel.view, "t")
    panel.cover_all()
    assert panel.model.is_covered(place)


def test_uncovering_from_elsewhere_is_silent(panel: RecordingsPanel, qtbot) -> None:
    with qtbot.assertNotEmitted(panel.uncovered):
        panel.uncover(1)
    assert not panel.model.is_covered(panel.model.place(1))


def test_a_refresh_keeps_the_place(panel: RecordingsPanel, case: FakeCase) -> None:
    panel.step(0)
    panel.step(20)
    number = panel.current_number()
    case.kept.insert(0, row(0, captured_at="2001-01-01T00:00:00+00:00"))
    case.kept[:] = [row(n, captured_at=one.captured_at) for n, one in enumerate(case.kept)]
    panel.refresh()
    assert panel.current_number() == number


def test_a_decided_row_that_leaves_the_list_makes_room_for_the_next(panel: RecordingsPanel, case: FakeCase) -> None:
    panel.show_query(Query(facets=((Facet.DECISION, ""),), sort=Column.ENTRY))
    panel.step(0)
    panel.step(5)
    following = panel.model.number(6)
    case.kept[panel.current_number()] = row(panel.current_number(), decision="not-mine")
    panel.refresh_rows()
    assert panel.current_number() == following


def test_a_decision_is_shown_without_asking_anew(panel: RecordingsPanel, case: FakeCase) -> None:
    first = panel.model.number(0)
    case.kept[first] = row(first, decision="unsure")
    panel.refresh_rows()
    assert panel.model.data(panel.model.index(0, ORDER.index(Column.DECISION))) == "~ unsure"


def test_a_recording_is_gone_to_even_where_filters_left_it_out(panel: RecordingsPanel, qtbot) -> None:
    panel.show_number(7)
    assert panel.current_number() == 7
    panel.show_query(Query(facets=((Facet.STANDING, "consistent"),)))
    with qtbot.waitSignal(panel.query_changed) as told:
        panel.show_number(8)
    assert (panel.current_number(), told.args[0].facets) == (8, ())
    assert panel.view.hasFocus()


def test_a_search_that_loses_the_row_says_so(panel: RecordingsPanel, qtbot) -> None:
    panel.step(0)
    lost = "wetter" if "wetter" not in (panel.model.row(0).transcript or "") else "musik"
    with qtbot.waitSignal(panel.selected) as told:
        panel.show_query(Query(text=lost, sort=Column.CAPTURED_AT))
    assert told.args == [-1]


def test_columns_come_back_as_they_were(panel: RecordingsPanel, qtbot, case: FakeCase) -> None:
    header = panel.view.horizontalHeader()
    header.moveSection(1, 3)
    header.setSectionHidden(ORDER.index(Column.DEVICE), True)
    header.setSortIndicator(ORDER.index(Column.DURATION), Qt.SortOrder.DescendingOrder)
    state = panel.column_state()
    other = RecordingsPanel(WORDS)
    qtbot.addWidget(other)
    other.set_browsing(case.browsing())
    assert other.restore_columns(state)
    assert other.view.horizontalHeader().visualIndex(1) == 3
    assert other.view.isColumnHidden(ORDER.index(Column.DEVICE))
    assert (other.query().sort, other.query().descending) == (Column.DURATION, True)


@pytest.mark.parametrize("state", ["", "rubbish", "AAAA", "ÄÖÜ"])
def test_a_broken_column_state_changes_nothing(panel: RecordingsPanel, state: str) -> None:
    before = panel.column_state()
    assert not panel.restore_columns(state)
    assert panel.column_state() == before


def test_columns_move_by_key(panel: RecordingsPanel, qtbot) -> None:
    panel.step(0)
    panel.view.setCurrentIndex(panel.model.index(0, 2))
    qtbot.keyClick(panel.view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert panel.view.horizontalHeader().visualIndex(2) == 1


def test_the_menu_hides_and_sorts(panel: RecordingsPanel) -> None:
    panel.columns.menu.aboutToShow.emit()
    actions = panel.columns.menu.actions()
    next(one for one in actions if one.text() == "Device").trigger()
    assert panel.view.isColumnHidden(ORDER.index(Column.DEVICE))
    sorts = next(one for one in actions if one.text() == "Sort by").menu().actions()
    next(one for one in sorts if one.text() == "Length").trigger()
    assert panel.query().sort is Column.DURATION


def test_rows_grow_with_the_text(panel: RecordingsPanel) -> None:
    before = panel.view.verticalHeader().defaultSectionSize()
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    panel.setFont(font)
    assert panel.view.verticalHeader().defaultSectionSize() > 1.7 * before


def test_actions_have_words_and_keys(panel: RecordingsPanel) -> None:
    keys = [action.shortcut().toString() for action in panel.actions()]
    assert keys[:9] == ["J", "K", "1", "2", "3", "4", "5", "T", "Shift+T"]
    assert all(action.text() for action in panel.actions())
