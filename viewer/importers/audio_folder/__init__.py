# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Any other folder or archive that holds sound."""

from __future__ import annotations

from viewer.case.export import Fate, Inventory, Kind
from viewer.case.message import message
from viewer.case.observation import Source
from viewer.case.reading import Reading, Recognition, Unrecognised
from viewer.importers.collecting import collect
from viewer.importers.finishing import finish
from viewer.importers.importer import Importer
from viewer.work import Watch

_NAME = "audio-folder"
_CERTAINTY = 0.1


def recognise(inventory: Inventory) -> Recognition | Unrecognised:
    """Recognised wherever there is sound, with little certainty, so that any other importer goes first."""
    audio = inventory.of_kind(Kind.AUDIO)
    if not audio:
        return Unrecognised(_NAME, message("importers.no_audio"))
    return Recognition(_NAME, (audio[0].path,), _CERTAINTY)


def read(source: Source, inventory: Inventory, recognition: Recognition, watch: Watch) -> Reading:
    """Every sound becomes a recording; documents count where they hold spoken lines, the rest stays unknown."""
    found = collect(recognition.format, source, inventory, watch, wanted=lambda _: True, rest=Fate.UNKNOWN)
    return finish(found, (), names_are_utc=False)


AUDIO_FOLDER = Importer(_NAME, recognise, read)
