# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The room as a whole: what is selected, what is asked for, and what everybody can reach."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.accessible import nameless
from tests.ui.voices.made import CARD, SECOND, VOICES, room
from viewer.case.message import message
from viewer.case.review import Decision
from viewer.case.voice import OWNER, Voices
from viewer.ui.voices.household import HouseholdDialog
from viewer.ui.voices.panel import VoicesPanel

SIGNALS = ("claimed", "decided", "merged", "split", "sample_wanted", "group_wanted", "looked_at", "recording_wanted")


def listen(panel: VoicesPanel) -> list[tuple]:
    told: list[tuple] = []
    for name in SIGNALS:
        getattr(panel, name).connect(lambda *given, name=name: told.append((name, *given)))
    return told


@pytest.fixture
def panel(qtbot) -> VoicesPanel:
    return room(qtbot)


def click(panel: VoicesPanel, qtbot, row: int, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    index = panel.cards.model().index(row, 0)
    panel.cards.scrollTo(index)
    top = panel.cards.visualRect(index).topLeft() + QPoint(30, 30)
    qtbot.mouseClick(panel.cards.viewport(), Qt.MouseButton.LeftButton, how, top)


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("i", ("claimed", "voice:V1", OWNER)),
        ("1", ("decided", ("voice:V1",), Decision.MINE)),
        ("2", ("decided", ("voice:V1",), Decision.HOUSEHOLD)),
        ("3", ("decided", ("voice:V1",), Decision.NOT_MINE)),
        ("4", ("decided", ("voice:V1",), Decision.UNSURE)),
        ("5", ("decided", ("voice:V1",), None)),
        ("x", ("split", "voice:V1", ())),
        ("p", ("sample_wanted", "voice:V1")),
        ("r", ("group_wanted", "voice:V1")),
    ],
)
def test_keys_act_on_the_voice_at_hand(panel: VoicesPanel, qtbot, key: str, told: tuple) -> None:
    heard = listen(panel)
    qtbot.keyClicks(panel.cards, key)
    assert heard == [told]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("me", ("claimed", "voice:V2", OWNER)),
        ("mine", ("decided", ("voice:V2",), Decision.MINE)),
        ("not-mine", ("decided", ("voice:V2",), Decision.NOT_MINE)),
        ("unsure", ("decided", ("voice:V2",), Decision.UNSURE)),
        ("split", ("split", "voice:V2", ())),
        ("sample", ("sample_wanted", "voice:V2")),
    ],
)
def test_buttons_act_on_the_voice_that_was_clicked(panel: VoicesPanel, qtbot, name: str, told: tuple) -> None:
    click(panel, qtbot, 1)
    heard = listen(panel)
    panel.acts.buttons[name].click()
    assert heard == [told]


def test_several_are_selected_by_mouse_and_merged(panel: VoicesPanel, qtbot) -> None:
    click(panel, qtbot, 0)
    click(panel, qtbot, 2, Qt.KeyboardModifier.ControlModifier)
    heard = listen(panel)
    assert panel.acts.buttons["merge"].text() == "Merge 2 voices"
    panel.acts.buttons["merge"].click()
    assert heard == [("merged", ("voice:V1", "voice:V3"))]
    click(panel, qtbot, 0)
    click(panel, qtbot, 2, Qt.KeyboardModifier.ShiftModifier)
    assert panel.cards.chosen() == ("voice:V1", "voice:V2", "voice:V3")
    assert not panel.acts.buttons["me"].isEnabled()
    assert panel.acts.buttons["not-mine"].isEnabled()


def test_several_are_selected_by_keys(panel: VoicesPanel, qtbot) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_Space):
        qtbot.keyClick(panel.cards, key)
    assert panel.cards.chosen() == ("voice:V1", "voice:V3")
    qtbot.keyClick(panel.cards, Qt.Key.Key_Space)
    assert panel.cards.chosen() == ("voice:V1",)
    click(panel, qtbot, 1)
    qtbot.keyClick(panel.cards, Qt.Key.Key_Down)
    assert panel.cards.chosen() == ("voice:V3",)


def test_one_voice_is_merged_with_one_that_is_chosen_from_a_menu(panel: VoicesPanel, qtbot) -> None:
    heard = listen(panel)
    qtbot.keyClicks(panel.cards, "g")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == ["Voice 2", "Voice 3"]
    menu.actions()[1].trigger()
    menu.close()
    assert heard == [("merged", ("voice:V1", "voice:V3"))]


def test_what_was_chosen_on_the_map_is_split_off(panel: VoicesPanel, qtbot) -> None:
    heard = listen(panel)
    voice_map = panel.places.map
    voice_map.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
        qtbot.keyClick(voice_map, key)
    assert [one for one in heard if one[0] == "looked_at"] == [("looked_at", 0), ("looked_at", 1), ("looked_at", 2)]
    assert panel.cards.current() == "voice:V2"
    assert panel.acts.buttons["split"].text() == "Split off 1 recording"
    panel.acts.buttons["split"].click()
    assert heard[-1] == ("split", "voice:V2", ("r2",))


