# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What panes of the work are made of: a splitter with a name, and a page that scrolls where it is a tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget


def splitter(name: str, orientation: Qt.Orientation) -> QSplitter:
    """A splitter that a screen reader can name."""
    made = QSplitter(orientation)
    made.setAccessibleName(name)
    made.setHandleWidth(8)
    return made


def scrolled(page: QWidget) -> QScrollArea:
    """An area around a page that may be higher than there is room."""
    area = QScrollArea()
    area.setProperty("look", "page")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    lay_into(area, page)
    return area


def lay_into(area: QScrollArea, page: QWidget) -> None:
    """Let a page scroll in an area. A least height of its own keeps Qt from adding up what texts would need at their
    narrowest, which leaves a void below them; how high it is follows from its width.
    """
    page.setMinimumHeight(1)
    area.setWidget(page)
