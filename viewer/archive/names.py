# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Names of members: decoded, shown so that nothing in them is hidden, and what is strange about them.

A name is never a path on this machine; members are found by their place in the file.
"""

from __future__ import annotations

import unicodedata
import zlib
from functools import lru_cache

from viewer.archive.records import UTF8, Record, unicode_path
from viewer.case.message import Message, message

_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in "123456789¹²³"))
)
_JOINERS = "\u200c\u200d"
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def decoded(record: Record) -> str:
    """A member's name with `/` between folders: as UTF-8 where it says so or is, else in code page 437.

    Names that a Mac wrote as UTF-8 without saying so are mended. Composed and decomposed letters stay as they are.
    """
    raw = record.name
    name = raw.decode("ascii") if raw.isascii() else _foreign(record)
    return name.replace("\\", "/") if "\\" in name else name


def _foreign(record: Record) -> str:
    better = unicode_path(record.extra) if not record.flags & UTF8 and record.extra else None
    if better is not None and better[0] == zlib.crc32(record.name):
        try:
            return better[1].decode("utf-8")
        except UnicodeDecodeError:
            pass
    try:
        return record.name.decode("utf-8")
    except UnicodeDecodeError:
        return record.name.decode("cp437")


def alike(name: str, longest: int) -> str:
    """What names that look the same have in common: the composed form (NFC), of names of a length worth the work."""
    return name if name.isascii() or len(name) > longest else unicodedata.normalize("NFC", name)


def shown(name: str, number: int, longest: int) -> tuple[str, tuple[Message, ...]]:
    """A name as it is listed, and a sentence for each thing that is strange about it.

    Control characters and marks that change the direction of writing become visible codes; a name of more than
    `longest` characters is cut; one without any becomes the member's `number` in the archive, counted from 1.
    """
    notes: list[Message] = []
    if not name:
        return f"#{number + 1}", (message("archive.note.no_name"),)
    if len(name) > longest:
        name = name[:longest] + "…"
        notes.append(message("archive.note.long_name", most=longest))
    if not name.isprintable():
        visible = "".join(_visible(letter) for letter in name)
        if visible != name:
            name = visible
            notes.append(message("archive.note.hidden_characters"))
    if _leads_outside(name):
        notes.append(message("archive.note.leads_outside"))
    folder, _, last = name.rpartition("/")
    if _is_reserved(last) or _has_reserved(folder):
        notes.append(message("archive.note.reserved_name"))
    return name, tuple(notes)


def _leads_outside(name: str) -> bool:
    return name[0] == "/" or name[1:2] == ":" or (".." in name and ".." in name.split("/"))


@lru_cache(maxsize=256)
def _has_reserved(folder: str) -> bool:
    return any(_is_reserved(piece) for piece in folder.split("/"))


def _is_reserved(piece: str) -> bool:
    """Whether Windows keeps a name for a device, or would drop its end."""
    if piece[-1:] in (".", " ") and piece not in (".", ".."):
        return True
    return piece.split(".", 1)[0].rstrip(" ").lower() in _RESERVED


def _visible(letter: str) -> str:
    if letter.isprintable() or letter in _JOINERS or unicodedata.category(letter) not in _HIDDEN:
        return letter
    code = ord(letter)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
