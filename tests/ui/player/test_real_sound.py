# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Plays through the real PortAudio and ALSA into a sound card that is a file, and compares what arrived."""

import os
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

import numpy as np
import pytest

from tests.ui.player.cards import hiss

ASOUNDRC = """
pcm.!default { type plug slave.pcm "cap" }
pcm.cap { type file slave.pcm "null" file "%s" format "raw" }
ctl.!default { type null }
"""
PLAY = """
import sys
import numpy as np
from viewer.ui.player.sound import Output

sound = np.load(sys.argv[1])
output = Output()
assert output.available, output.reason
output.feed.set_volume(1.0)
output.load(sound, 16_000)
assert output.play() is None
import sounddevice
for _ in range(600):
    sounddevice.sleep(50)
    output.tend()
    if not output.feed.playing and not output._stream.active:
        break
assert abs(output.feed.take_heard() - len(sound) / 16_000) < 1e-6
output.close()
sounddevice._terminate()
"""
RAMP = 80
ROOT = Path(__file__).resolve().parents[3]


def played(folder, sound):
    """What a program of its own, whose home holds the sound card, played into the file: int16 [frames, channels]."""
    (folder / ".asoundrc").write_text(ASOUNDRC % (folder / "cap.raw"))
    np.save(folder / "sound.npy", sound)
    home = {**os.environ, "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PLAY, str(folder / "sound.npy")]
    done = subprocess.run(command, env=home, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    return np.fromfile(folder / "cap.raw", "<i2").reshape(-1, sound.shape[1])


@pytest.mark.sound
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the sound card made of files is ALSA's")
@pytest.mark.parametrize("channels", [1, 2])
def test_what_the_card_gets_is_the_recording_to_the_bit(tmp_path, channels):
    assert find_library("portaudio"), "PortAudio is missing. Run: sudo apt-get install -y libportaudio2"
    sound = hiss(3.0, channels=channels)
    arrived = played(tmp_path, sound)
    heard = arrived[np.flatnonzero(arrived[:, 0])[0] :]
    assert len(heard) >= len(sound)
    assert np.array_equal(heard[RAMP : len(sound) - RAMP], sound[RAMP : len(sound) - RAMP])
    assert np.abs(heard[:RAMP]).max() <= np.abs(sound).max()
    assert not heard[len(sound) :].any()
