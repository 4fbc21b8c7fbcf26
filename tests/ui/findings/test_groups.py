# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The groups panel lists, filters and decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt

from tests.ui.fake_browsing import CatalogueWords, FakeCase
from viewer.case.finding import GroupKind
from viewer.case.query import GroupRow
from viewer.case.review import Decision
from viewer.ui.findings.group_lines import derive_groups, group_lines
from viewer.ui.findings.groups import GroupsPanel

WORDS = CatalogueWords("en")
STRANGE = GroupRow(
    "device:G0TESTDEVICE0001", "device", "Echo Dot", 1412, 3012.0, "2016-03-01T10:00:00+00:00",
    "2018-05-08T10:00:00+00:00", "inconsistent", 3, None, (0,),
)  # fmt: skip
OURS = replace(STRANGE, group="device:G0HOMEDEVICE0002", label="Küche", standing="consistent", recordings=5000)
UNKNOWN = replace(STRANGE, group="device:", label="", standing="undecided", first=None, last=None, recordings=1)
ACCOUNT = replace(STRANGE, group="account:A1OWNER", kind="account", label="A1OWNER")


def test_the_lines_of_a_group() -> None:
    lines = group_lines(replace(STRANGE, decision="not-mine"), WORDS)
    assert lines.title == "Echo Dot …0001"
    assert lines.lines == (
        "≠ <inconsistent>",
        "1,412 recordings, 50:12 min",
        "2016-03-01 – 2018-05-08",
        "Decided: ✗ not mine",
    )
    assert lines.spoken == (
        "Echo Dot …0001, <inconsistent>, 1,412 recordings, 50:12 min, 2016-03-01 – 2018-05-08, not mine"
    )


@pytest.mark.parametrize(
    ("changed", "place", "said"),
    [
        ({"first": None}, 1, "1,412 recordings, 50:12 min"),
        ({"last": "2016-03-01T23:00:00+00:00"}, 2, "2016-03-01"),
        ({"recordings": 1}, 1, "1 recording, 50:12 min"),
    ],
)
def test_lines_that_differ(changed: dict[str, object], place: int, said: str) -> None:
    assert group_lines(replace(STRANGE, **changed), WORDS).lines[place] == said


def test_a_voice_has_a_neutral_name() -> None:
    assert group_lines(replace(STRANGE, group="voice:V4", kind="voice", label="V4"), WORDS).title == "Voice 4"


def test_a_group_without_a_key_says_so() -> None:
    assert group_lines(UNKNOWN, WORDS).title == "No device known"


def test_what_does_not_fit_comes_first_and_kinds_stay_apart() -> None:
    groups = derive_groups((OURS, ACCOUNT, UNKNOWN, STRANGE), WORDS)
    assert [one.group for one in groups[GroupKind.DEVICE]] == [STRANGE.group, UNKNOWN.group, OURS.group]
    assert list(groups) == [GroupKind.DEVICE, GroupKind.ACCOUNT]


@pytest.fixture
def case() -> FakeCase:
    return FakeCase([], (STRANGE, OURS, ACCOUNT))


@pytest.fixture
def panel(qtbot, case: FakeCase) -> GroupsPanel:
    made = GroupsPanel(WORDS)
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.set_browsing(case.browsing())
    made.show()
    made.tree.setFocus()
    return made


def find(panel: GroupsPanel, title: str) -> QModelIndex:
    flags = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly
    return panel.model.match(panel.model.index(0, 0), Qt.ItemDataRole.DisplayRole, title, 1, flags)[0]


def test_a_click_chooses_and_all_recordings_chooses_none(panel: GroupsPanel, qtbot) -> None:
    for title, group in (("Küche …0002", OURS.group), ("All recordings", "")):
        middle = panel.tree.visualRect(find(panel, title)).center()
        with qtbot.waitSignal(panel.chosen) as told:
            qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert told.args == [group]


def test_walking_looks_at_groups_and_return_chooses(panel: GroupsPanel, qtbot) -> None:
    looked = []
    panel.looked_at.connect(looked.append)
    for key in ("j", "j", "k"):
        qtbot.keyClicks(panel.tree, key)
    assert looked == [STRANGE.group, OURS.group, STRANGE.group]
    with qtbot.waitSignal(panel.chosen) as told:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert told.args == [STRANGE.group]


def test_one_key_decides_on_a_group_and_goes_on(panel: GroupsPanel, qtbot) -> None:
    decided = []
    panel.decided.connect(lambda *told: decided.append(told))
    panel.step(1)
    qtbot.keyClicks(panel.tree, "31")
    assert decided == [((STRANGE.group,), Decision.NOT_MINE), ((OURS.group,), Decision.MINE)]
    assert panel.current_group() == ACCOUNT.group


def test_taking_back_stays_at_the_group(panel: GroupsPanel, qtbot) -> None:
    panel.step(1)
    with qtbot.waitSignal(panel.decided) as told:
        qtbot.keyClicks(panel.tree, "5")
    assert told.args == [(STRANGE.group,), None]
    assert panel.current_group() == STRANGE.group


def test_nothing_is_decided_on_all_recordings(panel: GroupsPanel, qtbot) -> None:
    panel.tree.setCurrentIndex(find(panel, "All recordings"))
    with qtbot.assertNotEmitted(panel.decided):
        panel.decide(Decision.MINE)


def test_a_refresh_keeps_the_group_and_is_silent(panel: GroupsPanel, qtbot, case: FakeCase) -> None:
    panel.step(2)
    case.listed = (replace(OURS, decision="mine"), *case.listed[:1])
    with qtbot.assertNotEmitted(panel.looked_at):
        panel.refresh()
    assert panel.current_group() == OURS.group
    assert "Decided: ● mine" in panel.tree.currentIndex().data(Qt.ItemDataRole.UserRole)


def test_no_groups_says_so(panel: GroupsPanel) -> None:
    panel.set_browsing(None)
    assert not panel.tree.isVisible()
    assert any(
        label.isVisible() and label.text() == "No groups yet." for label in panel.findChildren(type(panel._empty))
    )


def test_cards_grow_with_their_lines_and_the_text(panel: GroupsPanel) -> None:
    index = find(panel, "Küche …0002")
    before = panel.tree.visualRect(index).height()
    assert before >= 4 * panel.tree.fontMetrics().height()
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    panel.setFont(font)
    assert panel.tree.visualRect(index).height() > 1.7 * before


def test_a_screen_reader_hears_the_whole_card(panel: GroupsPanel) -> None:
    spoken = find(panel, "Küche …0002").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Küche …0002, <consistent>, 5,000 recordings")
