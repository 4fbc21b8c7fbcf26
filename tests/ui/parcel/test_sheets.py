# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every section says what it comes to, what was counted, and where there is nothing, what to do next."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.ui.parcel.made import COMPARISON, COMPOSITION, COVERAGE, FOREIGN, MISSING, PORTIONS, TOLD, VERIFICATION
from viewer.case.message import message
from viewer.case.portion import Whose
from viewer.ui.parcel.comparison_sheet import comparison_sheet
from viewer.ui.parcel.composition_sheet import composition_sheet
from viewer.ui.parcel.coverage_sheet import coverage_sheet
from viewer.ui.parcel.missing_sheet import missing_sheet
from viewer.ui.parcel.panel import SHEETS
from viewer.ui.parcel.portion_sheet import Portions, portions_sheet
from viewer.ui.parcel.sheet import Block, Section, Sheet
from viewer.ui.parcel.verification_sheet import verification_sheet
from viewer.words import Words
from viewer.workflow.absences import MissingData
from viewer.workflow.composition import Duplicates
from viewer.workflow.coverage import Share

WORDS = Words("en")


def block(sheet: Sheet, heading: str) -> Block:
    return next(one for one in sheet.blocks if one.heading == heading)


def cells(shown: Block) -> str:
    return "\n".join(" | ".join(line) for line in shown.table.lines) if shown.table else ""


def everything(sheet: Sheet) -> str:
    texts = [sheet.headline, sheet.intro]
    for one in sheet.blocks:
        texts += [one.heading, *one.sentences, cells(one)]
    return "\n".join(texts)


def test_the_foreign_part_comes_with_its_amount_its_reasons_and_what_it_is_made_of() -> None:
    sheet = portions_sheet(PORTIONS, WORDS)
    assert sheet.headline == "This export seems to hold more than one person's data"
    foreign = block(sheet, "The foreign part")
    assert foreign.sentences[:3] == (
        "178 recordings, 3:22 min, 2016-03-03 – 2018-08-11.",
        "2 documents carry the names or numbers of this part.",
        "≠ 170 do not fit, ? 8 undecided",
    )
    assert foreign.sentences[3].startswith("Taken together, this gives strong support for “from somebody else's")
    assert foreign.sentences[4].startswith("Reason: Go through what else")
    assert cells(foreign).splitlines() == [
        "Device | …9S28 | 178 | ",
        "Voice | Voice 2 |  | ",
        "Part of the export | All.zip/Audio | 178 | the rest belongs elsewhere",
    ]
    assert "from your own or your household's" in block(sheet, "Your part").sentences[3]


def test_no_serial_of_a_device_is_written_out() -> None:
    assert FOREIGN not in everything(portions_sheet(PORTIONS, WORDS))
    assert FOREIGN not in everything(comparison_sheet(COMPARISON, WORDS))


def test_several_portions_of_a_kind_are_numbered_and_one_may_hold_documents_alone() -> None:
    sheet = portions_sheet(PORTIONS, WORDS)
    assert block(sheet, "What cannot be told, number 1").sentences == ("19 recordings, 20.0 s.",)
    assert block(sheet, "What cannot be told, number 2") == Block(
        "What cannot be told, number 2", ("1 document carries the names or numbers of this part.",)
    )


def test_without_a_foreign_part_none_is_said_to_be_there() -> None:
    own = tuple(one for one in PORTIONS.portions if one.whose is not Whose.FOREIGN)
    assert portions_sheet(Portions(own), WORDS).headline == "No foreign part was found"


def test_composition() -> None:
    sheet = composition_sheet(COMPOSITION, WORDS)
    assert sheet.headline.startswith("Something stands out")
    assert cells(block(sheet, "Archives and folders")) == (
        "All.zip | 1,752 | 96.5 MB | Audio (1,700), Account (52) | unix (1,700), windows (52), 2.0 (1,752),"
        " deflated (1,752) | 2018-08-20 10:00 – 2018-08-21 12:30, 2 days"
    )
    assert (
        block(sheet, "Recordings that are there twice").sentences[0].startswith("3 contents are there more than once")
    )
    plain = composition_sheet(replace(COMPOSITION, remarks=(), duplicates=Duplicates()), WORDS)
    assert plain.headline.startswith("Nothing stands out")
    assert block(plain, "Recordings that are there twice").sentences == ("No two recordings have the same content.",)


