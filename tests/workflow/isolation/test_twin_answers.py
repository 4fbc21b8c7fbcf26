# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Counterparts for the twin are those of the entries that were sent, and can be written into an archive."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.archive.members import Locator
from viewer.case.export import Entry
from viewer.report.twin.archive import Packed
from viewer.workflow.isolation.codec import codec_of
from viewer.workflow.isolation.declared import reply_codec
from viewer.workflow.twin_answers import made_as_asked
from viewer.workflow.twin_pass import Ingredient, Made, make

BATCH = [Ingredient(Entry(path, "e.zip", 3), Locator("e.zip")) for path in ("e.zip!a.txt", "e.zip!b.txt")]
BODY = Packed(b"abc", 3, 1, 0)
MADE = tuple(Made(one.entry.path, BODY, (("words", 2),), "document") for one in BATCH)


def test_counterparts_come_home_as_they_were_made() -> None:
    assert reply_codec(make) is codec_of(tuple[Made, ...])
    assert reply_codec(make).decode(reply_codec(make).encode(MADE)) == MADE
    assert made_as_asked(BATCH, MADE)


@pytest.mark.parametrize(
    "answer",
    [
        (),
        MADE[:1],
        MADE[::-1],
        (replace(MADE[0], how="copied"), MADE[1]),
        (replace(MADE[0], counted=(("names of people", 1),)), MADE[1]),
        (replace(MADE[0], counted=(("words", -1),)), MADE[1]),
        (replace(MADE[0], packed=replace(BODY, crc=1 << 32)), MADE[1]),
        (replace(MADE[0], packed=replace(BODY, crc=-1)), MADE[1]),
        (replace(MADE[0], packed=replace(BODY, size=4)), MADE[1]),
        (replace(MADE[0], packed=replace(BODY, method=8, size=1 << 40)), MADE[1]),
        (replace(MADE[0], packed=replace(BODY, method=12)), MADE[1]),
    ],
)
def test_others_are_refused(answer: tuple[Made, ...]) -> None:
    assert not made_as_asked(BATCH, answer)
