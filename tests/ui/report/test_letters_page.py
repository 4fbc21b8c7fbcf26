# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The letters' section: the letter as plain text, what is inside, what is missing, and what was saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit

from tests.ui.accessible import nameless
from tests.ui.report.fake_letters import BLOCKS, HEAD, draft
from viewer.case.matter import Audience, Matter
from viewer.case.message import message
from viewer.report.blocks import Paragraph, Report
from viewer.ui.report.letters_page import THREE, LettersPage
from viewer.ui.report.saved_page import Saved
from viewer.words import Words
from viewer.workflow.drafting import correspondents


@pytest.fixture(params=["en", "de"])
def page(qtbot, request) -> LettersPage:
    made = LettersPage(Words(request.param))
    qtbot.addWidget(made)
    made.resize(1000, 620)
    made.offer(correspondents())
    made.open_form(Matter())
    made.show()
    return made


def test_the_letter_is_shown_whole_but_for_long_tables(page: LettersPage) -> None:
    page.show_draft(draft())
    text = page.view.toPlainText()
    for shown in ("Erika", "Company", "A title", "Who writes", "not stated", "First line", "two", "part-59"):
        assert shown in text
    assert "part-60" not in text
    assert page._words.text("letters.preview.more") in text


def test_what_the_data_says_is_never_markup(page: LettersPage) -> None:
    evil = "<img src=x onerror=1><b>\u202ex</b>"
    page.show_draft(draft(report=Report(Audience.TIP, "en", evil, None, (Paragraph(evil),))))
    assert page.view.toPlainText() == "\n".join([evil.replace("\u202e", "⟨U+202E⟩")] * 2)
    assert isinstance(page.view, QTextEdit)
    assert page.view.isReadOnly()


def test_what_is_missing_leads_to_its_field(page: LettersPage) -> None:
    page.show_draft(draft())
    assert list(page.missing.buttons) == ["address", "made_on"]
    page.activateWindow()
    page.missing.buttons["made_on"].click()
    assert page.form.fields["made_on"].line.hasFocus()
    page.show_draft(draft(missing=()))
    assert not page.missing.isVisible()


def test_it_says_what_is_inside_and_what_was_opened(page: LettersPage) -> None:
    page.show_draft(draft())
    words = page._words
    assert words.number(1412) in page.inside._inside.text()
    assert words.number(19.2, 1)[:2] in page.inside.exposure.text()
    assert page._words.text("letters.outside.sound") in page.inside._outside.text()
    assert page._words.text("letters.inside.named") in page.inside._inside.text()
    page.form.fields["anonymous"].put(True)
    page.show_draft(draft(Audience.TIP))
    assert page._words.text("letters.inside.anonymous") in page.inside._inside.text()


def test_without_a_letter_it_says_why_and_nothing_can_be_saved(page: LettersPage) -> None:
    page.show_notice(message("letters.not_examined"))
    assert page.notice.isVisible()
    assert not page.save.isEnabled()
    page.show_draft(draft())
    assert page.save.isEnabled()
    assert not page.notice.isVisible()


def test_three_letters_are_one_act(page: LettersPage) -> None:
    asked = []
    page.save_wanted.connect(asked.append)
    page.audiences.choices[Audience.PRESS].setChecked(True)
    page.show_draft(draft(Audience.PRESS))
    page.save.click()
    page.save_three.click()
    assert asked == [(Audience.PRESS,), THREE]


def test_the_short_text_is_copied_only_when_asked(page: LettersPage, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText("before")
    key = correspondents().authorities[0]
    drafts = (draft(), draft(Audience.TIP, short="a short text", authority=key))
    page.show_saved(Saved(tmp_path, (("a.pdf", 1500),), drafts))
    assert page.right.currentWidget() is page.saved
    assert QGuiApplication.clipboard().text() == "before"
    assert len(page.saved.copies) == 1
    page.saved.copies[0].click()
    assert QGuiApplication.clipboard().text() == "a short text"
    page.saved.back.click()
    assert page.right.currentWidget() is not page.saved


def test_the_view_keeps_its_place_while_the_letter_grows(page: LettersPage) -> None:
    page.show_draft(draft())
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    longer = Report(Audience.CONTROLLER, "de", "A title", HEAD, (*BLOCKS, Paragraph("more")))
    page.show_draft(draft(report=longer))
    assert bar.value() == place > 0


@pytest.mark.parametrize("audience", list(Audience))
def test_everything_has_a_name(page: LettersPage, audience: Audience, tmp_path: Path) -> None:
    page.audiences.choices[audience].setChecked(True)
    for group in page.form.groups.values():
        group.fold.setChecked(True)
    page.show_needed(())
    page.show_draft(draft(audience))
    assert nameless(page) == []
    page.show_saved(
        Saved(tmp_path, (("a.pdf", 1500),), (draft(audience, short="x" if audience is Audience.TIP else ""),))
    )
    assert nameless(page) == []
