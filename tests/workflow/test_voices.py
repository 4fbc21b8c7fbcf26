# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The voices of a case: found, compared, put right, undone; and what is never kept or told of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.analysis.voice.drawn import drawn, enrolled
from tests.storage.filled import entry_path, filled
from viewer.analysis.voice.instrument import VERSION
from viewer.case.finding import Standing
from viewer.case.message import Problem
from viewer.case.observation import Observation
from viewer.case.query import Facet, Query
from viewer.case.review import Decision
from viewer.case.voice import VoicePrint, VoiceProfile
from viewer.storage.case_file import open_existing
from viewer.storage.evidence import keep_observations
from viewer.work import Unwatched
from viewer.workflow import browse, voices
from viewer.workflow.decide import decide, redo, undo
from viewer.workflow.opened import OpenCase
from viewer.workflow.workers import Workers

WATCH = Unwatched()
COUNTS = (14, 9, 7)
ALL = sum(COUNTS)


@pytest.fixture(scope="module")
def sung() -> tuple[list[VoicePrint], list[int]]:
    return drawn(COUNTS, seed=4)


@pytest.fixture
def case(tmp_path: Path, sung: tuple[list[VoicePrint], list[int]]) -> Iterator[OpenCase]:
    file = filled(tmp_path / "case.notmine", ALL + 1)
    with file.writing() as connection:
        keep_observations(connection, [_heard(number, one) for number, one in enumerate(sung[0])])
        keep_observations(connection, [Observation(entry_path(ALL), "voice", VERSION, {})])
    with OpenCase(file) as opened:
        with Workers(1) as workers:
            voices.find_voices(opened, workers, WATCH)
        yield opened


def _heard(number: int, one: VoicePrint) -> Observation:
    told = {"voice_s": one.duration_s, "speech_s": one.speech_s, "snr_db": one.snr_db, "wide_band": one.wide_band}
    return Observation(entry_path(number), "voice", VERSION, told, one.embedding)


def groups(case: OpenCase) -> dict[str, int]:
    return {card.group: card.recordings for card in voices.voices(case).cards}


def test_voices_are_listed_with_what_is_known_of_them(case: OpenCase) -> None:
    found = voices.voices(case)
    assert [card.recordings for card in found.cards] == list(COUNTS)
    assert [card.group for card in found.cards] == ["voice:V1", "voice:V2", "voice:V3"]
    assert found.cards[0].devices
    assert found.cards[0].first is not None
    assert found.cards[0].stability is not None
    assert len(found.points) == ALL
    assert (found.unsure, found.unmeasured) == (0, 0)
    assert found.incomparable == 1
    assert browse.rows(case, [1])[0].voice_group == "V1"
    assert len(browse.find(case, Query(facets=((Facet.VOICE, "V2"),)))) == COUNTS[1]
    assert {row.group for row in browse.groups(case) if row.kind == "voice"} == set(groups(case))


def test_the_enrolled_is_compared_with_groups_and_recordings_and_forgotten(case: OpenCase, sung) -> None:
    voices.enrol(case, enrolled(*sung, 0), WATCH)
    first, second, third = voices.voices(case).cards
    assert first.likenesses[0].llr > 1
    assert second.likenesses[0].llr < -1
    assert {first.standing, third.standing} == {Standing.CONSISTENT, Standing.UNDECIDED} or first.standing
    assert browse.rows(case, [1])[0].voice_llr > 0 > browse.rows(case, [ALL - 1])[0].voice_llr
    voices.forget(case, "owner")
    assert not any(card.likenesses for card in voices.voices(case).cards)
    assert browse.rows(case, [1])[0].voice_llr is None


