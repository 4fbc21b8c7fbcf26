# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M17: how many contacts are common."""

from __future__ import annotations

import pytest

from tests.findings.grounds import grounds, said
from viewer.case.facts import Facts
from viewer.case.observation import Observation, Value
from viewer.findings.rules.contacts import common_contacts


def compared(subject: str = "export", **values: Value) -> list[Observation]:
    return [Observation(subject, "contacts", "1", values)]


@pytest.mark.parametrize(
    ("theirs", "mine", "common", "gist"),
    [
        (20, 20, 0, [("neutral", 2, "none")]),
        (300, 500, 0, [("neutral", 2, "none")]),
        (19, 500, 0, []),
        (300, 19, 0, []),
        (100, 500, 1, []),
        (100, 500, 19, []),
        (100, 500, 20, [("against", 1, "common")]),
        (100, 500, 100, [("against", 1, "common")]),
        (100, 500, 101, []),
        (100, 500, -3, []),
        (100, 500, None, []),
        ("many", 500, 0, []),
        (True, 500, 0, []),
    ],
)
def test_counts_of_common_contacts(theirs: Value, mine: Value, common: Value, gist: list[tuple[str, int, str]]) -> None:
    found = common_contacts(grounds(Facts(), [], more=compared(theirs=theirs, mine=mine, common=common)))
    assert [one[2:] for one in said(found)] == gist
    assert all(one.evidence == ("contacts@1:export",) and one.subject == "export" for one in found)


def test_no_address_book_says_nothing() -> None:
    assert common_contacts(grounds(Facts(), [])) == ()
    assert common_contacts(grounds(Facts(), [], more=compared("device:x", theirs=50, mine=50, common=0))) == ()
    assert common_contacts(grounds(Facts(), [], more=compared())) == ()
