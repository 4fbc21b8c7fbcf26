# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One line below what is inside a letter: how many items were added by hand, and the way to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from viewer.ui.labels import Style, button, label, show_text
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.drafting import Draft


class EnclosedLine(QWidget):
    """`add` leads to the dialog."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words.text("letter.L.enclosed"))
        self.told = label("", Style.QUIET)
        self.add = button(words.text("enclosing.add"), tip=words.text("enclosing.add.tip"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.told, 1)
        layout.addWidget(self.add)

    def put(self, draft: Draft) -> None:
        """Say it of this draft; of a letter that does not take what there is, why."""
        words, carried = self._words, len(draft.enclosed)
        if not draft.added:
            text = words.text("enclosing.none")
        elif carried == draft.added:
            text = words.text("enclosing.all", n=words.number(carried))
        else:
            counts = {"n": words.number(carried), "total": words.number(draft.added)}
            text = words.text(f"enclosing.some.{draft.audience}", **counts)
        show_text(self.told, text)
