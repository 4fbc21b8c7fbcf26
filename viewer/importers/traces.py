# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Account facts that tell of a household, from rows and JSON objects, with a bound on each kind for one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from viewer.case.reading import AccountFact, FactKind
from viewer.importers.columns import Field, fields_of
from viewer.importers.dates import iso_date
from viewer.importers.trace_cells import (
    child_type,
    endings,
    instrument_kind,
    last_digits,
    metres,
    position,
    public_address,
    time_zone,
)
from viewer.importers.trace_columns import Trace, kind_of_service, tells_of_children, traces_of

_Key = tuple[FactKind, str, tuple[tuple[str, str], ...]]

_MOST = {FactKind.NETWORK: 200, FactKind.TIME_ZONE: 200, FactKind.WAKE_WORD: 50, FactKind.PAYMENT: 200}
_MOST_OTHERS = 500
_MOST_POSITIONS = 5_000
_MOST_KNOWN = 10_000
_LONG_CELLS = 1_000
_LONGEST = 80
_TELLING = frozenset(Trace) - {
    Trace.LATITUDE,
    Trace.LONGITUDE,
    Trace.ACCURACY,
    Trace.STATUS,
    Trace.ENABLED,
    Trace.NAME,
    Trace.ACCOUNT,
    Trace.BEGAN,
    Trace.ENDED,
    Trace.SERIAL,
}


