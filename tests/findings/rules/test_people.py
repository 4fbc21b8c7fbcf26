# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M05, M06 and M12: names, e-mail addresses and languages that are not the household's."""

from __future__ import annotations

import pytest

from tests.findings.grounds import OWN, grounds, group, said, tally
from viewer.case.facts import Facts, Owner, Person
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.languages import other_language, other_locale
from viewer.findings.rules.people import other_emails, other_names, other_phones

HOME = Facts(
    Owner(names=("Petra Weiß",), emails=("petra@example.org",), languages=("de",)),
    household=(Person(("Jonas Berg",), "partner", ("en-GB",)),),
)


def files(kind: FactKind, *values: str, column: str = "Name") -> list[AccountFact]:
    return [AccountFact(kind, value, f"{i}.csv", detail=(("column", column),)) for i, value in enumerate(values)]


@pytest.mark.parametrize(
    ("names", "gist"),
    [
        (["Petra Weiss", "Jonas Berg"], []),
        (["Petra Weiß", "Mareike Sturm"], [(1, "some")]),
        (["Mareike Sturm", "Sturm, Mareike"], [(2, "none")]),
        ([], []),
        (["  "], []),
    ],
)
def test_names_in_the_files(names: list[str], gist: list[tuple[int, str]]) -> None:
    found = other_names(grounds(HOME, [], files(FactKind.NAME, *names)))
    assert [one[3:] for one in said(found)] == gist
    assert all(dict(one.text.params) == {"n": 1} and one.subject == "export" for one in found)


def test_recipients_and_contacts_are_strangers_by_nature() -> None:
    strange = files(FactKind.NAME, "Mareike Sturm", column="Gift Recipient Name")
    assert other_names(grounds(HOME, [], strange)) == ()
    mails = files(FactKind.EMAIL, "m@example.net", column="Recipient Email")
    assert other_emails(grounds(HOME, [], mails)) == ()


@pytest.mark.parametrize(
    ("mails", "gist"),
    [
        (["PETRA+shop@example.org"], []),
        (["petra@example.org", "m@example.net"], [(1, "some")]),
        (["m@example.net"], [(2, "none")]),
        ([], []),
    ],
)
def test_emails_in_the_files(mails: list[str], gist: list[tuple[int, str]]) -> None:
    found = other_emails(grounds(HOME, [], files(FactKind.EMAIL, *mails)))
    assert [one[3:] for one in said(found)] == gist


def test_what_the_owner_did_not_state_is_not_compared() -> None:
    strange = files(FactKind.NAME, "Mareike Sturm") + files(FactKind.EMAIL, "m@example.net")
    strange += files(FactKind.LOCALE, "fr_FR")
    case = grounds(Facts(household=HOME.household), [], strange)
    assert other_names(case) + other_emails(case) + other_locale(case) == ()


@pytest.mark.parametrize(
    ("languages", "strength"),
    [
        ({"fr_FR": 9}, [1]),
        ({"fr": 3, "it": 3}, [1]),
        ({"fr": 9, "de_DE": 1}, []),
        ({"en-US": 9}, []),
        ({"fr": 4}, []),
        ({"Not Available": 9}, []),
        ({}, []),
        ("fr", []),
    ],
)
def test_languages_of_a_device(languages: object, strength: list[int]) -> None:
    tallies = [tally(OWN, n=20)]
    more = [group("device", tallies, OWN, languages=languages)]  # type: ignore[arg-type]
    found = other_language(grounds(HOME, tallies, more=more))
    assert [one[3] for one in said(found)] == strength
    assert [one.innocent[1].key for one in found] == ["innocent.learning"] * len(strength)


@pytest.mark.parametrize(("locales", "n"), [(["fr_FR", "it"], 1), (["fr_FR", "de_DE"], 0), (["???"], 0), ([], 0)])
def test_locales_of_files(locales: list[str], n: int) -> None:
    found = other_locale(grounds(HOME, [], files(FactKind.LOCALE, *locales)))
    assert said(found) == [("M12", "export", "neutral", 1, "files")] * n


@pytest.mark.parametrize(
    ("phones", "gist", "n"),
    [
        (["0170 1234567"], [], 0),
        (["0049-170-1234567", "+49 (0)170 1234567", "(170) 12 34 567"], [], 0),
        (["+49 151 9876543"], [(2, "phones_none")], 1),
        (["+49 151 9876543", "0151/9876543", "+49170/1234567"], [(1, "phones_some")], 1),
        (["110", "none", ""], [], 0),
        ([], [], 0),
    ],
)
def test_telephone_numbers_in_the_files(phones: list[str], gist: list[tuple[int, str]], n: int) -> None:
    facts = Facts(Owner(phones=("+49 170 1234567",)))
    found = other_phones(grounds(facts, [], files(FactKind.PHONE, *phones)))
    assert [one[3:] for one in said(found)] == gist
    assert all(dict(one.text.params) == {"n": n} and one.family == "contact" for one in found)


def test_telephone_numbers_of_recipients_or_unstated_ones_are_not_compared() -> None:
    strange = files(FactKind.PHONE, "+49 151 9876543", column="Recipient Phone")
    assert other_phones(grounds(Facts(Owner(phones=("+49 170 1234567",))), [], strange)) == ()
    assert other_phones(grounds(Facts(Owner(phones=("12",))), [], files(FactKind.PHONE, "+49 151 9876543"))) == ()
