# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A place among tabs or in a stack, whose page is made when it is first looked at or asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

Page = TypeVar("Page", bound=QWidget)


class Later(QWidget, Generic[Page]):
    """Nothing but its page, which fills it. `made`: there is a page from now on."""

    made = Signal()

    def __init__(self, make: Callable[[], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._page: Page | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_made(self) -> bool:
        """Whether there is a page."""
        return self._page is not None

    @property
    def page(self) -> Page:
        """The page, made where there was none."""
        return self._page if self._page is not None else self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """It is looked at: the page is there before anything is painted."""
        if self._page is None:
            self._fill()
        super().showEvent(event)

    def _fill(self) -> Page:
        self._page = page = self._make()
        self._layout.addWidget(page)
        page.show()
        self.setFocusProxy(page)
        self.made.emit()
        return page