def test_enter_shows_a_voice_or_a_recording_in_the_list(panel: VoicesPanel, qtbot) -> None:
    heard = listen(panel)
    qtbot.keyClick(panel.cards, Qt.Key.Key_Return)
    panel.places.map.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Return):
        qtbot.keyClick(panel.places.map, key)
    assert heard == [("group_wanted", "voice:V1"), ("looked_at", 3), ("recording_wanted", 3)]


def test_the_table_tells_the_same_as_the_map(panel: VoicesPanel, qtbot) -> None:
    heard = listen(panel)
    panel.places.map.setFocus()
    qtbot.keyClick(panel.places.map, Qt.Key.Key_Home)
    panel.places.switch.click()
    table, model = panel.places.table, panel.places.model
    shown = [[model.data(model.index(row, column)) for column in range(4)] for row in range(model.rowCount())]
    assert [line[0] for line in shown] == ["Voice 1", "Voice 1", "Voice 2", "Voice 2", "in no group"]
    assert shown[0] == ["Voice 1", "2016-03-01 00:00:00", "G0HOMEDEVICE0002", "upper left (-0.8 / 0.8)"]
    assert shown[1][2] == "Kitchen …0001"
    assert (table.hasFocus(), table.currentIndex().row()) == (True, 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    assert heard[1:] == [("looked_at", 1), ("recording_wanted", 1)]
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert panel.places.chosen == (0, 1)
    panel.places.switch.click()
    assert (panel.places.map.current, panel.places.map._chosen) == (0, {0, 1})


def test_the_household_is_offered_and_any_name_taken(panel: VoicesPanel, qtbot) -> None:
    heard = listen(panel)
    panel.set_household(["Anna", "Ben"])
    qtbot.keyClicks(panel.cards, "h")
    dialog = panel.findChild(HouseholdDialog)
    assert [dialog.field.itemText(place) for place in range(dialog.field.count())] == ["Anna", "Ben"]
    assert (dialog.name(), dialog.ok.isEnabled()) == ("", False)
    dialog.field.setCurrentIndex(1)
    assert dialog.name() == "Ben"
    dialog.field.setEditText("  Clara ")
    dialog.ok.click()
    assert heard == [("claimed", "voice:V1", "Clara")]


@pytest.mark.parametrize(("typed", "allowed"), [("", False), ("  ", False), (OWNER, False), ("Dora", True)])
def test_nobody_of_the_household_is_nameless_or_the_owner(panel: VoicesPanel, typed: str, allowed: bool) -> None:
    dialog = HouseholdDialog(panel.words, "Voice 1", ())
    dialog.field.setEditText(typed)
    assert dialog.ok.isEnabled() == allowed
    assert nameless(dialog) == []


def test_a_voice_that_is_you_already_cannot_be_claimed_again(qtbot) -> None:
    panel = room(qtbot, replace(VOICES, cards=(replace(CARD, person=OWNER), SECOND)))
    assert not panel.acts.buttons["me"].isEnabled()
    panel.cards.step(1)
    assert panel.acts.buttons["me"].isEnabled()


def test_nothing_can_be_done_while_something_is_being_done(panel: VoicesPanel, qtbot) -> None:
    heard = listen(panel)
    panel.set_busy()
    qtbot.keyClicks(panel.cards, "i3xp")
    assert (heard, any(one.isEnabled() for one in panel.acts.buttons.values())) == ([], False)
    panel.show_voices(VOICES)
    assert panel.acts.buttons["me"].isEnabled()


def test_shown_anew_focus_and_selection_stay_with_their_voice(panel: VoicesPanel, qtbot) -> None:
    panel.cards.step(1)
    panel.show_voices(replace(VOICES, cards=VOICES.cards[1:]))
    assert (panel.cards.current(), panel.cards.chosen()) == ("voice:V2", ("voice:V2",))
    panel.show_voices(replace(VOICES, cards=VOICES.cards[:1]))
    assert panel.cards.chosen() == ("voice:V1",)


@pytest.mark.parametrize(
    ("voices", "trouble", "shown"),
    [
        (Voices(unmeasured=9), None, {"compare"}),
        (Voices(), None, set()),
        (None, message("voices.trouble"), {"again"}),
        (replace(VOICES, unmeasured=1), None, {"compare"}),
    ],
)
def test_what_can_be_done_next_has_a_button(qtbot, voices: Voices | None, trouble, shown: set[str]) -> None:
    panel = room(qtbot)
    panel.show_voices(voices, trouble)
    assert {name for name in ("compare", "again") if getattr(panel, name).isVisible()} == shown
    assert panel.back.isVisible()
    assert panel.enrol.isVisible()


@pytest.mark.parametrize(
    ("button", "signal"),
    [("back", "left"), ("enrol", "enrol_wanted"), ("compare", "examine_wanted"), ("again", "again_wanted")],
)
def test_the_buttons_on_top(panel: VoicesPanel, qtbot, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(panel, signal)):
        getattr(panel, button).click()


def test_the_innocent_explanations_are_always_said(panel: VoicesPanel) -> None:
    shown = [one.text() for one in panel.findChildren(type(panel._lines)) if one.isVisible()]
    assert "A voice that is not yours may be a guest, a child, a television – or yourself with a cold." in shown


def test_without_a_case_there_is_nothing(panel: VoicesPanel) -> None:
    panel.set_browsing(None)
    assert not panel.cards.isVisible()
    assert panel._notice.text() == "No export is open."
