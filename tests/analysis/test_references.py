# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""No recording can make a decoder open another file or an address: play lists and references are never followed."""

from __future__ import annotations

import base64
import json
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.analysis.sounds import through_ffmpeg, through_soundfile, tone
from viewer.analysis.decode import decode
from viewer.analysis.pcm import Undecodable

ROOT = Path(__file__).resolve().parents[2]
STRACE = shutil.which("strace")
PROBE = """
import base64, json, sys
from viewer.analysis.decode import decode
for one in json.load(sys.stdin):
    print(type(decode(base64.b64decode(one))).__name__)
"""


def with_reference(sound: bytes, target: str) -> bytes:
    """An MP4 whose data reference is an alias to another file instead of itself (QuickTime, data reference atoms)."""
    alias = bytearray(200)
    alias[0:10] = struct.pack(">4sHHH", b"\0\0\0\0", 150, 2, 0)
    path = target.encode()
    alias[10 : 10 + 28] = b"\x04disk".ljust(28, b"\0")
    entry = struct.pack(">I4sI", 12 + len(alias) + 8 + len(path), b"alis", 0) + bytes(alias)
    entry += struct.pack(">hH", 2, len(path)) + path + struct.pack(">hH", -1, 0)
    at = sound.index(b"dref") - 4
    (size,) = struct.unpack(">I", sound[at : at + 4])
    made = struct.pack(">I4sII", 16 + len(entry), b"dref", 0, 1) + entry
    grown = len(made) - size
    out = bytearray(sound[:at] + made + sound[at + size :])
    for parent in (b"moov", b"trak", b"mdia", b"minf", b"dinf"):
        place = sound.index(parent) - 4
        (before,) = struct.unpack(">I", sound[place : place + 4])
        out[place : place + 4] = struct.pack(">I", before + grown)
    return bytes(out)


def hostile(target: str) -> dict[str, bytes]:
    """Files that name a target in every way that a demuxer might follow."""
    sound = through_ffmpeg(tone(0.3), 16_000, "mp4", "aac")
    lines = {
        "m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{target}\n#EXT-X-ENDLIST\n",
        "m3u": f"{target}\n",
        "concat": f"ffconcat version 1.0\nfile '{target}'\n",
        "dash": f'<?xml version="1.0"?><MPD type="static"><Period><BaseURL>{target}</BaseURL></Period></MPD>',
        "sdp": f"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\na=control:{target}\n",
        "asx": f'<asx version="3.0"><entry><ref href="{target}"/></entry></asx>',
        "pls": f"[playlist]\nFile1={target}\nNumberOfEntries=1\n",
    }
    files = {name: text.encode() for name, text in lines.items()}
    files |= {f"{name} behind a tag": b"ID3\x03\0\0\0\0\0\0" + data for name, data in files.items()}
    files["mp4 that names itself m3u8"] = b"\0\0\0\x20ftypM4A " + files["m3u8"]
    files["mp4 with a reference"] = with_reference(sound, target)
    return files


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "loud.wav"
    path.write_bytes(through_soundfile(tone(5.0), 16_000, "WAV", "PCM_16"))
    return path


@pytest.mark.parametrize("form", hostile("x"))
def test_nothing_of_the_other_file_is_heard(target: Path, form: str) -> None:
    for written in (str(target), f"file://{target}", target.name):
        found = decode(hostile(written)[form])
        assert isinstance(found, Undecodable) or found.frames < 16_000


@pytest.mark.skipif(STRACE is None, reason="strace is not installed: what the kernel is asked for was not looked at")
def test_the_kernel_is_asked_for_no_other_file_and_no_socket(target: Path, tmp_path: Path) -> None:
    names = (
        str(target),
        f"file://{target}",
        "http://127.0.0.1:9/loud.wav",
        f"concat:{target}|{target}",
        "//127.0.0.1/a",
    )
    files = [base64.b64encode(data).decode() for name in names for data in hostile(name).values()]
    command = [str(STRACE), "-f", "-qq", "-e", "trace=network,open,openat", "-o", tmp_path / "calls", sys.executable]
    done = subprocess.run(
        [*command, "-c", PROBE], input=json.dumps(files), capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert len(done.stdout.split()) == len(files)
    calls = (tmp_path / "calls").read_text(encoding="utf-8")
    assert "libavformat" in calls, "FFmpeg was never asked"
    assert target.name not in calls
    assert re.findall(r"\b(?:socket|connect)\([^)]*\)", calls) == []
