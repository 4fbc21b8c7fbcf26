# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Entries whose fate is clear without opening them: system files, companions, pictures, and what cannot be opened."""

from __future__ import annotations

import re

from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind
from viewer.case.message import Message, message

_SYSTEM = re.compile(r"(?:^|/)__MACOSX/|(?:^|/)\._[^/]*$|(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$", re.IGNORECASE)
_DESCRIPTIONS = re.compile(
    r"(?:^|/)FileDescriptions?[^/]*\.(?:csv|txt|pdf|html?)$|[ ._]?descriptions?\.(?:pdf|txt)$|[ ._-]schema\.json$",
    re.IGNORECASE,
)
_INSTRUCTIONS = re.compile(r"_Instructions\.(?:txt|pdf)$|(?:^|/)read[ _-]?me[^/]*\.pdf$", re.IGNORECASE)
_AUDIO_NAME = re.compile(r"\.(?:wav|mp3|ogg|opus|m4a|aac|flac|amr|wma|aiff?)$", re.IGNORECASE)


def dispose(entry: Entry, inventory: Inventory) -> Disposition | None:
    """The fate of an entry that needs no reading; None for one that is to be looked at."""
    if _SYSTEM.search(entry.inside):
        return _ignored(entry, message("importers.ignored_system"))
    if entry.flaw is not None:
        return Disposition(entry.path, Fate.REJECTED, entry.flaw)
    if entry.kind is Kind.AUDIO:
        return None
    if entry.kind is Kind.EMPTY or entry.kind is Kind.OTHER:
        return _hollow(entry)
    if _DESCRIPTIONS.search(entry.inside):
        return _ignored(entry, message("importers.ignored_descriptions"))
    if _INSTRUCTIONS.search(entry.inside):
        return _ignored(entry, message("importers.ignored_instructions"))
    if entry.kind is Kind.IMAGE:
        return _ignored(entry, message("importers.ignored_image"))
    if entry.kind is Kind.ARCHIVE and inventory.is_opened(entry):
        return _ignored(entry, message("importers.ignored_opened"))
    return None


def _hollow(entry: Entry) -> Disposition | None:
    is_named_audio = _AUDIO_NAME.search(entry.name) is not None
    if entry.kind is Kind.EMPTY and not is_named_audio:
        return _ignored(entry, message("importers.ignored_empty"))
    if not is_named_audio:
        return None
    key = "importers.empty_audio" if entry.kind is Kind.EMPTY else "importers.not_audio"
    return Disposition(entry.path, Fate.REJECTED, message(key))


def _ignored(entry: Entry, why: Message) -> Disposition:
    return Disposition(entry.path, Fate.IGNORED, why)
