# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One small form per question: shows the answers, and reads them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
)

from viewer.ui.facts.answers import AWAY_COLUMNS, DEVICE_COLUMNS, PERSON_COLUMNS, PLACE_COLUMNS, Answers, parts
from viewer.ui.facts.contacts import ContactsEditor
from viewer.ui.facts.editor import Editor
from viewer.ui.facts.routes import RoutesEditor
from viewer.ui.facts.rows_editor import RowsEditor
from viewer.ui.facts.steps import FIELDS, Step
from viewer.ui.labels import label
from viewer.words import Words

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "de": "Deutsch", "en": "English", "fr": "Français", "es": "Español", "it": "Italiano", "nl": "Nederlands",
        "pl": "Polski", "pt": "Português", "tr": "Türkçe", "ru": "Русский", "uk": "Українська", "ar": "العربية",
    }
)  # fmt: skip


class AssistantEditor(Editor):
    """Yes, no, or not known."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._choices: dict[bool | None, QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for value, key in ((True, "yes"), (False, "no"), (None, "unknown")):
            choice = QRadioButton(words.text(f"shell.assistant.{key}"))
            choice.setAccessibleName(choice.text())
            self._group.addButton(choice)
            self._choices[value] = choice
            layout.addWidget(choice)
            choice.clicked.connect(self.changed)
        self.setFocusProxy(self._choices[True])

    def put(self, answers: Answers) -> None:
        """Show the answers."""
        self._choices[answers.assistant].setChecked(True)

    def read(self, answers: Answers) -> Answers:
        """The answers with what is chosen."""
        return replace(answers, assistant=next(value for value, one in self._choices.items() if one.isChecked()))


class TableEditor(Editor):
    """Devices, places, times away or people."""

    def __init__(self, words: Words, field: str, columns: tuple[str, ...]) -> None:
        super().__init__()
        self._field, self._rows = field, RowsEditor(words, field, columns)
        self._rows.changed.connect(self.changed)
        self.setFocusProxy(self._rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._rows)

    def put(self, answers: Answers) -> None:
        """Show the rows."""
        self._rows.put(getattr(answers, self._field))

    def read(self, answers: Answers) -> Answers:
        """The answers with these rows."""
        rows: dict[str, Any] = {self._field: self._rows.rows()}
        return replace(answers, **rows)


class FieldsEditor(Editor):
    """A few lines of text."""

    def __init__(self, words: Words, fields: tuple[str, ...]) -> None:
        super().__init__()
        self._lines = {field: QLineEdit() for field in fields}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for field, line in self._lines.items():
            title = label(words.text(f"shell.field.{field}"))
            title.setBuddy(line)
            line.setAccessibleName(title.text())
            line.setPlaceholderText(words.text(f"shell.example.{field}"))
            line.textEdited.connect(self.changed)
            layout.addWidget(title)
            layout.addWidget(line)
        self.setFocusProxy(self._lines[fields[0]])

    def put(self, answers: Answers) -> None:
        """Show the texts."""
        for field, line in self._lines.items():
            line.setText(getattr(answers, field))

    def read(self, answers: Answers) -> Answers:
        """The answers with these texts."""
        texts: dict[str, Any] = {field: line.text() for field, line in self._lines.items()}
        return replace(answers, **texts)


class LanguagesEditor(Editor):
    """The languages spoken at home, to tick, and a line for others."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._boxes = {code: QCheckBox(name) for code, name in LANGUAGES.items()}
        self._other = QLineEdit()
        self._other.setPlaceholderText(words.text("shell.example.languages"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(10)
        for number, box in enumerate(self._boxes.values()):
            box.setAccessibleName(box.text())
            box.clicked.connect(self.changed)
            layout.addWidget(box, number // 3, number % 3)
        self.setFocusProxy(next(iter(self._boxes.values())))
        title = label(words.text("shell.field.other_languages"))
        title.setBuddy(self._other)
        self._other.setAccessibleName(title.text())
        self._other.textEdited.connect(self.changed)
        layout.addWidget(title, layout.rowCount(), 0, 1, 3)
        layout.addWidget(self._other, layout.rowCount(), 0, 1, 3)

    def put(self, answers: Answers) -> None:
        """Tick what was chosen."""
        codes = parts(answers.languages)
        for code, box in self._boxes.items():
            box.setChecked(code in codes)
        self._other.setText("; ".join(code for code in codes if code not in self._boxes))

    def read(self, answers: Answers) -> Answers:
        """The answers with what is ticked and typed."""
        ticked = [code for code, box in self._boxes.items() if box.isChecked()]
        return replace(answers, languages="; ".join([*ticked, *parts(self._other.text().lower())]))


def editors(words: Words) -> dict[Step, Editor]:
    """The form of every question, in order."""
    tables = {Step.DEVICES: DEVICE_COLUMNS, Step.PLACES: PLACE_COLUMNS, Step.AWAY: AWAY_COLUMNS}
    tables |= {Step.HOUSEHOLD: PERSON_COLUMNS}
    made: dict[Step, Editor] = {
        Step.ASSISTANT: AssistantEditor(words),
        Step.ROUTES: RoutesEditor(words),
        Step.LANGUAGES: LanguagesEditor(words),
        Step.CONTACTS: ContactsEditor(words),
    }
    made |= {step: TableEditor(words, step.value, columns) for step, columns in tables.items()}
    made |= {step: FieldsEditor(words, FIELDS[step]) for step in (Step.HOME, Step.NAMES, Step.ACCOUNT)}
    return {step: made[step] for step in Step}