@pytest.mark.parametrize(
    ("told", "headline", "to_copy"),
    [
        (MISSING, "Data of yours may be missing", True),
        (replace(MISSING, absences=MISSING.absences[1:], question=None), "There are gaps", False),
        (MissingData((), None, None, None), "No gap was found", False),
    ],
)  # fmt: skip
def test_what_is_missing(told: MissingData, headline: str, to_copy: bool) -> None:
    sheet = missing_sheet(told, WORDS)
    assert sheet.headline.startswith(headline)
    assert bool(sheet.to_copy) is to_copy


def test_the_advice_is_for_the_owner_and_only_the_questions_are_copied() -> None:
    first, second = MISSING.absences
    asked = (replace(first, question=message("why.none")), replace(second, question=message("why.empty")))
    sheet = missing_sheet(replace(MISSING, absences=asked), WORDS)
    assert block(sheet, "What you can ask the company").sentences == WORDS.all(
        (message("why.next.undecided"), message("why.none"))
    )
    assert sheet.to_copy == WORDS.text("why.none")
    assert "995 of 1,000" in everything(sheet)
    headings = [one.heading for one in sheet.blocks]
    assert headings.index("What you can ask the company") < headings.index("What chance may explain")


def test_coverage_lists_what_was_not_understood_and_says_how_much_is_left_out() -> None:
    sheet = coverage_sheet(COVERAGE, WORDS)
    assert sheet.headline == "Not everything was understood"
    assert block(sheet, "In total").sentences == (
        "Files: 1,751 of 1,752", "Size: 96.0 MB of 96.5 MB", "Rows of documents: 1,690 of 1,700",
    )  # fmt: skip
    files = block(sheet, "File by file")
    assert files.sentences == ("1,002 more files are not listed.",)
    assert cells(files).splitlines()[:2] == [
        "All.zip!strange.bin | not known | – | 1.2 kB | ",
        "All.zip!Account/Devices.csv | read | 11 of 12 | 900 B | ",
    ]
    whole = replace(COVERAGE, entries=Share(5, 5), rows=Share(0, 0))
    assert coverage_sheet(whole, WORDS).headline.startswith("Every file was understood")
    assert "Rows of documents: there are none" in everything(coverage_sheet(whole, WORDS))


def test_verification_shows_every_check_with_harmless_causes_and_limits() -> None:
    sheet = verification_sheet(VERIFICATION, WORDS)
    assert sheet.headline == "1 check deviates"
    assert [line[0] for line in sheet.blocks[0].table.lines] == ["≠ deviates", "✓ holds", "– could not be checked"]
    assert [one.split(":")[0] for one in sheet.blocks[1].sentences[1:]] == ["Harmless cause", "It cannot show"]
    assert verification_sheet(VERIFICATION[1:], WORDS).headline == "The export does not contradict itself"


def test_a_comparison_answers_the_two_questions_first() -> None:
    sheet = comparison_sheet(COMPARISON, WORDS)
    assert (sheet.headline, sheet.intro) == WORDS.all(COMPARISON.answers)
    assert cells(block(sheet, "Devices and accounts")) == "…9S28 | 178 | 0 | Does not fit you | –"
    assert cells(block(sheet, "What the files say of accounts")) == "Devices | 5 | 2"
    counted = block(sheet, "Recordings and lines").sentences
    assert "537 recordings are only in the first." in counted
    assert not any(one.startswith("0 ") for one in counted)


@pytest.mark.parametrize(
    "sheet",
    [
        portions_sheet(Portions(()), WORDS),
        composition_sheet(replace(COMPOSITION, archives=()), WORDS),
        coverage_sheet(replace(COVERAGE, entries=Share(0, 0)), WORDS),
        verification_sheet((), WORDS),
    ],
)
def test_where_there_is_nothing_it_is_said_what_to_do_next(sheet: Sheet) -> None:
    assert sheet.blocks == ()
    assert len(sheet.intro) > 20


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("section", list(Section))
def test_no_section_speaks_in_percent_or_leaves_a_gap(section: Section, language: str) -> None:
    said = everything(SHEETS[section](TOLD[section], Words(language)))
    assert not re.search(r"%|\{|\bNone\b", said)
