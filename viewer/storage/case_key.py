# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The key of a case file, and what the first sixteen bytes of the file say about it.

An encrypted case begins with `NMC`, a letter for where its key comes from, and twelve random bytes: the salt of the
password, or the name of the key in the system's keyring. So a case stays one file, and its backups need nothing else.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from viewer.case.export import Secret
from viewer.case.message import Problem, message
from viewer.case.protection import Protection
from viewer.storage import system_keyring

CIPHER = "aegis"
_PLAIN = b"SQLite format 3\x00"
_MAGIC = b"NMC"
_HEAD_BYTES, _KEY_BYTES = 16, 32
_LETTERS = {b"P": Protection.PASSWORD, b"K": Protection.KEYRING}
_PASSES, _MEMORY_KIB, _LANES = 3, 65_536, 4


@dataclass(frozen=True, slots=True)
class CaseKey:
    """A key of 32 bytes for pages under AEGIS-256, and the head that its file begins with.

    The key is a `bytearray`, so that `forget` can overwrite it; what SQLite and Python copied of it is out of reach.
    """

    head: bytes
    secret: bytearray = field(repr=False, compare=False)

    @property
    def protection(self) -> Protection:
        """Where the key comes from."""
        return _LETTERS[self.head[3:4]]

    def unlock(self, connection: apsw.Connection) -> None:
        """Let a connection read and write the file; whether the key is right shows with the first read."""
        connection.execute(f"PRAGMA cipher = '{CIPHER}'")
        connection.execute(f"PRAGMA key = 'raw:{self.secret.hex()}{self.head.hex()}'")

    def forget(self) -> None:
        """Overwrite the key in memory, as far as Python lets us."""
        self.secret[:] = bytes(len(self.secret))


def protection_of(path: Path) -> Protection | None:
    """How a file is protected by what its head says; None where it is no case, or cannot be read."""
    head = _head_of(path)
    return Protection.NONE if head == _PLAIN else _LETTERS.get(head[3:4]) if head.startswith(_MAGIC) else None


def new_key(protection: Protection, passphrase: Secret | None) -> CaseKey | None:
    """The key for a new case. Raises Problem: no password where one is needed, no keyring on this machine."""
    if protection is Protection.NONE:
        return None
    letter = next(letter for letter, way in _LETTERS.items() if way is protection)
    head = _MAGIC + letter + secrets.token_bytes(_HEAD_BYTES - len(_MAGIC) - 1)
    if protection is Protection.PASSWORD:
        if passphrase is None or not passphrase.value:
            raise Problem(message("case_key.empty"))
        return CaseKey(head, _derived(passphrase, head))
    key = CaseKey(head, bytearray(secrets.token_bytes(_KEY_BYTES)))
    system_keyring.keep(head.hex(), key.secret.hex())
    return key


def key_of(path: Path, passphrase: Secret | None, heads: tuple[Path, ...] = ()) -> CaseKey | None:
    """The key of a case, None where it is not encrypted; `heads` are copies that tell where its own is spoiled.

    Whether a password is right is not known yet. Raises Problem: a password is needed, the keyring has no such key.
    """
    told = next((one for one in (path, *heads) if protection_of(one) is not None), path)
    head, protection = _head_of(told), protection_of(told)
    if protection is Protection.PASSWORD:
        if passphrase is None:
            raise Problem(message("case_key.needed", file=path.name))
        return CaseKey(head, _derived(passphrase, head))
    if protection is Protection.KEYRING:
        secret = system_keyring.find(head.hex())
        if secret is None or len(secret) != 2 * _KEY_BYTES:
            raise Problem(message("case_key.gone", file=path.name))
        return CaseKey(head, bytearray.fromhex(secret))
    return None


def destroy_key(head: bytes) -> None:
    """Destroy a key in the keyring, whereby every copy of its case is lost; a password's key is nowhere to destroy."""
    if _LETTERS.get(head[3:4]) is Protection.KEYRING:
        system_keyring.remove(head.hex())


def _head_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD_BYTES)
    except OSError:
        return b""


def _derived(passphrase: Secret, salt: bytes) -> bytearray:
    """Argon2id (RFC 9106, its second recommended choice: three passes over 64 MiB in four lanes).

    The same letters give the same key, however the keyboard composes them.
    """
    from argon2.low_level import Type, hash_secret_raw

    typed = unicodedata.normalize("NFC", passphrase.value.decode("utf-8", "surrogateescape"))
    raw = typed.encode("utf-8", "surrogateescape")
    return bytearray(hash_secret_raw(raw, salt, _PASSES, _MEMORY_KIB, _LANES, _KEY_BYTES, Type.ID))
