# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Deleting: nothing is chosen at first, one sentence says what goes, Enter keeps, and what is left is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.accessible import nameless
from viewer.case.deletion import Elsewhere
from viewer.case.message import message
from viewer.case.query import GroupRow
from viewer.ui.report.erase_page import ErasePage, EraseWish
from viewer.words import Words
from viewer.workflow.whereabouts import PartThere, Whereabouts


def row(group: str, recordings: int) -> GroupRow:
    kind = group.partition(":")[0]
    return GroupRow(group, kind, "Echo Dot", recordings, 60.0, None, None, "inconsistent", 3, None, ())


FOUND = Whereabouts(
    path=Path("/home/erika/cases/a.notmine"),
    bytes=10_000_000,
    cloud="",
    recordings=1700,
    transcripts=1659,
    voice_prints=1698,
    waveforms=1700,
    reports=0,
    bags=0,
    has_profiles=False,
    parts=(PartThere(Path("/home/erika/Downloads/export.zip"), 96_500_000, True, ""),),
    foreign=(row("device:G0DEMO0009S28", 178), row("voice:V2", 120)),
)


@pytest.fixture
def page(qtbot) -> ErasePage:
    made = ErasePage(Words("en"))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_has_a_name_and_fits(qtbot, language: str) -> None:
    page = ErasePage(Words(language))
    qtbot.addWidget(page)
    page.resize(760, 700)
    page.show()
    page.show_where(FOUND)
    page.choice.whole.click()
    page.show_result(message("erasing.result.groups", n=3), Path("/a/b.json"))
    assert nameless(page) == []
    for box in (*page.boxes.values(), *page.choice.boxes.values(), page.choice.some, page.choice.whole):
        assert box.sizeHint().width() <= box.width(), box.text()


def test_what_is_where_is_told_in_full(page: ErasePage) -> None:
    page.show_where(FOUND)
    said = page.where.text()
    for part in ("a.notmine", "10.0 MB", "1,698 voice prints", "1,659 lines", "export.zip", "never changes it"):
        assert part in said
    assert "seems to lie" not in said
    gone = PartThere(Path("/x/export.zip"), 1, False, "")
    page.show_where(replace(FOUND, cloud="Nextcloud", parts=(gone,), reports=4, has_profiles=True))
    said = page.where.text()
    for part in ("folder of Nextcloud", "no longer lies", "reports (4)", "enrolled voice"):
        assert part in said


def test_nothing_is_chosen_at_first_and_groups_are_chosen_one_by_one_or_all(page: ErasePage) -> None:
    assert not page.begin.isEnabled()
    page.show_where(FOUND)
    assert not page.begin.isEnabled()
    page.choice.boxes["voice:V2"].click()
    assert page.begin.isEnabled()
    assert page.choice.groups() == ("voice:V2",)
    page.choice.all.click()
    assert page.choice.groups() == ("device:G0DEMO0009S28", "voice:V2")
    page.choice.all.click()
    assert not page.begin.isEnabled()
    page.choice.whole.click()
    assert page.begin.isEnabled()
    assert "journal itself goes" in page.choice.stays.text()
    assert page.choice.groups() == ()


def test_a_group_that_is_gone_is_no_longer_chosen(page: ErasePage) -> None:
    page.show_where(FOUND)
    page.choice.all.click()
    page.show_where(replace(FOUND, foreign=FOUND.foreign[1:]))
    assert page.choice.groups() == ("voice:V2",)
    page.show_where(replace(FOUND, foreign=()))
    assert not page.begin.isEnabled()
    assert page.choice.none.isVisible()


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (EraseWish((), ()), "The whole case a.notmine is destroyed, with everything derived from 1,700 recordings"),
        (EraseWish(("voice:V2",), ()), "Everything derived from 120 recordings of the chosen groups is destroyed"),
    ],
)
def test_one_sentence_says_what_goes_and_only_its_own_button_does_it(
    page: ErasePage, qtbot, wish: EraseWish, said: str
) -> None:
    erased = []
    page.erase_wanted.connect(erased.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        page.confirm(wish, 1700 if wish.is_whole else 120, "a.notmine")
        assert page.box.text().startswith(said)
        assert "cannot be undone" in page.box.text()
        qtbot.keyClick(page.box, key)
        assert not page.box.isVisible()
    assert erased == []
    page.confirm(wish, 1, "a.notmine")
    assert nameless(page.box) == []
    next(one for one in page.box.buttons() if one.accessibleName() == "Destroy now").click()
    assert erased == [wish]


def test_the_wish_carries_groups_and_ticks(page: ErasePage) -> None:
    wished = []
    page.confirm_wanted.connect(wished.append)
    page.show_where(FOUND)
    page.choice.boxes["voice:V2"].click()
    page.boxes[Elsewhere.MAIL].click()
    page.begin.click()
    assert wished == [EraseWish(("voice:V2",), (Elsewhere.MAIL,))]


def test_the_result_names_the_record_and_the_copies_that_are_left(page: ErasePage) -> None:
    for box in page.boxes.values():
        box.setChecked(True)
    page.boxes[Elsewhere.TRASH].click()
    page.show_result(message("erasing.result.groups", n=178), Path("/home/erika/cases/a.notmine.erased-1.json"))
    said = page.result.text()
    assert "Everything derived from 178 recordings was destroyed." in said
    assert "a.notmine.erased-1.json" in said
    assert said.endswith("may still be there: the trash.")
    page.clear()
    assert page.result.isHidden()
    assert page.ticked() == ()
