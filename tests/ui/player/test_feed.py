# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is fed to the sound card: speed, loop, ramps, limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.player.cards import hiss
from viewer.ui.player.feed import Feed

RATE = 16_000
RAMP = 80


def feed_of(samples, rate=RATE, **how):
    feed = Feed()
    feed.load(samples, rate)
    feed.set_volume(how.get("volume", 1.0))
    feed.set_speed(how.get("speed", 1.0))
    feed.set_loop(how.get("loop", False))
    return feed


def taken(feed, frames, block=200):
    out = np.full((frames, feed.channels), 99, np.int16)
    for at in range(0, frames, block):
        feed.fill(out[at : at + block])
    return out


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("block", [1, 37, 512, 5_000])
def test_between_the_ramps_every_sample_passes_untouched(channels, block):
    sound = hiss(0.25, channels=channels)
    feed = feed_of(sound)
    feed.play()
    out = taken(feed, 5_000, block)
    assert np.array_equal(out[RAMP : len(sound) - RAMP], sound[RAMP : len(sound) - RAMP])
    assert not out[len(sound) :].any()
    assert np.abs(out[: len(sound)]).max() <= np.abs(sound).max()
    assert feed.position_s == feed.duration_s == 0.25
    assert feed.take_heard() == 0.25
    assert not feed.playing


def test_it_rises_and_falls_in_five_milliseconds():
    feed = feed_of(np.full((1_600, 1), 10_000, np.int16))
    feed.play()
    out = taken(feed, 1_600)[:, 0].astype(int)
    assert out[0] <= 10_000 / RAMP + 1
    assert out[RAMP - 1] == 10_000
    assert out[-1] <= 10_000 / RAMP + 1
    assert np.abs(np.diff(out)).max() <= 10_000 / RAMP + 1


def test_pause_falls_silent_within_five_milliseconds_and_goes_on_from_there():
    sound = hiss(1.0)
    feed = feed_of(sound)
    feed.play()
    taken(feed, 1_000)
    feed.pause()
    after = taken(feed, 400)
    assert after[0].any()
    assert not after[RAMP:].any()
    assert feed.position_s == pytest.approx(1_080 / RATE)
    assert feed.fill(np.zeros((10, 1), np.int16)) is False
    feed.play()
    assert np.array_equal(taken(feed, 400)[RAMP:], sound[1_080 + RAMP : 1_480])


def test_silence_is_immediate():
    feed = feed_of(hiss(1.0))
    feed.play()
    taken(feed, 1_000)
    feed.silence()
    assert not taken(feed, 100).any()
    assert not feed.playing


