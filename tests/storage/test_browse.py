# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The table of recordings answers as asked: words, facets, order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.filled import FOREIGN, MINE, filled
from viewer.case.query import Column, Facet, Query
from viewer.storage.browse import facets, find, rows
from viewer.storage.case_file import CaseFile
from viewer.storage.groups import load_groups
from viewer.storage.recall import load_unlinked
from viewer.storage.search import expression_of


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    opened = filled(tmp_path / "a.notmine")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kuche", [1, 5]),
        ("KÜCHE", [1, 5]),
        ("küc", [1, 5]),
        ("licht an", [1, 5]),
        ('"licht an"', []),
        ('"küche an"', [1, 5]),
        ('"der küche', [1, 5]),
        ("wecker jazz", []),
        ("g090bbb", [2, 4, 6, 8]),
        ("003.wav", [4]),
        ('" OR 1 NEAR(', []),
        ("***", []),
        ("", [1, 2, 3, 4, 5, 6, 7, 8]),
    ],
)
def test_search(case: CaseFile, typed: str, found: list[int]) -> None:
    assert list(find(case, Query(text=typed))) == found


@pytest.mark.parametrize(
    ("typed", "expression"),
    [("a b", '"a"* AND "b"*'), ('"a b" c', '"a b" AND "c"*'), ("a-b", '"a b"*'), ("?!", None), ("", None)],
)
def test_what_is_typed_becomes_quoted_tokens_only(typed: str, expression: str | None) -> None:
    assert expression_of(typed) == expression


def test_facets_narrow_and_count(case: CaseFile) -> None:
    query = Query(facets=((Facet.STANDING, "inconsistent"),))
    assert list(find(case, query)) == [2, 4, 6, 8]
    counted = {(one.facet, one.value): one.count for one in facets(case, query)}
    assert counted[Facet.STANDING, "consistent"] == 4
    assert counted[Facet.DEVICE, FOREIGN] == 4
    assert (Facet.DEVICE, MINE) not in counted
    assert counted[Facet.LINK, "likely"] == 3
    assert counted[Facet.LINK, ""] == 1
    both = Query(facets=((Facet.DEVICE, MINE), (Facet.DEVICE, FOREIGN), (Facet.MONTH, "2018-03")))
    assert list(find(case, both)) == [1, 2, 3, 4]


def heard(case: CaseFile) -> None:
    """Sort the recordings into voices by their month and device: V10, V2 and none."""
    with case.writing() as connection:
        connection.execute("UPDATE cell SET voice = 'V2' WHERE device = ?", (MINE,))
        connection.execute("UPDATE cell SET voice = 'V10' WHERE device = ? AND day < '2018-04'", (FOREIGN,))


def test_voices_narrow_and_count_and_sort_by_their_number(case: CaseFile) -> None:
    heard(case)
    voice = {number: row.voice_group for number in range(1, 9) for row in rows(case, [number])}
    tenth = [number for number in voice if voice[number] == "V10"]
    assert list(find(case, Query(facets=((Facet.VOICE, "V10"),)))) == tenth != []
    unheard = [number for number in voice if voice[number] is None]
    assert list(find(case, Query(facets=((Facet.VOICE, ""),)))) == unheard != []
    counted = {one.value: one.count for one in facets(case, Query()) if one.facet is Facet.VOICE}
    assert counted == {"V2": 4, "V10": len(tenth), "": len(unheard)}
    ordered = [voice[number] for number in find(case, Query(sort=Column.VOICE))]
    assert ordered == [*[None] * len(unheard), *["V2"] * 4, *["V10"] * len(tenth)]


@pytest.mark.parametrize("column", list(Column))
def test_every_column_sorts_both_ways(case: CaseFile, column: Column) -> None:
    up, down = find(case, Query(sort=column)), find(case, Query(sort=column, descending=True))
    assert sorted(up) == sorted(down) == list(range(1, 9))
    if column in (Column.DURATION, Column.CAPTURED_AT, Column.ENTRY):
        assert list(up) == list(reversed(down)) == list(range(1, 9))


def test_rows_come_in_the_order_asked_with_everything_known(case: CaseFile) -> None:
    second, first = rows(case, [2, 1])
    assert (first.number, second.number) == (1, 2)
    assert (first.transcript, first.link, first.duration_s, first.standing) == (
        "licht in der Küche an",
        "likely",
        1.0,
        "consistent",
    )
    assert second.device == FOREIGN
    assert second.strength == 3
    assert rows(case, [8])[0].transcript is None
    assert rows(case, [99]) == ()


def test_groups_are_counted_and_named(case: CaseFile) -> None:
    by_name = {row.group: row for row in load_groups(case)}
    assert by_name[f"device:{MINE}"].label == "Küche"
    assert by_name[f"device:{FOREIGN}"].recordings == 4
    assert by_name[f"device:{FOREIGN}"].standing == "inconsistent"
    assert by_name[f"device:{FOREIGN}"].findings == (0,)
    assert by_name["batch:export.zip!audio"].standing == "undecided"


def test_lines_without_a_recording_stay_searchable(case: CaseFile) -> None:
    assert [line.id for line in load_unlinked(case, None)] == ["t7"]
    assert [line.id for line in load_unlinked(case, expression_of("wetter"))] == ["t7"]
    assert load_unlinked(case, expression_of("jazz")) == ()
