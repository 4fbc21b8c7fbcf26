# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The signing key of a case: Ed25519 (RFC 8032), made with it, named in its journal, gone with it."""

from __future__ import annotations

import secrets

import apsw
from Cryptodome.PublicKey import ECC
from Cryptodome.Signature import eddsa

from viewer.storage.journal import note_act

_KEY = "signing_key"
_SEED_BYTES = 32


def public_key(connection: apsw.Connection) -> str:
    """The public key in hexadecimal, inside the current transaction; a key is made where there is none yet."""
    return _public(_private(connection)).hex()


def sign(connection: apsw.Connection, content: bytes) -> str:
    """The signature of these bytes in hexadecimal, inside the current transaction."""
    return bytes(eddsa.new(_private(connection), "rfc8032").sign(content)).hex()


def _private(connection: apsw.Connection) -> ECC.EccKey:
    kept = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).get
    seed = bytes.fromhex(kept) if kept else secrets.token_bytes(_SEED_BYTES)
    key = ECC.construct(curve="Ed25519", seed=seed)  # type: ignore[arg-type]  # its stub says str
    if not kept:
        connection.execute("INSERT INTO meta VALUES (?, ?)", (_KEY, seed.hex()))
        note_act(connection, "key_made", key=_public(key).hex())
    return key


def _public(key: ECC.EccKey) -> bytes:
    return bytes(key.public_key().export_key(format="raw"))
