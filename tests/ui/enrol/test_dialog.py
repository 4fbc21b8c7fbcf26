# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Enrolling by hand: three takes or files, refused takes are done again, and only what is asked to be kept is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListWidget, QTabBar

from tests.ui.accessible import nameless
from tests.ui.enrol.stage import FakeMicrophone, staged, take
from viewer.case.message import Problem, message
from viewer.case.voice import OWNER, VoiceProfile
from viewer.ui.enrol.dialog import EnrolDialog
from viewer.words import Words

KEPT = VoiceProfile(OWNER, take(speech_s=31.0).prints)
PARTNER = VoiceProfile("Ahmed Beispiel", take(speech_s=20.0).prints)


def said(dialog: EnrolDialog) -> str:
    return dialog._problem.text()


def speak(dialog: EnrolDialog, microphone: FakeMicrophone, seconds: float = 10.0) -> None:
    dialog.speak.record.click()
    microphone.feed(seconds)
    dialog.speak.record.click()


def test_three_takes_one_after_the_other_make_a_profile(qtbot) -> None:
    dialog, fakes, ear, given = staged(qtbot)
    for _ in range(3):
        assert not dialog.finish_button.isEnabled() or fakes.judged
        speak(dialog, ear)
    names = [name for _, name, _ in fakes.judged]
    assert names == ["First text, near", "Second text, near", "Third text, across the room"]
    assert [seconds for seconds, _, _ in fakes.judged] == [10.0] * 3
    dialog.finish_button.click()
    (profile,) = given
    assert profile.person == OWNER
    assert [one.name for one in fakes.enrolled[0][1]] == names
    assert fakes.kept == []
    assert not dialog.isVisible()


def test_the_microphone_is_open_only_between_record_and_stop(qtbot) -> None:
    dialog, _, ear, _ = staged(qtbot)
    assert ear.opened == 0
    dialog.speak.record.click()
    assert ear.take is not None
    dialog.speak.record.click()
    assert ear.take is None
    dialog.speak.record.click()
    dialog.tabs.setCurrentIndex(1)
    assert ear.take is None
    dialog.tabs.setCurrentIndex(0)
    dialog.speak.record.click()
    ear.feed(3)
    dialog.reject()
    assert ear.take is None
    assert dialog.recorder.seconds == 0


def test_a_refused_take_says_what_to_do_and_is_recorded_again(qtbot) -> None:
    dialog, fakes, ear, _ = staged(qtbot)
    fakes.takes = [take("x", problem="enrol.too_noisy"), take("x")]
    speak(dialog, ear)
    assert "too noisy" in dialog.speak._said.text()
    assert dialog.speak.takes.currentRow() == 0
    assert not dialog.finish_button.isEnabled()
    speak(dialog, ear)
    assert [name for _, name, _ in fakes.judged] == ["First text, near"] * 2
    assert dialog.speak.takes.currentRow() == 1
    assert dialog.finish_button.isEnabled()


def test_a_take_that_is_too_long_stops_by_itself(qtbot) -> None:
    dialog, fakes, ear, _ = staged(qtbot)
    dialog.speak.record.click()
    ear.feed(91)
    dialog.recorder.tell()
    assert ear.take is None
    assert [seconds for seconds, _, _ in fakes.judged] == [91.0]


def test_without_a_microphone_it_says_so_and_points_to_files(qtbot) -> None:
    dialog, _, _, _ = staged(qtbot, microphone=FakeMicrophone(message("enrol.microphone.none")))
    dialog.speak.record.click()
    assert "Audio files" in dialog.speak._said.text()
    assert dialog.speak.record.isEnabled()
    assert not dialog.recorder.recording


def test_files_are_dropped_judged_and_left_out(qtbot) -> None:
    dialog, fakes, _, given = staged(qtbot)
    fakes.of_files = (take("a.wav", 9.0), take("b.wav", problem="enrol.two_voices"))
    dialog.tabs.setCurrentIndex(1)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a.wav"), QUrl.fromLocalFile("/tmp/b.wav")])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    dialog.files.dropEvent(QDropEvent(QPointF(5, 5), copy, data, Qt.MouseButton.LeftButton, none))
    assert fakes.judged == [(Path("/tmp/a.wav"), Path("/tmp/b.wav"))]
    lines = [dialog.files.takes.item(row).text() for row in range(2)]
    assert lines[0] == "✓  a.wav: good, 9 s of speech"
    assert lines[1].startswith("!  In b.wav two voices seem to speak.")
    dialog.files.takes.setCurrentRow(1)
    dialog.files.takes.setFocus()
    qtbot.keyClick(dialog.files.takes, Qt.Key.Key_Delete)
    assert dialog.files.takes.count() == 1
    dialog.finish_button.click()
    assert [one.name for one in fakes.enrolled[0][1]] == ["a.wav"]
    assert len(given) == 1


