# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Makes recordings as a voice assistant keeps them from clean speech: rooms, noise, levels, telephone, household."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.signal import butter, fftconvolve, sosfilt

from voice.speech import NORMAL, RATE, Samples, Speech, at_rate, at_speed

SPEEDS = (1.0, 0.9, 1.1)
OWNER, HOUSEHOLD, GUEST, STRANGER, TV, NOISE = "owner", "household", "guest", "stranger", "tv", "noise"
EXPORT, ENROLMENT = "export", "enrolment"
ENROLMENT_S = 40.0
_ROOMS, _PER_ROOM, _MOST_FILES = 3, 10, 60
_FULL = 255.0


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording and the truth about it: `speaker` is CORPUS/NAME@SPEED, `place` the room, `part` export or
    enrolment"""

    sound: Samples
    speaker: str
    who: str
    place: str
    part: str = EXPORT


@dataclass(frozen=True, slots=True)
class Place:
    """A device in a room: what the room does to a sound [samples], and how far speech is above the noise there."""

    name: str
    response: Samples
    snr_db: float


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: files for the export, files kept for enrolment (never the same, where there are two)."""

    name: str
    spoken: tuple[Samples, ...]
    kept: tuple[Samples, ...]

    def says(self, seconds: float, rng: np.random.Generator) -> Samples:
        """Utterances one after the other with short pauses, cut at the length."""
        parts: list[Samples] = []
        total = 0
        while total < seconds * RATE:
            part = self.spoken[rng.integers(len(self.spoken))]
            parts += [part, np.zeros(int(RATE * rng.uniform(0.05, 0.25)), np.float32)]
            total += len(part)
        return np.concatenate(parts)[: int(seconds * RATE)]


