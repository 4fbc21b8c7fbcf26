# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Another program in front: texts are covered, what is not the owner's falls silent, the owner's own goes on."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from tests.ui.fakes import FakeWorkflow, make_window, row, undressing

AWAY, BACK = Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive


@pytest.fixture
def opened(qapp):
    """A function that opens an export whose one recording stands as said, and chooses it."""
    with undressing(qapp) as application:
        made = []

        def build(standing):
            workflow = FakeWorkflow(rows={1: row(1, standing)})
            window, *_ = make_window(application, workflow)
            made.append(window)
            window.parts.flows.open_paths([Path("export.zip")])
            window.interviewing.page.skipped.emit()
            window.panels.recordings.selected.emit(1)
            return window

        yield build
        for window in made:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(
    ("standing", "falls_silent"), [("inconsistent", True), ("undecided", True), ("consistent", False)]
)
def test_texts_are_covered_and_what_is_not_ones_own_falls_silent(opened, standing, falls_silent):
    window = opened(standing)
    window.focus_moved(BACK)
    assert ("cover_all",) not in window.panels.recordings.calls
    window.focus_moved(AWAY)
    assert ("cover_all",) in window.panels.recordings.calls
    assert (("panic",) in window.panels.player.calls) is falls_silent


def test_where_it_is_not_preferred_nothing_happens(opened):
    window = opened("inconsistent")
    window.parts.preferences.put(replace(window.parts.preferences.settings, cover_on_focus_loss=False))
    window.focus_moved(AWAY)
    assert ("cover_all",) not in window.panels.recordings.calls
    assert ("panic",) not in window.panels.player.calls
