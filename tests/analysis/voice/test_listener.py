# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Prints of clips, by the packaged networks; a file that was altered is not loaded."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.archive.zips import tone
from viewer.analysis.voice import model, population
from viewer.analysis.voice.instrument import VERSION, VoiceInstrument
from viewer.analysis.voice.listener import Listener
from viewer.case.export import Entry, Kind
from viewer.case.message import Problem
from viewer.case.observation import Observation, Unmeasurable
from viewer.resource import resource
from viewer.workflow import hearing


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


def noise(seconds: float, seed: int = 0) -> np.ndarray:
    return (0.1 * np.random.default_rng(seed).standard_normal(round(seconds * 16_000))).astype(np.float32)


def test_each_clip_has_its_own_print_whatever_stands_beside_it(listener: Listener) -> None:
    clips = [noise(1.0), noise(0.1), noise(2.5, 1), noise(0.3, 2)]
    together = listener.prints(clips)
    assert together[1] is None
    for clip, found in zip(clips, together, strict=True):
        (alone,) = listener.prints([clip])
        assert (found is None) == (alone is None)
        if found is not None and alone is not None:
            assert np.frombuffer(found.embedding, "<f4") @ np.frombuffer(alone.embedding, "<f4") > 0.9999
            assert found.speech_s == alone.speech_s


def test_noise_is_no_speech_and_a_print_has_length_one(listener: Listener) -> None:
    (found,) = listener.prints([noise(2.0)])
    assert found is not None
    assert found.speech_s < 0.2
    assert found.duration_s == 2.0
    assert np.linalg.norm(np.frombuffer(found.embedding, "<f4")) == pytest.approx(1, abs=1e-5)


def test_a_band_up_to_4_khz_is_noticed(listener: Listener) -> None:
    spectrum = np.fft.rfft(noise(2.0))
    spectrum[7000:] = 0
    narrow = np.fft.irfft(spectrum).astype(np.float32)
    found = listener.prints([noise(2.0), narrow])
    assert [one is not None and one.wide_band for one in found] == [True, False]


def test_the_instrument_answers_for_every_entry() -> None:
    entries = [Entry(f"a.zip!{n}.wav", "a.zip", 1, 1, Kind.AUDIO) for n in range(3)]
    sound, short, broken = VoiceInstrument().measure(
        list(zip(entries, (tone(0.6), tone(0.05), b"RIFFjunk"), strict=True))
    )
    assert isinstance(sound, Observation)
    assert len(sound.blob) == 768
    assert set(sound.values) == {"voice_s", "speech_s", "snr_db", "wide_band"}
    assert isinstance(short, Observation)
    assert not short.blob
    assert isinstance(broken, Unmeasurable)
    assert VERSION == hearing.VERSION


def test_models_that_were_altered_are_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("silero_vad.onnx", "population.npz"):
        data = bytearray(resource(f"voice/{name}").read_bytes())
        data[len(data) // 2] ^= 1
        (tmp_path / name).write_bytes(data)
    for module in (model, population):
        monkeypatch.setattr(module, "resource", lambda name: tmp_path / Path(name).name)
    for load in (lambda: model.load("silero_vad.onnx"), population.load_population):
        with pytest.raises(Problem) as error:
            load()
        assert error.value.said.key == "voice.model_altered"
    shutil.rmtree(tmp_path)


def test_a_population_comes_back_as_it_was_written() -> None:
    kept = population.load_population()
    again = population.read_population(population.written(kept))
    assert np.array_equal(again.transform, kept.transform)
    assert (again.clip, again.pooled, again.same, again.room) == (kept.clip, kept.pooled, kept.same, kept.room)
