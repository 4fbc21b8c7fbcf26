# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Entries whose fate is clear without opening them: system files, companions, pictures, and what cannot be opened."""

from __future__ import annotations

import re

from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind
from viewer.case.message import message

_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), key)
    for pattern, key in (
        (
            r"(?:^|/)__MACOSX/|(?:^|/)\._[^/]*$|(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$",
            "importers.ignored_system",
        ),
        (r"(?:^|/)FileDescriptions?[^/]*\.(?:csv|txt|pdf|html?)$", "importers.ignored_descriptions"),
        (r"(?:^|/)[^/]*[ ._]?descriptions?\.(?:pdf|txt)$|(?:^|/)[^/]*schema\.json$", "importers.ignored_descriptions"),
        (
            r"(?:^|/)(?:read[ _-]?me|liesmich|lisez[ _-]?moi)[^/]*$|_Instructions\.(?:txt|pdf)$",
            "importers.ignored_instructions",
        ),
    )
)
_AUDIO_NAME = re.compile(r"\.(?:wav|mp3|ogg|opus|m4a|aac|flac|amr|wma|aiff?)$", re.IGNORECASE)


def dispose(entry: Entry, inventory: Inventory) -> Disposition | None:
    """The fate of an entry that needs no reading; None for one that is to be looked at."""
    for pattern, key in _RULES[:1] if entry.kind is Kind.AUDIO else _RULES:
        if pattern.search(entry.inside):
            return Disposition(entry.path, Fate.IGNORED, message(key))
    if entry.flaw is not None:
        return Disposition(entry.path, Fate.REJECTED, entry.flaw)
    if entry.kind is Kind.EMPTY:
        if _AUDIO_NAME.search(entry.name):
            return Disposition(entry.path, Fate.REJECTED, message("importers.empty_audio"))
        return Disposition(entry.path, Fate.IGNORED, message("importers.ignored_empty"))
    if entry.kind is Kind.IMAGE:
        return Disposition(entry.path, Fate.IGNORED, message("importers.ignored_image"))
    if entry.kind is Kind.ARCHIVE and _is_opened(entry, inventory):
        return Disposition(entry.path, Fate.IGNORED, message("importers.ignored_opened"))
    if entry.kind is Kind.OTHER and _AUDIO_NAME.search(entry.name):
        return Disposition(entry.path, Fate.REJECTED, message("importers.not_audio"))
    return None


def _is_opened(entry: Entry, inventory: Inventory) -> bool:
    prefix = entry.path + "!"
    return any(other.path.startswith(prefix) for other in inventory.entries)
