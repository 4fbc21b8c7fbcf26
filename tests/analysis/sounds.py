# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Synthetic sounds and the files that hold them."""

import io
import struct
from fractions import Fraction

import av
import numpy as np
import soundfile

from viewer.analysis.pcm import Decoded
from viewer.case.export import Entry, Kind


def tone(seconds=1.0, rate=16_000, hertz=997.0, level_db=-12.0, channels=1):
    """A sine as int16 [frames, channels]."""
    t = np.arange(round(seconds * rate)) / rate
    wave = np.rint(10 ** (level_db / 20) * np.sin(2 * np.pi * hertz * t) * 32768).clip(-32768, 32767)
    return np.repeat(wave.astype(np.int16)[:, None], channels, axis=1)


def noise(seconds, rate=16_000, level=1000, seed=1):
    """White noise as int16 [frames, 1]."""
    found = np.random.default_rng(seed).standard_normal(round(seconds * rate)) * level
    return found.clip(-32768, 32767).astype(np.int16)[:, None]


def voice(seconds, rate=16_000):
    """What a voice detector takes for a vowel: a buzz of many harmonics, shaped by two formants, with pauses."""
    t = np.arange(round(seconds * rate)) / rate
    parts = [
        np.sin(2 * np.pi * 140 * k * t)
        * (np.exp(-(((140 * k - 600) / 300) ** 2)) + np.exp(-(((140 * k - 1400) / 400) ** 2)))
        for k in range(1, 25)
    ]
    wave = sum(parts) * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * t))
    return np.rint(wave / np.abs(wave).max() * 12_000).astype(np.int16)[:, None]


def riff(
    data,
    *,
    tag=1,
    channels=1,
    rate=16_000,
    bits=16,
    riff_size=None,
    data_size=None,
    before=b"",
    after=b"",
    align=None,
    extension=b"",
):
    """A WAVE file around raw bytes, its sizes as told."""
    align = channels * bits // 8 if align is None else align
    fmt = struct.pack("<HHIIHH", tag, channels, rate, rate * align, align, bits) + extension
    body = b"WAVEfmt " + struct.pack("<I", len(fmt)) + fmt + before
    body += b"data" + struct.pack("<I", len(data) if data_size is None else data_size) + data + after
    return b"RIFF" + struct.pack("<I", len(body) if riff_size is None else riff_size) + body


def through_soundfile(samples, rate, container, subtype):
    """The samples written by libsndfile."""
    out = io.BytesIO()
    if subtype in ("FLOAT", "DOUBLE", "MPEG_LAYER_III"):
        samples = samples / 32768
    soundfile.write(out, samples, rate, format=container, subtype=subtype)
    return out.getvalue()


def through_ffmpeg(samples, rate, container, codec):
    """The samples written by FFmpeg, through the same library that reads them."""
    out = io.BytesIO()
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    with av.open(out, "w", format=container) as file:
        stream = file.add_stream(codec, rate=rate, layout=layout)
        stream.bit_rate = 64_000
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.reshape(1, -1)), "s16", layout)
        frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), 0
        resampler = av.AudioResampler(stream.format, layout, rate, stream.frame_size or None)
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            file.mux(stream.encode(part))
        file.mux(stream.encode(None))
    return out.getvalue()


def entry(name="a.wav", kind=Kind.AUDIO):
    """An entry of this name."""
    return Entry(path=f"export.zip!{name}", part="export.zip", size=0, kind=kind)


def decoded(samples, rate=16_000, bits=16):
    """Samples as if just decoded."""
    return Decoded(samples, rate, "pcm_s16le", "wav", len(samples), bits, len(samples) / rate)
