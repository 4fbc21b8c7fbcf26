# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M19 to M22 and M29: signs that an export was put together from two."""

from __future__ import annotations

from typing import Any

import pytest

from tests.findings.grounds import FOREIGN, OWN, grounds, group, owner, said, tally
from viewer.case.facts import Facts
from viewer.case.finding import Grounds
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.parcel import (
    document_makers,
    other_names_of_files,
    same_bytes,
    summary_contradicted,
    two_packages,
)


def whole(**values: Any) -> Grounds:
    return grounds(Facts(), [tally(OWN)], **values)


@pytest.mark.parametrize(
    ("duplicates", "gist"),
    [
        ({"across_spoken": 3}, [("neutral", 2, "neutral")]),
        ({"across_spoken": 2, "across_unheard": 1}, [("neutral", 1, "neutral")]),
        ({"across_unheard": 3}, [("neutral", 1, "neutral")]),
        ({"across": 40, "across_spoken": 2}, []),
        ({"across_spoken": "3"}, []),
        ([], []),
        (None, []),
    ],
    ids=["speech", "some unmeasured", "unmeasured", "chimes", "malformed", "no table", "missing"],
)
def test_the_same_bytes_under_two_devices(duplicates: Any, gist: list[tuple[str, int, str]]) -> None:
    assert [one[2:] for one in said(same_bytes(whole(duplicates=duplicates)))] == gist


def batches(first: dict[str, Any], second: dict[str, Any], facts: Facts) -> list[tuple[str, str, str, int, str]]:
    tallies = [tally(OWN, "2017-03-01", 10, batch="a"), tally(OWN, "2017-08-01", 10, batch="a")]
    tallies += [tally(FOREIGN, "2017-06-01", 10, batch="b"), tally(FOREIGN, "2017-07-01", 10, batch="b")]
    more = [group("batch", tallies, "a", **first), group("batch", tallies, "b", **second)]
    return said(other_names_of_files(grounds(facts, tallies, more=more)))


NUMBERS: dict[str, Any] = {"grammars": {"#.wav": 20}}
UUIDS: dict[str, Any] = {"grammars": {"uuid.wav": 20}}


@pytest.mark.parametrize(
    ("first", "second", "facts", "gist"),
    [
        (NUMBERS, UUIDS, owner(OWN), [("M20", "batch:b", "for", 2, "for")]),
        (NUMBERS, UUIDS, owner(FOREIGN), [("M20", "batch:a", "for", 2, "for")]),
        (NUMBERS, UUIDS, Facts(), [("M20", "export", "neutral", 1, "neutral")]),
        (NUMBERS, {**UUIDS, "devices": {}}, owner(OWN), [("M20", "export", "neutral", 1, "neutral")]),
        (NUMBERS, NUMBERS, owner(OWN), []),
        (NUMBERS, {"grammars": {"#.wav": 1, "uuid.wav": 19}}, owner(OWN), []),
        (NUMBERS, {**UUIDS, "first": "2017-08-02", "last": "2017-09-01"}, owner(OWN), []),
        (NUMBERS, {**UUIDS, "n": 9}, owner(OWN), []),
        (NUMBERS, {**UUIDS, "first": ""}, owner(OWN), []),
        (NUMBERS, {"grammars": "uuid"}, owner(OWN), []),
    ],
    ids=[
        "other devices", "the other way", "no facts", "no devices", "one pattern", "shared pattern",
        "one after the other", "few", "undated", "malformed",
    ],
)  # fmt: skip
def test_two_patterns_of_names_at_the_same_time(
    first: dict[str, Any], second: dict[str, Any], facts: Facts, gist: list[Any]
) -> None:
    assert batches(first, second, facts) == gist


@pytest.mark.parametrize(
    ("archive", "gist"),
    [
        ({"systems": {"3": 90, "0": 3}}, [(2, "systems")]),
        ({"systems": {"3": 90, "0": 2}}, []),
        ({"systems": {"3": 90}, "makers": {"3/20": 45, "3/45": 45}}, []),
        ({"packed": {"2018-08-20": 9, "2018-08-22": 3}, "packed_days": 2}, [(1, "packed")]),
        ({"packed": {"2018-08-20": 9, "2018-08-21": 3}, "packed_days": 2}, []),
        ({"packed": {"2018-08-20": 9, "2018-08-30": 3}, "packed_days": 40}, []),
        ({"packed": {"yesterday": 9, "2018-08-30": 3}, "packed_days": 2}, []),
        ({"labels": ["A", "B"]}, [(1, "packed")]),
        ({"labels": ["", "B"]}, []),
        ({"labels": ["A", "B", "C"]}, []),
        ({"labels": "AB", "systems": [1], "packed": None}, []),
        ([], []),
    ],
)
def test_two_packages_inside_one_archive(archive: Any, gist: list[tuple[int, str]]) -> None:
    assert [one[3:] for one in said(two_packages(whole(archives={"export.zip": archive})))] == gist


def test_several_parts_of_one_delivery_are_normal() -> None:
    parts = {
        "All Data Categories.1.zip": {
            "systems": {"3": 50},
            "packed": {"2018-08-20": 50},
            "packed_days": 1,
            "labels": [""],
        },
        "All Data Categories.2.zip": {
            "systems": {"0": 50},
            "packed": {"2018-08-29": 50},
            "packed_days": 1,
            "labels": [""],
        },
    }
    assert two_packages(whole(archives=parts)) == ()


@pytest.mark.parametrize(
    ("makers", "n"), [(["iText 5", "FPDF 2"], 2), (["iText 5", "itext 5"], 0), (["iText"], 0), ([], 0)]
)
def test_documents_made_by_different_programs(makers: list[str], n: int) -> None:
    files = [AccountFact(FactKind.DOCUMENT_MAKER, maker, f"{i}.pdf") for i, maker in enumerate(makers)]
    found = document_makers(grounds(Facts(), [], files))
    assert [dict(one.text.params)["n"] for one in found] == ([n] if n else [])
    assert said(found) == ([("M22", "export", "neutral", 1, "neutral")] if n else [])
    assert all(len(one.evidence) == 2 for one in found)


@pytest.mark.parametrize(
    ("rows", "gist"),
    [
        ([{"what": "recordings", "stated": 50, "found": 1700}], [2]),
        ([{"what": "recordings", "stated": 50, "found": 40}], [1]),
        ([{"what": "recordings", "stated": 0, "found": 4}], [2]),
        ([{"what": "files", "stated": 9, "found": 4}, {"what": "recordings", "stated": 5, "found": 7}], [2]),
        ([{"what": "recordings", "stated": 50, "found": 50}], []),
        ([{"what": "recordings", "found": 50}], []),
        (["1700"], []),
        (None, []),
    ],
)
def test_the_exports_own_summary(rows: Any, gist: list[int]) -> None:
    assert [one[3] for one in said(summary_contradicted(whole(summary=rows)))] == gist


def test_nothing_measured_says_nothing() -> None:
    empty = Grounds(owner(OWN))
    rules = (same_bytes, other_names_of_files, two_packages, document_makers, summary_contradicted)
    assert [rule(empty) for rule in rules] == [()] * len(rules)
