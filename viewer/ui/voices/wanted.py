# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the window needs of the room of voices, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance

from viewer.case.message import Message
from viewer.case.voice import Voices
from viewer.ui.panels import CasePanel


class VoicesLike(CasePanel, Protocol):
    """The voices of a case."""

    @property
    def claimed(self) -> SignalInstance:
        """A group, and whose voice the user says it is."""
        ...

    @property
    def decided(self) -> SignalInstance:
        """Groups, and a decision or None."""
        ...

    @property
    def merged(self) -> SignalInstance:
        """Groups that are one voice."""
        ...

    @property
    def split(self) -> SignalInstance:
        """A group that is two voices, and the recordings to take out."""
        ...

    @property
    def sample_wanted(self) -> SignalInstance:
        """A group to hear a little of."""
        ...

    @property
    def looked_at(self) -> SignalInstance:
        """The number of a recording that the focus went to."""
        ...

    @property
    def recording_wanted(self) -> SignalInstance:
        """The number of a recording to be shown in the list."""
        ...

    @property
    def group_wanted(self) -> SignalInstance:
        """The group that the list is to be narrowed down to."""
        ...

    @property
    def left(self) -> SignalInstance:
        """Back to the list."""
        ...

    @property
    def enrol_wanted(self) -> SignalInstance:
        """A voice is to be enrolled."""
        ...

    @property
    def examine_wanted(self) -> SignalInstance:
        """The voices are to be compared now."""
        ...

    @property
    def again_wanted(self) -> SignalInstance:
        """The voices are to be asked for again."""
        ...

    def show_voices(self, voices: Voices | None, trouble: Message | None = None) -> None:
        """Show these; None while they are on their way, or with why they cannot be had."""
        ...

    def set_household(self, names: Sequence[str]) -> None:
        """Who may be offered as the person behind a voice."""
        ...

    def set_busy(self) -> None:
        """Something is being done; nothing else until the voices are shown anew."""
        ...
