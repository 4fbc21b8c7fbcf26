# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Reads an Amazon export: every document for facts and spoken lines, every sound as a recording."""

from __future__ import annotations

from viewer.case.export import Entry, Fate, Inventory, Kind
from viewer.case.observation import Source
from viewer.case.reading import FactKind, Reading, Recognition
from viewer.importers.collecting import collect
from viewer.importers.finishing import finish
from viewer.importers.records import VOICE_PATH
from viewer.importers.requester import is_letter
from viewer.work import Watch

_FEW = 20


def read(source: Source, inventory: Inventory, recognition: Recognition, watch: Watch) -> Reading:
    """Read the whole export; raises Cancelled. Of many PDFs letters and those whose path tells of voice are opened."""
    few = len(inventory.of_kind(Kind.PDF)) <= _FEW

    def wanted(entry: Entry) -> bool:
        return entry.kind is not Kind.PDF or few or VOICE_PATH.search(entry.inside) is not None or is_letter(entry.path)

    found = collect(recognition.format, source, inventory, watch, wanted=wanted, rest=Fate.IGNORED)
    customers = {fact.value for fact in found.facts if fact.kind is FactKind.CUSTOMER_ID}
    return finish(found, customers, names_are_utc=True)
