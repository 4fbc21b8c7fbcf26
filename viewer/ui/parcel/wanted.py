# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the window needs of the room of the export."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from viewer.case.message import Message
from viewer.ui.parcel.sheet import Section


class ParcelLike(Protocol):
    """The room of the export."""

    @property
    def left(self) -> SignalInstance:
        """Back to the list."""
        ...

    @property
    def compare_wanted(self) -> SignalInstance:
        """The path of another case, and whether that holds the earlier export."""
        ...

    def clear(self) -> None:
        """Nothing is known yet."""
        ...

    def show_section(self, section: Section, told: object) -> None:
        """Show what the use case of this section told."""
        ...

    def show_trouble(self, section: Section, said: Message) -> None:
        """Say why a section cannot be shown."""
        ...

    def show_tab(self, section: Section) -> None:
        """Bring a section to the front."""
        ...

    def show_cases(self, paths: tuple[str, ...]) -> None:
        """Offer these case files for the comparison."""
        ...
