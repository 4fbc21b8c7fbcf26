# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Canaries: words, numbers and sounds that exist nowhere else, so that finding one proves where it came from."""

from __future__ import annotations

import random
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

_CONSONANTS, _VOWELS = "bdfgklmnprstvzqx", "aeiou"
_MARK_LENGTH = 48


@dataclass(frozen=True)
class Canaries:
    """What is planted in one export. Each is searched for whole and in its telling parts."""

    stranger: str
    owner: str
    contact: str
    child: str
    phone: str
    email: str
    account_email: str
    street: str
    town: str
    foreign_serial: str
    own_serial: str
    foreign_customer: str
    own_customer: str
    wifi: str
    address_v4: str
    device: str
    thing: str
    skill: str
    phrase: str
    own_phrase: str
    loose_phrase: str
    folder: str
    file: str
    document: str
    comment: str
    tag: str
    password: str
    address_book: str

    def parts(self) -> dict[str, tuple[str, ...]]:
        """Each kind with the pieces that are searched for: the words of seven letters or more, else the whole."""
        told = {}
        for field in fields(self):
            text = getattr(self, field.name)
            pieces = [
                one for one in text.replace("@", " ").replace(".", " ").split() if len(one) >= 7 and one != "example"
            ]
            told[field.name] = tuple(pieces) if field.name not in {"phone", "address_v4"} and pieces else (text,)
        return told


def canaries(seed: int) -> Canaries:
    """The canaries of one export; each seed has its own."""
    draw = random.Random(f"canaries {seed}")

    def word(umlaut: bool = False) -> str:
        pairs = [draw.choice(_CONSONANTS) + draw.choice(_VOWELS) for _ in range(5)]
        return "".join(pairs) + ("äß" if umlaut else "") + draw.choice(_CONSONANTS)

    def name() -> str:
        return f"{word().capitalize()} {word(umlaut=True).capitalize()}"

    def letters(count: int) -> str:
        return "".join(draw.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(count))

    def digits(count: int) -> str:
        return "".join(draw.choice("123456789") for _ in range(count))

    return Canaries(
        stranger=name(),
        owner=name(),
        contact=name(),
        child=name(),
        phone=f"+49 {digits(3)} {digits(8)}",
        email=f"{word()}.{word()}@{word()}.example",
        account_email=f"{word()}@{word()}.example",
        street=f"{word(umlaut=True).capitalize()}weg {digits(2)}",
        town=word(umlaut=True).capitalize(),
        foreign_serial=f"G0{letters(14)}",
        own_serial=f"G0{letters(14)}",
        foreign_customer=f"A{letters(13)}",
        own_customer=f"A{letters(13)}",
        wifi=f"{word()}-{word()}",
        address_v4=f"91.{draw.randint(100, 250)}.{draw.randint(100, 250)}.{draw.randint(100, 250)}",
        device=word(umlaut=True).capitalize(),
        thing=f"{word().capitalize()} {word()}",
        skill=word().capitalize(),
        phrase=f"{word()} {word(umlaut=True)} {word()}",
        own_phrase=f"{word()} {word()}",
        loose_phrase=f"{word()} {word()}",
        folder=f"{word()} {word(umlaut=True)}",
        file=f"{word()}_{word()}",
        document=f"{word()} {word()}",
        comment=f"{word()} {word()}",
        tag=f"{word()} {word()}",
        password=word(),
        address_book=f"{word()} {word()}",
    )


def watermark(seed: int) -> NDArray[np.int16]:
    """A pattern of samples, int16 [48], that no other sound has."""
    return np.random.default_rng(seed + 77).integers(-9000, 9000, _MARK_LENGTH).astype(np.int16)
