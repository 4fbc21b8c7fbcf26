# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the room of voices shows as a whole, as a pure function of what is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from viewer.case.message import Message, message
from viewer.case.voice import Voices


class Page(Enum):
    """What stands in the middle."""

    NOTICE = auto()
    VOICES = auto()


@dataclass(frozen=True, slots=True)
class VoicesState:
    """`notice` and `next_step` are said where there are no cards, `lines` above the cards."""

    page: Page
    notice: Message | None = None
    next_step: Message | None = None
    lines: tuple[Message, ...] = ()
    can_compare: bool = False
    can_retry: bool = False


def derive_voices_state(is_open: bool, voices: Voices | None, trouble: Message | None) -> VoicesState:
    """The whole look. `voices` is None while they are being asked for, `trouble` why that failed."""
    if not is_open:
        return VoicesState(Page.NOTICE, message("voices.no_case"), message("voices.no_case.next"))
    if trouble is not None:
        return VoicesState(Page.NOTICE, trouble, message("voices.trouble.next"), can_retry=True)
    if voices is None:
        return VoicesState(Page.NOTICE, message("voices.loading"))
    if voices.cards or voices.points:
        return VoicesState(Page.VOICES, lines=_lines(voices), can_compare=voices.unmeasured > 0)
    if voices.unmeasured:
        said = message("voices.unmeasured", n=voices.unmeasured)
        return VoicesState(Page.NOTICE, said, message("voices.unmeasured.next"), can_compare=True)
    if voices.incomparable:
        said = message("voices.no_speech", n=voices.incomparable)
        return VoicesState(Page.NOTICE, said, message("voices.no_speech.next"))
    return VoicesState(Page.NOTICE, message("voices.no_recordings"), message("voices.no_recordings.next"))


def _lines(voices: Voices) -> tuple[Message, ...]:
    enrolled = () if voices.persons else (message("voices.nobody_enrolled"),)
    left = (("unsure", voices.unsure), ("incomparable", voices.incomparable), ("not_listened", voices.unmeasured))
    return (*enrolled, *(message(f"voices.left.{name}", n=count) for name, count in left if count))
