# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What every form of the interview can do."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.ui.facts.answers import Answers


class Editor(QWidget):
    """A form for one question. `changed`: something was typed or chosen."""

    changed = Signal()

    @abstractmethod
    def put(self, answers: Answers) -> None:
        """Show the answers."""

    @abstractmethod
    def read(self, answers: Answers) -> Answers:
        """The answers with what this form says."""