class Traces:
    """The traces of one document. Of more values than are kept the first stay; positions are thinned out evenly."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.counts: Counter[_Key] = Counter()
        self._kinds: Counter[FactKind] = Counter()
        self._spans: dict[_Key, list[str]] = {}
        self._positions: list[_Key] = []
        self._seen = 0
        self._stride = 1

    def say(self, key: _Key, day: str = "") -> None:
        """Note one statement. `day` is for what has a first and a last time."""
        if key not in self.counts:
            if self._kinds[key[0]] >= _MOST.get(key[0], _MOST_OTHERS):
                return
            self._kinds[key[0]] += 1
        self.counts[key] += 1
        if day and key[0] is FactKind.NETWORK:
            span = self._spans.setdefault(key, [day, day])
            span[0], span[1] = min(span[0], day), max(span[1], day)

    def place(self, value: str, when: str, accuracy: str, serial: str) -> None:
        """Note one position in time, `when` as written."""
        self._seen += 1
        if (self._seen - 1) % self._stride:
            return
        detail = (("at", iso_date(when)), ("accuracy_m", metres(accuracy)), ("serial", serial[:_LONGEST]))
        self._positions.append((FactKind.POSITION, value, tuple(pair for pair in detail if pair[1])))
        if len(self._positions) >= 2 * _MOST_POSITIONS:
            self._positions, self._stride = self._positions[::2], 2 * self._stride

    def facts(self) -> list[AccountFact]:
        """What was said, in order of kind and value."""
        found = self._positions
        places = Counter(found[:: 2 if len(found) > _MOST_POSITIONS else 1])
        told = [(*key, n) for key, n in (*self.counts.items(), *places.items())]
        return [AccountFact(k, v, self.source, n, d + self._when((k, v, d))) for k, v, d, n in sorted(told)]

    def _when(self, key: _Key) -> tuple[tuple[str, str], ...]:
        span = self._spans.get(key)
        return (("first", span[0]), ("last", span[1])) if span else ()


class TraceReader:
    """Reads rows under one header into the traces of their document."""

    def __init__(self, header: Sequence[str], into: Traces) -> None:
        self.header = header
        self.into = into
        self.columns = traces_of(tuple(header), into.source)
        self._kind_of_service = kind_of_service(into.source)
        self._names_customer = Field.CUSTOMER_ID in fields_of(tuple(header)) and self._column(Trace.SERVICE) == "Name"
        self._is_placed = {Trace.LATITUDE, Trace.LONGITUDE} <= self.columns.keys()
        placing = (Trace.LATITUDE, Trace.LONGITUDE, Trace.ACCURACY)
        self._places = tuple(at for meaning, at in self.columns.items() if meaning not in placing)
        self._known: dict[tuple[str, ...], list[_Key]] = {}
        self._said: list[_Key] = []

    @property
    def is_telling(self) -> bool:
        """Whether any column can give such a fact."""
        return bool(self.columns.keys() & _TELLING) or self._is_placed

    def add(self, row: Sequence[str], when: str, day: str) -> bool:
        """Read one row of cleaned cells that is dated `when` as written, on `day`; whether it said anything."""
        cells = tuple([row[at] if at < len(row) else "" for at in self._places])
        keys = self._known.get(cells)
        if keys is None:
            keys = self._said = []
            told = {meaning: row[at] for meaning, at in self.columns.items() if at < len(row) and row[at]}
            if told.keys() & _TELLING:
                self._read(told)
            if len(self._known) < _MOST_KNOWN and sum(map(len, cells)) < _LONG_CELLS:
                self._known[cells] = keys
        for key in keys:
            self.into.say(key, day)
        return (self._is_placed and self._position(row, when)) or bool(keys)

    def _position(self, row: Sequence[str], when: str) -> bool:
        latitude, longitude, accuracy, serial = (
            row[at] if at is not None and at < len(row) else ""
            for at in map(self.columns.get, (Trace.LATITUDE, Trace.LONGITUDE, Trace.ACCURACY, Trace.SERIAL))
        )
        where = position(latitude, longitude)
        if where:
            self.into.place(where, when, accuracy, serial)
        return bool(where)

    def _read(self, told: dict[Trace, str]) -> None:
        serial = told.get(Trace.SERIAL, "")
        zone = time_zone(told.get(Trace.TIME_ZONE, ""))
        self._say(FactKind.TIME_ZONE, zone, serial=serial, column=self._column(Trace.TIME_ZONE))
        self._say(FactKind.NETWORK, public_address(told.get(Trace.IP, "")), type="ip", serial=serial)
        self._say(FactKind.NETWORK, told.get(Trace.WIFI, ""), type="wifi", serial=serial)
        status, since = told.get(Trace.STATUS, ""), iso_date(told.get(Trace.ENABLED, ""))
        self._say(FactKind.SKILL, told.get(Trace.SKILL, ""), status=status, since=since)
        for word in told.get(Trace.WAKE_WORD, "").casefold().split(",")[:5]:
            bare = word.strip(" []\"'")
            self._say(FactKind.WAKE_WORD, bare if bare.replace(" ", "").isalpha() else "", serial=serial)
        for meaning, kind in ((Trace.ROOM, "room"), (Trace.GROUP, "group"), (Trace.THING, "thing")):
            self._say(FactKind.SMART_HOME, told.get(meaning, ""), type=kind)
        self._service(told)
        self._payment(told)
        self._child(told)

    def _service(self, told: dict[Trace, str]) -> None:
        if self._names_customer:
            return
        kind = kind_of_service(self._column(Trace.SERVICE)) or self._kind_of_service
        since, until = iso_date(told.get(Trace.BEGAN, "")), iso_date(told.get(Trace.ENDED, ""))
        detail = {"type": kind, "account": told.get(Trace.ACCOUNT, ""), "since": since, "until": until}
        self._say(FactKind.LINKED_SERVICE, told.get(Trace.SERVICE, ""), **detail)

    def _payment(self, told: dict[Trace, str]) -> None:
        words = told.get(Trace.PAYMENT, "")
        self._say(FactKind.PAYMENT, last_digits(told.get(Trace.DIGITS, "")), type=instrument_kind(words))
        for ending, kind in endings(words):
            self._say(FactKind.PAYMENT, ending, type=kind)

    def _child(self, told: dict[Trace, str]) -> None:
        kind, name = child_type(told.get(Trace.PROFILE_TYPE, "")), told.get(Trace.PROFILE, "")
        if name and Trace.PROFILE_TYPE not in told:
            is_child = tells_of_children(self.into.source) or child_type(self._column(Trace.PROFILE))
            kind = "child" if is_child else ""
        column = self._column(Trace.PROFILE_TYPE) or self._column(Trace.PROFILE)
        self._say(FactKind.CHILD_PROFILE, (name or kind) if kind else "", type=kind, column=column)

    def _say(self, kind: FactKind, value: str, **detail: str) -> None:
        told = " ".join(value.split())
        if told and len(told) <= _LONGEST:
            kept = tuple((name, text) for name, text in detail.items() if text and len(text) <= _LONGEST)
            self._said.append((kind, told, kept))

    def _column(self, meaning: Trace) -> str:
        return self.header[self.columns[meaning]] if meaning in self.columns else ""
