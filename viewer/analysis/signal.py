# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The instrument that measures the sound of every recording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

from viewer.analysis.bulk import Survey, survey
from viewer.analysis.decode import decode
from viewer.analysis.level import Powers, frame_powers, loudness, noise
from viewer.analysis.pcm import Decoded, Samples
from viewer.analysis.peaks import clipped, picture
from viewer.analysis.silences import silence_inside
from viewer.analysis.speech import speech_seconds
from viewer.analysis.tags import encoder_of
from viewer.analysis.weighting import MIN_RATE
from viewer.case.export import Entry, Kind
from viewer.case.observation import Observation, Unmeasurable, Value


@dataclass(frozen=True, slots=True)
class Measured:
    """The values of one clip and its picture."""

    values: Mapping[str, Value]
    peaks: bytes


@dataclass(frozen=True, slots=True)
class Signal:
    """Measures whole audio files: duration, format, level, noise, speech, and the picture of the waveform.

    Values of an observation: `duration_s` and `frames` from a full decode, `declared_s` from the header (None where it
    says nothing), `sample_rate`, `channels`, `codec`, `container`, `bits` (None for lossy codecs), `peak_db` (dBFS,
    None for digital silence), `loudness_lufs` (integrated, ITU-R BS.1770-4; None below 400 ms or below the gate),
    `noise_db` and `snr_db` (estimates), `clipped` (samples at full scale in runs of three and more), `speech_s`,
    `peaks_per`, `silent_s` (exact digital silence between sound), `encoder` (the program that the file names as its
    writer). Beyond `viewer.analysis.pcm.MAX_KEPT` samples, `measured_s` says how much of the beginning the levels
    rest on.
    The blob is `ceil(frames / peaks_per)` pairs of int8, minimum and maximum of all channels, 127 being full scale.
    """

    name: str = "signal"
    version: str = "2"

    def wants(self, entry: Entry) -> bool:
        """Every entry whose content is audio."""
        return entry.kind is Kind.AUDIO

    def measure(self, batch: Sequence[tuple[Entry, bytes]]) -> Sequence[Observation | Unmeasurable]:
        """One answer for each entry, in order; never raises for bad bytes."""
        decoded = [decode(data) for _, data in batch]
        measured = measure_clips([one for one in decoded if isinstance(one, Decoded)])
        results = iter(measured)
        answers: list[Observation | Unmeasurable] = []
        for (entry, data), one in zip(batch, decoded, strict=True):
            if isinstance(one, Decoded):
                found = next(results)
                values = {**found.values, "encoder": encoder_of(data)}
                answers.append(Observation(entry.path, self.name, self.version, values, found.peaks))
            else:
                answers.append(Unmeasurable(entry.path, one.code))
        return answers


def measure_clips(clips: Sequence[Decoded]) -> list[Measured]:
    """Measure decoded clips, all of one rate in one go; one answer each, in order."""
    by_rate: dict[int, list[int]] = defaultdict(list)
    for number, clip in enumerate(clips):
        by_rate[clip.rate].append(number)
    found: dict[int, Measured] = {}
    for rate, numbers in by_rate.items():
        found.update(zip(numbers, _of_one_rate([clips[number] for number in numbers], rate), strict=True))
    return [found[number] for number in range(len(clips))]


def _of_one_rate(clips: Sequence[Decoded], rate: int) -> list[Measured]:
    samples = [clip.samples for clip in clips]
    done = survey(samples, rate)
    powers = frame_powers(done, samples)
    extremes = _extremes(done, samples)
    return [
        _measured(clip, pair, done.cut.block, lufs, power)
        for clip, pair, lufs, power in zip(clips, extremes, loudness(powers), powers, strict=True)
    ]


def _extremes(done: Survey, clips: Sequence[Samples]) -> list[tuple[Samples, Samples]]:
    """Lowest and highest value of each block of each clip, over its channels."""
    found: dict[int, tuple[Samples, Samples]] = {}
    for lane in done.lanes:
        blocks = -(-len(lane.samples) // done.cut.block)
        low = done.low[lane.first : lane.last].reshape(-1)[:blocks]
        high = done.high[lane.first : lane.last].reshape(-1)[:blocks]
        if lane.clip in found:
            low, high = low.clip(max=found[lane.clip][0]), high.clip(min=found[lane.clip][1])
        found[lane.clip] = low, high
    return [found[number] for number in range(len(clips))]


def _measured(
    clip: Decoded, extremes: tuple[Samples, Samples], block: int, lufs: float | None, power: Powers
) -> Measured:
    low, high = extremes
    peak = max(int(high.max()), -int(low.min()))
    floor, ratio = noise(power)
    per_pair, peaks = picture(low, high, block)
    values: dict[str, Value] = {
        "duration_s": round(clip.frames / clip.rate, 6),
        "declared_s": None if clip.declared_s is None else round(clip.declared_s, 6),
        "frames": clip.frames,
        "sample_rate": clip.rate,
        "channels": clip.samples.shape[1],
        "codec": clip.codec,
        "container": clip.container,
        "bits": clip.bits,
        "peak_db": round(20 * log10(peak / 32768), 2) if peak else None,
        "loudness_lufs": lufs,
        "noise_db": floor,
        "snr_db": ratio,
        "clipped": clipped(clip.samples, clip.bits) if peak >= 127 << 8 else 0,
        "speech_s": speech_seconds(clip.samples, clip.rate) if clip.rate >= MIN_RATE else 0.0,
        "peaks_per": per_pair,
        "silent_s": silence_inside(low, high, block, clip.rate),
    }
    if len(clip.samples) < clip.frames:
        values["measured_s"] = round(len(clip.samples) / clip.rate, 6)
    return Measured(values, peaks)
