# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The states of the enrolment dialog, for `screenshots.py`: with a microphone that hears a hum, and invented voices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from viewer.case.message import Message, Problem, message
from viewer.case.take import Take, TakeQuality
from viewer.case.voice import OWNER, VoicePrint, VoiceProfile
from viewer.ui.enrol.dialog import EnrolDialog, EnrolParts
from viewer.ui.enrol.state import Place
from viewer.ui.enrol.uses import EnrolUses
from viewer.ui.executor import Inline
from viewer.ui.jobs import Jobs
from viewer.words import Words

NAMES = ("Ahmed Beispiel", "Şule Örnek-Musterfrau")


class Hum:
    """A microphone that hears one hum each time it is fed."""

    rate = 16_000

    def open(self, take: Callable[[NDArray[np.float32]], None]) -> Message | None:
        """Listen."""
        time = np.arange(self.rate * 7) / self.rate
        take((0.2 * np.sin(2 * np.pi * 150 * time)).astype(np.float32))
        return None

    def close(self) -> None:
        """Listen no more."""


class Deaf(Hum):
    """No microphone at all."""

    def open(self, take: Callable[[NDArray[np.float32]], None]) -> Message | None:
        """Refuse."""
        return message("enrol.microphone.none")


def take(name: str, speech_s: float, problem: Message | None = None) -> Take:
    """An invented take."""
    made = VoicePrint(bytes(768), speech_s + 1, speech_s, 24.0, True)
    return Take(name, TakeQuality(speech_s, 24.0, 0.0, problem), () if problem else (made,))


def uses(kept: bool) -> EnrolUses:
    """Invented answers."""
    profiles = tuple(VoiceProfile(name, take("", 31.0).prints) for name in (OWNER, *NAMES))

    def unlock(typed: str) -> tuple[VoiceProfile, ...]:
        if typed != "right":
            raise Problem(message("enrol.wrong_passphrase"))
        return profiles

    chosen = (
        take("Sprachnachricht-0012.ogg", 12.4),
        take("kitchen.m4a", 2.2, message("enrol.too_noisy")),
        take("party.wav", 9.0, message("enrol.two_voices")),
        take("letter.pdf", 0.0, message("enrol.not_sound")),
    )
    return EnrolUses(
        judge_take=lambda samples, rate, watch, name, least: take(name, 11.0),
        takes_of_files=lambda paths, watch: chosen,
        enrol=lambda person, takes: profiles[0],
        has_kept_profiles=lambda: kept,
        keep_profile=lambda profile, passphrase: None,
        kept_profiles=unlock,
        delete_profile=lambda person, passphrase: profiles[1:],
        delete_all_profiles=lambda: None,
    )


def enrol_screens(words: Words, parent: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Each state of the dialog by its name."""
    scenes: Sequence[tuple[str, bool, type[Hum], Callable[[EnrolDialog], None]]] = (
        ("speak", False, Hum, lambda dialog: None),
        ("speak-recording", False, Hum, _record),
        ("speak-judged", False, Hum, _judged),
        ("speak-no-microphone", False, Deaf, lambda dialog: dialog.speak.record.click()),
        ("files-empty", False, Hum, lambda dialog: dialog.tabs.setCurrentIndex(1)),
        ("files", False, Hum, _files),
        ("kept-none", False, Hum, lambda dialog: dialog.tabs.setCurrentIndex(2)),
        ("kept-locked", True, Hum, lambda dialog: _unlock(dialog, "wrong")),
        ("kept-open", True, Hum, lambda dialog: _unlock(dialog, "right")),
    )
    for name, kept, microphone, act in scenes:
        dialog = EnrolDialog(words, EnrolParts(uses(kept), Jobs(Inline()), microphone()), NAMES, parent)
        dialog.open()
        act(dialog)
        yield f"enrol-{name}", dialog
        dialog.reject()
        dialog.deleteLater()


def _record(dialog: EnrolDialog) -> None:
    dialog.speak.record.click()
    dialog.recorder.tell()


def _judged(dialog: EnrolDialog) -> None:
    quiet = message("enrol.too_little_speech", seconds=2.1, needed=5)
    takes = {Place.NEAR: take("", 9.0), Place.AGAIN: take("", 2.1, quiet), Place.ACROSS: None}
    dialog.speak.takes.setCurrentRow(1)
    dialog.speak.show_takes(takes)
    dialog.who.other.click()
    dialog.keeping.keep.click()


def _files(dialog: EnrolDialog) -> None:
    dialog.tabs.setCurrentIndex(1)
    dialog.files.chosen.emit(())
    dialog.keeping.keep.click()
    dialog.keeping.first.setText("one passphrase")


def _unlock(dialog: EnrolDialog, passphrase: str) -> None:
    dialog.tabs.setCurrentIndex(2)
    dialog.kept.line.setText(passphrase)
    dialog.kept.unlock.click()
