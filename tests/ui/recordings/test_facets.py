# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Facets count, narrow and are cleared."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from tests.ui.fake_browsing import CatalogueWords, FakeCase, many, row
from viewer.case.query import Facet, FacetCount, GroupRow, Query
from viewer.ui.recordings.facets import FacetsPanel
from viewer.ui.recordings.facets_model import SHARE, FacetsModel
from viewer.ui.recordings.values import Names, listed, value_said

WORDS = CatalogueWords("en")
DEVICE = GroupRow("device:G0TESTDEVICE0001", "device", "Kitchen", 2, 4.0, None, None, "inconsistent", 3, None, ())


@pytest.fixture
def case() -> FakeCase:
    return FakeCase(many(300), listed=(DEVICE,))


@pytest.fixture
def panel(qtbot, case: FakeCase) -> FacetsPanel:
    made = FacetsPanel(WORDS)
    qtbot.addWidget(made)
    made.tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.resize(300, 900)
    made.set_browsing(case.browsing())
    made.show()
    return made


def at(model: FacetsModel, facet: Facet, said: str, column: int = 0) -> QModelIndex:
    """The index of a value by what it is called."""
    top = next(
        model.index(place, 0) for place in range(model.rowCount()) if model.facet(model.index(place, 0)) == facet
    )
    places = range(model.rowCount(top))
    return next(model.index(place, column, top) for place in places if model.index(place, 0, top).data() == said)


def said_of(model: FacetsModel, facet: Facet) -> list[tuple[str, str]]:
    top = next(
        model.index(place, 0) for place in range(model.rowCount()) if model.facet(model.index(place, 0)) == facet
    )
    places = range(model.rowCount(top))
    return [(model.index(place, 0, top).data(), model.index(place, 1, top).data()) for place in places]


@pytest.mark.parametrize(
    ("facet", "value", "said"),
    [
        (Facet.STANDING, "inconsistent", "≠ <inconsistent>"),
        (Facet.DECISION, "", "not decided"),
        (Facet.DECISION, "not-mine", "✗ not mine"),
        (Facet.LINK, "", "without text"),
        (Facet.LINK, "likely", "text, linked by time"),
        (Facet.DEVICE, "G0TESTDEVICE0001", "Kitchen …0001"),
        (Facet.DEVICE, "G0HOMEDEVICE0002", "…0002"),
        (Facet.DEVICE, "", "not known"),
        (Facet.MONTH, "2018-05", "2018-05"),
        (Facet.VOICE, "V2", "Voice 2"),
        (Facet.VOICE, "", "in no group"),
        (Facet.BATCH, "a\u202eb", "a⟨U+202E⟩b"),
    ],
)
def test_what_values_are_called(facet: Facet, value: str, said: str) -> None:
    assert value_said(facet, value, Names.of((DEVICE,)), WORDS) == said


def test_german_months() -> None:
    assert value_said(Facet.MONTH, "2018-05", Names({}), CatalogueWords("de")) == "05.2018"


def test_order_of_values_and_nothing_vanishes() -> None:
    counts = [
        FacetCount(Facet.MONTH, "2018-05", 2),
        FacetCount(Facet.MONTH, "", 1),
        FacetCount(Facet.MONTH, "2017-01", 2),
        FacetCount(Facet.STANDING, "consistent", 5),
        *(FacetCount(Facet.VOICE, value, 1) for value in ("", "V10", "V2")),
    ]
    known = [(Facet.STANDING, "inconsistent")]
    values = listed(known, counts, frozenset({(Facet.ACCOUNT, "A1")}), Names({}), WORDS)
    assert [one.value for one in values[Facet.VOICE]] == ["V2", "V10", ""]
    assert [one.value for one in values[Facet.MONTH]] == ["2017-01", "2018-05", ""]
    assert [(one.value, one.count) for one in values[Facet.STANDING]] == [("inconsistent", 0), ("consistent", 5)]
    assert [(one.value, one.chosen) for one in values[Facet.ACCOUNT]] == [("A1", True)]


def test_counts_follow_what_is_chosen_elsewhere(panel: FacetsPanel) -> None:
    before = said_of(panel.model, Facet.DEVICE)
    panel.choose(((Facet.STANDING, "consistent"),))
    assert said_of(panel.model, Facet.STANDING) == [("≠ <inconsistent>", "200"), ("✓ <consistent>", "100")]
    assert [name for name, _ in said_of(panel.model, Facet.DEVICE)] == [name for name, _ in before]
    assert ("Kitchen …0001", "0") in said_of(panel.model, Facet.DEVICE)


