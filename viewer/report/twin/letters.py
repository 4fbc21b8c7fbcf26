# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Invented words and numbers in place of words and numbers: as long, written alike, one for each, always the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from viewer.report.twin.cipher import Cipher

VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_SPELLED = {"ß": "ss", "æ": "ae", "ø": "oe"}
_UMLAUT = "\u0308"
_IDS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_HEX = "0123456789abcdef"
_DIGITS = "0123456789"
_WALKS = 64
_SERIAL = 12
_ACCOUNT = 25
_BLOCK = 32
_MOST_KNOWN = 10_000


class _Letter(NamedTuple):
    plain: str
    is_upper: bool
    has_umlaut: bool


def _letters(word: str) -> list[_Letter]:
    """The letters of a word as they count: without case, accents, and what tells Müller, Mueller and Muller apart."""
    found: list[_Letter] = []
    for written in unicodedata.normalize("NFC", word):
        upper, low = written.isupper(), written.casefold()
        bare = unicodedata.normalize("NFKD", _SPELLED.get(low, low))
        marks = [one for one in bare if unicodedata.combining(one)]
        for one in (one for one in bare if not unicodedata.combining(one)):
            before = found[-1].plain if found else ""
            if one == "e" and before in ("a", "o", "u") and not marks:
                continue
            if one == "a" == before:
                continue
            found.append(_Letter(one, upper, _UMLAUT in marks))
    return found


def folded(word: str) -> str:
    """A word as names are compared: without case, accents, and the difference between Müller, Mueller and Muller."""
    return "".join(letter.plain for letter in _letters(word))


def _alphabet(letter: str) -> str:
    if letter in VOWELS:
        return VOWELS
    if letter in CONSONANTS:
        return CONSONANTS
    start = ord(letter) // _BLOCK * _BLOCK
    kind = unicodedata.category(letter)
    alike = [chr(at) for at in range(start, start + _BLOCK) if unicodedata.category(chr(at)) == kind]
    return "".join(one for one in alike if one.casefold() == one) if letter.casefold() == letter else letter


class Letters:
    """Replaces words, numbers and ids by a cipher. `taken` says which words must not come out: those that stay."""

    def __init__(self, cipher: Cipher, taken: Callable[[str], bool]) -> None:
        self._cipher = cipher
        self._taken = taken
        self._known: dict[str, str] = {}

    def word(self, word: str) -> str:
        """An invented word: letters for letters, vowels for vowels, case and umlauts as they were."""
        letters = _letters(word)
        made = self.plain_word("".join(letter.plain for letter in letters))
        out = []
        for one, letter in zip(made, letters, strict=True):
            marked = unicodedata.normalize("NFC", one + _UMLAUT) if letter.has_umlaut and one in "aou" else one
            out.append(marked.upper() if letter.is_upper else marked)
        return "".join(out)

    def plain_word(self, word: str) -> str:
        """The same for a word that is folded already."""
        if not word:
            return word
        alphabets = [_alphabet(letter) for letter in word]
        if not all(letter in alphabet for letter, alphabet in zip(word, alphabets, strict=True)):
            return self._rolled(word)
        radices = [len(alphabet) for alphabet in alphabets]
        values = [alphabet.index(letter) for letter, alphabet in zip(word, alphabets, strict=True)]
        made = word
        for _ in range(_WALKS):
            values = self._cipher.replaced(values, radices, "word")
            made = "".join(alphabet[value] for value, alphabet in zip(values, alphabets, strict=True))
            if not self._taken(made):
                break
        return made

    def _rolled(self, word: str) -> str:
        """For what is no letter of an alphabet known here: letters of Latin, by the key."""
        number = self._cipher.number("rolled", word)
        return "".join(_ALL[number // 26**at % 26].lower() for at in range(len(word)))

    def digits(self, number: str) -> str:
        """Other digits; leading zeros stay, and the first other digit is none."""
        bare = number.lstrip("0")
        if not bare or not bare.isascii():
            return number if bare == "" else number[: len(number) - len(bare)] + "7" * len(bare)
        radices = [9] + [10] * (len(bare) - 1)
        values = [int(bare[0]) - 1, *map(int, bare[1:])]
        first, *rest = self._cipher.replaced(values, radices, "digits")
        return number[: len(number) - len(bare)] + str(first + 1) + "".join(map(str, rest))

    def identity(self, token: str) -> str:
        """Another id of the same kind: hexadecimal digits for such, else digits for digits and letters for letters.

        Case is as it was; in long ids O counts as 0 and I as 1, as people mistake them, and the first letter stays in
        those that begin with A, since that makes them customer numbers.
        """
        if len(token) >= 8 and re.fullmatch("[0-9a-f]+|[0-9A-F]{32}", token):
            made = self._by(token.lower(), [_HEX] * len(token), "hex")
            return made.upper() if token.isupper() else made
        plain = token.upper()
        if len(token) >= _SERIAL and token == plain:
            plain = plain[0] + plain[1:].replace("O", "0").replace("I", "1")
        keeps = len(token) in range(_SERIAL, _ACCOUNT) and plain[0] == "A"
        alphabets = [_DIGITS if one.isdigit() else _ALL if at == 0 else _IDS for at, one in enumerate(plain)]
        if keeps:
            alphabets[0] = "A"
        elif len(token) < _SERIAL:
            alphabets = [_DIGITS if one.isdigit() else _ALL for one in plain]
        if plain not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[plain] = self._by(plain, alphabets, "id")
        made = self._known[plain]
        return "".join(one.lower() if was.islower() else one for one, was in zip(made, token, strict=True))

    def _by(self, token: str, alphabets: list[str], purpose: str) -> str:
        alphabets = [abc if one in abc else abc + one for one, abc in zip(token, alphabets, strict=True)]
        values = [abc.index(one) for one, abc in zip(token, alphabets, strict=True)]
        made = self._cipher.replaced(values, [len(abc) for abc in alphabets], purpose)
        return "".join(abc[value] for abc, value in zip(alphabets, made, strict=True))