def test_somebody_of_the_household_is_chosen_or_typed(qtbot) -> None:
    dialog, fakes, ear, _ = staged(qtbot, household=("Ahmed Beispiel",))
    speak(dialog, ear)
    dialog.who.other.click()
    assert dialog.who.person() == "Ahmed Beispiel"
    dialog.who.names.setEditText("  ")
    assert not dialog.finish_button.isEnabled()
    dialog.who.names.setEditText(" Nora ")
    dialog.finish_button.click()
    assert fakes.enrolled[0][0] == "Nora"


def test_keeping_wants_the_same_passphrase_twice(qtbot) -> None:
    dialog, fakes, ear, given = staged(qtbot)
    speak(dialog, ear)
    dialog.keeping.keep.click()
    assert not dialog.finish_button.isEnabled()
    dialog.keeping.first.setText(fakes.phrase)
    dialog.keeping.second.setText("other")
    assert said(dialog) == Words("en").text("enrol.keep.differ")
    dialog.keeping.second.setText(fakes.phrase)
    dialog.finish_button.click()
    assert fakes.kept == given
    assert dialog.keeping.first.text() == ""


def test_a_problem_is_said_and_the_dialog_stays(qtbot) -> None:
    dialog, _, ear, given = staged(qtbot, KEPT)
    speak(dialog, ear)
    dialog.keeping.keep.click()
    for line in (dialog.keeping.first, dialog.keeping.second):
        line.setText("not the passphrase")
    dialog.finish_button.click()
    assert said(dialog) == Words("en").text("enrol.wrong_passphrase")
    assert dialog.isVisible()
    assert given == []
    dialog.keeping.once.click()
    assert said(dialog) == ""


def test_kept_voices_are_unlocked_and_used(qtbot) -> None:
    dialog, _, _, given = staged(qtbot, KEPT, PARTNER)
    dialog.tabs.setCurrentIndex(2)
    assert dialog.kept.people.count() == 0
    dialog.kept.line.setText("wrong")
    dialog.kept.unlock.click()
    assert said(dialog) == Words("en").text("enrol.wrong_passphrase")
    dialog.kept.line.setText("open sesame")
    dialog.kept.unlock.click()
    assert [dialog.kept.people.item(row).text() for row in range(2)] == [
        "Mine, 31 s of speech",
        "Ahmed Beispiel, 20 s of speech",
    ]
    dialog.kept.people.setCurrentRow(1)
    dialog.kept.use.click()
    assert given == [PARTNER]


def test_one_or_all_kept_voices_are_deleted_with_one_press(qtbot) -> None:
    dialog, fakes, _, _ = staged(qtbot, KEPT, PARTNER)
    dialog.tabs.setCurrentIndex(2)
    dialog.kept.line.setText("open sesame")
    dialog.kept.unlock.click()
    dialog.kept.delete.click()
    assert fakes.kept == [PARTNER]
    assert dialog.kept.people.count() == 1
    dialog.kept.delete_all.click()
    assert fakes.kept == []
    assert not dialog.kept.delete_all.isVisible()


def test_all_can_be_deleted_while_they_are_locked(qtbot) -> None:
    dialog, fakes, _, _ = staged(qtbot, KEPT)
    dialog.tabs.setCurrentIndex(2)
    dialog.kept.delete_all.click()
    assert fakes.kept == []


def test_after_a_problem_it_can_be_tried_again(qtbot) -> None:
    dialog, fakes, ear, _ = staged(qtbot)
    fakes.takes = [Problem(message("enrol.not_judged"))]
    speak(dialog, ear)
    assert said(dialog) == Words("en").text("enrol.not_judged")
    assert dialog.speak.record.isEnabled()
    speak(dialog, ear)
    assert said(dialog) == ""
    assert dialog.finish_button.isEnabled()


def test_a_mistake_of_the_program_is_not_hidden(qtbot) -> None:
    dialog, fakes, ear, _ = staged(qtbot)
    fakes.takes = [ValueError("a bug")]
    with qtbot.captureExceptions() as caught:
        speak(dialog, ear)
    assert [kind for kind, _, _ in caught] == [ValueError]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("tab", [0, 1, 2])
def test_everything_has_a_name_and_is_reached_by_keyboard(qtbot, language: str, tab: int) -> None:
    dialog, _, ear, _ = staged(qtbot, KEPT, household=("Ahmed Beispiel",), language=language)
    dialog.tabs.setCurrentIndex(tab)
    if tab == 0:
        speak(dialog, ear)
    dialog.who.other.click()
    dialog.keeping.keep.click()
    assert nameless(dialog) == []
    meant = (QAbstractButton, QLineEdit, QListWidget, QComboBox, QTabBar)
    found = [one for kind in meant for one in dialog.findChildren(kind) if one.isVisible()]
    found = [one for one in found if not one.objectName().startswith("qt_") and one.parent() is not dialog.tabs]
    unreachable = [one for one in found if not one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert unreachable == []
    assert found
