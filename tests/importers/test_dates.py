# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Dates and times as people and machines write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from viewer.importers.dates import find_stamp, iso_date, parse_instant

APRIL, MARCH = datetime(2018, 4, 3, 14, 5), datetime(2018, 3, 4, 14, 5)
LATE = datetime(2018, 8, 21, 14, 5)


@pytest.mark.parametrize(
    ("text", "local", "swapped", "proof", "offset", "precision"),
    [
        ("2018-08-21 14:05:06 x", LATE.replace(second=6), None, 0, None, 1),
        ("2018-08-21T14:05:06.250Z", LATE.replace(second=6, microsecond=250_000), None, 0, 0, 0.001),
        ("2018-08-21T14:05:06+05:30", LATE.replace(second=6), None, 0, 19_800, 1),
        ("21.08.2018 14:05:06 MESZ: x", LATE.replace(second=6), None, 1, 7200, 1),
        ("21.08.2018 14:05:06 CET: x", LATE.replace(second=6), None, 1, 3600, 1),
        ("21.08.2018, 14:05 Uhr", LATE, None, 1, None, 60),
        ("21.08.18 um 14:05", LATE, None, 1, None, 60),
        ("8/21/2018 2:05 PM", LATE, None, -1, None, 60),
        ("03.04.2018 14:05", APRIL, MARCH, 0, None, 60),
        ("03/04/2018 2:05 pm", APRIL, MARCH, 0, None, 60),
        ("04.04.2018 14:05", datetime(2018, 4, 4, 14, 5), None, 0, None, 60),
        ("licht aus  (21.08.2018, 14:05)", LATE, None, 1, None, 60),
        ("21. August 2018 um 14:05", LATE, None, 0, None, 60),
        ("21 août 2018 à 14:05", LATE, None, 0, None, 60),
        ("Aug 21, 2018, 2:05:06 PM PDT", LATE.replace(second=6), None, 0, -25_200, 1),
        ("Tue Aug 21 14:05:06 UTC 2018", LATE.replace(second=6), None, 0, 0, 1),
        ("2018年8月21日 14時05分", LATE, None, 0, None, 60),
        ("12:05 AM 8/21/2018, 12:05 AM", datetime(2018, 8, 21, 0, 5), None, -1, None, 60),
    ],
)
def test_stamps(
    text: str, local: datetime, swapped: datetime | None, proof: int, *, offset: int | None, precision: float
) -> None:
    found = find_stamp(text)
    assert found is not None
    stamp = found[0]
    assert (stamp.local, stamp.swapped, stamp.proof) == (local, swapped, proof)
    assert (stamp.offset, stamp.precision) == (offset, precision)


@pytest.mark.parametrize(
    "text", ["", "wecker 14:05", "31.02.2018 10:00", "2018-08-21 25:00", "21.08.2018", "1.2.3.4 5"]
)
def test_what_is_no_time(text: str) -> None:
    assert find_stamp(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2018-08-21T14:05:00Z", LATE.replace(tzinfo=UTC)),
        ("1534860300", LATE.replace(tzinfo=UTC)),
        ("1534860300000", LATE.replace(tzinfo=UTC)),
        ("08/21/2018 14:05 UTC", LATE.replace(tzinfo=UTC)),
        ("2018-08-21 14:05", None),
        ("03/04/2018 14:05 UTC", None),
        ("soon", None),
    ],
)
def test_only_clear_moments_are_moments(text: str, moment: datetime | None) -> None:
    assert parse_instant(text) == moment


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2017-01-06T12:00:00Z", "2017-01-06T12:00:00Z"),
        ("2017-01-06", "2017-01-06"),
        ("01/06/2017", "2017-01-06"),
        ("01/06/2017 10:30", "2017-01-06T10:30:00Z"),
        ("25/06/2017", "2017-06-25"),
        ("06.01.2017", "2017-01-06"),
        ("1970-01-01T00:00:00Z", ""),
        ("0001-01-01T00:00:00+14:00", ""),
        ("Not Available", ""),
        ("", ""),
    ],
)
def test_dates_of_the_account(text: str, said: str) -> None:
    assert iso_date(text) == said
