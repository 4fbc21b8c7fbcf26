# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Reads an Amazon export: every document for facts and spoken lines, every sound as a recording."""

from __future__ import annotations

from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind
from viewer.case.message import message
from viewer.case.observation import Source
from viewer.case.reading import FactKind, Reading, Recognition
from viewer.importers.chaff import dispose
from viewer.importers.finishing import Found, finish
from viewer.importers.reader import DOCUMENTS, read_document
from viewer.importers.records import VOICE_PATH
from viewer.work import Watch

_FEW = 20


def read(source: Source, inventory: Inventory, recognition: Recognition, watch: Watch) -> Reading:
    """Read the whole export; raises Cancelled."""
    found = Found(recognition.format)
    documents = []
    for entry in inventory.entries:
        fate = dispose(entry, inventory)
        if fate is not None:
            found.dispositions.append(fate)
        elif entry.kind is Kind.AUDIO:
            found.audio.append(entry)
            found.dispositions.append(Disposition(entry.path, Fate.HANDLED))
        elif entry.kind in DOCUMENTS:
            documents.append(entry)
    pdfs = [entry for entry in documents if entry.kind is Kind.PDF]
    few = len(pdfs) <= _FEW
    watch.expect(len(documents), "phase.read")
    for entry in documents:
        found.dispositions.append(_document(source, entry, found, few))
        watch.advance(1)
    customers = {fact.value for fact in found.facts if fact.kind is FactKind.CUSTOMER_ID}
    return finish(found, customers, names_are_utc=True)


def _document(source: Source, entry: Entry, found: Found, few_pdfs: bool) -> Disposition:
    """Read one document and say what became of it; of many PDFs only those whose path speaks of voice."""
    unrelated = Disposition(entry.path, Fate.IGNORED, message("importers.ignored_unrelated"))
    if entry.kind is Kind.PDF and not few_pdfs and not VOICE_PATH.search(entry.inside):
        return unrelated
    reading = read_document(source, entry)
    if reading.refused is not None:
        return Disposition(entry.path, Fate.REJECTED, reading.refused)
    found.facts += reading.facts
    found.lines += reading.lines
    return unrelated if reading.is_empty else Disposition(entry.path, Fate.HANDLED)
