# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Adding an item by hand: told what it means, shown on request, added on request, taken out again."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.accessible import nameless
from tests.ui.fakes import FakeWorkflow, make_window, undressing
from tests.ui.report.fake_letters import WORDS, draft, shown
from viewer.case.enclosure import Content, Enclosure
from viewer.case.facts import Facts, Owner
from viewer.case.matter import Audience
from viewer.case.message import Message, message
from viewer.ui.report.enclose_dialog import EncloseDialog
from viewer.ui.report.enclosed_line import EnclosedLine
from viewer.words import Words

NEVER = Facts(Owner(uses_voice_assistant=False))


class FakeOutput:
    """A sound card that remembers, or none."""

    def __init__(self, reason: Message | None = None) -> None:
        self.reason, self.calls = reason, []

    @property
    def available(self) -> bool:
        return self.reason is None

    def __getattr__(self, name: str):
        return lambda *_given: self.calls.append(name)


@pytest.fixture(params=["en", "de"])
def dialog(qtbot, request) -> EncloseDialog:
    made = EncloseDialog(Words(request.param), "r0123456789ab", tuple(Content), FakeOutput())
    qtbot.addWidget(made)
    made.put((Enclosure("r0123456789ab", Content.SERIAL, "", "", "a note", ""),))
    made.show()
    return made


def test_nothing_is_shown_and_nothing_can_be_added_before_it_is_asked_for(dialog: EncloseDialog) -> None:
    asked, added = [], []
    dialog.show_wanted.connect(asked.append)
    dialog.add_wanted.connect(lambda *given: added.append(given))
    assert not dialog.content.isVisible()
    assert not dialog.add.isEnabled()
    dialog.show_it.click()
    assert asked == [Content.TRANSCRIPT]
    assert not dialog.add.isEnabled()
    seen = shown("r0123456789ab", Content.TRANSCRIPT)
    dialog.show_content(seen)
    assert dialog.content.text() == WORDS
    assert dialog.content.textFormat() is Qt.TextFormat.PlainText
    assert added == []
    dialog.note.setText("why")
    dialog.add.click()
    assert added == [(seen, "why")]
    assert not dialog.content.isVisible()
    assert dialog.content.text() == dialog.note.text() == ""


def test_another_choice_and_another_program_cover_it(dialog: EncloseDialog) -> None:
    for cover in (
        lambda: dialog.choices[Content.SERIAL].setChecked(True),
        lambda: dialog._state_changed(Qt.ApplicationState.ApplicationInactive),
        dialog.reject,
    ):
        dialog.show()
        dialog.show_content(shown("r0123456789ab", Content.TRANSCRIPT))
        cover()
        assert dialog.content.text() == ""
        assert not dialog.add.isEnabled()


def test_a_sound_is_heard_and_silent_when_the_dialog_goes(dialog: EncloseDialog) -> None:
    dialog.show_content(shown("r0123456789ab", Content.SOUND))
    assert dialog._output.calls[-2:] == ["load", "play"]
    assert dialog.add.isEnabled()
    dialog.reject()
    assert dialog._output.calls[-2:] == ["mute", "close"]


def test_without_a_sound_card_no_sound_counts_as_shown(qtbot) -> None:
    made = EncloseDialog(Words("en"), "r1", (Content.SOUND,), FakeOutput(message("player.no_device")))
    qtbot.addWidget(made)
    asked = []
    made.show_wanted.connect(asked.append)
    made.show_it.click()
    assert asked == []
    assert made.content.text() == made._words.text("player.no_device")
    assert not made.add.isEnabled()


def test_everything_has_a_name_and_can_be_reached_by_keyboard(dialog: EncloseDialog) -> None:
    assert nameless(dialog) == []
    dialog.show_content(shown("r0123456789ab", Content.TRANSCRIPT))
    dialog.activateWindow()
    dialog.choices[Content.TRANSCRIPT].setFocus()
    reached = set()
    for _ in range(20):
        reached.add(dialog.focusWidget())
        QTest.keyClick(dialog, Qt.Key.Key_Tab)
    assert {dialog.show_it, dialog.note, dialog.add, dialog.done_with, *dialog.list.buttons} <= reached
    assert all(one.text() for one in dialog.findChildren(QPushButton))


@pytest.mark.parametrize("audience", list(Audience))
def test_the_line_says_what_a_letter_carries(qtbot, audience: Audience) -> None:
    line = EnclosedLine(Words("en"))
    qtbot.addWidget(line)
    line.put(draft(audience))
    assert line.told.text() == "Items added by hand: none"
    line.put(draft(audience, added=3, enclosed=(Content.TRANSCRIPT,)))
    assert line.told.text().startswith("Items added by hand")
    line.put(draft(audience, added=1, enclosed=(Content.TRANSCRIPT,)))
    assert line.told.text() == "Items added by hand: 1, all of them in this letter"


@pytest.fixture
def at(qapp):
    with undressing(qapp) as application:
        window, workflow, _ = make_window(application, FakeWorkflow())
        window.show()
        window.parts.flows.open_paths([Path("export.zip")], NEVER)
        window.work.show_room("report")
        yield SimpleNamespace(
            window=window,
            page=window.panels.report.letters,
            letters=workflow.letters,
            enclosing=window.rooms.reporting.enclosing,
        )
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_from_the_letters_page_to_an_item_and_out_again(at) -> None:
    at.window.panels.recordings.selected.emit(1)
    at.page.enclosed.add.click()
    dialog = at.enclosing.dialog
    assert at.letters.told("show") == []
    dialog.show_it.click()
    assert at.letters.told("show") == [("r1", Content.TRANSCRIPT)]
    assert dialog.content.text() == WORDS
    drafts = len(at.letters.told("draft"))
    dialog.add.click()
    assert [one.recording for one in at.letters.enclosures] == ["r1"]
    assert len(at.letters.told("draft")) > drafts
    assert "1" in at.page.enclosed.told.text()
    dialog.list.buttons[0].click()
    assert at.letters.enclosures == []
    assert at.page.enclosed.told.text() == "Items added by hand: none"


def test_what_cannot_be_shown_is_a_sentence_and_without_a_choice_nothing_is_offered(at) -> None:
    at.page.enclosed.add.click()
    assert not at.enclosing.dialog.show_it.isVisible()
    at.enclosing.dialog.reject()
    at.window.panels.recordings.selected.emit(1)
    at.page.enclosed.add.click()
    at.enclosing.dialog.choices[Content.SERIAL].setChecked(True)
    at.enclosing.dialog.show_it.click()
    assert at.enclosing.dialog.content.text() == "No serial number is known of this recording."
    assert not at.enclosing.dialog.add.isEnabled()
    at.window.parts.flows.close_case()
    assert at.enclosing.dialog is None
