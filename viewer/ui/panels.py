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

from viewer.case.query import Facet, Query, Row
from viewer.ui.browsing import Browsing

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from viewer.ui.parcel.wanted import ParcelLike
    from viewer.ui.report.wanted import ReportLike
    from viewer.ui.voices.wanted import VoicesLike
    from viewer.workflow.browse import Waveform


class Panel(Protocol):
    """Anything with actions of its own."""

    def actions(self) -> list[QAction]:
        """Its actions, for the menus, the command palette and the shortcut sheet."""
        ...


class CasePanel(Panel, Protocol):
    """A panel that looks into a case."""

    def set_browsing(self, browsing: Browsing | None) -> None:
        """Look into this case from now on, or into none."""
        ...


class ListPanel(CasePanel, Protocol):
    """A panel that lists what is in a case."""

    def refresh(self) -> None:
        """The case changed: ask again, and keep the place."""
        ...


class RecordingsLike(ListPanel, Protocol):
    """The table of recordings."""

    @property
    def selected(self) -> SignalInstance:
        """A row's number, or -1."""
        ...

    @property
    def decided(self) -> SignalInstance:
        """Recording ids, and a decision or None."""
        ...

    @property
    def query_changed(self) -> SignalInstance:
        """The `Query` that is shown now."""
        ...

    @property
    def uncovered(self) -> SignalInstance:
        """A number, and how many characters were made legible in the table."""
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

    def show_number(self, number: int) -> None:
        """Go to the recording of this number."""
        ...

    def restore_columns(self, state: str) -> bool:
        """Take up a kept state of the columns."""
        ...

    def cover_all(self) -> None:
        """Cover every text that was uncovered."""
        ...

    def uncover(self, number: int) -> None:
        """Make one recording's text legible; the ledger was told already."""
        ...


class FacetsLike(ListPanel, Protocol):
    """The facets."""

    @property
    def query_changed(self) -> SignalInstance:
        """The `Query` with the facets that the user chose."""
        ...

    def show_query(self, query: Query) -> None:
        """Follow a query that was changed elsewhere."""
        ...

    def choose(self, facets: tuple[tuple[Facet, str], ...]) -> None:
        """Choose just these values, as the user would."""
        ...


class GroupsLike(ListPanel, Protocol):
    """The groups."""

    @property
    def chosen(self) -> SignalInstance:
        """The group that the list is to be narrowed down to, empty for all."""
        ...

    @property
    def looked_at(self) -> SignalInstance:
        """The group that the focus went to."""
        ...

    @property
    def decided(self) -> SignalInstance:
        """Groups, and a decision or None."""
        ...


class WhyLike(ListPanel, Protocol):
    """The reasons behind a recording, a group or the export."""

    @property
    def explained(self) -> SignalInstance:
        """A subject, keys of explanations, and whether they apply, are ruled out (False) or open (None)."""
        ...

    def show_recording(self, number: int) -> None:
        """Show this recording."""
        ...

    def show_group(self, group: str) -> None:
        """Show this group."""
        ...

    def show_export(self) -> None:
        """Show what concerns the export as a whole."""
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

    def show_recording(self, row: Row | None, waveform: Waveform | None, covered: bool) -> None:
        """Show this recording, or none."""
        ...

    def show_text(self, number: int) -> None:
        """Show the text of this recording; the ledger was told already."""
        ...

    def set_sound(self, number: int, samples: npt.NDArray[np.int16], rate: int) -> None:
        """Here is the sound: int16 frames by channels, and their rate."""
        ...

    def toggle(self) -> None:
        """Play, or pause, as its button does."""
        ...

    def panic(self) -> None:
        """Be silent and cover everything, at once."""
        ...


@dataclass(frozen=True)
class Panels:
    """The panels of the work view: five of the list, and three rooms."""

    recordings: RecordingsLike
    facets: FacetsLike
    groups: GroupsLike
    why: WhyLike
    player: PlayerLike
    voices: VoicesLike
    parcel: ParcelLike
    report: ReportLike


MakePanels = Callable[[], Panels]


def as_widget(panel: object) -> QWidget:
    """The panel as the widget that it is. Raises TypeError for anything else."""
    if not isinstance(panel, QWidget):
        raise TypeError(type(panel).__name__)
    return panel
