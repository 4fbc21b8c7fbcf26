# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Account facts from rows of tables and from JSON objects, counted by how many rows say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from viewer.case.reading import AccountFact, FactKind
from viewer.importers.columns import Field
from viewer.importers.dates import iso_date
from viewer.importers.documents import file_name
from viewer.importers.traces import TraceReader, Traces

_Key = tuple[FactKind, str, tuple[tuple[str, str], ...]]

_ID = re.compile(r"[A-Za-z0-9._:\-]{6,80}")
_SERIAL = re.compile(r"[A-Za-z0-9\-]{8,40}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PLAIN = {
    Field.EMAIL: FactKind.EMAIL,
    Field.PHONE: FactKind.PHONE,
    Field.LOCALE: FactKind.LOCALE,
    Field.MARKETPLACE: FactKind.MARKETPLACE,
    Field.CONTACT: FactKind.CONTACT,
}
_TELLING = frozenset(_PLAIN) | {
    Field.CUSTOMER_ID,
    Field.FIRST_NAME,
    Field.SERIAL,
    Field.CITY,
    Field.POSTCODE,
    Field.COUNTRY,
    Field.ADDRESS,
    Field.OPENED,
}
_SPOKEN = (Field.TEXT, Field.TIME, Field.UTTERANCE_ID)
_MOST = 5_000
_MOST_KNOWN = 10_000
_PERSONAL = re.compile(r"customer|profile|account|address|identity|kunde|konto", re.IGNORECASE)


