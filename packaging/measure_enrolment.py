# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measures how often enrolment refuses honest takes and finds a second voice: `measure_enrolment.py SPEECH [--half 1]`.

SPEECH holds CORPUS/SPEAKER/*.flac at 16 kHz. Every other speaker (half 0) was used to choose the thresholds; half 1
is reported. A session is two near takes and one from across a simulated room with noise at 8 to 20 dB.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
import soundfile
from numpy.typing import NDArray

from viewer.analysis.voice.enrolment import judge, profile_of
from viewer.analysis.voice.listener import RATE, Listener
from viewer.case.message import Problem
from viewer.case.take import Take

CORPORA = ("an4", "arabic_commands", "librispeech_sample", "kerstin_de")
Sound = NDArray[np.float32]


@dataclass(frozen=True)
class Talk:
    """Speakers and their files, and a source of chance."""

    files: dict[str, list[Path]]
    chance: random.Random

    def say(self, speaker: str, seconds: float) -> Sound:
        """The speaker's clips in any order, with pauses of their own quiet, cut to so many seconds."""
        files = self.chance.sample(self.files[speaker], len(self.files[speaker])) * 4
        parts: list[Sound] = []
        while files and sum(map(len, parts)) < seconds * RATE:
            clip = soundfile.read(files.pop(0), dtype="float32", always_2d=True)[0][:, 0]
            quiet = np.concatenate([clip[:1600], clip[:1600][::-1]])
            parts += [clip, np.resize(quiet, int(RATE * self.chance.uniform(0.05, 0.3)))]
        return np.concatenate(parts)[: int(seconds * RATE)]

    def across_the_room(self, sound: Sound, snr_db: float) -> Sound:
        """The same through a room that rings for 0.2 to 0.6 s, with pink noise."""
        dice = np.random.default_rng(self.chance.getrandbits(32))
        ring = int(self.chance.uniform(0.2, 0.6) * RATE)
        room = dice.standard_normal(ring) * np.exp(-6.9 * np.arange(ring) / ring) * self.chance.uniform(0.05, 0.2)
        room[0] = 1
        size = 1 << (len(sound) + ring).bit_length()
        wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(room, size), size)[: len(sound)]
        pink = np.fft.rfft(dice.standard_normal(len(wet)))
        noise = np.fft.irfft(pink / np.sqrt(np.arange(1, len(pink) + 1)), len(wet))
        wet += noise * np.sqrt(np.mean(wet**2) / np.mean(noise**2)) * 10 ** (-snr_db / 20)
        loud: Sound = (wet / np.abs(wet).max() * self.chance.uniform(0.1, 0.6)).astype(np.float32)
        return loud


def session(talk: Talk, listener: Listener, speaker: str) -> list[Take]:
    """Two near takes and one from across the room."""
    far = talk.across_the_room(talk.say(speaker, 10), talk.chance.uniform(8, 20))
    sounds = {"near": talk.say(speaker, 10), "near again": talk.say(speaker, 14), "far": far}
    return [judge(listener, name, sound, RATE) for name, sound in sounds.items()]


def mixtures(talk: Talk, speaker: str, other: str) -> Iterator[tuple[str, Sound]]:
    """Takes in which two people speak."""
    say = talk.say
    yield "half and half, 14 s", np.concatenate([say(speaker, 7), say(other, 7)])
    yield "a third is another, 14 s", np.concatenate([say(speaker, 9.5), say(other, 4.5)])
    yield "in turns of 4 s, 16 s", np.concatenate([say(one, 4) for one in (speaker, other, speaker, other)])


def measure(talk: Talk, listener: Listener, speakers: list[str], draws: int, told: Counter[str]) -> None:
    """Count outcomes, all and those in question, for these speakers."""
    sessions: dict[str, list[Take]] = {}
    for speaker in speakers:
        for _ in range(draws):
            takes = sessions[speaker] = session(talk, listener, speaker)
            _count(told, "honest takes refused", [take.quality.problem is not None for take in takes])
            told.update(take.quality.problem.key for take in takes if take.quality.problem)
            usable = [take for take in takes if take.quality.problem is None]
            _count(told, "honest sessions refused as not fitting", [_refused(usable) == "enrol.takes_do_not_fit"])
            others = [one for one in speakers if one != speaker]
            if not others:
                continue
            for name, sound in mixtures(talk, speaker, talk.chance.choice(others)):
                problem = judge(listener, name, sound, RATE).quality.problem
                _count(told, f"two voices found: {name}", [problem is not None])
    for speaker, takes in sessions.items():
        for other, strange in sessions.items():
            if other != speaker:
                mixed = [*takes[:2], strange[0]]
                usable = [take for take in mixed if take.quality.problem is None]
                _count(told, "a take of another person found", [_refused(usable) == "enrol.takes_do_not_fit"])


def _refused(takes: list[Take]) -> str:
    try:
        profile_of("owner", takes)
    except Problem as problem:
        return problem.said.key
    return ""


def _count(told: Counter[str], what: str, found: list[bool]) -> None:
    told[f"{what}|all"] += len(found)
    told[f"{what}|yes"] += sum(found)


def main() -> None:
    """Print a table for each corpus."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("speech", type=Path)
    reader.add_argument("--half", type=int, default=1)
    reader.add_argument("--draws", type=int, default=4)
    given = reader.parse_args()
    listener = Listener()
    for corpus in CORPORA:
        files: dict[str, list[Path]] = {}
        for path in sorted((given.speech / corpus).rglob("*.flac")):
            files.setdefault(path.parent.name, []).append(path)
        speakers = random.Random(corpus).sample(sorted(files), len(files))
        chosen = speakers if len(speakers) == 1 else speakers[given.half :: 2]
        told: Counter[str] = Counter()
        measure(Talk(files, random.Random(f"{corpus}{given.half}")), listener, chosen, given.draws, told)
        print(f"\n{corpus}: {len(chosen)} speakers")
        for key in sorted(told):
            what, _, kind = key.partition("|")
            if kind == "all":
                yes, total = told[f"{what}|yes"], told[key]
                print(f"  {what}: {yes} of {total} ({100 * yes / total:.1f} %)")
            elif not kind:
                print(f"    because of {what}: {told[key]}")


if __name__ == "__main__":
    main()
