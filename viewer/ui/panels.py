# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the window needs of the panels that it puts together, and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from viewer.case.query import Query, Row

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from viewer.workflow.browse import Waveform


class Panel(Protocol):
    """Anything with actions of its own."""

    def actions(self) -> list[QAction]:
        """Its actions, for menus, the command palette and the shortcut sheet."""
        ...


class RecordingsLike(Panel, Protocol):
    """The table of recordings. `selected` carries a row's number or -1, `decided` a subject and a decision or None."""

    @property
    def selected(self) -> SignalInstance:
        """A row was chosen."""
        ...

    @property
    def decided(self) -> SignalInstance:
        """A decision was made."""
        ...

    def refresh(self) -> None:
        """Read the case again."""
        ...

    def show_query(self, query: Query) -> None:
        """Show these recordings."""
        ...

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        ...

    def column_state(self) -> str:
        """Order and widths of the columns, for the settings."""
        ...

    def cover_all(self) -> None:
        """Cover every text that was uncovered."""
        ...


class FacetsLike(Panel, Protocol):
    """The facets. `query_changed` carries a `Query`."""

    @property
    def query_changed(self) -> SignalInstance:
        """Other facets were chosen."""
        ...


class GroupsLike(Panel, Protocol):
    """The groups. `chosen` carries a group's name, `decided` a subject and a decision or None."""

    @property
    def chosen(self) -> SignalInstance:
        """A group was chosen."""
        ...

    @property
    def decided(self) -> SignalInstance:
        """A decision was made."""
        ...

    def refresh(self) -> None:
        """Read the case again."""
        ...


class WhyLike(Panel, Protocol):
    """The reasons behind a recording or a group."""

    def show_recording(self, number: int) -> None:
        """Show this recording."""
        ...

    def show_group(self, group: str) -> None:
        """Show this group."""
        ...

    def clear(self) -> None:
        """Show nothing."""
        ...


class PlayerLike(Panel, Protocol):
    """The player of one recording."""

    @property
    def sound_wanted(self) -> SignalInstance:
        """The sound of this recording is asked for."""
        ...

    @property
    def heard(self) -> SignalInstance:
        """So many seconds of it were heard."""
        ...

    @property
    def text_revealed(self) -> SignalInstance:
        """So many characters of its text were uncovered."""
        ...

    @property
    def problem(self) -> SignalInstance:
        """Something could not be done."""
        ...

    def show_recording(self, row: Row, waveform: Waveform | None, covered: bool) -> None:
        """Show this recording."""
        ...

    def set_sound(self, number: int, samples: npt.NDArray[np.int16], rate: int) -> None:
        """Here is the sound: int16 frames by channels, and their rate."""
        ...

    def panic(self) -> None:
        """Be silent and cover everything, at once."""
        ...


@dataclass(frozen=True)
class Panels:
    """The five panels of the work view."""

    recordings: RecordingsLike
    facets: FacetsLike
    groups: GroupsLike
    why: WhyLike
    player: PlayerLike

    def actions(self) -> list[QAction]:
        """The actions of all panels."""
        panels: tuple[Panel, ...] = (self.recordings, self.facets, self.groups, self.why, self.player)
        return [action for panel in panels for action in panel.actions()]


MakePanels = Callable[[], Panels]


def as_widget(panel: object) -> QWidget:
    """The panel as the widget that it is. Raises TypeError for anything else."""
    if not isinstance(panel, QWidget):
        raise TypeError(type(panel).__name__)
    return panel
