# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The preferences as a dialog: language, colours, size of text, and how much is covered."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from viewer.ui.capture import system_hint
from viewer.ui.labels import Style, button, label, show_text
from viewer.ui.preferences import Preferences
from viewer.words import LANGUAGES, Words

THEME_NAMES = ("system", "light", "dark", "contrast")
TEXT_STEP = 10


class SettingsDialog(QDialog):
    """Every change is kept and shown at once; only another language waits for the next start."""

    def __init__(self, words: Words, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._preferences = words, preferences
        settings = preferences.settings
        self.setWindowTitle(words.text("shell.settings.title"))
        self._language = _choice(words, "language", ("system", *LANGUAGES), settings.language)
        self._theme = _choice(words, "theme", THEME_NAMES, settings.theme)
        self._size, self._percent = QSlider(Qt.Orientation.Horizontal), label("", wrap=False)
        self._size.setRange(100 // TEXT_STEP, 200 // TEXT_STEP)
        self._size.setValue(settings.text_percent // TEXT_STEP)
        self._size.setAccessibleName(words.text("shell.settings.text"))
        self._cover = QCheckBox(words.text("shell.settings.cover"))
        self._cover.setChecked(settings.cover_on_focus_loss)
        self._capture = QCheckBox(words.text("shell.settings.capture"))
        self._capture.setChecked(settings.hide_from_capture and system_hint() is not None)
        self._capture.setEnabled(system_hint() is not None)
        self._lay_out()
        self._language.currentIndexChanged.connect(self._keep)
        self._theme.currentIndexChanged.connect(self._keep)
        self._size.valueChanged.connect(self._keep)
        self._cover.toggled.connect(self._keep)
        self._capture.toggled.connect(self._keep)
        self._show_percent()

    def _lay_out(self) -> None:
        words = self._words
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("language", self._language),
            ("theme", self._theme),
            ("text", self._slider()),
        )
        for name, widget in rows:
            title = label(words.text(f"shell.settings.{name}"), wrap=False)
            title.setBuddy(widget)
            form.addRow(title, widget)
        close = button(words.text("shell.close"), primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(label(words.text("shell.settings.title"), Style.HEADING))
        layout.addLayout(form)
        layout.addWidget(self._cover)
        layout.addWidget(self._capture)
        if system_hint() is None:
            layout.addWidget(label(words.text("shell.settings.capture.none"), Style.QUIET))
        layout.addWidget(label(words.text("shell.settings.note"), Style.QUIET))
        layout.addStretch()
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _slider(self) -> QWidget:
        both, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._size, 1)
        row.addWidget(self._percent)
        both.setLayout(row)
        both.setFocusProxy(self._size)
        return both

    def _keep(self) -> None:
        self._show_percent()
        self._preferences.put(
            replace(
                self._preferences.settings,
                language=self._language.currentData(),
                theme=self._theme.currentData(),
                text_percent=self._size.value() * TEXT_STEP,
                cover_on_focus_loss=self._cover.isChecked(),
                hide_from_capture=self._capture.isChecked() or system_hint() is None,
            )
        )

    def _show_percent(self) -> None:
        show_text(self._percent, f"{self._size.value() * TEXT_STEP} %")


def _choice(words: Words, name: str, values: tuple[str, ...], chosen: str) -> QComboBox:
    box = QComboBox()
    for value in values:
        box.addItem(words.text(f"shell.settings.{name}.{value}"), value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setAccessibleName(words.text(f"shell.settings.{name}"))
    return box
