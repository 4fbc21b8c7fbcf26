# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Enrolling a voice: takes are judged, made into a profile, and kept encrypted or not at all.

Sound is decoded and listened to in a worker process that has bounded memory and time and is killed when work stops.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from platformdirs import PlatformDirs

from viewer.archive.members import Locator
from viewer.case.message import Message, Problem, message
from viewer.case.take import Take, TakeQuality
from viewer.case.voice import VoiceProfile
from viewer.storage import profiles_file
from viewer.work import Unwatched, Watch
from viewer.workflow.taking import LEAST_S, prepare, take_of_sound, takes_of_places
from viewer.workflow.worker import WorkerDied
from viewer.workflow.workers import Workers

_SHORTEST_PASSPHRASE = 8
_UNWATCHED = Unwatched()


def judge_take(
    samples: NDArray[np.float32], rate: int, watch: Watch = _UNWATCHED, name: str = "", least_s: float = LEAST_S
) -> Take:
    """Judge what a microphone gave: mono samples in -1..1 at `rate`, of which `least_s` should be speech.

    Raises Cancelled within a tenth of a second of being asked.
    """
    watch.expect(None, "phase.enrol")
    with Workers(1) as workers:
        try:
            workers.finish(workers.start(prepare), watch)
            return workers.finish(workers.start(take_of_sound, name, samples, rate, least_s), watch)
        except WorkerDied:
            return _refused(name, message("enrol.not_judged"))


def take_of_file(path: Path, watch: Watch = _UNWATCHED) -> Take:
    """Judge one audio file of whatever format; see `takes_of_files`."""
    return takes_of_files([path], watch)[0]


def takes_of_files(paths: Sequence[Path], watch: Watch = _UNWATCHED) -> tuple[Take, ...]:
    """Judge audio files, one take each, in order; what cannot be read or decoded is a take with a problem.

    Raises Cancelled within a tenth of a second of being asked.
    """
    watch.expect(len(paths), "phase.enrol")
    found: dict[Path, Take] = {}
    with Workers(min(2, len(paths))) as workers:
        places = [(Locator(str(path)),) for path in dict.fromkeys(paths)]
        for (place,), answer in workers.each(takes_of_places, places, watch):
            path = Path(place.file)
            found[path] = answer[0] if answer else _refused(path.name, message("enrol.not_sound"))
            watch.advance()
    return tuple(found[path] for path in paths)


def enrol(person: str, takes: Sequence[Take]) -> VoiceProfile:
    """The profile of a person (`owner`, or a name of the household). Raises Problem with the reason why not."""
    from viewer.analysis.voice.enrolment import profile_of

    return profile_of(person, takes)


def profiles_of_files(person: str, paths: Sequence[Path], watch: Watch = _UNWATCHED) -> VoiceProfile:
    """The profile of a person from audio files that hold nobody else. Raises Problem, naming the file that is to blame,
    and Cancelled."""
    return enrol(person, takes_of_files(paths, watch))


def profiles_path() -> Path:
    """Where profiles are kept that the user wants kept."""
    return PlatformDirs("notmine", appauthor=False).user_data_path / "voices.sealed"


def has_kept_profiles() -> bool:
    """Whether any profile is kept; whose, only the passphrase tells."""
    return profiles_path().exists()


def keep_profile(profile: VoiceProfile, passphrase: str) -> None:
    """Keep a profile, encrypted. Raises Problem: passphrase too short or not that of the others, disk full."""
    if len(passphrase) < _SHORTEST_PASSPHRASE:
        raise Problem(message("enrol.passphrase_short", n=_SHORTEST_PASSPHRASE))
    profiles_file.keep(profiles_path(), profile, passphrase)


def kept_profiles(passphrase: str) -> tuple[VoiceProfile, ...]:
    """The kept profiles. Raises Problem: wrong passphrase, damaged file."""
    return profiles_file.unlock(profiles_path(), passphrase)


def delete_profile(person: str, passphrase: str) -> tuple[VoiceProfile, ...]:
    """Delete the kept profile of one person; those that are left. Raises Problem as `kept_profiles` does."""
    profiles_file.delete_person(profiles_path(), person, passphrase)
    return kept_profiles(passphrase)


def delete_all_profiles() -> None:
    """Delete every kept profile; needs no passphrase. Raises Problem where the folder refuses."""
    profiles_file.delete_all(profiles_path())


def _refused(name: str, problem: Message) -> Take:
    return Take(name, TakeQuality(0.0, 0.0, 0.0, problem))
