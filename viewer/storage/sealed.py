# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Bytes under a passphrase: AES-256-GCM with a key by scrypt (RFC 7914), its parameters in a header that is sealed too.

Layout: magic (8 bytes), log2 of N, r, p, salt (16), nonce (12), check (16), tag (16), then the ciphertext. The check
comes from the same scrypt as the key and tells a wrong passphrase from an altered file; it makes guessing no easier,
since the tag tells as much.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
import unicodedata

from Cryptodome.Cipher import AES

from viewer.case.message import Problem, message

_MAGIC = b"NOTMINE\x01"
_HEADER = struct.Struct("<8sBBB16s12s16s")
_TAG = 16
_LOG_N, _R, _P = 15, 8, 1
_LOG_N_ALLOWED = range(14, 19)
_BLOCK = 1 << 16


def seal(content: bytes, passphrase: str) -> bytes:
    """The content encrypted; how long it is, is told only in steps of 64 KiB."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    key, check = _keys(passphrase, salt, _LOG_N)
    header = _HEADER.pack(_MAGIC, _LOG_N, _R, _P, salt, nonce, check)
    room = len(content) + 4
    padded = struct.pack("<I", len(content)) + content + bytes(-room % _BLOCK)
    cipher = AES.new(key, AES.MODE_GCM, nonce=nonce, mac_len=_TAG)
    cipher.update(header)
    ciphertext, tag = cipher.encrypt_and_digest(padded)
    return header + tag + ciphertext


def opened(sealed: bytes, passphrase: str) -> bytes:
    """The content. Raises Problem: `enrol.wrong_passphrase`, or `enrol.profiles_damaged` where it is no such file.

    The work that a header may ask for is bounded to 256 MiB and eight times our own.
    """
    damaged = Problem(message("enrol.profiles_damaged"))
    if len(sealed) < _HEADER.size + _TAG:
        raise damaged
    header, tag, ciphertext = sealed[: _HEADER.size], sealed[_HEADER.size :][:_TAG], sealed[_HEADER.size + _TAG :]
    magic, log_n, r, p, salt, nonce, check = _HEADER.unpack(header)
    if magic != _MAGIC or log_n not in _LOG_N_ALLOWED or (r, p) != (_R, _P):
        raise damaged
    key, expected = _keys(passphrase, salt, log_n)
    if not hmac.compare_digest(check, expected):
        raise Problem(message("enrol.wrong_passphrase"))
    cipher = AES.new(key, AES.MODE_GCM, nonce=nonce, mac_len=_TAG)
    cipher.update(header)
    try:
        padded = cipher.decrypt_and_verify(ciphertext, tag)
        (length,) = struct.unpack_from("<I", padded)
    except (ValueError, struct.error):
        raise damaged from None
    return padded[4 : 4 + length]


def _keys(passphrase: str, salt: bytes, log_n: int) -> tuple[bytes, bytes]:
    """The key (32 bytes) and the check (16); the same letters give the same key, however the keyboard composes them."""
    typed = unicodedata.normalize("NFC", passphrase).encode()
    room = 130 * _R << log_n
    derived = hashlib.scrypt(typed, salt=salt, n=1 << log_n, r=_R, p=_P, maxmem=room, dklen=48)
    return derived[:32], derived[32:]
