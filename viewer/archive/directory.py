# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Lists the members of a ZIP, and of the ZIPs inside it."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from sys import intern
from typing import BinaryIO

from viewer.archive.kinds import SNIFFED_BYTES, kind_of
from viewer.archive.members import DEFLATED, STORED, Locator, Member, peek
from viewer.archive.opener import Opener
from viewer.case.export import Entry, Kind
from viewer.case.message import Message, Problem, message

_KNOWN_METHODS = (STORED, DEFLATED, 12, 14, 99)
_SYSTEMS = {0: "dos", 3: "unix", 10: "ntfs", 19: "darwin"}


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and where its bytes lie."""

    entry: Entry
    locator: Locator


def members(stream: BinaryIO) -> list[zipfile.ZipInfo]:
    """The central directory of a ZIP (ZIP64 too). Raises Problem for a file that is no ZIP or is damaged."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, struct.error, UnicodeDecodeError, OSError, ValueError, EOFError, NotImplementedError):
        raise Problem(message("archive.not_a_zip")) from None


@dataclass(frozen=True, slots=True)
class Listing:
    """One archive being listed: whose part it is, where it lies, who opens it, and its open file."""

    part: str
    container: Locator
    opener: Opener
    stream: BinaryIO


def listed(part: str, container: Locator, opener: Opener) -> Iterator[Found]:
    """Every file of a ZIP, and of archives inside it to the depth of `limits`, each once.

    An archive inside that cannot be listed is itself an entry with a flaw. Raises Problem for the outermost one.
    """
    with opener.container(container) as stream:
        listing = Listing(part, container, opener, stream)
        seen: dict[str, int] = {}
        for number, info in enumerate(members(stream)):
            name = real_name(info)
            if name.endswith("/"):
                continue
            seen[name] = seen.get(name, 0) + 1
            path = f"{part}!{name}" + (f"#{seen[name]}" if seen[name] > 1 else "")
            yield from _one(listing, path, _member(number, info), info)


def _one(listing: Listing, path: str, member: Member, info: zipfile.ZipInfo) -> Iterator[Found]:
    locator = Locator(listing.container.file, (*listing.container.chain, member))
    kind, flaw = _kind_of(listing, path, member, info)
    entry = Entry(
        path=path,
        part=intern(path.split("!", 1)[0]),
        size=info.file_size,
        packed=info.compress_size,
        kind=kind,
        modified="{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}".format(*info.date_time),
        maker=intern(
            f"{_SYSTEMS.get(info.create_system, info.create_system)}/{info.create_version}/{info.compress_type}"
        ),
        flaw=flaw,
    )
    if kind is Kind.ARCHIVE:
        yield from _nested(entry, locator, listing.opener)
    else:
        yield Found(entry, locator)


def _kind_of(listing: Listing, path: str, member: Member, info: zipfile.ZipInfo) -> tuple[Kind, Message | None]:
    flaw = _flaw(info, listing.opener)
    if flaw is not None:
        return Kind.OTHER, flaw
    try:
        if member.encrypted or member.method not in (STORED, DEFLATED):
            locator = Locator(listing.container.file, (*listing.container.chain, member))
            return sniffed(path, locator, listing.opener), None
        return kind_of(peek(listing.stream, member, SNIFFED_BYTES), path, member.size), None
    except Problem as problem:
        if problem.said.key.startswith("archive.password"):
            raise
        return Kind.OTHER, problem.said


def _nested(entry: Entry, locator: Locator, opener: Opener) -> Iterator[Found]:
    depth = opener.limits.nested_depth
    if len(locator.chain) > depth:
        yield Found(replace(entry, flaw=message("archive.nested_too_deep", depth=depth)), locator)
        return
    try:
        inside = list(listed(entry.path, locator, opener))
    except Problem as problem:
        if problem.said.key.startswith("archive.password"):
            raise
        yield Found(replace(entry, flaw=problem.said), locator)
        return
    yield Found(entry, locator)
    yield from inside


def sniffed(path: str, locator: Locator, opener: Opener) -> Kind:
    """The kind of an entry by its first bytes. Raises Problem where they cannot be read."""
    with opener.entry(locator) as stream:
        head = stream.read(SNIFFED_BYTES)
    size = locator.chain[-1].size if locator.chain else len(head)
    return kind_of(head, path, size)


def real_name(info: zipfile.ZipInfo) -> str:
    """A member's name; names that a Mac wrote as UTF-8 without saying so are mended, separators are `/`."""
    name = info.filename
    if not info.flag_bits & 0x800 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = info.filename
    return name.replace("\\", "/")


def _member(number: int, info: zipfile.ZipInfo) -> Member:
    sizes = info.compress_size, info.file_size
    return Member(number, info.header_offset, *sizes, info.compress_type, info.CRC, bool(info.flag_bits & 1))


def _flaw(info: zipfile.ZipInfo, opener: Opener) -> Message | None:
    limits = opener.limits
    if info.flag_bits & 1 and opener.secret is None:
        raise Problem(message("archive.password_needed"))
    if info.compress_type not in _KNOWN_METHODS:
        return message("archive.unknown_method", method=info.compress_type)
    if info.file_size > limits.entry_bytes:
        return message("archive.too_large", megabytes=limits.entry_bytes >> 20)
    if len(info.filename) > limits.name_length:
        return message("archive.name_too_long")
    return None
