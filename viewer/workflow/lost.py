# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Documents that ended the workers that read them, which the importers see as flawed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from viewer.case.export import Entry, Inventory, Kind
from viewer.case.message import Message
from viewer.workflow.isolation.packed import pack
from viewer.workflow.packed_reading import unpacking


@dataclass
class Lost:
    """What is lost: single documents by their path, each for its own reason, and perhaps all `others` too."""

    alone: dict[str, Message] = field(default_factory=dict)
    others: Message | None = None

    def reason(self, entry: Entry) -> Message | None:
        """Why an entry is lost; None for one that is not."""
        return self.alone.get(entry.path) or (None if entry.kind is Kind.AUDIO else self.others)

    def left(self, entries: Iterable[Entry]) -> Iterable[Entry]:
        """The documents that are not lost."""
        if self.others is not None:
            return ()
        return (entry for entry in entries if entry.kind is not Kind.AUDIO and entry.path not in self.alone)

    def seen(self, inventory: Inventory) -> Inventory:
        """The same inventory, in which what is lost has a flaw."""
        if not self.alone and self.others is None:
            return inventory
        return replace(inventory, entries=unpacking(pack(Entry, map(self._flawed, inventory.entries))))

    def _flawed(self, entry: Entry) -> Entry:
        reason = self.reason(entry)
        return entry if reason is None else replace(entry, flaw=reason)
