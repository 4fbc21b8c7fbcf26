# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Real hostile audio files: each gets an answer, none takes the program with it."""

import multiprocessing
import os
import resource
from pathlib import Path

import pytest

from tests.analysis.sounds import entry
from tests.memory import peak_kb
from viewer.analysis.signal import Signal
from viewer.analysis.voice.instrument import VoiceInstrument
from viewer.case.observation import Observation

SHARED = Path(os.environ.get("NOTMINE_SHARED", Path(__file__).resolve().parents[2] / ".." / "shared"))
HOSTILE = SHARED / "data" / "hostile" / "audio"
SECONDS = 20
MEGABYTES = 1_000


def measured(path):
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    data = Path(path).read_bytes()
    (answer,) = Signal().measure([(entry(path), data)])
    peak = peak_kb() // 1024
    if isinstance(answer, Observation):
        return answer.values["codec"], answer.values["frames"], answer.values["peaks_per"] * len(answer.blob) // 2, peak
    return answer.code, 0, 0, peak


@pytest.mark.shared
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile files are not here")
def test_every_hostile_file_gets_an_answer():
    files = sorted(str(path) for path in HOSTILE.rglob("*") if path.is_file())
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=100) as pool:
        answers = [pool.apply_async(measured, (path,)).get(SECONDS) for path in files]
    decoded = [answer for answer in answers if not answer[0].startswith("analysis.")]
    assert len(answers) == len(files) > 0
    assert len(decoded) > len(files) // 3
    for _, frames, drawn, peak in decoded:
        assert 0 < frames <= drawn
        assert peak < MEGABYTES


def heard(path):
    resource.setrlimit(resource.RLIMIT_CPU, (10 * SECONDS, 10 * SECONDS))
    (answer,) = VoiceInstrument().measure([(entry(path), Path(path).read_bytes())])
    return len(answer.blob) if isinstance(answer, Observation) else answer.code


@pytest.mark.shared
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile files are not here")
def test_every_hostile_file_can_be_listened_to():
    files = sorted(str(path) for path in HOSTILE.rglob("*") if path.is_file())
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=100) as pool:
        answers = [pool.apply_async(heard, (path,)).get(10 * SECONDS) for path in files]
    prints = [one for one in answers if isinstance(one, int)]
    assert len(answers) == len(files) > 0
    assert set(prints) <= {0, 768}
    assert prints.count(768) > 20
