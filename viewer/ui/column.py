# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A page that scrolls, with its content in one calm column in the middle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from viewer.ui.panes import lay_into

WIDEST_IN_LETTERS = 88


def column() -> tuple[QVBoxLayout, QScrollArea]:
    """The layout to fill and the scroll area to show; the column is never wider than reads well."""
    area = QScrollArea()
    area.setProperty("look", "page")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page, middle = QWidget(), QWidget()
    middle.setMaximumWidth(area.fontMetrics().averageCharWidth() * WIDEST_IN_LETTERS)
    across = QHBoxLayout(page)
    across.setContentsMargins(24, 20, 24, 20)
    across.addStretch(1)
    across.addWidget(middle, 100)
    across.addStretch(1)
    inside = QVBoxLayout(middle)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(12)
    lay_into(area, page)
    return inside, area