def voice_of(speech: Speech, speaker: str, speed: float, rng: np.random.Generator) -> Voice:
    """A speaker at a speed; a third of the files, at most 40 s, is kept for enrolment."""
    paths = speech.files[speaker][:_MOST_FILES]
    sounds = [at_speed(speech.read(path), speed) for path in paths]
    order = rng.permutation(len(sounds))
    kept: list[int] = []
    for number in order[: max(1, len(order) // 3)]:
        kept.append(int(number))
        if sum(len(sounds[one]) for one in kept) >= ENROLMENT_S * RATE:
            break
    free = [sounds[number] for number in order if number not in kept] or sounds
    return Voice(f"{speaker}@{speed}", tuple(free), tuple(sounds[number] for number in kept))


def place(name: str, rng: np.random.Generator) -> Place:
    """A direct path and a decaying tail (RT60 0.12 to 0.6 s), 6 to 26 dB above the noise."""
    length = int(rng.uniform(0.12, 0.6) * RATE)
    tail = rng.standard_normal(length) * np.exp(-6.9 * np.arange(length) / length) * rng.uniform(0.01, 0.15)
    tail[0] = 1
    return Place(name, tail.astype(np.float32), float(rng.uniform(6, 26)))


def through(sound: Samples, where: Place, speech: Speech, rng: np.random.Generator) -> Samples:
    """As a device there keeps it: reverberation, noise that varies by 3 dB, 90 to 7,400 Hz, any level."""
    wet = fftconvolve(sound, where.response)[: len(sound)]
    noise = speech.noise(len(wet), rng)
    wanted = 10 ** (-rng.normal(where.snr_db, 3) / 20)
    gain = wanted * np.sqrt(np.mean(wet**2) + 1e-9) / (np.sqrt(np.mean(noise**2)) + 1e-9)
    mixed = sosfilt(butter(2, [90, 7400], "bandpass", fs=RATE, output="sos"), wet + gain * noise)
    return np.asarray(mixed / (np.abs(mixed).max() + 1e-6) * rng.uniform(0.15, 0.9), np.float32)


def by_telephone(sound: Samples) -> Samples:
    """300 to 3,400 Hz, 8 kHz, mu-law of eight bits (ITU-T G.711's curve), and back to 16 kHz."""
    narrow = at_rate(sosfilt(butter(4, [300, 3400], "bandpass", fs=RATE, output="sos"), sound), RATE, RATE // 2)
    narrow = np.clip(narrow, -1, 1)
    curve = np.round(np.sign(narrow) * np.log1p(_FULL * np.abs(narrow)) / np.log1p(_FULL) * 127) / 127
    return at_rate(np.sign(curve) * np.expm1(np.abs(curve) * np.log1p(_FULL)) / _FULL, RATE // 2, RATE)


def length_s(rng: np.random.Generator) -> float:
    """How long people speak to a voice assistant: median 1.9 s, between 0.6 and 6."""
    return float(np.clip(rng.lognormal(0.65, 0.45), 0.6, 6.0))


def training(speech: Speech, rng: np.random.Generator) -> Iterator[Clip]:
    """Every speaker at three speeds, ten clips in each of three rooms, and the clean clips kept for enrolment."""
    for speaker in speech.speakers():
        for speed in SPEEDS:
            voice = voice_of(speech, speaker, speed, rng)
            for room in (place(f"room {number}", rng) for number in range(_ROOMS)):
                for _ in range(_PER_ROOM):
                    sound = through(voice.says(length_s(rng), rng), room, speech, rng)
                    yield Clip(sound, voice.name, OWNER, room.name)
            yield from enrolment(voice)


def enrolment(voice: Voice) -> Iterator[Clip]:
    """The clean clips that were kept."""
    return (Clip(sound, voice.name, OWNER, "microphone", ENROLMENT) for sound in voice.kept)


Cast = Sequence[tuple[str, float]]
MIXED: Cast = (
    (OWNER, 0.45),
    (HOUSEHOLD, 0.2),
    *((GUEST, 0.05 / 3),) * 3,
    (STRANGER, 0.225),
    (STRANGER, 0.075),
)
TWO: Cast = ((OWNER, 0.6), (STRANGER, 0.4))
TWELVE: Cast = ((OWNER, 0.4), (HOUSEHOLD, 0.15), *((GUEST, 0.03),) * 4, *((STRANGER, 0.055),) * 6)
WITH_TV: Cast = (*((who, share * 0.8) for who, share in MIXED), (TV, 0.1), (NOISE, 0.1))


def household(speech: Speech, corpus: str, cast: Cast, recordings: int, seed: int) -> Iterator[Clip]:
    """An export: each of the cast is a speaker of the corpus; strangers have three rooms of their own.

    Every clip of the television or of noise is a voice of its own. The owner's enrolment comes last.
    """
    rng = np.random.default_rng(seed)
    people = [who for who, _ in cast if who not in (TV, NOISE)]
    names = rng.choice(speech.speakers(corpus, least=10), len(people), replace=False)
    voices = [voice_of(speech, str(name), NORMAL, rng) for name in names]
    home, away = ([place(f"{side} {n}", rng) for n in range(rooms)] for side, rooms in (("home", 2), ("away", 3)))
    shares = np.array([share for _, share in cast])
    for number in range(recordings):
        chosen = int(rng.choice(len(cast), p=shares / shares.sum()))
        who = cast[chosen][0]
        there = (away if who == STRANGER else home)[rng.integers(3 if who == STRANGER else 2)]
        dry = voices[chosen].says(length_s(rng), rng) if chosen < len(voices) else _played(speech, corpus, who, rng)
        speaker = voices[chosen].name if chosen < len(voices) else f"{who} {number}"
        yield Clip(through(dry, there, speech, rng), speaker, who, there.name)
    yield from enrolment(voices[0])


def _played(speech: Speech, corpus: str, who: str, rng: np.random.Generator) -> Samples:
    """Noise, or two voices of other corpora at once, as from a television."""
    length = int(length_s(rng) * RATE)
    if who == NOISE:
        return speech.noise(length, rng)
    others = [name for name in speech.speakers() if not name.startswith(f"{corpus}/")] or speech.speakers()
    total = np.zeros(length, np.float32)
    for name in rng.choice(others, 2):
        path = speech.files[str(name)][rng.integers(len(speech.files[str(name)]))]
        total += np.resize(speech.read(path), length)
    return total
