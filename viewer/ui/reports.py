# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Two plain lists in a dialog: what became of every file of the export, and what a check of a case file found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from viewer.case.export import Fate
from viewer.ui.labels import Style, button, label
from viewer.ui.tables import text_table
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.check import VerifyReport
    from viewer.workflow.overview import Overview

MOST_LISTED = 2000


class ListDialog(QDialog):
    """A title, a few sentences and a table of text."""

    def __init__(
        self,
        words: Words,
        *,
        title: str,
        sentences: Sequence[str],
        columns: Sequence[str],
        lines: Sequence[Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(label(title, Style.HEADING))
        for sentence in sentences:
            layout.addWidget(label(sentence))
        if lines:
            layout.addWidget(text_table(title, columns, lines), 1)
        close = button(words.text("shell.close"), primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        width = self.fontMetrics().averageCharWidth()
        self.resize(min(width * 110, 880), min(self.fontMetrics().height() * 28, 560))


def inventory_dialog(words: Words, overview: Overview, parent: QWidget | None = None) -> ListDialog:
    """What became of every file; the four counts add up to all of them."""
    total = sum(overview.fates.values())
    counts = {fate.value: overview.fates.get(fate, 0) for fate in Fate}
    lines = [
        (words.text(f"shell.fate.{fate}"), row.entry, words.say(row.reason) if row.reason is not None else "")
        for fate, rows in (
            ("rejected", overview.rejected),
            ("noted", overview.noted),
            ("unknown", overview.unknown),
            ("ignored", overview.ignored),
        )
        for row in rows[:MOST_LISTED]
    ]
    links = {name: overview.transcripts.get(name, 0) for name in ("total", "exact", "likely", "unlinked")}
    sentences = [
        words.text("shell.inventory.sum", total=total, **counts),
        words.text("shell.inventory.transcripts", **links),
        *words.all(overview.notes),
    ]
    columns = [words.text(f"shell.inventory.{name}") for name in ("fate", "entry", "reason")]
    title = words.text("shell.inventory.title")
    return ListDialog(words, title=title, sentences=sentences, columns=columns, lines=lines, parent=parent)


def verify_dialog(words: Words, report: VerifyReport, parent: QWidget | None = None) -> ListDialog:
    """What a check of a case file found."""
    lines = [
        (
            f"{'✓' if check.ok else '✕'} {words.text('shell.verify.ok' if check.ok else 'shell.verify.bad')}",
            words.say(check.name),
            words.say(check.detail) if check.detail is not None else "",
        )
        for check in report.checks
    ]
    sentence = words.text("shell.verify.whole" if report.ok else "shell.verify.damaged")
    columns = [words.text(f"shell.verify.{name}") for name in ("result", "check", "detail")]
    title = words.text("shell.verify.title")
    return ListDialog(words, title=title, sentences=[sentence], columns=columns, lines=lines, parent=parent)
