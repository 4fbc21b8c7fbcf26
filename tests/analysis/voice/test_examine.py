# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Voices are grouped without being told how many, and compared with those who enrolled, within bounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.analysis.voice.drawn import WATCH, drawn, enrolled, shipped
from viewer.analysis.voice import grouping
from viewer.analysis.voice.examine import examine
from viewer.analysis.voice.halves import smaller_half
from viewer.analysis.voice.prints import tabulate
from viewer.case.voice import VoicePrint, VoiceProfile


def alike(labels: np.ndarray, whose: list[int]) -> bool:
    """Whether two partitions are the same but for names."""
    pairs = {(int(label), who) for label, who in zip(labels, whose, strict=True)}
    return len(pairs) == len({label for label, _ in pairs}) == len({who for _, who in pairs})


@pytest.mark.parametrize("counts", [[30], [25, 12], [40, 20, 9, 6, 4], [12] * 12])
def test_voices_are_found_without_their_number(counts: list[int]) -> None:
    prints, whose = drawn(counts, seed=sum(counts))
    found = examine(prints, None, (), WATCH)
    assert alike(found.labels, whose)
    assert found.labels[0] == 0 or len(set(counts)) == 1
    assert all(0.5 < one <= 1 for one in found.stability)
    assert np.abs(found.places).max() <= 1


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_any_clips_are_no_trouble(count: int) -> None:
    prints, _ = drawn([count] if count else [])
    found = examine(prints, None, [VoiceProfile("owner", tuple(drawn([3], seed=5)[0]))], WATCH)
    assert len(found.labels) == count
    assert len(found.clips["owner"]) == count


def test_large_exports_are_grouped_in_blocks_and_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "_BLOCK", 40)
    prints, whose = drawn([60, 40, 20], seed=3, spread=0.5)
    assert alike(examine(prints, None, (), WATCH).labels, whose)


def test_the_enrolled_voice_is_told_from_the_others_within_the_bounds() -> None:
    prints, whose = drawn([40, 25, 10], seed=11)
    population = shipped()
    found = examine(prints[8:], None, [enrolled(prints, whose, 0)], WATCH)
    by_voice = [one.llr for one in found.voices["owner"]]
    mine = int(found.labels[0])
    assert by_voice[mine] == max(by_voice) > 1
    assert all(llr < -1 for place, llr in enumerate(by_voice) if place != mine)
    clips = np.array(found.clips["owner"], float)
    own = np.array(whose[8:]) == 0
    assert clips[own].min() > clips[~own].max()
    assert clips.max() <= population.clip.highest
    assert clips.min() >= population.clip.lowest
    assert max(abs(llr) for llr in by_voice) <= max(population.pooled.highest, -population.pooled.lowest)


def test_somebody_who_is_not_there_is_like_nobody() -> None:
    prints, whose = drawn([30, 20, 12, 9], seed=21)
    profile = enrolled(prints, whose, 3)
    rest = [one for one, who in zip(prints, whose, strict=True) if who != 3]
    found = examine(rest, None, [profile], WATCH)
    assert all(one.llr is not None and one.llr < 0 for one in found.voices["owner"])
    assert np.mean(np.array(found.clips["owner"], float) < 0) > 0.95


def test_a_telephone_is_not_compared_with_a_good_microphone() -> None:
    prints, whose = drawn([20, 15], seed=31, wide=False)
    profile = enrolled(prints, whose, 0)
    wide = VoiceProfile("owner", tuple(replace(one, wide_band=True) for one in profile.prints))
    found = examine(prints, None, [wide], WATCH)
    assert {one.reason for one in found.voices["owner"]} == {"voice.other_channel"}
    assert set(found.clips["owner"]) == {None}
    assert all(one.llr is not None for one in examine(prints, None, [profile], WATCH).voices["owner"])


@pytest.mark.parametrize(
    ("change", "reason", "compared"),
    [
        ({"speech_s": 0.0}, "voice.too_short", False),
        ({"snr_db": 0.0}, "voice.too_noisy", False),
        ({"speech_s": 0.1}, "", False),
        ({}, "", True),
    ],
)
def test_what_cannot_be_compared_says_why(change: dict[str, float], reason: str, compared: bool) -> None:
    prints, whose = drawn([12, 10], seed=41)
    changed: list[VoicePrint] = [replace(prints[0], **change), *prints[1:]]
    found = examine(changed, None, [enrolled(prints, whose, 0)], WATCH)
    assert found.reasons[0] == reason
    assert (found.clips["owner"][0] is not None) == compared
    assert (found.labels[0] < 0) == bool(reason)


def test_groups_that_are_given_are_kept() -> None:
    prints, whose = drawn([10, 10], seed=51)
    given = [0] * 5 + [1] * 14 + [-1]
    found = examine(prints, given, [enrolled(prints, whose, 0)], WATCH)
    assert found.labels.tolist() == given
    assert len(found.voices["owner"]) == 2


def test_a_voice_that_is_two_falls_into_them() -> None:
    prints, whose = drawn([20, 8], seed=61)
    assert smaller_half(prints) == [place for place, who in enumerate(whose) if who == 1]
    assert smaller_half(prints[:1]) == []


def test_more_enrolment_says_more() -> None:
    prints, whose = drawn([30, 20], seed=71, spread=1.0)
    full, one = enrolled(prints, whose, 0), VoiceProfile("owner", (prints[0],))
    population, table = shipped(), tabulate(prints[8:])
    from viewer.analysis.voice.scoring import raw_scores

    groups = grouping.group_voices(table, population, WATCH)
    told = [float(np.ptp(raw_scores(table, groups, tabulate(p.prints), population).voices)) for p in (one, full)]
    assert told[1] > told[0]
