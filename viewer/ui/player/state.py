# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the player shows, as a pure function of what it knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from viewer.case.message import Message, message


class Shown(Enum):
    """How the text of a recording appears."""

    NOTHING = auto()
    NONE_KNOWN = auto()
    COVERED = auto()
    OPEN = auto()


@dataclass(frozen=True, slots=True)
class PlayerFacts:
    """What the player knows at a moment. `asked` is whether the sound of this recording was asked for, `text_asked`
    whether its text was; `starting`: play was pressed and the sound is not yet there; `trouble`: why no sound comes."""

    recording: bool = False
    covered: bool = False
    has_text: bool = False
    text_asked: bool = False
    asked: bool = False
    starting: bool = False
    loaded: bool = False
    playing: bool = False
    position_s: float = 0.0
    preview_s: float = 2.0
    muted: bool = False
    trouble: Message | None = None


@dataclass(frozen=True, slots=True)
class PlayerState:
    """What every part of the player is to look like. `limit_s` bounds the next playing; None: to the end."""

    play: Message
    can_play: bool
    can_stop: bool
    can_seek: bool
    can_loop: bool
    shows_pause: bool
    wave_covered: bool
    text: Shown
    limit_s: float | None
    notice: Message | None


def derive_player_state(facts: PlayerFacts) -> PlayerState:
    """The whole look of the player."""
    covered = facts.recording and facts.covered
    return PlayerState(
        play=_play(facts),
        can_play=facts.recording and facts.trouble is None and not facts.starting,
        can_stop=facts.recording and (facts.playing or facts.starting or facts.position_s > 0),
        can_seek=facts.recording and facts.loaded and (not covered or facts.asked),
        can_loop=not covered,
        shows_pause=facts.playing,
        wave_covered=covered and not facts.asked,
        text=_text(facts),
        limit_s=facts.preview_s if covered else None,
        notice=_notice(facts, covered),
    )


def _play(facts: PlayerFacts) -> Message:
    if facts.playing:
        return message("player.pause")
    if facts.starting:
        return message("player.loading")
    if facts.recording and facts.covered:
        return message("player.play_anyway")
    return message("player.play")


def _text(facts: PlayerFacts) -> Shown:
    if not facts.recording:
        return Shown.NOTHING
    if not facts.has_text:
        return Shown.NONE_KNOWN
    return Shown.COVERED if facts.covered and not facts.text_asked else Shown.OPEN


def _notice(facts: PlayerFacts, covered: bool) -> Message | None:
    if facts.trouble is not None:
        return facts.trouble
    if not facts.recording:
        return message("player.choose")
    if facts.muted:
        return message("player.is_muted")
    whole = facts.preview_s.is_integer()
    return message("player.preview", seconds=int(facts.preview_s) if whole else facts.preview_s) if covered else None
