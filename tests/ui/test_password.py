# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""An encrypted export asks for its password, and can be read without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.accessible import nameless
from tests.ui.fakes import OVERVIEW, FakeWorkflow, make_window, undressing
from viewer.case.export import Secret
from viewer.case.message import Problem, message
from viewer.ui.password import PasswordDialog


@pytest.mark.parametrize(("language", "word"), [("en", "without"), ("de", "O&hne")])
def test_without_a_password_what_is_not_locked_is_read(qapp, language, word):
    with undressing(qapp) as application:
        locked = FakeWorkflow(scans=[Problem(message("archive.password_needed"))])
        window, workflow, _ = make_window(application, locked, language=language)
        window.open_paths([Path("export.zip")])
        (dialog,) = window.findChildren(PasswordDialog)
        assert nameless(dialog) == []
        (without,) = (one for one in dialog.findChildren(QPushButton) if word in one.text())
        without.click()
        assert [request.secret for (request,) in workflow.told("scan")] == [None, Secret(b"")]
        assert window.overview is OVERVIEW
        window.close()
