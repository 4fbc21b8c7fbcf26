# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Takes are refused for a reason, and only for one; a profile is made of what is left."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from tests.analysis.voice.voices import RATE, FakeListener, print_of, said
from viewer.analysis.voice.enrolment import clipped_share, judge, profile_of
from viewer.case.message import Message, Problem, message
from viewer.case.take import Take, TakeQuality

SPEECH = Path(os.environ.get("NOTMINE_SHARED", Path(__file__).resolve().parents[4] / "shared")) / "data" / "speech"
LOUD = np.tile(np.repeat(np.array([1, -1], np.float32), 40), RATE // 8)


def judged(sound: np.ndarray, snr_db: float = 25.0, rate: int = RATE, least_s: float = 0.3) -> Take:
    return judge(FakeListener(snr_db), "take", sound, rate, least_s)


def take(voice: int = 1, name: str = "take", speech_s: float = 8.0, problem: Message | None = None) -> Take:
    prints = () if problem else (print_of(voice, crc32(name.encode()), speech_s),)
    return Take(name, TakeQuality(speech_s, 25.0, 0.0, problem), prints)


@pytest.mark.parametrize(
    ("sound", "snr_db", "least_s", "problem"),
    [
        (said(1, 1, 1), 25.0, 5.0, None),
        (said(1, seconds=0.6), 25.0, 0.3, None),
        (said(1, 0, 0), 25.0, 6.0, "enrol.too_little_speech"),
        (said(0, 0), 25.0, 0.3, "enrol.too_little_speech"),
        (np.empty(0, np.float32), 25.0, 0.3, "enrol.too_little_speech"),
        (said(1, 1), 4.0, 0.3, "enrol.too_noisy"),
        (said(1, 1), 6.0, 0.3, None),
        (said(1, 1, 2), 25.0, 0.3, "enrol.two_voices"),
        (said(1, 2), 25.0, 0.3, "enrol.two_voices"),
        (said(1, 2, 1, 2, seconds=4.0), 25.0, 0.3, "enrol.two_voices"),
        (LOUD, 25.0, 0.3, "enrol.clipped"),
    ],
)
def test_a_take_is_refused_for_a_reason(sound: np.ndarray, snr_db: float, least_s: float, problem: str | None) -> None:
    found = judged(sound, snr_db, least_s=least_s)
    assert (found.quality.problem.key if found.quality.problem else None) == problem
    assert bool(found.prints) == (problem is None)


def test_a_long_take_is_cut_into_pieces_of_about_five_seconds() -> None:
    found = judged(said(1, seconds=23.0))
    assert [round(one.duration_s, 1) for one in found.prints] == [4.6] * 5
    assert found.quality.speech_s == pytest.approx(23.0, abs=0.1)


def test_pieces_that_hold_hardly_any_speech_are_left_out() -> None:
    found = judged(said(1, 0, 1))
    assert len(found.prints) == 2


def test_a_single_strange_window_is_no_second_voice() -> None:
    cough = said(1, seconds=20.0)
    cough[9 * RATE : round(9.8 * RATE)] = 0.02
    assert judged(cough).quality.problem is None


def test_sound_of_another_rate_is_brought_to_ours() -> None:
    found = judged(said(1, seconds=10.0, rate=44_100), rate=44_100)
    assert found.quality.speech_s == pytest.approx(10.0, abs=0.1)


def test_only_three_minutes_are_heard() -> None:
    assert judged(said(1, seconds=400.0)).quality.speech_s == pytest.approx(180, abs=1)


def test_peaks_that_touch_full_scale_are_not_clipped() -> None:
    sound = said(20, seconds=2.0)
    sound[::997] = 1.0
    assert clipped_share(sound) == 0.0
    sound[1000:1400] = 1.0
    assert 0.01 < clipped_share(sound) < 0.02


def test_a_profile_holds_every_print_once_and_a_tidy_name() -> None:
    takes = [take(name="a"), take(name="b"), take(name="a")]
    profile = profile_of("  Erika \n Beispiel ", takes)
    assert profile.person == "Erika Beispiel"
    assert profile.prints == takes[0].prints + takes[1].prints


@pytest.mark.parametrize(
    ("person", "takes", "problem"),
    [
        (" ", [take()], message("enrol.no_name")),
        ("owner", [], message("enrol.too_little_in_all", seconds=0.0, needed=2)),
        ("owner", [take(speech_s=1.5)] * 4, message("enrol.too_little_in_all", seconds=1.5, needed=2)),
        (
            "owner",
            [take(), take(name="b", problem=message("enrol.two_voices"))],
            message("enrol.file.two_voices", file="b"),
        ),
        (
            "owner",
            [take(speech_s=1.0), take(name="b", problem=message("enrol.too_noisy"))],
            message("enrol.file.too_noisy", file="b"),
        ),
        (
            "owner",
            [take(name="a"), take(2, "b"), take(name="c")],
            message("enrol.takes_do_not_fit", take="b"),
        ),
        (
            "owner",
            [take(name=f"{n}", speech_s=1.1, voice=2 if n in (3, 4, 5) else 1) for n in range(12)],
            message("enrol.takes_do_not_fit", take="3"),
        ),
    ],
)
def test_a_profile_is_refused_for_a_reason(person: str, takes: list[Take], problem: Message) -> None:
    with pytest.raises(Problem) as error:
        profile_of(person, takes)
    if problem.params and problem.key == "enrol.takes_do_not_fit" and len(takes) > 3:
        assert dict(error.value.said.params)["take"] in {"3", "4", "5"}
    else:
        assert error.value.said == problem


def test_a_take_that_is_too_short_is_left_out_where_the_others_suffice() -> None:
    short = take(name="b", problem=message("enrol.too_little_speech", seconds=0.2, needed=0))
    assert profile_of("owner", [take(), short]).prints == take().prints


@pytest.mark.parametrize("speech_s", [0.6, 1.5, 8.0])
def test_takes_of_one_voice_fit_however_short_they_are(speech_s: float) -> None:
    takes = [take(name=f"{n}", speech_s=speech_s) for n in range(20)]
    assert len(profile_of("owner", takes).prints) == 20


@pytest.mark.shared
@pytest.mark.skipif(not SPEECH.is_dir(), reason="needs ../shared")
def test_real_voices() -> None:
    import soundfile

    from viewer.analysis.voice.listener import Listener

    listener = Listener()
    folders = sorted(path for path in (SPEECH / "an4").iterdir() if path.is_dir())[:4]
    spoken = []
    for folder in folders:
        clips = [soundfile.read(path, dtype="float32")[0] for path in sorted(folder.glob("*.flac"))]
        spoken.append(np.concatenate(clips)[: 20 * RATE])
    takes = [judge(listener, f"{n}", sound[: 10 * RATE], RATE) for n, sound in enumerate(spoken)]
    again = [judge(listener, "again", sound[10 * RATE :], RATE) for sound in spoken]
    assert [one.quality.problem for one in (*takes, *again)] == [None] * 8
    for one, other in zip(takes, again, strict=True):
        assert profile_of("owner", [one, other]).speech_s >= 5
    mixed = [judge(listener, "both", np.concatenate([a[: 8 * RATE], b[: 8 * RATE]]), RATE) for a, b in pairwise(spoken)]
    assert [one.quality.problem for one in mixed] == [message("enrol.two_voices")] * 3
    with pytest.raises(Problem):
        profile_of("owner", [takes[0], again[0], takes[2]])
