# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Synthetic speech, put into a room and packed small."""

from __future__ import annotations

import io
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import av
import numpy as np
import soundfile as sf

from demo.people import Device, Voice

RATE = 8_000
STEPS = 11
OPUS_BITS = 8_500
Samples = np.ndarray


@cache
def spoken(voice: Voice, text: str, pace: int) -> Samples:
    """A sentence in a voice at 16,000 Hz, without the silence around it. `pace` 0, 1, 2 is from brisk to brisker."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "said.wav")
        if voice.engine == "espeak-ng":
            command = ["espeak-ng", "-v", voice.name, "-s", str(190 + 12 * pace), "-w", str(out), text]
        else:
            stretch = f"duration_stretch={0.8 - 0.06 * pace:.2f}"
            command = ["flite", "-voice", voice.name, "--setf", stretch, "-t", text, "-o", str(out)]
        subprocess.run(command, check=True, capture_output=True)
        samples, rate = sf.read(out, dtype="float64")
    loud = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max())
    return resampled(samples[loud[0] : loud[-1] + 1], rate, 2 * RATE)


def resampled(samples: Samples, rate: int, wanted: int) -> Samples:
    """The same sound at another rate, through its spectrum; what does not fit below half the new rate is dropped."""
    length = round(len(samples) * wanted / rate)
    spectrum = np.fft.rfft(samples)
    bins = length // 2 + 1
    kept = np.zeros(bins, complex)
    shared = min(bins, len(spectrum))
    kept[:shared] = spectrum[:shared]
    return np.fft.irfft(kept, length) * (wanted / rate)


def through_room(samples: Samples, device: Device, rng: np.random.Generator, noisy: bool) -> Samples:
    """The sound as the device hears it: a decaying tail, noise (which packs badly) if wanted, a level of the moment."""
    before, after = (np.zeros(int(2 * RATE * rng.uniform(0.03, 0.08))) for _ in range(2))
    dry = np.concatenate([before, samples, after])
    decay = np.arange(int(device.reverb_s * 2 * RATE))
    tail = 0.03 * rng.standard_normal(len(decay)) * np.exp(-6.9 * decay / len(decay))
    tail[0] = 1.0
    size = 1 << (len(dry) + len(tail)).bit_length()
    wet = np.fft.irfft(np.fft.rfft(dry, size) * np.fft.rfft(tail, size), size)[: len(dry)]
    if noisy:
        wet += noise_for(wet, device, rng)
    return wet / np.abs(wet).max() * rng.uniform(0.3, 0.85)


def noise_for(wet: Samples, device: Device, rng: np.random.Generator) -> Samples:
    """The noise of the device's room, at its usual distance below the speech."""
    noise = np.convolve(rng.standard_normal(len(wet)), [0.25, 0.5, 0.25], "same")
    return noise * np.sqrt(np.mean(wet**2) / np.mean(noise**2)) * 10 ** (-rng.normal(device.snr_db, 2) / 20)


def packed(samples: Samples, form: str) -> bytes:
    """A sound of 16,000 Hz as a file: `ulaw` (a WAV of 8,000 Hz that packs well), `wav`, `flac`, `mp3` or `ogg`."""
    if form == "ulaw":
        return written(few_steps(resampled(samples, 2 * RATE, RATE)), RATE, "WAV", "ULAW")
    if form == "ogg":
        return opus(samples)
    kind, subtype = {"wav": ("WAV", "PCM_16"), "flac": ("FLAC", "PCM_16"), "mp3": ("MP3", "MPEG_LAYER_III")}[form]
    return written(samples, 2 * RATE, kind, subtype)


def written(samples: Samples, rate: int, kind: str, subtype: str) -> bytes:
    """A sound as a file that libsndfile writes."""
    out = io.BytesIO()
    sf.write(out, whole(samples), rate, format=kind, subtype=subtype)
    return out.getvalue()


def whole(samples: Samples) -> Samples:
    """The samples as 16 bit integers."""
    return np.round(np.clip(samples, -1, 1) * 32767).astype(np.int16)


def few_steps(samples: Samples) -> Samples:
    """The sound in few logarithmic steps of loudness, so that its bytes repeat and pack well."""
    bent = np.sign(samples) * np.log1p(255 * np.abs(samples)) / np.log(256)
    stepped = np.round(bent * STEPS) / STEPS
    return np.sign(stepped) * np.expm1(np.abs(stepped) * np.log(256)) / 255


def opus(samples: Samples) -> bytes:
    """A sound as Ogg Opus, with a fixed stream number, so that the bytes are the same each time."""
    out, exact = io.BytesIO(), {"fflags": "+bitexact"}
    coding = {"application": "voip", "frame_duration": "60", "flags": "+bitexact"}
    with av.open(out, "w", format="ogg", options=exact) as file:
        stream = file.add_stream("libopus", rate=2 * RATE, layout="mono", options=coding)
        stream.bit_rate = OPUS_BITS
        frame = av.AudioFrame.from_ndarray(whole(samples)[None], format="s16", layout="mono")
        frame.rate, frame.pts = 2 * RATE, 0
        for packet in (*stream.encode(frame), *stream.encode(None)):
            file.mux(packet)
    return out.getvalue()
