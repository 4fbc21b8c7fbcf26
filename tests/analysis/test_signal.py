# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Level, loudness, noise, speech and peaks are what the standards and plain arithmetic say."""

import multiprocessing
from math import ceil

import numpy as np
import pytest

from tests.analysis.sounds import decoded, entry, noise, riff, through_soundfile, tone, voice
from viewer.analysis.signal import Signal, measure_clips
from viewer.case.export import Kind
from viewer.case.observation import Observation, Unmeasurable


def measured(samples, rate=16_000, bits=16):
    return measure_clips([decoded(samples, rate, bits)])[0]


def values(samples, rate=16_000, bits=16):
    return measured(samples, rate, bits).values


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000, 96_000])
@pytest.mark.parametrize(
    ("level", "channels", "lufs"),
    [(-23.0, 2, -23.0), (-33.0, 2, -33.0), (0.0, 1, -3.01), (-20.0, 1, -23.01)],
)
def test_loudness_of_the_reference_tone(rate, level, channels, lufs):
    """EBU Tech 3341 cases 1 and 2, and BS.1770-4's 0 dBFS 997 Hz sine in one channel."""
    assert values(tone(5.0, rate, 997.0, level, channels), rate)["loudness_lufs"] == pytest.approx(lufs, abs=0.1)


@pytest.mark.parametrize(
    ("parts", "lufs"),
    [
        ([(10, -36), (60, -23), (10, -36)], -23.0),
        ([(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)], -23.0),
        ([(20, -26), (20.1, -20), (20, -26)], -23.0),
    ],
    ids=["relative gate", "both gates", "within the gate"],
)
def test_loudness_is_gated(parts, lufs):
    """EBU Tech 3341 cases 3 to 5."""
    sound = np.concatenate([tone(seconds, 48_000, 1_000, level, 2) for seconds, level in parts])
    assert values(sound, 48_000)["loudness_lufs"] == pytest.approx(lufs, abs=0.1)


def test_surround_channels_weigh_more_and_the_lowest_nothing():
    """EBU Tech 3341 case 6, with a full-scale LFE that must not count."""
    levels = (-28, -28, -24, 0, -30, -30)
    sound = np.concatenate([tone(5.0, 48_000, 1_000, level) for level in levels], axis=1)
    assert values(sound, 48_000)["loudness_lufs"] == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("hertz", [5.0, 20.0])
def test_rumble_below_hearing_does_not_count_as_loud(hertz):
    assert (
        values(tone(5.0, 16_000, hertz, -6.0))["loudness_lufs"]
        < values(tone(5.0, 16_000, 997.0, -18.0))["loudness_lufs"]
    )


def test_a_constant_offset_is_silent_between_its_edges():
    sound = np.full((80_000, 1), 12_000, np.int16)
    powers = measured(np.concatenate([sound, tone(2.0)])).values
    assert values(sound)["noise_db"] < -90
    assert powers["loudness_lufs"] == pytest.approx(-15.0, abs=0.4)


@pytest.mark.parametrize(
    ("sound", "expected"),
    [
        (tone(0.39), {"loudness_lufs": None}),
        (np.zeros((16_000, 1), np.int16), {"loudness_lufs": None, "peak_db": None, "snr_db": None, "speech_s": 0.0}),
        (np.array([[-32768]], np.int16), {"peak_db": 0.0, "loudness_lufs": None, "snr_db": None, "noise_db": None}),
        (tone(1.0, level_db=-6.0), {"peak_db": -6.0}),
        (tone(1.5), {"duration_s": 1.5, "declared_s": 1.5, "frames": 24_000, "sample_rate": 16_000, "channels": 1}),
    ],
)
def test_hand_checked_values(sound, expected):
    found = values(sound)
    assert {key: found[key] for key in expected} == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    ("run", "bits", "count"),
    [
        ([32767] * 3, 16, 3),
        ([32767] * 2, 16, 0),
        ([-32768] * 5, 16, 5),
        ([32767, 32767, -32768, -32768], 16, 0),
        ([32767] * 3 + [0] + [-32768] * 4, 16, 7),
        ([32512] * 3, 8, 3),
        ([32512] * 3, 16, 0),
    ],
)
def test_clipping_is_counted_in_runs(run, bits, count):
    sound = np.concatenate([tone(0.1), np.array(run, np.int16)[:, None], tone(0.1)])
    assert values(sound, bits=bits)["clipped"] == count


