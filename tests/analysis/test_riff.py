# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""WAV files are parsed by hand, whatever their headers claim."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.sounds import riff, through_soundfile, tone
from viewer.analysis.decode import decode
from viewer.analysis.pcm import EMPTY_AUDIO, NOT_DECODABLE, RARE_CODEC, RARE_CONTAINER, Decoded, Undecodable

SOUND = tone(0.01)
RAW = SOUND.tobytes()


@pytest.mark.parametrize(
    "form",
    [
        ("PCM_U8", "pcm_u8", 8, 256),
        ("PCM_16", "pcm_s16le", 16, 0),
        ("PCM_24", "pcm_s24le", 24, 0),
        ("PCM_32", "pcm_s32le", 32, 0),
        ("FLOAT", "pcm_f32le", 32, 1),
        ("DOUBLE", "pcm_f64le", 64, 1),
        ("ALAW", "pcm_alaw", 8, 700),
        ("ULAW", "pcm_mulaw", 8, 700),
    ],
)
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("rate", [8_000, 44_100])
def test_each_depth_comes_back(form, channels, rate):
    subtype, codec, bits, tolerance = form
    sound = tone(0.1, rate, channels=channels)
    found = decode(through_soundfile(sound, rate, "WAV", subtype))
    assert isinstance(found, Decoded)
    assert (found.codec, found.container, found.bits, found.rate, found.frames) == (
        codec,
        "wav",
        bits,
        rate,
        len(sound),
    )
    assert found.declared_s == pytest.approx(0.1)
    assert np.abs(found.samples.astype(int) - sound).max() <= tolerance


@pytest.mark.parametrize("subtype", ["ALAW", "ULAW"])
def test_telephone_codes_give_the_values_of_libsndfile(subtype):
    import io

    import soundfile

    data = bytearray(through_soundfile(np.zeros((256, 1), np.int16), 8_000, "WAV", subtype))
    at = data.index(b"data") + 8
    data[at : at + 256] = bytes(range(256))
    expected, _ = soundfile.read(io.BytesIO(bytes(data)), dtype="int16", always_2d=True)
    assert np.array_equal(decode(bytes(data)).samples, expected)


@pytest.mark.parametrize(
    ("changes", "declared"),
    [
        ({"riff_size": 0}, 0.01),
        ({"riff_size": 0xFFFFFFFF}, 0.01),
        ({"data_size": 0xFFFFFFFF}, None),
        ({"data_size": 0}, 0.0),
        ({"data_size": 1 << 30}, (1 << 29) / 16_000),
        ({"before": b"LIST" + struct.pack("<I", 4) + b"INFO"}, 0.01),
        ({"before": b"junk" + struct.pack("<I", 3) + b"abc\0"}, 0.01),
        ({"before": b"LIST" + struct.pack("<I", 3) + b"abc"}, 0.01),
        ({"after": b"LIST" + struct.pack("<I", 4) + b"INFO"}, 0.01),
        ({"after": b"\x7f"}, 0.01),
        ({"align": 0}, 0.01),
    ],
)
def test_lying_headers_cost_no_sample(changes, declared):
    found = decode(riff(RAW, **changes))
    assert isinstance(found, Decoded)
    assert np.array_equal(found.samples[: len(SOUND)], SOUND)
    assert found.declared_s == (None if declared is None else pytest.approx(declared))


def test_a_file_cut_short_gives_what_is_there():
    found = decode(riff(RAW)[:-101])
    assert found.frames == len(SOUND) - 51
    assert found.declared_s == pytest.approx(0.01)
    assert np.array_equal(found.samples, SOUND[: found.frames])


def test_one_sample_is_a_recording():
    assert decode(riff(RAW[:2])).frames == 1


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (riff(b""), EMPTY_AUDIO),
        (riff(b"", after=b"LIST" + struct.pack("<I", 4) + b"INFO"), EMPTY_AUDIO),
        (riff(b"\0"), EMPTY_AUDIO),
        (riff(RAW, channels=0, align=0), NOT_DECODABLE),
        (riff(RAW, channels=2_000), NOT_DECODABLE),
        (riff(RAW, rate=0), NOT_DECODABLE),
        (riff(RAW, bits=0), NOT_DECODABLE),
        (riff(RAW, bits=40), NOT_DECODABLE),
        (riff(RAW, tag=2, bits=4), RARE_CODEC),
        (riff(RAW, tag=0x11, bits=4), RARE_CODEC),
        (riff(RAW, bits=24, align=4), RARE_CODEC),
        (b"RIFF\0\0\0\0WAVE", NOT_DECODABLE),
        (b"RIFF\0\0\0\0WAVEdata\x04\0\0\0abcd", NOT_DECODABLE),
        (b"RIFX\0\0\0\0WAVE", RARE_CONTAINER),
        (b"RIFF\0\0\0\0AVI LIST", RARE_CONTAINER),
    ],
)
def test_what_is_refused_and_why(data, answer):
    assert decode(data) == answer


def test_floats_out_of_range_can_hurt_nobody():
    values = np.array([np.nan, np.inf, -np.inf, 16_411.0, -3.0, 0.5, 1e-30], "<f4")
    found = decode(riff(values.tobytes(), tag=3, bits=32))
    assert found.samples[:, 0].tolist() == [0, 0, 0, 32767, -32768, 16384, 0]


def test_the_extensible_format_is_read_by_its_sub_format():
    guid = struct.pack("<HHI", 22, 32, 0) + struct.pack("<H", 3) + b"\0" * 14
    values = np.array([0.25, -0.25], "<f4")
    found = decode(riff(values.tobytes(), tag=0xFFFE, bits=32, extension=guid))
    assert found.codec == "pcm_f32le"
    assert found.samples[:, 0].tolist() == [8192, -8192]


HEADERS = st.fixed_dictionaries(
    {
        "tag": st.sampled_from([1, 3, 6, 7, 0x11, 0x55, 0xFFFE]),
        "channels": st.integers(0, 65_535),
        "rate": st.integers(0, 65_535),
        "bits": st.integers(0, 65_535),
        "align": st.integers(0, 65_535),
        "data_size": st.integers(0, 2**32 - 1),
        "before": st.binary(max_size=24),
        "extension": st.binary(max_size=24),
    }
)


@given(data=st.binary(max_size=200), header=HEADERS, cut=st.integers(0, 300))
def test_no_header_raises(data, header, cut):
    whole = riff(data, **header)
    found = decode(whole[: len(whole) - cut])
    assert isinstance(found, Decoded | Undecodable)
    if isinstance(found, Decoded):
        assert 0 < found.frames == len(found.samples)


@given(st.binary(max_size=300))
def test_chunks_of_rubbish_do_not_raise(rest):
    assert isinstance(decode(b"RIFF\0\0\0\0WAVE" + rest), Decoded | Undecodable)
