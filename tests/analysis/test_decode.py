# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every codec decodes to the samples that went in; what lies or is damaged says so."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.sounds import riff, through_ffmpeg, through_soundfile, tone
from viewer.analysis import pcm, sndfile
from viewer.analysis.decode import decode
from viewer.analysis.pcm import NOT_DECODABLE, RARE_CODEC, RARE_CONTAINER, Decoded, Undecodable

SNDFILE = [
    ("FLAC", "PCM_16", "flac", "flac", 16),
    ("FLAC", "PCM_24", "flac", "flac", 24),
    ("MP3", "MPEG_LAYER_III", "mp3", "mp3", None),
    ("OGG", "VORBIS", "vorbis", "ogg", None),
    ("OGG", "OPUS", "opus", "ogg", None),
]
FFMPEG = [
    ("mp4", "aac", "aac", "mp4"),
    ("adts", "aac", "aac", "adts"),
    ("asf", "wmav2", "wmav2", "asf"),
    ("webm", "libopus", "opus", "webm"),
]


def rms(samples):
    return float(np.sqrt((samples.astype(float) ** 2).mean()))


@pytest.mark.parametrize("form", SNDFILE)
@pytest.mark.parametrize("channels", [1, 2])
def test_what_libsndfile_reads(form, channels):
    container, subtype, codec, named, bits = form
    sound = tone(1.0, 48_000, channels=channels)
    found = decode(through_soundfile(sound, 48_000, container, subtype))
    assert isinstance(found, Decoded)
    assert (found.codec, found.container, found.bits, found.rate) == (codec, named, bits, 48_000)
    assert found.samples.shape == (found.frames, channels)
    assert found.frames == pytest.approx(48_000, rel=0.06)
    assert found.declared_s == pytest.approx(1.0, rel=0.06)
    assert rms(found.samples) == pytest.approx(rms(sound), rel=0.1)
    if codec == "flac":
        assert np.array_equal(found.samples, sound)


@pytest.mark.parametrize(("container", "encoder", "codec", "named"), FFMPEG)
@pytest.mark.parametrize("channels", [1, 2])
def test_what_ffmpeg_reads(container, encoder, codec, named, channels):
    sound = tone(1.0, 48_000, channels=channels)
    found = decode(through_ffmpeg(sound, 48_000, container, encoder))
    assert isinstance(found, Decoded)
    assert (found.codec, found.container, found.rate, found.bits) == (codec, named, 48_000, None)
    assert found.samples.shape == (found.frames, channels)
    assert found.frames == pytest.approx(48_000, rel=0.1)
    assert rms(found.samples) == pytest.approx(rms(sound), rel=0.15)


def test_an_mp3_behind_a_tag_and_padding_is_found():
    data = through_soundfile(tone(0.5), 16_000, "MP3", "MPEG_LAYER_III")
    tagged = b"ID3\x03\0\0\0\0\0\x14" + b"\0" * 20 + b"\0" * 7 + data
    assert decode(tagged).codec == "mp3"


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"", NOT_DECODABLE),
        (b"\xff", NOT_DECODABLE),
        (b"no sound at all, only words", NOT_DECODABLE),
        (b"FORM\0\0\0\x10AIFFCOMM", RARE_CONTAINER),
        (b".snd\0\0\0\x18" + b"\0" * 40, RARE_CONTAINER),
        (b"OggS" + b"\0" * 24 + b"Speex   " + b"\0" * 60, RARE_CONTAINER),
        (b"ID3\x03\0\0\0\0\0\x04abcd", NOT_DECODABLE),
        (b"\0\0\0\x20ftypM4A " + b"\0" * 50, NOT_DECODABLE),
        (through_ffmpeg(tone(0.5), 16_000, "webm", "libopus")[:60], NOT_DECODABLE),
        (through_ffmpeg(tone(0.5), 16_000, "mov", "adpcm_ima_qt").replace(b"qt  ", b"M4A "), RARE_CODEC),
    ],
)
def test_what_is_refused_and_why(data, answer):
    assert decode(data) == answer


@pytest.mark.parametrize(("container", "subtype"), [row[:2] for row in SNDFILE])
def test_a_file_cut_in_half_gives_its_beginning_or_a_reason(container, subtype):
    whole = through_soundfile(tone(2.0, 48_000), 48_000, container, subtype)
    found = decode(whole[: len(whole) // 2])
    if isinstance(found, Decoded):
        assert 0 < found.frames < 80_000
    else:
        assert found.code.startswith("analysis.")


def test_a_declared_length_is_never_believed():
    data = bytearray(through_soundfile(tone(0.5), 16_000, "FLAC", "PCM_16"))
    data[21] |= 0x0F
    data[22:26] = b"\xff\xff\xff\xff"
    found = decode(bytes(data))
    assert found.declared_s > 1_000_000
    assert 7_999 <= found.frames <= 8_000


def test_decoding_ends_at_four_hours(monkeypatch):
    monkeypatch.setattr(sndfile, "MAX_SECONDS", 5)
    found = decode(through_soundfile(tone(30.0, 8_000), 8_000, "FLAC", "PCM_16"))
    assert 40_000 <= found.frames < 40_000 + (1 << 16)


@pytest.mark.parametrize(
    "data",
    [
        through_soundfile(tone(2.0), 16_000, "FLAC", "PCM_16"),
        through_soundfile(tone(2.0), 16_000, "WAV", "PCM_16"),
        through_soundfile(tone(2.0), 16_000, "WAV", "FLOAT"),
        through_ffmpeg(tone(2.0), 16_000, "mp4", "aac"),
    ],
    ids=["flac", "wav", "float", "m4a"],
)
def test_what_is_kept_is_bounded_and_the_duration_is_not(data, monkeypatch):
    monkeypatch.setattr(pcm, "MAX_KEPT", 10_000)
    found = decode(data)
    assert found.frames == pytest.approx(32_000, abs=3_000)
    assert len(found.samples) == 10_000


@given(
    st.sampled_from([b"fLaC", b"OggS", b"\xff\xfb\x90\x64", b"ID3\x04\0\0", b"\0\0\0\x18ftypM4A ", b"#!AMR\n", b""]),
    st.binary(max_size=400),
)
def test_rubbish_behind_a_magic_number_does_not_raise(magic, rest):
    assert isinstance(decode(magic + rest), Decoded | Undecodable)


def test_plain_wave_files_need_neither_library():
    code = (
        "import sys; from viewer.analysis.signal import Signal; from viewer.analysis.decode import decode\n"
        f"assert decode({riff(tone(0.01).tobytes())!r}).frames == 160\n"
        "print([name for name in ('soundfile', 'av', 'scipy', 'sounddevice', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