def test_choosing_several_widens_and_tells(panel: FacetsPanel, qtbot) -> None:
    panel.show_query(Query(text="wecker"))
    told = []
    panel.facets_changed.connect(told.append)
    panel.query_changed.connect(told.append)
    panel.model.toggle(at(panel.model, Facet.STANDING, "✓ <consistent>"))
    chosen = ((Facet.STANDING, "consistent"),)
    assert told == [chosen, Query(text="wecker", facets=chosen)]
    panel.model.toggle(at(panel.model, Facet.STANDING, "≠ <inconsistent>"))
    assert panel.facets() == ((Facet.STANDING, "consistent"), (Facet.STANDING, "inconsistent"))
    panel.model.toggle(at(panel.model, Facet.STANDING, "✓ <consistent>"))
    assert panel.facets() == ((Facet.STANDING, "inconsistent"),)


def test_space_and_click_choose(panel: FacetsPanel, qtbot) -> None:
    index = at(panel.model, Facet.STANDING, "✓ <consistent>")
    panel.tree.setCurrentIndex(index)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert panel.facets() == ((Facet.STANDING, "consistent"),)
    middle = panel.tree.visualRect(index).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle))
    assert panel.facets() == ()


def test_one_kind_or_everything_is_cleared(panel: FacetsPanel, qtbot) -> None:
    panel.choose(((Facet.STANDING, "consistent"), (Facet.DEVICE, "G0TESTDEVICE0001")))
    panel.tree.setCurrentIndex(at(panel.model, Facet.DEVICE, "Kitchen …0001"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert panel.facets() == ((Facet.STANDING, "consistent"),)
    clear = next(one for one in panel.findChildren(QPushButton) if one.text() == "Clear all")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert panel.facets() == ()
    assert not clear.isEnabled()


def test_a_group_is_a_facet(panel: FacetsPanel) -> None:
    panel.choose_group("device:G0TESTDEVICE0001")
    assert panel.facets() == ((Facet.DEVICE, "G0TESTDEVICE0001"),)
    panel.choose_group("voice:V1")
    assert panel.facets() == ((Facet.VOICE, "V1"),)
    panel.choose_group("")
    assert panel.facets() == ()


def test_a_query_from_elsewhere_is_followed_in_silence(panel: FacetsPanel, qtbot) -> None:
    with qtbot.assertNotEmitted(panel.facets_changed):
        panel.show_query(Query(facets=((Facet.LINK, "likely"),)))
    index = at(panel.model, Facet.LINK, "text, linked by time")
    assert index.data(int(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked


def test_typing_counts_once_it_rests(panel: FacetsPanel, qtbot) -> None:
    panel.show_query(Query(text="wetter"))
    assert ("✓ <consistent>", "100") in said_of(panel.model, Facet.STANDING)
    qtbot.waitUntil(lambda: ("✓ <consistent>", "25") in said_of(panel.model, Facet.STANDING))


def test_what_was_opened_stays_open(panel: FacetsPanel, case: FakeCase) -> None:
    model = panel.model
    month = next(
        model.index(place, 0) for place in range(model.rowCount()) if model.facet(model.index(place, 0)) == Facet.MONTH
    )
    assert panel.tree.isExpanded(month)
    case.kept.append(row(300, captured_at="1999-01-01T00:00:00+00:00"))
    panel.refresh()
    assert said_of(model, Facet.MONTH)[0] == ("1999-01", "1")
    assert panel.tree.isExpanded(model.index(month.row(), 0))


def test_bars_are_relative_to_the_largest(panel: FacetsPanel) -> None:
    assert at(panel.model, Facet.STANDING, "≠ <inconsistent>", 1).data(SHARE) == 1.0
    assert at(panel.model, Facet.STANDING, "✓ <consistent>", 1).data(SHARE) == 0.5


def test_a_screen_reader_hears_value_and_count(panel: FacetsPanel) -> None:
    index = at(panel.model, Facet.DEVICE, "Kitchen …0001")
    assert index.data(int(Qt.ItemDataRole.AccessibleTextRole)) == "Kitchen …0001, 200 recordings"


def test_another_case_begins_with_nothing_chosen(panel: FacetsPanel) -> None:
    panel.choose(((Facet.STANDING, "consistent"),))
    panel.set_browsing(FakeCase(many(5)).browsing())
    assert panel.facets() == ()
    panel.set_browsing(None)
    assert said_of(panel.model, Facet.DEVICE) == []
