# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The sound output counts what was really heard, and is silent at once when asked."""

import numpy as np
import pytest

from tests.ui.player.cards import FakeCard, Refused, hiss
from viewer.case.message import message
from viewer.ui.player.sound import Output


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        (OSError("PortAudio library not found"), "player.no_library"),
        (ImportError("sounddevice"), "player.no_library"),
        (Refused("Error querying device -1"), "player.no_device"),
        (ValueError("No output device"), "player.no_device"),
    ],
)
def test_without_a_card_there_is_a_reason_and_nothing_fails(missing, reason):
    output = Output(FakeCard(missing))
    assert output.available is False
    assert output.reason == message(reason)
    output.load(hiss(0.1), 16_000)
    assert output.play() == message(reason)
    output.mute()
    output.close()
    assert not output.feed.playing


def test_the_card_is_not_touched_before_sound_is_wanted():
    asked = []
    Output(lambda: asked.append(1)).load(hiss(0.1), 16_000)
    assert asked == []


def test_it_opens_the_card_at_the_rate_of_the_sound_and_feeds_it():
    card, sound = FakeCard(), hiss(0.5, 8_000, 2)
    output = Output(card)
    output.load(sound, 8_000)
    assert output.play() is None
    (stream,) = card.streams
    assert (stream.rate, stream.channels, stream.active) == (8_000, 2, True)
    assert np.array_equal(stream.pump(400)[40:], sound[40:400])
    assert output.feed.position_s == 0.05


def test_the_card_rests_at_the_end_and_starts_again():
    card = FakeCard()
    output = Output(card)
    output.load(hiss(0.01), 16_000)
    output.play()
    (stream,) = card.streams
    stream.pump(400)
    assert not stream.active
    assert output.tend() is None
    assert not stream.active
    output.play()
    assert stream.active
    assert stream.pump(100).any()


def test_a_card_that_fell_asleep_is_woken():
    card = FakeCard()
    output = Output(card)
    output.load(hiss(1.0), 16_000)
    output.play()
    card.streams[0].active = False
    assert output.tend() is None
    assert card.streams[0].active


def test_mute_throws_away_what_waits_in_the_card():
    card = FakeCard()
    output = Output(card)
    output.load(hiss(1.0), 16_000)
    output.play()
    card.streams[0].pump(500)
    output.mute()
    assert not card.streams[0].active
    assert not card.streams[0].pump(500).any()
    assert not output.feed.playing


def test_another_sound_silences_the_one_before():
    card = FakeCard()
    output = Output(card)
    output.load(hiss(1.0), 16_000)
    output.play()
    output.load(hiss(1.0), 8_000)
    assert card.streams[0].closed
    assert not output.feed.playing


def test_a_card_that_refuses_is_told():
    output = Output(FakeCard(refuses=True))
    output.load(hiss(1.0), 16_000)
    assert output.play() == message("player.device_refused")
    assert not output.feed.playing


def test_more_than_two_channels_are_mixed():
    output = Output(FakeCard())
    output.load(np.array([[100, 200, 300, 400]], np.int16), 16_000)
    assert output.feed.channels == 1
