# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A keyed, one-to-one replacement of any sequence of symbols by another of the same kind.

A Feistel network over two halves that are numbers of mixed radix, with keyed BLAKE2b as round function: the
construction of format-preserving encryption (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002;
NIST SP 800-38G uses the same alternation). One-to-one, so that what differed still differs and what was equal still is;
without the key it says nothing of what it replaced. Domains of a few symbols are too small to keep a secret by
themselves, whatever the cipher: one digit has ten replacements.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from math import prod

_ROUNDS = 8
_BYTES = 32


class Cipher:
    """Replaces by one key; the same key replaces the same in the same way."""

    def __init__(self, key: bytes) -> None:
        """`key` is secret, of 16 to 64 bytes."""
        self._key = key

    def number(self, *about: str) -> int:
        """A number of 256 bits that only the key can tell, the same for the same words."""
        told = "\x1f".join(about).encode("utf-8", "surrogatepass")
        return int.from_bytes(hashlib.blake2b(told, key=self._key, digest_size=_BYTES).digest())

    def replaced(self, values: Sequence[int], radices: Sequence[int], purpose: str) -> list[int]:
        """Other values below the same radices; for one purpose and one list of radices this is one-to-one."""
        half = len(values) // 2
        sizes = prod(radices[:half]), prod(radices[half:])
        left, right = _joined(values[:half], radices[:half]), _joined(values[half:], radices[half:])
        about = f"{purpose}|{','.join(map(str, radices))}"
        for turn in range(_ROUNDS if half else 1):
            if turn % 2 and half:
                left = (left + self.number(about, str(turn), str(right))) % sizes[0]
            else:
                right = (right + self.number(about, str(turn), str(left))) % sizes[1]
        return [*_parted(left, radices[:half]), *_parted(right, radices[half:])]


def _joined(values: Sequence[int], radices: Sequence[int]) -> int:
    number = 0
    for value, radix in zip(values, radices, strict=True):
        number = number * radix + value
    return number


def _parted(number: int, radices: Sequence[int]) -> list[int]:
    values = []
    for radix in reversed(radices):
        number, value = divmod(number, radix)
        values.append(value)
    return values[::-1]
