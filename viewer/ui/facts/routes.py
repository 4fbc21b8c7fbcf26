# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The four follow-up questions to somebody who never used an assistant: how one may have been used all the same."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from viewer.case.facts import Route
from viewer.ui.facts.answers import Answers
from viewer.ui.facts.editor import Editor
from viewer.ui.flow import FlowLayout
from viewer.ui.labels import Style, label
from viewer.words import Words

CHOICES = ("maybe", "ruled_out", "open")


class RoutesEditor(Editor):
    """For each route: possible, no, or not sure, which is how it begins."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._choices: dict[tuple[str, str], QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for route in Route:
            layout.addWidget(label(words.text(f"shell.route.{route}"), Style.STRONG))
            layout.addWidget(self._line(words, route))
            layout.addSpacing(6)
        self.setFocusProxy(self._choices[Route.OLD_ACCOUNT, "maybe"])

    def put(self, answers: Answers) -> None:
        """Show the answers."""
        for route in Route:
            said = [choice for choice in CHOICES[:2] if route in getattr(answers, choice)]
            self._choices[route, said[0] if said else "open"].setChecked(True)

    def read(self, answers: Answers) -> Answers:
        """The answers with what is chosen."""
        return replace(answers, maybe=self._chosen("maybe"), ruled_out=self._chosen("ruled_out"))

    def _chosen(self, choice: str) -> tuple[str, ...]:
        return tuple(route.value for route in Route if self._choices[route, choice].isChecked())

    def _line(self, words: Words, route: Route) -> QWidget:
        line, group = QWidget(), QButtonGroup(self)
        row = FlowLayout(line, 18)
        for choice in CHOICES:
            made = QRadioButton(words.text(f"shell.route.as_{choice}"))
            made.setAccessibleName(f"{words.text(f'shell.route.{route}')} {made.text()}")
            made.clicked.connect(self.changed)
            group.addButton(made)
            self._choices[route, choice] = made
            row.addWidget(made)
        return line
