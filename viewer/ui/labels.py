# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The one factory of everything that shows text: always plain text, never markup, nothing invisible in it."""

from __future__ import annotations

import html
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from viewer.visible import visible as visible  # noqa: PLC0414  # the factory hands it on to the widgets


class Style(StrEnum):
    """How a label looks; the style sheet knows the same names."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    QUIET = "quiet"
    STRONG = "strong"


def label(text: str = "", style: Style = Style.BODY, *, name: str = "", wrap: bool = True) -> QLabel:
    """A label of plain text; `name` is what a screen reader says instead of the text."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("look", style.value)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    show_text(made, text, name)
    return made


def show_text(shown: QLabel, text: str, name: str = "") -> None:
    """Give a label of this factory another text."""
    shown.setText(visible(text))
    shown.setAccessibleName(visible(name or text))


def button(text: str, *, primary: bool = False, quiet: bool = False, name: str = "", tip: str = "") -> QPushButton:
    """A push button; `text` may mark its key with `&`. `primary` is the one that most people want."""
    made = QPushButton(visible(text))
    made.setAccessibleName(visible(name or text.replace("&", "")))
    made.setAutoDefault(False)
    if primary or quiet:
        made.setProperty("look", "primary" if primary else "quiet")
    if tip:
        explain(made, tip)
    return made


def rename(shown: QAbstractButton, text: str) -> None:
    """Give a button of this factory another text."""
    shown.setText(visible(text))
    shown.setAccessibleName(visible(text.replace("&", "")))


def explain(widget: QWidget, text: str) -> None:
    """A tool tip of plain text, which is the widget's accessible description too."""
    widget.setToolTip(tip_of(text))
    widget.setAccessibleDescription(visible(text))


def tip_of(text: str) -> str:
    """What a tool tip takes, which is markup: a paragraph of this text in which nothing acts; none if empty."""
    return f"<p>{html.escape(visible(text))}</p>" if text else ""


def card(name: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A rounded frame that keeps together what belongs together, with its layout."""
    made = QFrame()
    made.setProperty("look", "card")
    made.setAccessibleName(visible(name))
    layout = QVBoxLayout(made)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(8)
    return made, layout


def message_box(parent: QWidget | None, title: str, text: str, more: str = "", details: str = "") -> QMessageBox:
    """A dialog of plain text: what happened, what it means, and what can be copied."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(visible(title))
    box.setText(visible(text))
    box.setInformativeText(visible(more))
    box.setAccessibleName(visible(title))
    if details:
        box.setDetailedText(visible(details))
    return box
