# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""For whom a report is written: one choice for each audience, with a sentence that says whom and what for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout

from viewer.case.matter import Audience
from viewer.ui.labels import Style, explain, label
from viewer.words import Words


class AudienceChoice(QFrame):
    """`chosen` carries the `Audience`."""

    chosen = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("look", "card")
        title = words.text("letters.audience")
        self.setAccessibleName(title)
        self._group = QButtonGroup(self)
        self.choices: dict[Audience, QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(3)
        layout.addWidget(label(title, Style.HEADING))
        for audience in Audience:
            layout.addSpacing(4)
            choice = QRadioButton(words.text(f"letters.audience.{audience}"))
            choice.setAccessibleName(choice.text().replace("&", ""))
            text = words.text(f"letters.audience.{audience}.text")
            explain(choice, text)
            choice.toggled.connect(lambda on, audience=audience: self.chosen.emit(audience) if on else None)
            self._group.addButton(choice)
            self.choices[audience] = choice
            layout.addWidget(choice)
            layout.addWidget(label(text, Style.QUIET))
        self.choices[Audience.CONTROLLER].setChecked(True)
        self.setFocusProxy(self.choices[Audience.CONTROLLER])

    def audience(self) -> Audience:
        """The one that is chosen."""
        return next(one for one, choice in self.choices.items() if choice.isChecked())
