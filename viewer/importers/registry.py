# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The importers, and the one way in."""

from __future__ import annotations

from viewer.case.export import Inventory
from viewer.case.message import message
from viewer.case.observation import Source
from viewer.case.reading import Reading, Recognition
from viewer.importers.amazon_alexa import AMAZON_ALEXA
from viewer.importers.audio_folder import AUDIO_FOLDER
from viewer.importers.chaff import dispose
from viewer.importers.importer import Importer
from viewer.work import Watch

IMPORTERS: tuple[Importer, ...] = (
    AMAZON_ALEXA,
    AUDIO_FOLDER,
)


def read_export(source: Source, inventory: Inventory, watch: Watch) -> Reading:
    """Read an export with the importer that knows it best.

    The best recognition is the one of highest certainty, then of most landmarks. Where no importer knows the export,
    the reading is empty but for a note and for what can be said of each entry anyway. Raises Cancelled.
    """
    known: list[tuple[Recognition, Importer]] = []
    for importer in IMPORTERS:
        recognition = importer.recognise(inventory)
        if isinstance(recognition, Recognition):
            known.append((recognition, importer))
    if not known:
        fates = tuple(fate for entry in inventory.entries if (fate := dispose(entry, inventory)) is not None)
        return Reading((), (), dispositions=fates, notes=(message("importers.no_audio"),))
    recognition, importer = max(known, key=lambda one: (one[0].certainty, len(one[0].landmarks)))
    return importer.read(source, inventory, recognition, watch)
