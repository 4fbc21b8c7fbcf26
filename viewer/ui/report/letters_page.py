# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The section of the letters: for whom, what the letter needs, how it will read, and saving it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.words import Words


class LettersPage(QWidget):
    """One letter at a time."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setAccessibleName(words.text("letters.tab.letters"))
