# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Letters: every mandatory field in each, both languages, nothing that was not allowed through."""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from datetime import date

import pytest

from tests.report.cases import DOSSIER, MATTER, REASON, anonymous, occasion
from viewer.case.finding import Conclusion
from viewer.case.matter import AccessRequest, Audience, Matter
from viewer.report.blocks import Field, Heading, Paragraph, Report, Table
from viewer.report.html import write_html
from viewer.report.letters.compose import compose
from viewer.report.letters.occasion import masked
from viewer.report.letters.sending import TO_AUTHORITIES
from viewer.report.letters.summary import MOST, summary
from viewer.report.pack import MOST_ROWS
from viewer.words import Words

LETTERS = (Audience.CONTROLLER, Audience.COMPLAINT, Audience.TIP, Audience.PRESS)
ASKED, ANSWERED = date(2018, 8, 30), date(2018, 10, 25)
FORBIDDEN = re.compile(r"\bmatch|\b99 ?%|\bstolen\b|\bhack|\btreffer|\bgestohlen|\bgehackt", re.IGNORECASE)


def text_of(report: Report) -> str:
    out = io.BytesIO()
    write_html(report, out)
    return out.getvalue().decode()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("audience", LETTERS)
def test_every_letter_holds_every_mandatory_field_once(audience: Audience, language: str) -> None:
    report = compose(occasion(language), audience)
    fields = [one.letter for one in report.blocks if isinstance(one, Field)]
    assert sorted(fields) == list("ABCDEFGHIJKLM")
    for place, one in enumerate(report.blocks):
        if isinstance(one, Field):
            assert isinstance(report.blocks[place + 1], Heading)
    assert FORBIDDEN.search(text_of(report)) is None


@pytest.mark.parametrize("audience", LETTERS)
def test_a_letter_is_written_even_where_nothing_was_stated(audience: Audience) -> None:
    report = compose(replace(occasion(matter=Matter()), company=None, authority=None), audience)
    assert "not stated" in text_of(report)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("audience", [Audience.CONTROLLER, Audience.COMPLAINT, Audience.TIP])
@pytest.mark.parametrize("known", [(False, False), (True, False), (False, True), (True, True)])
def test_what_was_not_stated_has_sentences_of_its_own(
    audience: Audience, language: str, known: tuple[bool, bool]
) -> None:
    asked, answered = (day if told else None for day, told in zip((ASKED, ANSWERED), known, strict=True))
    on = occasion(language, matter=Matter(request=AccessRequest(asked, answered_on=answered)))
    on = replace(on, company=None)
    told = compose(on, audience).blocks[1]
    assert isinstance(told, Paragraph)
    texts = [told.text] + ([summary(on, audience)] if audience is not Audience.CONTROLLER else [])
    for text in texts:
        assert Words(language).text("letter.not_stated") not in text
        assert (Words(language).date(ASKED) in text, Words(language).date(ANSWERED) in text) == known


def test_only_an_authority_is_told_of_a_list_that_is_cut() -> None:
    many = replace(DOSSIER, foreign=replace(DOSSIER.foreign, items=(DOSSIER.foreign.items[0],) * (MOST_ROWS + 1)))
    for audience in LETTERS:
        told = text_of(compose(occasion(dossier=many), audience))
        assert ("List of the first" in told) == (audience in TO_AUTHORITIES)


def test_a_letter_asks_and_offers_its_own_addressee() -> None:
    own, others = (Words("en").text(f"letter.I.deletion{end}") for end in ("", ".others"))
    for audience in LETTERS:
        told = html.unescape(text_of(compose(occasion(), audience)))
        assert ((own in told), (others in told)) == (
            audience is Audience.CONTROLLER,
            audience is not Audience.CONTROLLER,
        )
        assert "check" not in told.partition("Datenanfragen.de")[2][:80]


@pytest.mark.parametrize("audience", LETTERS)
def test_no_serial_number_and_no_customer_number_gets_through(audience: Audience) -> None:
    told = text_of(compose(occasion(), audience))
    assert "SECRETSERIAL" not in told
    assert MATTER.sender.reference not in told
    assert "RLA7" in told


def test_the_hash_of_every_part_stands_in_every_letter() -> None:
    for audience in LETTERS:
        assert DOSSIER.parts[0].sha256 in text_of(compose(occasion(), audience))


def test_whoever_is_anonymous_is_nowhere_named() -> None:
    told = text_of(compose(occasion(matter=anonymous()), Audience.TIP))
    sender = MATTER.sender
    assert all(name not in told for name in (sender.name, "Lindenweg", sender.email, "RLA7"))
    assert "anonymous" in told
    assert "neither confirm receipt" in told


def test_a_complaint_is_about_ones_own_rights() -> None:
    told = text_of(compose(occasion(), Audience.COMPLAINT))
    assert "my own rights only" in told
    assert "Art. 34" not in told


def test_the_custody_appendix_is_printed_even_when_empty() -> None:
    report = compose(occasion(dossier=replace(DOSSIER, journal=())), Audience.PRESS)
    assert Paragraph("No act was recorded.") in report.blocks
    full = compose(occasion(), Audience.PRESS)
    table = full.blocks[-1]
    assert isinstance(table, Table)
    assert table.rows[0][2] == "opened"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("audience", [Audience.COMPLAINT, Audience.TIP])
def test_the_summary_fits_the_form_however_many_reasons_there_are(audience: Audience, language: str) -> None:
    many = tuple(replace(REASON, rule=f"M{number:02d}") for number in range(1, 34))
    told = summary(occasion(language, replace(DOSSIER, reasons=many)), audience)
    assert len(told) <= MOST
    assert told.endswith(".")
    assert len(summary(occasion(language), audience)) > 200


@pytest.mark.parametrize("conclusion", Conclusion)
def test_a_letter_never_says_more_than_the_conclusion(conclusion: Conclusion) -> None:
    told = text_of(compose(occasion(dossier=replace(DOSSIER, conclusion=conclusion)), Audience.CONTROLLER))
    assert Words("en").text(f"letter.F.conclusion.{conclusion}") in html.unescape(told)


@pytest.mark.parametrize(("number", "shown"), [("A1DEMO0KARLA7", "•••••••••RLA7"), ("123456", "••••••"), ("", "")])
def test_numbers_are_masked(number: str, shown: str) -> None:
    assert masked(number) == shown