def test_a_voice_that_is_claimed_is_compared_with_the_others(case: OpenCase) -> None:
    voices.claim(case, "voice:V2", "owner")
    voices.claim(case, "voice:V3", "Ben")
    cards = {card.group: card for card in voices.voices(case).cards}
    assert (cards["voice:V2"].person, cards["voice:V2"].decision) == ("owner", "mine")
    assert (cards["voice:V3"].person, cards["voice:V3"].decision) == ("Ben", "household")
    assert {one.person for one in cards["voice:V1"].likenesses} == {"owner", "Ben"}
    assert all(one.llr < 0 for one in cards["voice:V1"].likenesses)
    single = browse.rows(case, [1])[0].id
    assert voices.claim(case, [single], "Clara") == 1
    assert voices.voices(case).persons == ("owner", "Ben", "Clara")
    assert undo(case) is not None
    assert undo(case) is not None
    assert voices.voices(case).cards[2].person == ""
    assert voices.voices(case).cards[2].decision is None


def test_merging_and_splitting_are_undone_and_done_again(case: OpenCase) -> None:
    before = groups(case)
    merged = voices.merge(case, ["voice:V2", "voice:V3"])
    assert groups(case) == {"voice:V1": COUNTS[0], merged: COUNTS[1] + COUNTS[2]}
    parted = voices.split(case, merged)
    assert sorted(groups(case).values()) == sorted(COUNTS)
    assert groups(case)[parted] == COUNTS[2]
    after = groups(case)
    undo(case)
    undo(case)
    assert groups(case) == before
    redo(case)
    redo(case)
    assert groups(case) == after


def test_chosen_recordings_are_split_off(case: OpenCase) -> None:
    ids = [row.id for row in browse.rows(case, [1, 2])]
    made = voices.split(case, "voice:V1", ids)
    assert groups(case)[made] == 2
    assert sorted(groups(case).values()) == sorted((2, COUNTS[0] - 2, *COUNTS[1:]))


def test_decisions_follow_a_group_that_was_merged(case: OpenCase) -> None:
    merged = voices.merge(case, ["voice:V1", "voice:V2"])
    assert decide(case, merged, Decision.NOT_MINE) == COUNTS[0] + COUNTS[1]
    undo(case)
    assert browse.rows(case, [1])[0].decision is None


@pytest.mark.parametrize(
    "act",
    [
        lambda case: voices.merge(case, ["voice:V1", "voice:V1"]),
        lambda case: voices.merge(case, ["voice:V1", "voice:V99"]),
        lambda case: voices.claim(case, "voice:V99", "owner"),
        lambda case: voices.split(case, "voice:V99"),
        lambda case: voices.split(case, "voice:V1", ["rffffffffffff"]),
        lambda case: voices.split(case, "voice:V3", [row.id for row in browse.rows(case, range(24, 31))]),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_changes(case: OpenCase, act) -> None:
    before = groups(case)
    with pytest.raises(Problem):
        act(case)
    assert groups(case) == before


def test_what_was_found_outlives_the_session_and_the_profile_does_not(case: OpenCase, sung) -> None:
    profile = enrolled(*drawn(COUNTS, seed=99), 1)
    voices.enrol(case, profile, WATCH)
    told = voices.voices(case)
    path = case.path
    case.close()
    data = path.read_bytes()
    assert not any(one.embedding in data for one in profile.prints)
    with OpenCase(open_existing(path)) as again:
        assert voices.voices(again) == told
        assert again.profiles == {}
        assert voices.merge(again, ["voice:V2", "voice:V3"]).startswith("voice:")
        kept = {card.group: card.likenesses for card in voices.voices(again).cards}
        assert kept["voice:V1"] == told.cards[0].likenesses
        assert [one.reason for group, told in kept.items() if group != "voice:V1" for one in told] == [
            "voice.enrol_again"
        ]


def test_prints_of_people_who_did_not_enrol_are_kept_in_one_table_only(case: OpenCase, sung) -> None:
    voices.enrol(case, VoiceProfile("owner", tuple(sung[0][:3])), WATCH)
    tables = [row[0] for row in case.file.ask("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    prints = {one.embedding for one in sung[0]}
    for table in tables:
        rows = case.file.ask(f"SELECT * FROM {table}")  # noqa: S608
        cells = [cell for row in rows for cell in row]
        held = [cell for cell in cells if isinstance(cell, bytes) and any(one in cell for one in prints)]
        assert bool(held) == (table == "observation"), table
