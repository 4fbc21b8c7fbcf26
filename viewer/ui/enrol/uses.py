# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The use cases of enrolment as one value: the workflow's own, or a test's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.case.take import Take
from viewer.case.voice import VoiceProfile
from viewer.work import Watch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class EnrolUses:
    """Each is one function of `viewer.workflow.enrolling`, with its name and its promises."""

    judge_take: Callable[[NDArray[np.float32], int, Watch, str, float], Take]
    takes_of_files: Callable[[Sequence[Path], Watch], tuple[Take, ...]]
    enrol: Callable[[str, Sequence[Take]], VoiceProfile]
    has_kept_profiles: Callable[[], bool]
    keep_profile: Callable[[VoiceProfile, str], None]
    kept_profiles: Callable[[str], tuple[VoiceProfile, ...]]
    delete_profile: Callable[[str, str], tuple[VoiceProfile, ...]]
    delete_all_profiles: Callable[[], None]


def from_workflow() -> EnrolUses:
    """The real ones."""
    from viewer.workflow import enrolling

    return EnrolUses(
        judge_take=enrolling.judge_take,
        takes_of_files=enrolling.takes_of_files,
        enrol=enrolling.enrol,
        has_kept_profiles=enrolling.has_kept_profiles,
        keep_profile=enrolling.keep_profile,
        kept_profiles=enrolling.kept_profiles,
        delete_profile=enrolling.delete_profile,
        delete_all_profiles=enrolling.delete_all_profiles,
    )
