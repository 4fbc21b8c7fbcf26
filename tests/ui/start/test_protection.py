# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How a case is protected is chosen before it is made; its password is asked for, a backup offered, when it opens."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QMessageBox, QPushButton

from tests.ui.fakes import FakeWorkflow, make_window, undressing
from viewer.case.export import Secret
from viewer.case.message import Problem, message
from viewer.case.protection import Protection

EXPORT, CASE = Path("export.zip"), Path("old.notmine")
DAMAGED = Problem(message("case.damaged_backup", file=CASE.name, made="2026-01-02 03:04"))


@pytest.fixture
def make(qapp):
    made = []

    def build(workflow=None, **settings):
        window, workflow, kept = make_window(application, workflow, **settings)
        made.append(window)
        window.show()
        return SimpleNamespace(window=window, workflow=workflow, kept=kept)

    with undressing(qapp) as application:
        yield build
        for window in made:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def choose(at, way: Protection) -> None:
    ways = at.window.start.protection.findChild(QComboBox)
    ways.setCurrentIndex(ways.findData(way.value))


def dialog(at, kind=QDialog):
    return next(one for one in at.window.findChildren(kind) if one.isVisible())


def accept(shown) -> QPushButton:
    return next(one for one in shown.findChildren(QPushButton) if one.property("look") == "primary")


def test_without_a_choice_a_case_is_made_without_a_password(make):
    at = make()
    at.window.open_paths([EXPORT])
    assert at.workflow.told("create")[0][1:] == (Protection.NONE, None)


def test_the_choice_is_remembered_and_its_meaning_said(make):
    at = make()
    choose(at, Protection.KEYRING)
    assert at.kept[-1].case_protection == "keyring"
    at.window.open_paths([EXPORT])
    assert at.workflow.told("create")[0][1:] == (Protection.KEYRING, None)
    again = make(case_protection="keyring")
    assert again.window.start.protection.findChild(QComboBox).currentData() == "keyring"
    odd = make(case_protection="no such way")
    assert odd.window.desk.protecting.way is Protection.NONE


def test_a_password_is_typed_twice_alike_before_the_case_is_made(make):
    at = make()
    choose(at, Protection.PASSWORD)
    at.window.open_paths([EXPORT])
    assert at.workflow.told("create") == []
    shown = dialog(at)
    first, second = shown.findChildren(QLineEdit)
    assert not accept(shown).isEnabled()
    first.setText("drei Eichhörnchen")
    second.setText("drei Eichhoernchen")
    assert not accept(shown).isEnabled()
    second.setText("drei Eichhörnchen")
    accept(shown).click()
    assert at.workflow.told("create")[0][1:] == (Protection.PASSWORD, Secret("drei Eichhörnchen".encode()))


def test_who_types_none_makes_no_case(make):
    at = make()
    choose(at, Protection.PASSWORD)
    at.window.open_paths([EXPORT])
    dialog(at).reject()
    assert at.workflow.told("create") == []


@pytest.mark.parametrize("key", ["case_key.needed", "case_key.wrong"])
def test_a_case_with_a_password_asks_for_it_and_opens(make, key):
    at = make(FakeWorkflow(open_error=Problem(message(key, file=CASE.name))))
    at.window.open_paths([CASE])
    shown = dialog(at)
    (line,) = shown.findChildren(QLineEdit)
    at.workflow.open_error = None
    line.setText("geheim")
    accept(shown).click()
    assert at.workflow.told("open")[-1] == (CASE, Secret(b"geheim"))
    assert at.window.parts.store.case is not None


def test_a_damaged_case_is_offered_its_backup_and_nothing_happens_unasked(make):
    at = make(FakeWorkflow(open_error=DAMAGED))
    at.window.open_paths([CASE])
    box = dialog(at, QMessageBox)
    assert "2026-01-02 03:04" in box.text()
    assert at.window.parts.store.case is None
    at.workflow.open_error = None
    next(one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole).click()
    assert at.window.parts.store.case is not None
