# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What enrolment has come to: which takes can be used, how much speech there is, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from viewer.case.message import Message, message
from viewer.case.take import Take

LEAST_IN_ALL_S = 5.0
ASKED_IN_ALL_S = 30.0
LEAST_IN_A_TAKE_S = 5.0


class Place(StrEnum):
    """Where the speaker is while a guided take is recorded; one take each."""

    NEAR = "near"
    AGAIN = "again"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class EnrolState:
    """`usable` takes make the profile; `advice` says what to do next; `ready` whether it is enough for a profile."""

    usable: tuple[Take, ...]
    speech_s: float
    ready: bool
    advice: Message


def derive_enrol_state(spoken: Sequence[Take | None], chosen: Sequence[Take]) -> EnrolState:
    """From the guided takes, None where one is still to come, and the takes of files."""
    usable = tuple(take for take in (*spoken, *chosen) if take is not None and take.quality.problem is None)
    seconds = sum(take.quality.speech_s for take in usable)
    return EnrolState(usable, seconds, seconds >= LEAST_IN_ALL_S, _advice(usable, seconds))


def take_said(take: Take | None) -> Message:
    """A few words about a guided take: how much speech it has, or that it is to be recorded, or once more."""
    if take is None:
        return message("enrol.take.open")
    return message("enrol.take.bad") if take.quality.problem else good_said(take)


def good_said(take: Take) -> Message:
    """A few words about a good take."""
    return message("enrol.take.good", seconds=round(take.quality.speech_s))


def _advice(usable: tuple[Take, ...], seconds: float) -> Message:
    if not usable:
        return message("enrol.advice.begin")
    key = "more" if seconds < LEAST_IN_ALL_S else "enough" if seconds < ASKED_IN_ALL_S else "good"
    return message(f"enrol.advice.{key}", seconds=round(seconds))
