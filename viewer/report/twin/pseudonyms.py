# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Text of any kind becomes invented text of the same shape; the same value becomes the same value everywhere."""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from viewer.case.facts import Facts
from viewer.report.twin import networks
from viewer.report.twin.calendar import Calendar
from viewer.report.twin.cipher import Cipher
from viewer.report.twin.letters import Letters, folded
from viewer.report.twin.lexicon import Column, Lexicon
from viewer.report.twin.moments import MONTH_WORDS, Moments
from viewer.report.twin.near import Near
from viewer.report.twin.tokens import COUNTED, GMAIL, PATTERNS, TOKENS, bare_serial, plain_email, words_of

_CAMEL = re.compile(r"[A-ZÄÖÜ]+(?![a-zäöüß])|[A-ZÄÖÜ]?[a-zäöüß]+|[^\W\d_]+")
_ESCAPED = re.compile(r"%(?:[0-9A-Fa-f]{2})")
_PHONE = re.compile(r"\+?[(\d][\d ()/.\-]{5,24}\d")
_KEPT = {Column.ZONE: r"(?:UTC|GMT)?\s?[+\-\u2212]?[\d:.]+|UTC|GMT", Column.FIGURE: r"\d{1,6}(?:\.\d{1,6})?"}
_MOST_KNOWN = 200_000


class Mode(StrEnum):
    """Where a text stands, which decides what of it is structure."""

    PATH = "path"
    TEXT = "text"
    NAME = "name"


