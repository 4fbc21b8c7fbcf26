# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Levels are told as they are, at most ten times a second, and nothing that was said is held on to."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from tests.ui.enrol.stage import FakeMicrophone
from viewer.case.message import message
from viewer.ui.enrol.meter import LevelMeter
from viewer.ui.enrol.microphone import CardMicrophone
from viewer.ui.enrol.recorder import BEAT_MS, Level, Recorder, level_of
from viewer.words import Words


@pytest.mark.parametrize(
    ("samples", "rms", "peak"),
    [
        (np.full(800, 1.0), 0.0, 0.0),
        (np.sin(np.arange(16_000) * 2 * np.pi / 100) / 2, -9.03, -6.02),
        (np.zeros(800), -90.0, -90.0),
        (np.empty(0), -90.0, -90.0),
    ],
)
def test_a_level_is_in_decibels_below_full_scale(samples: np.ndarray, rms: float, peak: float) -> None:
    found = level_of(samples.astype(np.float32))
    assert (found.rms_db, found.peak_db) == (pytest.approx(rms, abs=0.01), pytest.approx(peak, abs=0.01))


def test_it_tells_each_sound_once_and_forgets_it_when_it_was_handed_over(qtbot) -> None:
    microphone = FakeMicrophone()
    recorder, told = Recorder(microphone), []
    recorder.heard.connect(told.append)
    assert recorder.start() is None
    microphone.feed(0.5, 0.1)
    microphone.feed(0.5, 1.0)
    recorder.tell()
    recorder.tell()
    assert [round(level.peak_db) for level in told] == [0]
    microphone.feed(0.2, 0.1)
    recorder.tell()
    assert [round(level.peak_db) for level in told] == [0, -20]
    samples, rate = recorder.stop()
    assert (samples.size, rate) == (1_200, 1_000)
    assert recorder.stop()[0].size == 0
    assert not recorder.recording
    assert BEAT_MS >= 100


def test_a_new_take_does_not_hold_the_one_before(qtbot) -> None:
    microphone = FakeMicrophone()
    recorder = Recorder(microphone)
    recorder.start()
    microphone.feed(1)
    recorder.start()
    microphone.feed(0.3)
    assert recorder.seconds == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("level", "key"),
    [
        (Level(-20.0, -8.0), "enrol.level.good"),
        (Level(-55.0, -40.0), "enrol.level.quiet"),
        (Level(-12.0, -0.4), "enrol.level.loud"),
    ],
)
def test_the_meter_says_in_words_what_it_shows(qtbot, level: Level, key: str) -> None:
    words = Words("en")
    meter = LevelMeter(words)
    qtbot.addWidget(meter)
    meter.show_level(level)
    rms, peak = f"−{round(-level.rms_db)}", f"−{round(-level.peak_db)}" if level.peak_db < -0.5 else "0"
    assert meter.text.text() == words.text(key, rms=rms, peak=peak)
    assert meter.text.accessibleName() == meter.text.text()
    assert meter.bar.value() == max(0, round(level.rms_db) + 60)
    meter.resize(300, 60)
    meter.grab()
    meter.rest()
    assert meter.text.text() == words.text("enrol.level.none")


class Card:
    """Stands in for the sounddevice module."""

    def __init__(self, broken: Exception | None = None) -> None:
        self.broken, self.calls = broken, []
        self.callback = None

    def query_devices(self, kind: str) -> dict[str, float]:
        assert kind == "input"
        if self.broken:
            raise self.broken
        return {"default_samplerate": 44_100.0}

    def InputStream(self, **how):  # noqa: N802
        self.calls.append((how["samplerate"], how["channels"], how["dtype"]))
        self.callback = how["callback"]
        return SimpleNamespace(
            start=lambda: self.calls.append("start"), close=lambda ignore_errors: self.calls.append("close")
        )


def test_the_card_is_opened_when_asked_and_closed_when_asked() -> None:
    card, heard = Card(), []
    microphone = CardMicrophone(lambda: card)
    assert card.calls == []
    assert microphone.open(heard.append) is None
    assert card.calls == [(44_100, 1, "float32"), "start"]
    block = np.full((64, 1), 0.5, np.float32)
    card.callback(block, 64, None, None)
    block[:] = 0
    assert heard[0].shape == (64,)
    assert float(heard[0].min()) == 0.5
    microphone.close()
    microphone.close()
    assert card.calls[2:] == ["close"]


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (OSError("PortAudio library not found"), "enrol.microphone.no_library"),
        (ImportError("sounddevice"), "enrol.microphone.no_library"),
        (ValueError("no input device"), "enrol.microphone.none"),
        (RuntimeError("denied"), "enrol.microphone.none"),
    ],
)
def test_without_a_microphone_there_is_a_reason(error: Exception, key: str) -> None:
    def library() -> Card:
        if isinstance(error, OSError | ImportError):
            raise error
        return Card(error)

    assert CardMicrophone(library).open(lambda block: None) == message(key)
