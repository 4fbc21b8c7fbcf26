# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Judges the takes of somebody who enrols, and makes a profile of those that can be used.

The thresholds were chosen on half of the speakers of four corpora. On the other half 3 of 372 honest takes and none of
124 honest sessions were refused; a second voice was found in 117 of 120 takes that are half and half, and in 65 of
120 where two people speak in quick turns: `packaging/measure_enrolment.py`, docs/validation/enrolment.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.voice.kinship import centre, embeddings, fits, last_link
from viewer.analysis.voice.listener import Listener
from viewer.analysis.voice.resample import RATE, at_16_khz
from viewer.case.message import Message, Problem, message
from viewer.case.take import Take, TakeQuality
from viewer.case.voice import VoicePrint, VoiceProfile

LEAST_IN_ALL_S = 2.0
_LEFT_OUT = ("enrol.too_little_speech", "enrol.too_noisy", "enrol.clipped")
LEAST_IN_A_TAKE_S = 0.3
LONGEST_S = 180
_PIECE_S, _WINDOW_S = 5.0, 3.0
_LEAST_IN_A_PIECE_S = 0.8
_PIECES_OF_ONE_VOICE, _WINDOWS_OF_ONE_VOICE, _WINDOWS_OF_ANOTHER = 0.62, 0.56, 2
_FITTING, _ENOUGH_TO_FIT_S = 0.62, 3.0
_LEAST_SNR_DB = 5.0
_FULL_SCALE, _RUN, _MOST_CLIPPED = 0.995, 3, 0.005


def judge(
    listener: Listener, name: str, samples: NDArray[np.float32], rate: int, least_s: float = LEAST_IN_A_TAKE_S
) -> Take:
    """Judge mono samples in -1..1 at `rate`; of a long take the first three minutes. `least_s` of speech are asked for.

    A print is taken of each piece of about five seconds; shorter windows are heard only to find a second voice.
    """
    sound = samples[: LONGEST_S * rate]
    clipped = clipped_share(sound)
    heard = at_16_khz(sound, rate)
    pieces, windows = _cut(heard, _PIECE_S), _cut(heard, _WINDOW_S)
    prints = listener.prints([*pieces, *windows])
    usable, shorter = _spoken(prints[: len(pieces)]), _spoken(prints[len(pieces) :])
    speech = round(sum(one.speech_s for one in usable), 2)
    snr = round(median(one.snr_db for one in usable), 1) if usable else 0.0
    quality = TakeQuality(speech, snr, clipped, None)
    problem = _problem(quality, least_s) or (message("enrol.two_voices") if _two_voices(usable, shorter) else None)
    return Take(name, replace(quality, problem=problem), () if problem else tuple(usable))


def profile_of(person: str, takes: Sequence[Take]) -> VoiceProfile:
    """The profile of takes of one person; takes that are too short, too noisy or cut off are left out.

    Raises Problem: no name, a take that is no sound or holds two voices, too little speech in all, or a take that does
    not fit the others.
    """
    name = " ".join(person.split())
    if not name:
        raise Problem(message("enrol.no_name"))
    flawed = [take for take in takes if take.quality.problem is not None]
    flaws = [take.flaw_of_file for take in flawed if take.flaw_of_file is not None]
    for take, flaw in zip(flawed, flaws, strict=True):
        if take.quality.problem is not None and take.quality.problem.key not in _LEFT_OUT:
            raise Problem(flaw)
    takes = [take for take in takes if take.quality.problem is None]
    prints = tuple(dict.fromkeys(each for take in takes for each in take.prints))
    speech = sum(one.speech_s for one in prints)
    if speech < LEAST_IN_ALL_S:
        if len(flaws) == 1:
            raise Problem(flaws[0])
        raise Problem(message("enrol.too_little_in_all", seconds=round(speech, 1), needed=round(LEAST_IN_ALL_S)))
    stranger = _misfit(takes)
    if stranger is not None:
        raise Problem(message("enrol.takes_do_not_fit", take=stranger.name))
    return VoiceProfile(name, prints)


def clipped_share(samples: NDArray[np.float32]) -> float:
    """How much of it, 0..1, is at full scale for three samples or more on end: cut off, not just loud."""
    if samples.size < _RUN:
        return 0.0
    full = np.abs(samples) >= _FULL_SCALE
    runs = np.lib.stride_tricks.sliding_window_view(full, _RUN).all(axis=1)
    return round(float(runs.mean()), 4)


def _cut(sound: NDArray[np.float32], about_s: float) -> list[NDArray[np.float32]]:
    return np.array_split(sound, max(1, round(sound.size / RATE / about_s)))


def _spoken(prints: Sequence[VoicePrint | None]) -> list[VoicePrint]:
    """The prints with enough speech in them to say whose it is; where none has, the one with most."""
    found = [one for one in prints if one is not None and one.speech_s > 0]
    enough = [one for one in found if one.speech_s >= _LEAST_IN_A_PIECE_S]
    return enough or sorted(found, key=lambda one: -one.speech_s)[:1]


def _problem(quality: TakeQuality, least_s: float) -> Message | None:
    if quality.speech_s < least_s:
        return message("enrol.too_little_speech", seconds=quality.speech_s, needed=round(least_s))
    if quality.clipped > _MOST_CLIPPED:
        return message("enrol.clipped")
    if quality.snr_db < _LEAST_SNR_DB:
        return message("enrol.too_noisy")
    return None


def _two_voices(pieces: Sequence[VoicePrint], windows: Sequence[VoicePrint]) -> bool:
    """A single short window that is unlike the others may be a cough or a door."""
    alike, _ = last_link(pieces)
    closely, fewest = last_link(windows)
    return alike < _PIECES_OF_ONE_VOICE or (fewest >= _WINDOWS_OF_ANOTHER and closely < _WINDOWS_OF_ONE_VOICE)


def _misfit(takes: Sequence[Take]) -> Take | None:
    """The take that sounds least like the others, where it is too far from them. Short ones are judged together."""
    bundles: list[list[Take]] = [[]]
    for take in takes:
        if sum(one.quality.speech_s for one in bundles[-1]) >= _ENOUGH_TO_FIT_S:
            bundles.append([])
        bundles[-1].append(take)
    if len(bundles) > 1 and sum(one.quality.speech_s for one in bundles[-1]) < _ENOUGH_TO_FIT_S:
        bundles[-2:] = [bundles[-2] + bundles[-1]]
    found = fits([[each for take in bundle for each in take.prints] for bundle in bundles])
    worst = min(range(len(bundles)), key=lambda place: found[place])
    if found[worst] >= _FITTING:
        return None
    rest = centre([each for place, one in enumerate(bundles) if place != worst for take in one for each in take.prints])
    return min(bundles[worst], key=lambda take: float(np.max(embeddings(take.prints) @ rest)))