@pytest.mark.parametrize("ratio", [30, 20, 10])
def test_the_noise_ratio_follows_the_noise(ratio):
    speech = tone(4.0, level_db=-10.0)
    speech[np.arange(len(speech)) // 8_000 % 2 == 0] = 0
    hiss = noise(4.0, level=32768 * 10 ** ((-13.0 - ratio) / 20))
    found = values(speech + hiss)
    assert found["snr_db"] == pytest.approx(ratio, abs=4)
    assert found["noise_db"] == pytest.approx(-13.0 - ratio, abs=4)


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 44_100, 48_000])
def test_speech_is_told_from_silence(rate):
    sound = np.concatenate([np.zeros((rate, 1), np.int16), voice(2.0, rate), np.zeros((rate, 1), np.int16)])
    assert values(sound, rate)["speech_s"] == pytest.approx(2.0, abs=0.6)


def test_speech_is_counted_through_long_and_stereo_recordings():
    spoken = np.concatenate([voice(2.0), np.zeros((16_000, 1), np.int16)]).repeat(2, axis=1)
    once, often = values(spoken)["speech_s"], values(np.tile(spoken, (25, 1)))["speech_s"]
    assert often == pytest.approx(25 * once, rel=0.1)


@pytest.mark.parametrize(
    ("frames", "rate"), [(1, 16_000), (80, 16_000), (81, 16_000), (50_000, 44_100), (900_001, 8_000)]
)
def test_the_picture_shows_every_extreme(frames, rate):
    sound = np.zeros((frames, 2), np.int16)
    sound[frames // 2, 0], sound[-1, 1] = 32767, -32768
    found = measured(sound, rate)
    pairs = np.frombuffer(found.peaks, np.int8).reshape(-1, 2)
    per = found.values["peaks_per"]
    assert len(pairs) == ceil(frames / per) <= 2048
    assert per >= 64
    assert pairs[(frames // 2) // per, 1] == 127
    assert pairs[-1, 0] == -128
    assert np.count_nonzero(pairs) <= 2


def test_in_bulk_is_as_one_by_one():
    rates = (16_000, 8_000, 44_100)
    clips = [
        decoded(sound, rate)
        for seed in range(12)
        for rate in rates
        for sound in (
            noise(0.05 + 0.37 * seed, rate, 50 * (seed + 1), seed),
            tone(0.5, rate, channels=2),
            voice(1.0, rate),
        )
    ]
    clips.append(decoded(noise(40.0), 16_000))
    together, alone = measure_clips(clips), [measure_clips([clip])[0] for clip in clips]
    for one, other in zip(together, alone, strict=True):
        assert one.peaks == other.peaks
        assert dict(one.values) == pytest.approx(dict(other.values), abs=0.011)


def batch():
    return [
        (entry("1.wav"), riff(tone(1.0).tobytes())),
        (entry("2.wav"), b"rubbish"),
        (entry("3.wav"), riff(b"")),
        (entry("4.flac"), through_soundfile(tone(1.0, 8_000), 8_000, "FLAC", "PCM_16")),
        (entry("5.wav"), riff(tone(2.0).tobytes(), data_size=10**6)),
    ]


def test_every_entry_gets_its_answer_in_order():
    answers = Signal().measure(batch())
    assert [type(answer) for answer in answers] == [Observation, Unmeasurable, Unmeasurable, Observation, Observation]
    assert [getattr(answer, "subject", None) or answer.entry for answer in answers] == [one.path for one, _ in batch()]
    assert [answer.code for answer in answers[1:3]] == ["analysis.not_decodable", "analysis.empty_audio"]
    assert answers[0].id == "signal@2:export.zip!1.wav"
    assert answers[4].values["duration_s"] == 2.0
    assert answers[4].values["declared_s"] == pytest.approx(31.25)


def test_nothing_asked_nothing_answered():
    assert Signal().measure([]) == []


@pytest.mark.parametrize(("kind", "wanted"), [(kind, kind is Kind.AUDIO) for kind in Kind])
def test_it_wants_audio_only(kind, wanted):
    assert Signal().wants(entry(kind=kind)) is wanted


def test_it_measures_in_a_process_of_its_own():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(Signal().measure, (batch(),)) == Signal().measure(batch())
