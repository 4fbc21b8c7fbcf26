# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What goes to an authority fits its form, however much was found; and the sheet says how it is sent."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pytest

from tests.report.cases import DOSSIER, FOREIGN, GROUP, ITEM, MATTER, occasion
from viewer.case.matter import Audience
from viewer.report.addressees import authorities
from viewer.report.dossier import Dossier
from viewer.report.letters.sending import TO_AUTHORITIES, sending
from viewer.report.letters.summary import MOST, summary
from viewer.report.pack import MOST_BYTES, MOST_ROWS, listing, short_list, whole_list
from viewer.workflow.report_files import report_files

RULES = tuple(f"M{number:02}" for number in range(1, 34))


def large(items: int, groups: int = 500) -> Dossier:
    """A dossier with many long rows and many groups."""
    longest = replace(ITEM, rules=RULES, standing="inconsistent")
    rows = tuple(replace(longest, id=f"r{number:012x}") for number in range(items))
    return replace(DOSSIER, foreign=replace(FOREIGN, recordings=items, items=rows, groups=(GROUP,) * groups))


def files(dossier: Dossier, audience: Audience, language: str = "de") -> dict[str, bytes]:
    made = {}
    for name, write in report_files(occasion(language, dossier), audience):
        out = io.BytesIO()
        write(out)
        made[name] = out.getvalue()
    return made


@pytest.mark.parametrize("audience", TO_AUTHORITIES)
def test_letter_and_list_fit_the_smallest_form(audience: Audience) -> None:
    made = files(large(20_000), audience)
    name = f"notmine-{audience}-de"
    pack = made[f"{name}.pdf"], made[f"{name}-recordings.csv"]
    assert sum(map(len, pack)) <= MOST_BYTES
    assert pack[1].count(b"\r\n") == MOST_ROWS + 1
    assert made[f"{name}-all-recordings.csv"].count(b"\r\n") == 20_001


def test_a_letter_with_a_cut_list_states_the_hash_of_the_whole() -> None:
    dossier = large(MOST_ROWS + 1, 2)
    digest = hashlib.sha256(whole_list(dossier)).hexdigest()
    assert listing(dossier).whole_sha256 == digest
    assert digest in files(dossier, Audience.TIP, "en")["notmine-tip-en.html"].decode()


@pytest.mark.parametrize(("items", "is_whole"), [(MOST_ROWS - 1, True), (MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_the_list_is_cut_only_beyond_its_limit(items: int, is_whole: bool) -> None:
    dossier = large(items, 2)
    assert listing(dossier).is_whole is is_whole
    assert (short_list(dossier) == whole_list(dossier)) is is_whole
    assert any("all-recordings" in name for name in files(dossier, Audience.COMPLAINT)) is not is_whole


def test_the_company_gets_the_whole_list() -> None:
    made = files(large(MOST_ROWS + 1, 2), Audience.CONTROLLER)
    assert made["notmine-controller-de-recordings.csv"].count(b"\r\n") == MOST_ROWS + 2


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("audience", TO_AUTHORITIES)
def test_the_text_for_a_form_is_a_file_of_its_own(audience: Audience, language: str) -> None:
    told = files(DOSSIER, audience, language)[f"notmine-{audience}-{language}-form-text.txt"].decode()
    assert 200 < len(told) <= MOST
    assert told == summary(occasion(language), audience)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("slug", [one.slug for one in authorities()])
def test_every_authority_has_a_sheet(slug: str, language: str) -> None:
    one = next(one for one in authorities() if one.slug == slug)
    for audience in TO_AUTHORITIES:
        told = sending(replace(occasion(language), authority=one), audience)
        assert one.name in told
        assert (one.fingerprint in told) if one.fingerprint else True
        assert (one.webform in told) if one.webform else True
        assert "Datenanfragen" in told


@pytest.mark.parametrize(
    ("slug", "language", "key"),
    [
        ("frcnil", "en", "sending.cnil"),
        ("debaylda", "de", "sending.hand_over"),
        ("gbico", "de", "sending.ico"),
        ("debawueldb", "en", "sending.bw"),
        ("lucnpd", "en", "sending.language.unknown"),
    ],
)
def test_what_a_form_asks_for_is_on_its_sheet(slug: str, language: str, key: str) -> None:
    one = next(one for one in authorities() if one.slug == slug)
    on = replace(occasion(language), authority=one)
    assert on.words.text(key) in sending(on, Audience.COMPLAINT)


@pytest.mark.parametrize(("slug", "language", "named"), [("frcnil", "en", "French"), ("gbico", "de", "Englisch")])
def test_another_language_is_said(slug: str, language: str, named: str) -> None:
    one = next(one for one in authorities() if one.slug == slug)
    assert named in sending(replace(occasion(language), authority=one), Audience.COMPLAINT)


def test_what_a_name_left_out_costs_is_said() -> None:
    on = occasion(matter=replace(MATTER, sender=replace(MATTER.sender, anonymous=True)))
    assert on.words.text("sending.anonymous") in sending(on, Audience.TIP)
    assert on.words.text("sending.anonymous") not in sending(on, Audience.COMPLAINT)


def test_without_an_addressee_the_sheet_says_what_to_do() -> None:
    on = replace(occasion(), authority=None)
    assert on.words.text("sending.no_addressee") in sending(on, Audience.TIP)