@dataclass
class Pseudonyms:
    """Replaces by one key. `facts` are what the owner stated: their names never stay, and what is nearly one of them is
    nearly one of them in the twin. `counted` counts what was replaced, by kind."""

    cipher: Cipher
    lexicon: Lexicon
    calendar: Calendar
    facts: Facts
    counted: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        owner = self.facts.owner
        names = [*owner.names, *owner.emails, *(one for person in self.facts.household for one in person.names)]
        places = [*(place.city for place in self.facts.places), *(device.name for device in self.facts.devices)]
        self.stated_names = words_of(names)
        words = self.stated_names | words_of(places)
        self.letters = Letters(self.cipher, self._is_taken)
        self._near_words = Near((word for word in words if not self.lexicon.is_spoken(word)), self.letters.plain_word)
        ids = [*owner.customer_ids, *(bare_serial(device.serial) for device in self.facts.devices)]
        self._near_ids = Near((one.strip().upper() for one in ids), self._identity)
        self._known: dict[tuple[str, Mode], str] = {}
        self._emails = {plain_email(one): one for one in owner.emails}

    def _identity(self, token: str) -> str:
        return self.letters.digits(token) if token.isdigit() else self.letters.identity(token)

    def _is_taken(self, made: str) -> bool:
        return self.lexicon.is_spoken(made) or self.lexicon.is_structure(made) or made in MONTH_WORDS

    def text(self, text: str, mode: Mode = Mode.TEXT, day_first: bool = False) -> str:
        """The whole text replaced, token by token."""
        moments = Moments(self.calendar, day_first)
        return TOKENS.sub(lambda found: self._token(found, mode, moments), text)

    def path(self, path: str) -> str:
        """A path or file name replaced; provider's words, endings and numberings stay."""
        return "".join(
            part if _ESCAPED.fullmatch(part) and part[1] in "234567" else self.text(part.replace("%", "_"), Mode.PATH)
            for part in re.split(f"({_ESCAPED.pattern})", path)
            if part
        )

    def cell(self, cell: str, column: Column, day_first: bool = False) -> str:
        """A cell of a table, or a value of a key, by what its column holds."""
        if not cell or self.lexicon.is_phrase(cell):
            return cell
        bare = cell.strip()
        if column is Column.LOCALE and (found := re.fullmatch(r"([A-Za-z]{2,3})([-_].*)?", bare)):
            return cell if not found[2] else found[1] + self.text(found[2], Mode.NAME)
        if column is Column.PHONE and _PHONE.fullmatch(bare):
            return self._count("phones", networks.phone(cell, self.cipher))
        if column is Column.PAYMENT:
            parts = re.split(r"((?<!\d)\d{2,4}(?!\d))", cell)
            return "".join(self.ending(one) if at % 2 else self.text(one) for at, one in enumerate(parts))
        if column is Column.FIGURE and re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", bare):
            return cell
        if column in (Column.LATITUDE, Column.LONGITUDE):
            return self._coordinate(cell, column)
        if column is Column.ZONE and re.fullmatch(r"(?:UTC|GMT)?\s?[+\-\u2212]?[\d:.]+|UTC|GMT", bare):
            return cell
        if column is Column.TIME and re.fullmatch(r"1\d{9}", bare):
            return self._count("dates", str(self.calendar.epoch(int(bare))))
        mode = Mode.NAME if column in (Column.NAME, Column.EMAIL, Column.ID) else Mode.TEXT
        return self.text(cell, mode, day_first)

    def ending(self, digits: str) -> str:
        """Other last digits of a card or account."""
        return self._count("payments", networks.ending(digits, self.cipher))

    def _coordinate(self, cell: str, column: Column) -> str:
        try:
            return self._count("positions", networks.coordinate(cell.strip(), self.cipher, column.value))
        except ValueError:
            return self.text(cell)

    def _count(self, kind: str, made: str) -> str:
        self.counted[kind] += 1
        return made

    def _token(self, found: re.Match[str], mode: Mode, moments: Moments) -> str:
        kind, told = found.lastgroup or "", found[0]
        for name in PATTERNS:
            if found[name] is not None:
                kind = name
                break
        if kind == "date":
            made = moments.moved(found)
            return self._count("dates", made) if made is not None else self._plain(told, mode)
        if kind == "utterance":
            return self._utterance(found)
        key = (told, mode)
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._made(kind, told, mode)
        made = self._known[key]
        if made != told:
            self.counted[COUNTED[kind]] += 1
        return made

    def _made(self, kind: str, told: str, mode: Mode) -> str:
        if kind == "email":
            return self.email(told)
        if kind == "uuid":
            made = self.letters.identity(told[:36].replace("-", "").lower())
            dashed = "-".join((made[:8], made[8:12], made[12:16], made[16:20], made[20:]))
            return (dashed.upper() if told[:36].isupper() else dashed) + told[36:]
        if kind == "ip":
            return self._address(told, mode)
        if kind == "zone":
            return networks.zone(told, self.cipher)
        if kind == "clock":
            return self._clock(told)
        if kind == "epoch":
            seconds, part = divmod(int(told), 1000)
            return f"{self.calendar.epoch(seconds)}{part:03d}"
        return self._plain_one(kind, told, mode)

    def _plain_one(self, kind: str, told: str, mode: Mode) -> str:
        if kind == "id":
            is_known = len(told) < 6 and self.lexicon.is_structure(told)
            return told if is_known else self._near_ids.replaced(told.upper()) or self.letters.identity(told)
        if kind == "number":
            return told if mode is Mode.PATH and len(told) <= 2 else self.number(told)
        return self._worded(told, mode)

    def _plain(self, text: str, mode: Mode) -> str:
        """For what looked like a date and is none: letters and digits one by one."""
        return re.sub(
            r"[^\W\d_]+|\d+", lambda one: self._plain_one("number" if one[0].isdigit() else "word", one[0], mode), text
        )

    def number(self, digits: str) -> str:
        """Other digits, those of an id where a stated id is nearly the same."""
        return self._near_ids.replaced(digits) or self.letters.digits(digits)

    def _worded(self, word: str, mode: Mode) -> str:
        if len(word) == 1:
            return word
        plain = folded(word)
        if mode is Mode.PATH:
            return self._of_path(word, plain)
        if plain not in self.stated_names:
            is_spoken = mode is Mode.TEXT and (self.lexicon.is_spoken(word) or word.casefold() in MONTH_WORDS)
            if is_spoken or self.lexicon.is_ordinary(word):
                return word
        return self.word(word)

    def _of_path(self, word: str, plain: str) -> str:
        if self.lexicon.is_structure(word):
            return word
        if plain in self.stated_names:
            return self.word(word)
        parts = _CAMEL.findall(word)
        if len(parts) > 1 and any(len(part) > 2 and self.lexicon.is_structure(part) for part in parts):
            return "".join(part if self.lexicon.is_structure(part) else self.word(part) for part in parts)
        return self.word(word)

    def word(self, word: str) -> str:
        """An invented word, whatever it means."""
        near = self._near_words.replaced(folded(word))
        if near is None:
            return self.letters.word(word)
        return near.upper() if word.isupper() else near.capitalize() if word[0].isupper() else near

    def email(self, address: str) -> str:
        """Another e-mail address; providers' domains stay, and one that counts as a stated one still does."""
        stated = self._emails.get(plain_email(address))
        if stated is not None and stated != address:
            address = stated
        local, _, domain = address.partition("@")
        host = domain if domain.casefold() in GMAIL else self._host(domain)
        return f"{self.text(local, Mode.NAME)}@{host}"

    def _host(self, domain: str) -> str:
        *labels, top = domain.split(".")
        return ".".join([*(self.text(one, Mode.PATH) for one in labels), top])

    def _address(self, told: str, mode: Mode) -> str:
        try:
            ipaddress.ip_address(told)
        except ValueError:
            return self._plain(told, mode)
        return networks.address(told, self.cipher)

    def _clock(self, told: str) -> str:
        digits = re.split(r"(\d+)", told, maxsplit=2)
        hour = (int(digits[1]) + 1 + self.cipher.number("hour") % 22) % 24
        minute = int(digits[3][:2]) if len(digits) > 3 else 0
        minute = (minute + 1 + self.cipher.number("minute") % 58) % 60
        rest = re.sub(r"^\D*\d+\D\d\d", "", told)
        return f"{hour:0{len(digits[1])}d}{digits[2]}{minute:02d}{self._plain(rest, Mode.TEXT)}"

    def _utterance(self, found: re.Match[str]) -> str:
        told, kind = (found["uy"], found["um"], found["ud"]), found["kind"]
        kind = kind if kind == "TextClient" else self.letters.identity(kind)
        try:
            day = self.calendar.day(date(*map(int, told)))
            year, month, shown = f"{day:%Y}", f"{day:%m}", f"{day:%d}"
        except ValueError:
            year, month, shown = told
        self.counted["ids"] += 1
        self.counted["dates"] += 1
        return (
            f"{kind}{found['u1']}{year}{found['u2']}{month}{found['u3']}{shown}{found['u4']}"
            f"{self.serial(found['serial'])}{found['u5']}{found['u6'] or ''}"
        )

    def serial(self, serial: str) -> str:
        """Another serial number or customer number; one that is nearly a stated one still is."""
        return self._near_ids.replaced(serial.upper()) or self.letters.identity(serial)
