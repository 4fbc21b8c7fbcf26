# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What was saved: the files with their sizes, the text for a form, how to send it unread, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.ui.column import column
from viewer.ui.flow import FlowLayout
from viewer.ui.labels import Style, button, label
from viewer.ui.tables import fit_table, text_table
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.drafting import Draft


@dataclass(frozen=True, slots=True)
class Saved:
    """Files that were written into a folder, with their sizes in bytes, and the letters that they hold."""

    folder: Path
    files: tuple[tuple[str, int], ...]
    drafts: tuple[Draft, ...]


class SavedPage(QWidget):
    """`left`: back to the letter; `steps_wanted`: on to the next steps."""

    left = Signal()
    steps_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._body: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.copies: list[QWidget] = []

    def show_saved(self, saved: Saved) -> None:
        """Tell what was saved."""
        words = self._words
        body, area = column()
        body.addWidget(label(words.text("letters.saved"), Style.HEADING))
        body.addWidget(label(words.count("letters.saved.files", len(saved.files), folder=str(saved.folder))))
        lines = [(name, words.size(size)) for name, size in saved.files]
        heads = [words.text("letters.saved.file"), words.text("letters.saved.size")]
        table = text_table(words.text("letters.saved"), heads, lines)
        fit_table(table)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.addWidget(label(words.text("letters.saved.next")))
        body.addWidget(self._acts(saved))
        body.addWidget(table)
        for hint in _encrypted(saved.drafts, words):
            shown = label(hint, Style.QUIET)
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
            )
            body.addWidget(shown)
        body.addStretch()
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = area
        self._layout.addWidget(area)

    def _acts(self, saved: Saved) -> QWidget:
        words, holder = self._words, QWidget()
        flow = FlowLayout(holder, 8)
        self.back = button(words.text("letters.saved.back"))
        self.back.clicked.connect(self.left)
        self.open = button(words.text("letters.saved.open"), primary=True)
        self.open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(saved.folder))))
        self.steps = button(words.text("letters.saved.steps"))
        self.steps.clicked.connect(self.steps_wanted)
        self.copies = []
        for draft in saved.drafts:
            if draft.short:
                copy = button(words.text(f"letters.saved.copy.{draft.audience}"), tip=words.text("letters.saved.short"))
                copy.clicked.connect(lambda _=False, text=draft.short: QGuiApplication.clipboard().setText(text))
                self.copies.append(copy)
        for made in (self.open, *self.copies, self.steps, self.back):
            flow.addWidget(made)
        return holder


def _encrypted(drafts: Sequence[Draft], words: Words) -> list[str]:
    """How to write to the addressees so that nobody on the way can read it."""
    known = dict.fromkeys(one.authority for one in drafts if one.short and one.authority is not None)
    return [
        words.text("letters.saved.key", name=one.name, fingerprint=one.fingerprint, page=one.key_url)
        for one in known
        if one.fingerprint
    ]