@pytest.mark.parametrize("loop", [False, True])
def test_a_preview_ends_at_its_limit_whatever_else_is_set(loop):
    feed = feed_of(hiss(1.0), loop=loop)
    feed.play(0.25)
    out = taken(feed, 3 * RATE)
    assert not out[RATE // 4 :].any()
    assert feed.take_heard() == pytest.approx(0.25)
    assert not feed.playing


def test_a_seek_does_not_prolong_a_preview():
    feed = feed_of(hiss(4.0))
    feed.play(0.5)
    taken(feed, 4_000)
    feed.seek(2.0)
    taken(feed, 4 * RATE)
    assert feed.take_heard() == pytest.approx(0.5)


def test_the_next_play_is_a_new_preview_from_there():
    feed = feed_of(hiss(4.0))
    for end in (0.5, 1.0):
        feed.play(0.5)
        taken(feed, RATE)
        assert feed.position_s == pytest.approx(end)


def test_a_loop_goes_round_without_a_gap():
    sound = hiss(0.1)
    feed = feed_of(sound, loop=True)
    feed.play()
    out = taken(feed, 5 * len(sound))
    assert np.array_equal(out[len(sound) : 4 * len(sound)], np.tile(sound, (3, 1)))
    assert feed.take_heard() == pytest.approx(0.5)


def test_a_seek_while_sounding_goes_down_over_and_up():
    sound = hiss(1.0)
    feed = feed_of(sound)
    feed.play()
    taken(feed, 1_000)
    feed.seek(0.5)
    assert feed.position_s == 0.5
    out = taken(feed, 1_000)
    assert np.array_equal(out[2 * RAMP :], sound[8_000 + RAMP : 8_000 + 1_000 - RAMP])


@pytest.mark.parametrize(("asked", "got"), [(-1.0, 0.0), (0.3, 0.3), (9.0, 1.0)])
def test_a_seek_stays_inside(asked, got):
    feed = feed_of(hiss(1.0))
    feed.seek(asked)
    assert feed.position_s == pytest.approx(got)


def test_play_at_the_end_begins_again():
    feed = feed_of(hiss(0.1))
    feed.seek(0.1)
    feed.play()
    taken(feed, 400)
    assert feed.position_s == pytest.approx(0.025)


@pytest.mark.parametrize(("volume", "amplitude"), [(0.5, 0.25), (0.0, 0.0), (2.0, 1.0)])
def test_volume(volume, amplitude):
    feed = feed_of(np.full((1_600, 1), 10_000, np.int16), volume=volume)
    feed.play()
    assert taken(feed, 800)[400, 0] == 10_000 * amplitude
    assert (feed.take_heard() > 0) is (amplitude > 0)


def test_nothing_loaded_nothing_played():
    feed = Feed()
    feed.play()
    assert not feed.playing
    assert feed.fill(np.zeros((10, 1), np.int16)) is False


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 1.5, 2.0])
@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (16_000, 1), (44_100, 2)])
def test_another_speed_takes_other_time_and_keeps_the_pitch(speed, rate, channels):
    t = np.arange(2 * rate) / rate
    sound = np.rint(8_000 * np.sin(2 * np.pi * 220 * t)).astype(np.int16)[:, None].repeat(channels, axis=1)
    feed = feed_of(sound, rate, speed=speed)
    feed.play()
    out = taken(feed, int(2 * rate / speed * 1.2))[:, 0].astype(float)
    sounding = np.flatnonzero(out)
    assert len(sounding) > 0
    assert sounding[-1] / rate == pytest.approx(2.0 / speed, abs=0.02)
    part = out[rate // 5 : rate // 5 + rate // 2] * np.hanning(rate // 2)
    assert np.argmax(np.abs(np.fft.rfft(part))) * 2 == pytest.approx(220, abs=6)
    assert np.sqrt((out[1_000 : sounding[-1] - 1_000] ** 2).mean()) == pytest.approx(8_000 / np.sqrt(2), rel=0.05)
    assert feed.take_heard() == pytest.approx(2.0, abs=0.001)
    assert feed.position_s == pytest.approx(2.0)


ACTS = st.one_of(
    st.tuples(st.just("play"), st.sampled_from([None, 0.01, 0.3])),
    st.tuples(st.just("seek"), st.floats(-1, 2)),
    st.tuples(st.sampled_from(["pause"]), st.none()),
    st.tuples(st.just("set_volume"), st.sampled_from([0.0, 0.3, 1.0])),
    st.tuples(st.just("set_loop"), st.booleans()),
    st.tuples(st.just("take"), st.integers(1, 3_000)),
)


@given(st.lists(ACTS, max_size=25))
def test_whatever_is_pressed_nothing_clicks(acts):
    feed = feed_of(np.full((8_000, 1), 10_000, np.int16))
    out = []
    for name, value in acts:
        if name == "take":
            out.append(taken(feed, value, 160))
        else:
            getattr(feed, name)(*([] if value is None else [value]))
        assert 0 <= feed.position_s <= feed.duration_s
    out.append(taken(feed, 200, 160))
    sound = np.concatenate(out)[:, 0].astype(int)
    assert np.abs(np.diff(sound, prepend=0)).max() <= 10_000 / RAMP + 1


CHANGES = st.tuples(st.sampled_from([0.5, 0.75, 1.0, 1.5, 2.0]), st.floats(0, 1), st.integers(1, 3_000))


@given(st.lists(CHANGES, max_size=8))
def test_changes_of_speed_and_place_never_fail(acts):
    feed = feed_of(hiss(0.6))
    feed.play()
    for speed, place, frames in acts:
        feed.set_speed(speed)
        feed.seek(place)
        assert np.abs(taken(feed, frames)).max() <= 32_767
        feed.play()
    assert feed.take_heard() >= 0
