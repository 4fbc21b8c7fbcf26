# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Opens the two locks of ZIPs: ZipCrypto (APPNOTE.TXT 6.1) and WinZip AES (AE-1, AE-2)."""

from __future__ import annotations

import hashlib
import hmac
import struct
from functools import cache
from typing import Protocol

from Cryptodome.Cipher import AES
from Cryptodome.Util import Counter

from viewer.archive.records import Lock

AES_MAC_BYTES, ZIPCRYPTO_HEADER_BYTES = 10, 12
_PROOF_BYTES, _ROUNDS = 2, 1000


class WrongPassword(Exception):
    """The password is not the one."""


class Cipher(Protocol):
    """What turns encrypted bytes into plain ones, in order."""

    def decrypt(self, data: bytes) -> bytes:
        """The next bytes in plain."""
        ...

    def vouches(self, mac: bytes) -> bool:
        """Whether all that was decrypted is what was encrypted, by the bytes that follow it."""
        ...


def header_bytes(lock: Lock) -> int:
    """How many bytes before a member's packed contents belong to its lock."""
    return 4 + 4 * lock.strength + _PROOF_BYTES if lock.strength else ZIPCRYPTO_HEADER_BYTES


def trailer_bytes(lock: Lock) -> int:
    """How many bytes after them do."""
    return AES_MAC_BYTES if lock.strength else 0


def open_lock(lock: Lock, header: bytes, password: bytes) -> Cipher:
    """The cipher of a member, from the bytes before its contents. Raises WrongPassword."""
    return _WinZipAes(lock, header, password) if lock.strength else _ZipCrypto(lock, header, password)


class _WinZipAes:
    """AES in counter mode, its key from PBKDF2-HMAC-SHA1, the encrypted bytes vouched for by HMAC-SHA1."""

    def __init__(self, lock: Lock, header: bytes, password: bytes) -> None:
        key_bytes, salt = 8 + 8 * lock.strength, header[:-_PROOF_BYTES]
        made = hashlib.pbkdf2_hmac("sha1", password, salt, _ROUNDS, 2 * key_bytes + _PROOF_BYTES)
        if made[2 * key_bytes :] != header[-_PROOF_BYTES:]:
            raise WrongPassword
        counter = Counter.new(128, little_endian=True)
        self._cipher = AES.new(made[:key_bytes], AES.MODE_CTR, counter=counter)
        self._mac = hmac.new(made[key_bytes : 2 * key_bytes], digestmod="sha1")

    def decrypt(self, data: bytes) -> bytes:
        self._mac.update(data)
        return self._cipher.decrypt(data)

    def vouches(self, mac: bytes) -> bool:
        return hmac.compare_digest(self._mac.digest()[:AES_MAC_BYTES], mac)


class _ZipCrypto:
    """PKWARE's first cipher; its header ends with a byte by which one wrong password in 256 goes unnoticed."""

    def __init__(self, lock: Lock, header: bytes, password: bytes) -> None:
        self._keys = (0x12345678, 0x23456789, 0x34567890)
        table = _crc_table()
        one, two, three = self._keys
        for byte in password:
            one = one >> 8 ^ table[(one ^ byte) & 0xFF]
            two = ((two + (one & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
            three = three >> 8 ^ table[(three ^ two >> 24) & 0xFF]
        self._keys = (one, two, three)
        if self.decrypt(header)[-1:] != bytes((lock.check,)):
            raise WrongPassword

    def decrypt(self, data: bytes) -> bytes:
        table = _crc_table()
        one, two, three = self._keys
        plain = bytearray(len(data))
        for place, byte in enumerate(data):
            mask = three | 2
            byte ^= (mask * (mask ^ 1)) >> 8 & 0xFF  # noqa: PLW2901  # decrypted in place
            plain[place] = byte
            one = one >> 8 ^ table[(one ^ byte) & 0xFF]
            two = ((two + (one & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
            three = three >> 8 ^ table[(three ^ two >> 24) & 0xFF]
        self._keys = (one, two, three)
        return bytes(plain)

    def vouches(self, mac: bytes) -> bool:
        return True


@cache
def _crc_table() -> tuple[int, ...]:
    """The 256 remainders of CRC-32."""
    remainders = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0xEDB88320 if byte & 1 else 0)  # noqa: PLW2901
        remainders.append(byte)
    return struct.unpack("<256L", struct.pack("<256L", *remainders))