class FactCounter:
    """Collects the facts of one document; the same statement is kept once, with the number of rows that make it.

    Of each kind the first 5,000 different statements are kept. `traces` gathers what is told of the household; where
    several counters read one document they share it, and it is asked for its facts once.
    """

    def __init__(self, source: str, header: Sequence[str], fields: Mapping[Field, int], traces: Traces) -> None:
        self.source = source
        self.traces = TraceReader(header, traces)
        self.header = header
        self.fields = fields
        self.is_contacts = "contact" in file_name(source).casefold() and Field.CONTACT not in fields
        has_owner = Field.CUSTOMER_ID in fields or _PERSONAL.search(file_name(source)) is not None
        self.names_owner = has_owner and not self.is_contacts
        self._counts: Counter[_Key] = Counter()
        self._kinds: Counter[FactKind] = Counter()
        self._places = tuple(sorted(self.fields[one] for one in Field if one in fields and one not in _SPOKEN))
        self._known: dict[tuple[str, ...], list[_Key]] = {}
        self._said: list[_Key] = []

    @property
    def is_telling(self) -> bool:
        """Whether any column can give a fact, so that the rows are worth reading."""
        registration = {Field.DEVICE_NAME, Field.SINCE} <= self.fields.keys()
        named = Field.NAME in self.fields and self.names_owner
        return bool(self.fields.keys() & _TELLING) or registration or named or self.traces.is_telling

    @property
    def columns(self) -> frozenset[int]:
        """The places of the cells that are read."""
        return frozenset((*self._places, *self.traces.columns.values()))

    def add(self, row: Sequence[str], when: str = "", day: str = "") -> bool:
        """Read one row of cleaned cells, dated `when` as written and thus on `day`; whether it said anything.

        Most rows of a long table repeat what another said, so what the same cells said is remembered.
        """
        traced = self.traces.add(row, when, day)
        cells = tuple([row[at] if at < len(row) else "" for at in self._places])
        keys = self._known.get(cells)
        if keys is None:
            keys = self._said = []
            self._read(row)
            if len(self._known) < _MOST_KNOWN:
                self._known[cells] = keys
        for key in keys:
            if key in self._counts or self._has_room(key[0]):
                self._counts[key] += 1
        return traced or bool(keys)

    def _has_room(self, kind: FactKind) -> bool:
        self._kinds[kind] += 1
        return self._kinds[kind] <= _MOST

    def _read(self, row: Sequence[str]) -> None:
        told = {meaning: row[at] for meaning, at in self.fields.items() if at < len(row) and row[at]}
        if self.is_contacts:
            self._contact(told)
            return
        self._device(told)
        self._person(told)
        self._place(told)
        for meaning, kind in _PLAIN.items():
            if meaning in told and (meaning is not Field.EMAIL or _EMAIL.fullmatch(told[meaning])):
                self._say(kind, told[meaning], column=self._column(meaning))

    def facts(self) -> list[AccountFact]:
        """What was said of persons, devices and places, in order of kind and value."""
        return [AccountFact(k, v, self.source, n, d) for (k, v, d), n in sorted(self._counts.items())]

    def _person(self, told: Mapping[Field, str]) -> None:
        customer = told.get(Field.CUSTOMER_ID, "")
        if _ID.fullmatch(customer):
            self._say(FactKind.CUSTOMER_ID, customer, namespace=namespace(customer, self._column(Field.CUSTOMER_ID)))
        name = told.get(Field.NAME) or " ".join(
            told[part] for part in (Field.FIRST_NAME, Field.LAST_NAME) if part in told
        )
        if name and self.names_owner:
            self._say(FactKind.NAME, name, column=self._column(Field.NAME if Field.NAME in told else Field.FIRST_NAME))
        opened = iso_date(told.get(Field.OPENED, ""))
        if opened:
            self._say(FactKind.ACCOUNT_OPENED, opened, column=self._column(Field.OPENED))

    def _device(self, told: Mapping[Field, str]) -> None:
        serial, name, since = (told.get(f, "") for f in (Field.SERIAL, Field.DEVICE_NAME, Field.SINCE))
        if (serial and not _SERIAL.fullmatch(serial)) or not ((serial or name) and (since or (serial and name))):
            return
        self._say(
            FactKind.DEVICE,
            serial or name,
            name=name,
            model=told.get(Field.MODEL, ""),
            type=told.get(Field.DEVICE_TYPE, ""),
            since=iso_date(since),
            until=iso_date(told.get(Field.UNTIL, "")),
            identified_by="serial" if serial else "name",
        )

    def _place(self, told: Mapping[Field, str]) -> None:
        city, postcode, country = (told.get(f, "") for f in (Field.CITY, Field.POSTCODE, Field.COUNTRY))
        if city or postcode or country:
            state = told.get(Field.STATE, "")
            self._say(FactKind.PLACE, city or postcode or country, postcode=postcode, state=state, country=country)
        if Field.ADDRESS in told:
            self._say(FactKind.PLACE, told[Field.ADDRESS], column=self._column(Field.ADDRESS))

    def _contact(self, told: Mapping[Field, str]) -> None:
        parts = (told.get(Field.FIRST_NAME, ""), told.get(Field.LAST_NAME, ""))
        name = told.get(Field.NAME) or " ".join(part for part in parts if part)
        email, phone = told.get(Field.EMAIL, ""), told.get(Field.PHONE, "")
        if name or email or phone:
            self._say(FactKind.CONTACT, name or email or phone, email=email, phone=phone)

    def _say(self, kind: FactKind, value: str, **detail: str) -> None:
        self._said.append((kind, value, tuple((name, said) for name, said in detail.items() if said)))

    def _column(self, meaning: Field) -> str:
        return self.header[self.fields[meaning]]


def namespace(customer_id: str, column: str) -> str:
    """A name for the kind of id, since only ids of the same kind can contradict each other."""
    if customer_id.startswith("amzn1."):
        return ".".join(customer_id.split(".")[:2])
    if re.fullmatch(r"A[0-9A-Z]{11,14}", customer_id):
        return "amazon_customer"
    return f"{column.casefold()}:{len(customer_id)}"


def merged(facts: Iterable[AccountFact]) -> tuple[AccountFact, ...]:
    """Facts with equal statements of one source added up, in a stable order."""
    counts: Counter[tuple[FactKind, str, str, tuple[tuple[str, str], ...]]] = Counter()
    for fact in facts:
        counts[fact.kind, fact.value, fact.source, fact.detail] += fact.count
    return tuple(
        AccountFact(kind, value, source, n, detail) for (kind, value, source, detail), n in sorted(counts.items())
    )
