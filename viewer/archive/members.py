# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Where an entry's bytes lie, and the streams that read them: forward, capped, decrypted, checked by CRC-32."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO, NamedTuple, Protocol

import deflate

from viewer.archive.ciphers import Cipher, WrongPassword, header_bytes, open_lock, trailer_bytes
from viewer.archive.decoders import DAMAGE, DEFLATED, STORED, decoder
from viewer.archive.records import LOCAL, LOCAL_MAGIC, Lock
from viewer.case.export import Limits, Secret
from viewer.case.message import Problem, message

CHUNK = 1 << 18
AT_ONCE_BYTES = 16 << 20


class Member(NamedTuple):
    """One member of a ZIP: its number in the archive, offset of its local header, sizes in bytes, method, CRC-32.

    `lock` tells how it is encrypted, if it is.
    """

    number: int
    offset: int
    packed: int
    size: int
    method: int
    crc: int
    lock: Lock | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is stored or deflated, and not encrypted."""
        return self.lock is None and self.method in (STORED, DEFLATED)


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
    header = base.read(LOCAL.size)
    if len(header) < LOCAL.size or header[:4] != LOCAL_MAGIC:
        raise Problem(message("archive.damaged_header"))
    fields = LOCAL.unpack(header)
    return member.offset + LOCAL.size + int(fields[9]) + int(fields[10])


def unpacked_head(packed: bytes, method: int, most: int) -> bytes:
    """The first bytes of a stored or deflated member, at most `most`, from its first packed ones. Raises Problem."""
    if method == STORED:
        return packed[:most]
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


class Bytes(Protocol):
    """Where the packed bytes of a member come from."""

    def read(self, size: int, /) -> bytes | None:
        """The next bytes, at most so many; none at the end."""
        ...

    def close(self) -> None:
        """Let go of the file below."""
        ...


class Unlocked:
    """The packed bytes of an encrypted member, decrypted; at their end they are checked where the cipher can."""

    def __init__(self, packed: Window, member: Member, lock: Lock, secret: Secret | None) -> None:
        """Read the lock. Raises Problem without the right password."""
        self._packed, self._lock = packed, lock
        self._left = member.packed - header_bytes(lock) - trailer_bytes(lock)
        if self._left < 0:
            raise Problem(message("archive.damaged_header"))
        if secret is None or not secret.value:
            raise Problem(message("archive.password_needed"))
        try:
            self._cipher: Cipher = open_lock(lock, packed.read(header_bytes(lock)) or b"", secret.value)
        except WrongPassword:
            raise Problem(message("archive.password_wrong")) from None

    def read(self, size: int, /) -> bytes:
        """The next bytes; none at the end. Raises Problem where the bytes are not those that were encrypted."""
        if self._left == 0:
            return b""
        data = self._packed.read(min(size, self._left)) or b""
        self._left -= len(data)
        plain = self._cipher.decrypt(data)
        if self._left == 0 and not self._cipher.vouches(self._packed.read(trailer_bytes(self._lock)) or b""):
            raise Problem(message("archive.damaged_data"))
        return plain

    def close(self) -> None:
        """Close the file below."""
        self._packed.close()


class MemberStream(io.RawIOBase):
    """The contents of a member as a forward stream.

    Raises Problem when more comes out than `Limits` or the declared size allow, when the bytes end early, and at the
    end when the CRC-32 differs.
    """

    def __init__(self, base: BinaryIO, member: Member, limits: Limits, secret: Secret | None = None) -> None:
        """Start at the first byte. Raises Problem where its header is none, or without the right password."""
        self._member, self._limits = member, limits
        packed = Window(base, data_start(base, member), member.packed)
        self._source: Bytes = packed if member.lock is None else Unlocked(packed, member, member.lock, secret)
        self._decoder = decoder(member.method, member.size)
        self._produced, self._crc, self._ended = 0, 0, False

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
            self._source.close()
        super().close()

    def _next(self, most: int) -> bytes:
        data = self._unpack(most)
        self._produced += len(data)
        self._crc = zlib.crc32(data, self._crc)
        if self._produced > min(self._member.size, self._limits.entry_bytes):
            raise Problem(message("archive.too_much_output"))
        if self._produced > self._limits.most_of(self._produced, self._member.packed):
            raise Problem(message("archive.bomb"))
        return data

    def _unpack(self, most: int) -> bytes:
        decoder = self._decoder
        if decoder is None:
            return self._source.read(most) or b""
        while not decoder.eof:
            packed = (self._source.read(CHUNK) or b"") if decoder.needs_input else b""
            ended = decoder.needs_input and not packed
            try:
                data = decoder.decompress(packed, most)
            except DAMAGE:
                raise Problem(message("archive.damaged_data")) from None
            if data:
                return data
            if ended:
                break
        return b""

    def _finish(self) -> None:
        self._ended = True
        while self._member.lock is not None and self._source.read(CHUNK):
            pass  # to the end, which is where what is encrypted is checked
        if self._produced != self._member.size:
            raise Problem(message("archive.ends_early"))
        if self._crc != self._member.crc and (self._member.lock is None or self._member.lock.has_crc):
            raise Problem(message("archive.damaged_data"))
