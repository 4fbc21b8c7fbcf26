# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A sound card made of lists, and sounds to play on it."""

import numpy as np

from viewer.case.query import Row


class Stop(Exception):
    """The card's CallbackStop."""


class Refused(Exception):
    """The card's PortAudioError."""


class FakeStream:
    """Records what it is fed; `pump` is the card asking for frames."""

    def __init__(self, card, how):
        if card.refuses:
            raise Refused
        assert how["dtype"] == "int16"
        self.rate, self.channels, self.callback = how["samplerate"], how["channels"], how["callback"]
        self.active, self.closed = False, False
        self.heard = []
        card.streams.append(self)

    def start(self):
        self.active = True

    def stop(self):
        self.active = False

    def abort(self, ignore_errors=True):
        self.active = False

    def close(self, ignore_errors=True):
        self.active, self.closed = False, True

    def pump(self, frames):
        out = np.full((frames, self.channels), 99, np.int16)
        try:
            self.callback(out, frames, None, None)
        except Stop:
            self.active = False
        self.heard.append(out)
        return out


class FakeCard:
    """Stands in for the sounddevice module."""

    CallbackStop, PortAudioError = Stop, Refused

    def __init__(self, missing=None, refuses=False):
        self.missing, self.refuses, self.streams = missing, refuses, []

    def __call__(self):
        if isinstance(self.missing, OSError | ImportError):
            raise self.missing
        return self

    def check_output_settings(self, dtype):
        if self.missing:
            raise self.missing

    def OutputStream(self, **how):  # noqa: N802
        return FakeStream(self, how)


def hiss(seconds, rate=16_000, channels=1, seed=1):
    """Noise without a zero, so that every frame is recognised."""
    found = np.random.default_rng(seed).integers(1_000, 20_000, (round(seconds * rate), channels))
    return found.astype(np.int16)


def row(number=1, transcript="switch the light on", duration_s=2.0, **others):
    """A recording as listed."""
    values = dict.fromkeys(Row.__slots__)
    values |= {"number": number, "id": f"r{number}", "entry": "export.zip!a.wav", "sha256": "", "standing": "undecided"}
    values |= {
        "strength": 0,
        "batch": "",
        "cell": 0,
        "duration_s": duration_s,
        "transcript": transcript,
        "speech_s": 1.2,
    }
    return Row(**(values | others))
