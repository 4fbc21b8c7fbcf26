# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader hears of a widget that is drawn by hand: a slider, or the like, whose value is a text."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class SpokenWidget(QWidget):
    """A widget with a text equivalent; `ROLE` is what a screen reader calls it."""

    ROLE = QAccessible.Role.Slider

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _introduce()

    def spoken(self) -> str:
        """The value, in words."""
        raise NotImplementedError


class _Interface(QAccessibleWidget):
    def __init__(self, widget: SpokenWidget) -> None:
        super().__init__(widget, widget.ROLE)
        self._widget = widget

    def text(self, kind: QAccessible.Text) -> str:
        """The value in words; everything else as any widget."""
        return self._widget.spoken() if kind == QAccessible.Text.Value else super().text(kind)


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    return _Interface(thing) if isinstance(thing, SpokenWidget) else None


@cache
def _introduce() -> None:
    QAccessible.installFactory(_interface)
