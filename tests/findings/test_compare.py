# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""When two things that people write differently are the same."""

from __future__ import annotations

import pytest

from viewer.findings.compare import (
    differs_by_one,
    is_app,
    language_of,
    namespace,
    plain_email,
    plain_serial,
    same_person,
    short,
)


@pytest.mark.parametrize(
    ("name", "stated", "same"),
    [
        ("Petra Weiß", "Petra Weiss", True),
        ("WEISS, Petra", "Petra Weiß", True),
        ("Jürgen Müller", "Juergen Mueller", True),
        ("Jürgen Müller", "Jurgen Muller", True),
        ("Søren Ærø", "Soeren Aeroe", True),
        ("Zoë Ångström", "Zoe Angstrom", True),
        ("José Núñez", "Jose Nunez", True),
        ("Ju\u0308rgen", "Jürgen", True),
        ("Petra", "Petra Weiß", True),
        ("Petra Weiß Lindenweg 4 85748 Garching", "Petra Weiß", True),
        ("Jonas Weiß", "Petra Weiß", False),
        ("Petra Schwarz", "Petra Weiß", False),
        ("Petra", "", False),
        ("…", "Petra Weiß", False),
    ],
)
def test_a_name_however_it_is_written(name: str, stated: str, same: bool) -> None:
    assert same_person(name, [stated]) is same


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("ABCDEFGH", "ABCDEFGX", True),
        ("ABCDEFGH", "XBCDEFGH", True),
        ("ABCDEFGH", "ABCDEFG", True),
        ("BCDEFGH", "ABCDEFGH", True),
        ("ABCDEFGH", "ABCDEFGH", False),
        ("ABCDEFGH", "ABCDEFXX", False),
        ("ABCDEFGH", "BACDEFGH", False),
        ("ABCDEFGH", "ABCDEF", False),
        ("ABC", "ABX", False),
    ],
)
def test_one_wrong_character(one: str, other: str, near: bool) -> None:
    assert differs_by_one(one, other) is near
    assert differs_by_one(other, one) is near


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada@Example.ORG ", "ada@example.org", True),
        ("a.da+shop@gmail.com", "ada@googlemail.com", True),
        ("a.da@example.org", "ada@example.org", False),
    ],
)
def test_an_email_address(one: str, other: str, same: bool) -> None:
    assert (plain_email(one) == plain_email(other)) is same


@pytest.mark.parametrize(
    ("identity", "kind"),
    [
        ("A1PG6NJNPE0LPH", "amazon-customer"),
        ("ALUU95DRYNB42", "amazon-customer"),
        ("A07251982F42D7LQK1ZU0", "amazon-device-account"),
        ("amzn1.account.AHBHABCDEF", "amazon-directed"),
        ("12345678", "digits-8"),
        ("abc_12", "other-6"),
    ],
)
def test_the_kind_of_a_customer_number(identity: str, kind: str) -> None:
    assert namespace(identity) == kind


@pytest.mark.parametrize(
    ("locale", "language"), [("de_DE", "de"), ("de-AT", "de"), ("EN", "en"), (" fr ", "fr"), ("German", ""), ("", "")]
)
def test_the_language_of_a_locale(locale: str, language: str) -> None:
    assert language_of(locale) == language


def test_serial_numbers() -> None:
    assert plain_serial("g090-o1i0 x") == "G0900110X"
    assert is_app("0" * 32)
    assert not is_app("G090AAAA1111BBBB")
    assert short("G090AAAA1111BBBB") == "…BBBB"
    assert short("ABC") == "ABC"
