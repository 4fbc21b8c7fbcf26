# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M31, M32, M33: whose voice a group of recordings sounds like. Silent where nobody enrolled.

A voice that is not the owner's proves little: guests, children and a television speak on the owner's own device. It
weighs as much as the place it was recorded in leaves open.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import Message, message
from viewer.findings.measured import Measured, ids
from viewer.findings.owned import devices_of, stated_devices

INSTRUMENT = "voices"
FAMILY = "voice"
SPEAKS_FROM = 1.0
SPEAKS_STRONGLY_FROM = 1.5
LEAST_SPEECH_S = 3.0
FEWEST_AT_HOME = 10
_NEARLY_ALL = 0.9
_HARDLY = 0.2
_GUESTS = tuple(
    message(f"innocent.{name}")
    for name in ("household", "guest", "child", "television", "own_voice_changed", "distance")
)


class _Place(Enum):
    """Where the recordings of a voice were made."""

    NO_DEVICES = "bare"
    APART = "apart"
    UNNAMED = "unnamed"
    OWN = "own"
    FOREIGN = "foreign"
    MIXED = "mixed"


_STRANGE = frozenset({_Place.NO_DEVICES, _Place.APART, _Place.FOREIGN})


def unknown_voice(grounds: Grounds) -> tuple[Finding, ...]:
    """M31 and M32: a voice that speaks strongly against everybody who enrolled (pooled, log10 LR <= -1.5).

    On devices that are not the owner's, in an export that names none, or on recordings that name none while the owner's
    devices speak in others and this voice never does there: M31, for, S3; voice alone never suggests a report. On the
    owner's own device: M32, for, S1: somebody else on your device. Else M32, for, S1.
    """
    owned, voices = _stated(grounds), _voices(grounds)
    named = any(one.devices for one in voices)
    at_home = sum(count for voice in voices for key, count in voice.devices.items() if owned and key in owned)
    return tuple(
        _finding(voice, _place(voice, owned, named=named, apart=at_home >= FEWEST_AT_HOME))
        for voice in voices
        if voice.speech_s >= LEAST_SPEECH_S and voice.against_all() and not voice.person
    )


def known_voice(grounds: Grounds) -> tuple[Finding, ...]:
    """M33: a voice that speaks for somebody who enrolled (pooled, log10 LR >= 1), or whom the user pointed out.

    Against; S3 where the user said so or the support is at least moderately strong, else S2.
    """
    found = []
    for voice in _voices(grounds):
        best = max(voice.llr.values(), default=0.0)
        if not voice.person and best < SPEAKS_FROM:
            continue
        strong = bool(voice.person) or best >= SPEAKS_STRONGLY_FROM
        key = "said" if voice.person else "strong" if strong else "moderate"
        person = voice.person or max(voice.llr, key=lambda name: voice.llr[name])
        whose = "owner" if person == "owner" else "household"
        found.append(
            Finding(
                rule="M33",
                subject=voice.subject,
                direction=Direction.AGAINST,
                strength=Strength.S3 if strong else Strength.S2,
                text=message(f"finding.M33.voice.{key}.{whose}", n=voice.n, speech=round(voice.speech_s)),
                evidence=voice.evidence,
                family=FAMILY,
            )
        )
    return tuple(found)


class _Voice:
    """One observation of the voices of an export; what is malformed is not there."""

    def __init__(self, measured: Measured) -> None:
        self.subject, self.evidence, self.n = measured.subject, ids(measured), measured.n
        self.person = measured.text("person")
        self.speech_s = _number(measured.observation.values.get("speech_s")) or 0.0
        self.devices = measured.counts("devices")
        told = {name: _number(value) for name, value in measured.table("llr").items()}
        self.llr = {name: value for name, value in told.items() if value is not None}
        self.persons = len(told)

    def against_all(self) -> bool:
        """Whether it was compared with everybody who enrolled, and speaks strongly against each."""
        compared = self.persons and len(self.llr) == self.persons
        return bool(compared) and max(self.llr.values()) <= -SPEAKS_STRONGLY_FROM


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _voices(grounds: Grounds) -> tuple[_Voice, ...]:
    prefix = f"{GroupKind.VOICE}:"
    held = [one for one in grounds.observations if one.instrument == INSTRUMENT and one.subject.startswith(prefix)]
    return tuple(_Voice(Measured(one)) for one in sorted(held, key=lambda one: one.subject))


def _stated(grounds: Grounds) -> Collection[str] | None:
    """The keys of the owner's devices; none where they have none; None where nothing is known."""
    stated = stated_devices(grounds.facts) or grounds.facts.owner.uses_voice_assistant is False
    keys = {key for voice in _voices(grounds) for key in voice.devices}
    return {key for key in keys if devices_of(key, grounds.facts)} if stated else None


def _place(voice: _Voice, owned: Collection[str] | None, *, named: bool, apart: bool) -> _Place:
    on_devices = sum(voice.devices.values())
    if not named:
        return _Place.NO_DEVICES
    if apart and on_devices <= _HARDLY * voice.n:
        return _Place.APART
    if on_devices < _NEARLY_ALL * voice.n or owned is None:
        return _Place.UNNAMED
    mine = sum(count for key, count in voice.devices.items() if key in owned)
    if mine >= _NEARLY_ALL * on_devices:
        return _Place.OWN
    return _Place.FOREIGN if mine <= (1 - _NEARLY_ALL) * on_devices else _Place.MIXED


def _finding(voice: _Voice, place: _Place) -> Finding:
    strong = place in _STRANGE
    return Finding(
        rule="M31" if strong else "M32",
        subject=voice.subject,
        direction=Direction.FOR,
        strength=Strength.S3 if strong else Strength.S1,
        text=_text(voice, place),
        innocent=_GUESTS,
        evidence=voice.evidence,
        family=FAMILY,
    )


def _text(voice: _Voice, place: _Place) -> Message:
    rule = "M31" if place in _STRANGE else "M32"
    return message(f"finding.{rule}.{place.value}", n=voice.n, speech=round(voice.speech_s), persons=voice.persons)
