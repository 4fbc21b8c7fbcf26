# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The dialog over a microphone that is fed by hand and use cases that remember what they were asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from viewer.case.message import Message, Problem, message
from viewer.case.take import Take, TakeQuality
from viewer.case.voice import VoicePrint, VoiceProfile
from viewer.ui.enrol.dialog import EnrolDialog, EnrolParts
from viewer.ui.enrol.uses import EnrolUses
from viewer.ui.executor import Inline
from viewer.ui.jobs import Jobs
from viewer.words import Words


def take(name: str = "take", speech_s: float = 12.0, problem: str = "") -> Take:
    made = VoicePrint(bytes(768), speech_s, speech_s, 20.0, True)
    said = message(problem) if problem else None
    return Take(name, TakeQuality(speech_s, 20.0, 0.0, said), () if problem else (made,))


class FakeMicrophone:
    """Hands over what `feed` is given while it is open."""

    rate = 1_000

    def __init__(self, problem: Message | None = None) -> None:
        self.problem = problem
        self.take: Callable | None = None
        self.opened = 0

    def open(self, take: Callable) -> Message | None:
        if self.problem is None:
            self.take = take
            self.opened += 1
        return self.problem

    def close(self) -> None:
        self.take = None

    def feed(self, seconds: float, level: float = 0.1) -> None:
        assert self.take is not None
        self.take(np.full(round(seconds * self.rate), level, np.float32))


class FakeUses:
    """Judges as it is told to; what was kept is in `kept`."""

    def __init__(self, *kept: VoiceProfile) -> None:
        self.kept = list(kept)
        self.phrase = "open sesame"
        self.takes: list[Take | Exception] = []
        self.of_files: tuple[Take, ...] = (take("a.wav"),)
        self.judged: list[tuple] = []
        self.enrolled: list[tuple[str, tuple[Take, ...]]] = []

    def judge(self, samples, rate, watch, name, least_s) -> Take:
        self.judged.append((samples.size / rate, name, least_s))
        answer = self.takes.pop(0) if self.takes else take(name)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def files(self, paths: Sequence[Path], watch) -> tuple[Take, ...]:
        self.judged.append(tuple(paths))
        return self.of_files

    def enrol(self, person: str, takes: Sequence[Take]) -> VoiceProfile:
        self.enrolled.append((person, tuple(takes)))
        return VoiceProfile(person, tuple(each for one in takes for each in one.prints))

    def keep(self, profile: VoiceProfile, passphrase: str) -> None:
        self._check(passphrase)
        self.kept.append(profile)

    def unlock(self, passphrase: str) -> tuple[VoiceProfile, ...]:
        self._check(passphrase)
        return tuple(self.kept)

    def delete(self, person: str, passphrase: str) -> tuple[VoiceProfile, ...]:
        self._check(passphrase)
        self.kept = [one for one in self.kept if one.person != person]
        return tuple(self.kept)

    def delete_all(self) -> None:
        self.kept = []

    def _check(self, passphrase: str) -> None:
        if passphrase != self.phrase:
            raise Problem(message("enrol.wrong_passphrase"))

    def uses(self) -> EnrolUses:
        return EnrolUses(
            judge_take=self.judge,
            takes_of_files=self.files,
            enrol=self.enrol,
            has_kept_profiles=lambda: bool(self.kept),
            keep_profile=self.keep,
            kept_profiles=self.unlock,
            delete_profile=self.delete,
            delete_all_profiles=self.delete_all,
        )


def staged(
    qtbot, *kept: VoiceProfile, microphone: FakeMicrophone | None = None, household: Sequence[str] = (), language="en"
):
    """The shown dialog, its use cases, its microphone, and the profiles that it gave."""
    fakes, ear = FakeUses(*kept), microphone or FakeMicrophone()
    dialog = EnrolDialog(Words(language), EnrolParts(fakes.uses(), Jobs(Inline()), ear), household)
    qtbot.addWidget(dialog)
    given: list[VoiceProfile] = []
    dialog.enrolled.connect(given.append)
    dialog.show()
    return dialog, fakes, ear, given
