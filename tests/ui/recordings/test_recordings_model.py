# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The table model fetches windows of rows and keeps what is covered covered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.fake_browsing import CatalogueWords, FakeCase, many, row
from viewer.case.query import Column, Facet, Query
from viewer.ui.recordings.cells import ORDER
from viewer.ui.recordings.model import RecordingsModel

TEXT = ORDER.index(Column.TRANSCRIPT)


@pytest.fixture
def case() -> FakeCase:
    return FakeCase(many(1000))


@pytest.fixture
def model(qapp: object, case: FakeCase) -> RecordingsModel:
    made = RecordingsModel(CatalogueWords("en"))
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_browsing(case.browsing())
    return made


def shown(model: RecordingsModel, place: int, column: int = TEXT) -> str:
    return model.data(model.index(place, column))


def test_every_change_keeps_qts_rules(model: RecordingsModel, case: FakeCase) -> None:
    model.set_query(Query(text="wecker"))
    model.sort(ORDER.index(Column.DURATION), Qt.SortOrder.DescendingOrder)
    case.kept.append(row(1000))
    model.set_query(Query())
    model.refresh_numbers(range(40))
    model.refresh_numbers((3, 999_999))
    model.uncover(1)
    model.set_browsing(None)
    assert model.rowCount() == 0


def test_only_a_window_of_rows_is_fetched(model: RecordingsModel, case: FakeCase) -> None:
    case.asked.clear()
    for place in (*range(500, 530), 501):
        shown(model, place)
    assert sum(len(page) for page in case.asked) <= 256


def test_pages_used_last_are_kept_and_others_dropped(model: RecordingsModel, case: FakeCase) -> None:
    model.set_browsing(FakeCase(many(128 * 30)).browsing())
    big = FakeCase(many(128 * 30))
    model.set_browsing(big.browsing())
    big.asked.clear()
    for page in range(30):
        shown(model, page * 128)
    fetched = len(big.asked)
    shown(model, 29 * 128)
    assert len(big.asked) == fetched
    shown(model, 0)
    assert len(big.asked) == fetched + 1


def test_the_case_sorts_not_qt(model: RecordingsModel, case: FakeCase) -> None:
    model.sort(ORDER.index(Column.DURATION), Qt.SortOrder.DescendingOrder)
    assert (model.query.sort, model.query.descending) == (Column.DURATION, True)
    lengths = [model.row(place).duration_s for place in range(5)]
    assert lengths == sorted((one.duration_s for one in case.kept), reverse=True)[:5]
    assert not isinstance(model, QSortFilterProxyModel)


def test_the_marker_sorts_by_decision(model: RecordingsModel) -> None:
    model.sort(0)
    assert model.query.sort is Column.DECISION


def test_texts_are_covered_until_uncovered_one_at_a_time(model: RecordingsModel, case: FakeCase) -> None:
    places = [model.place(number) for number in (1, 2, 4)]
    assert all("covered" in shown(model, place) for place in places)
    model.uncover(2)
    assert [("covered" in shown(model, place)) for place in places] == [True, False, True]
    model.cover_all()
    assert all("covered" in shown(model, place) for place in places)


def test_another_case_begins_covered(model: RecordingsModel, case: FakeCase) -> None:
    model.uncover(2)
    model.set_browsing(case.browsing())
    assert "covered" in shown(model, model.place(2))


def test_a_decision_uncovers_what_is_the_owners(model: RecordingsModel, case: FakeCase) -> None:
    place = model.place(2)
    assert "covered" in shown(model, place)
    case.kept[2] = row(2, decision="mine", captured_at=case.kept[2].captured_at)
    model.refresh_numbers((2,))
    assert shown(model, place) == "stell den wecker auf sieben"


def test_only_the_changed_rows_are_told(model: RecordingsModel, qtbot: object) -> None:
    told = []
    model.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    model.refresh_numbers((model.number(7),))
    assert told == [(7, 7)]


def test_a_list_that_grows_at_its_end_is_not_reset(model: RecordingsModel, case: FakeCase) -> None:
    model.set_query(Query(sort=Column.ENTRY))
    resets, grown = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _parent, first, last: grown.append((first, last)))
    case.kept += [row(1000), row(1001)]
    model.set_query(model.query)
    assert (resets, grown) == ([], [(1000, 1001)])
    assert model.row(1001).number == 1001


def test_the_same_list_again_is_not_reset(model: RecordingsModel) -> None:
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.set_query(model.query)
    assert not resets


def test_facets_narrow_the_list(model: RecordingsModel, case: FakeCase) -> None:
    model.set_query(Query(facets=((Facet.STANDING, "consistent"),)))
    assert model.rowCount() == sum(one.standing == "consistent" for one in case.kept)


def test_tips_are_never_read_as_markup(model: RecordingsModel, case: FakeCase) -> None:
    case.kept[0] = row(0, entry="<img src=x>.wav")
    model.set_query(Query(sort=Column.CAPTURED_AT))
    place = model.place(0)
    tip = model.data(model.index(place, ORDER.index(Column.ENTRY)), int(Qt.ItemDataRole.ToolTipRole))
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_every_column_has_a_name_for_a_screen_reader(model: RecordingsModel) -> None:
    heads = [
        model.headerData(place, Qt.Orientation.Horizontal, int(Qt.ItemDataRole.AccessibleTextRole))
        for place in range(model.columnCount())
    ]
    assert all(heads)
    assert len(set(heads)) == len(heads)
