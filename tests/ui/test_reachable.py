# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Everything in the rooms of recordings and findings can be named by a screen reader and reached by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QTextEdit, QWidget

from tests.ui.fake_browsing import CatalogueWords, FakeCase, FakeWhy, many
from tests.ui.findings.explanations import EXPLANATIONS
from tests.ui.parcel.made import TOLD
from tests.ui.report.fake_letters import draft
from viewer.ui.findings.groups import GroupsPanel
from viewer.ui.findings.why import WhyPanel
from viewer.ui.parcel.panel import ParcelPanel
from viewer.ui.recordings.facets import FacetsPanel
from viewer.ui.recordings.panel import RecordingsPanel
from viewer.ui.report.panel import ReportPanel
from viewer.ui.voices.panel import VoicesPanel

PANELS = (RecordingsPanel, FacetsPanel, GroupsPanel, WhyPanel, VoicesPanel, ParcelPanel, ReportPanel)
MEANT = (QAbstractButton, QAbstractItemView, QLineEdit, QTextEdit)


def made(panel: type[QWidget], language: str) -> QWidget:
    one = panel(CatalogueWords(language))
    if isinstance(one, ParcelPanel):
        one.show_cases(("a.notmine",))
        for section, told in TOLD.items():
            one.show_section(section, told)
    elif isinstance(one, ReportPanel):
        one.letters.show_draft(draft())
    else:
        one.set_browsing(FakeCase(many(9), why=FakeWhy(explanations=EXPLANATIONS)).browsing())
    if isinstance(one, WhyPanel):
        one.show_recording(1)
    return one


def meant_for_people(one: QWidget) -> bool:
    return isinstance(one, MEANT) and not one.objectName().startswith("qt_") and one.parentWidget() is not None


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("panel", PANELS)
def test_names_and_focus(qtbot, panel: type[QWidget], language: str) -> None:
    one = made(panel, language)
    qtbot.addWidget(one)
    found = [child for child in one.findChildren(QWidget) if meant_for_people(child) and child.window() is one]
    found = [child for child in found if not isinstance(child.parentWidget(), QLineEdit | QAbstractItemView)]
    assert found
    unnamed = [child for child in found if not QAccessible.queryAccessibleInterface(child).text(QAccessible.Text.Name)]
    unreachable = [child for child in found if not child.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert (unnamed, unreachable) == ([], [])


def test_a_screen_reader_walks_the_table(qtbot) -> None:
    panel = made(RecordingsPanel, "en")
    qtbot.addWidget(panel)
    panel.resize(900, 400)
    panel.show()
    QApplication.processEvents()
    table = QAccessible.queryAccessibleInterface(panel.view)
    cells = [table.child(place) for place in range(table.childCount())]
    named = [one.text(QAccessible.Text.Name) for one in cells if one.role() == QAccessible.Role.Cell]
    assert table.role() == QAccessible.Role.Table
    assert "<inconsistent>" in named
    assert "Covered; press T to uncover" in named
    assert not any("≠" in name for name in named)
