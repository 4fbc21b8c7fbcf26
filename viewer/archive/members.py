# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Where an entry's bytes lie, and the streams that read them: forward, capped, checked by CRC-32."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import deflate

from viewer.case.export import Limits, Secret
from viewer.case.message import Problem, message

if TYPE_CHECKING:
    import pyzipper

STORED, DEFLATED = 0, 8
CHUNK = 1 << 18
AT_ONCE_BYTES = 16 << 20
_FREE_OUTPUT = 16 << 20
_HIGHEST_RATIO = 200
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")


class Member(NamedTuple):
    """One member of a ZIP: its number in the directory, offset of its local header, sizes in bytes, method, CRC-32."""

    number: int
    offset: int
    packed: int
    size: int
    method: int
    crc: int
    encrypted: bool = False


class Locator(NamedTuple):
    """A file on disk and the chain of ZIP members that leads to an entry; no member for a loose file."""

    file: str
    chain: tuple[Member, ...] = ()


class Window(io.RawIOBase):
    """A read-only, seekable view of `length` bytes of another file, from `start`; closes it when it is closed."""

    def __init__(self, base: BinaryIO, start: int, length: int) -> None:
        """Look at `base` from now on."""
        self._base, self._start, self._length, self._at = base, start, length, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move, as in any file; never before the start."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._length}[whence]
        self._at = max(0, base + offset)
        return self._at

    def close(self) -> None:
        """Close the file below too."""
        if not self.closed:
            self._base.close()
        super().close()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the view reaches."""
        wanted = min(len(buffer), max(0, self._length - self._at))
        self._base.seek(self._start + self._at)
        data = self._base.read(wanted)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def data_start(base: BinaryIO, member: Member) -> int:
    """The offset of a member's packed bytes. Raises Problem where its local header is no header."""
    base.seek(member.offset)
    header = base.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
        raise Problem(message("archive.damaged_header"))
    fields = _LOCAL_HEADER.unpack(header)
    return member.offset + _LOCAL_HEADER.size + int(fields[9]) + int(fields[10])


def peek(base: BinaryIO, member: Member, most: int) -> bytes:
    """The first bytes of a stored or deflated member, at most `most`, from an open archive; nothing else is read."""
    base.seek(data_start(base, member))
    packed = base.read(min(member.packed, most))
    if member.method == STORED:
        return packed
    try:
        return zlib.decompressobj(-15).decompress(packed, most)
    except zlib.error:
        raise Problem(message("archive.damaged_data")) from None


def unpacked_at_once(base: BinaryIO, member: Member) -> bytes | None:
    """A small member's contents in one go, by libdeflate; None where anything is wrong, for the stream to say what."""
    base.seek(data_start(base, member))
    data = base.read(member.packed)
    if member.method == DEFLATED:
        try:
            data = bytes(deflate.deflate_decompress(data, member.size))
        except deflate.DeflateError:
            return None
    return data if len(data) == member.size and zlib.crc32(data) == member.crc else None


class MemberStream(io.RawIOBase):
    """The contents of a stored or deflated member as a forward stream.

    Raises Problem when more comes out than `Limits` or the declared size allow, when the bytes end early, and at the
    end when the CRC-32 differs.
    """

    def __init__(self, base: BinaryIO, member: Member, limits: Limits) -> None:
        """Start at the first byte."""
        self._member, self._limits = member, limits
        self._packed = Window(base, data_start(base, member), member.packed)
        self._inflate = zlib.decompressobj(-15) if member.method == DEFLATED else None
        self._produced, self._crc, self._ended, self._rest = 0, 0, False, b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with the next bytes; 0 at the checked end."""
        data = b"" if self._ended else self._next(len(buffer))
        if not data and not self._ended:
            self._finish()
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file below too."""
        if not self.closed:
            self._packed.close()
        super().close()

    def _next(self, most: int) -> bytes:
        try:
            data = self._unpack(most)
        except zlib.error:
            raise Problem(message("archive.damaged_data")) from None
        self._produced += len(data)
        self._crc = zlib.crc32(data, self._crc)
        if self._produced > min(self._member.size, self._limits.entry_bytes):
            raise Problem(message("archive.too_much_output"))
        if self._produced > _FREE_OUTPUT and self._produced > _HIGHEST_RATIO * max(1, self._member.packed):
            raise Problem(message("archive.bomb"))
        return data

    def _unpack(self, most: int) -> bytes:
        if self._inflate is None:
            return self._packed.read(most) or b""
        while not self._inflate.eof:
            packed = self._rest or self._packed.read(CHUNK) or b""
            if not packed:
                break
            data = self._inflate.decompress(packed, most)
            self._rest = self._inflate.unconsumed_tail
            if data:
                return data
        return b""

    def _finish(self) -> None:
        self._ended = True
        if self._produced != self._member.size:
            raise Problem(message("archive.ends_early"))
        if self._crc != self._member.crc:
            raise Problem(message("archive.damaged_data"))


class LibraryStream(io.RawIOBase):
    """A member that is encrypted (ZipCrypto, WinZip AES) or packed with bzip2 or LZMA, read through pyzipper."""

    def __init__(self, archive: pyzipper.AESZipFile, member: Member, limits: Limits, secret: Secret | None) -> None:
        """Start at the first byte. Raises Problem without the right password."""
        try:
            self._stream = archive.open(archive.infolist()[member.number], pwd=secret.value if secret else None)
        except RuntimeError:
            raise Problem(message("archive.password_wrong" if secret else "archive.password_needed")) from None
        except (NotImplementedError, zipfile.BadZipFile, OSError, EOFError, ValueError):
            raise Problem(message("archive.damaged_header")) from None
        self._left = min(member.size, limits.entry_bytes)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with the next bytes."""
        try:
            data = self._stream.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, lzma.LZMAError):
            raise Problem(message("archive.damaged_data")) from None
        self._left -= len(data)
        if self._left < 0:
            raise Problem(message("archive.too_much_output"))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the member; the archive stays open for the next."""
        if not self.closed:
            self._stream.close()
        super().close()
