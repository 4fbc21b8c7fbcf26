# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Account facts that tell of a household, from rows and JSON objects, with a bound on each kind for one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from viewer.case.reading import AccountFact, FactKind
from viewer.importers.dates import iso_date
from viewer.importers.dating import day_of
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

    def say(self, kind: FactKind, value: str, day: str = "", **detail: str) -> bool:
        """Note one statement; False where there is nothing to note. `day` is for what has a first and a last time."""
        told = " ".join(value.split())
        if not told or len(told) > _LONGEST:
            return False
        key = (kind, told, tuple((name, text) for name, text in detail.items() if text and len(text) <= _LONGEST))
        if key not in self.counts:
            if self._kinds[kind] >= _MOST.get(kind, _MOST_OTHERS):
                return True
            self._kinds[kind] += 1
        self.counts[key] += 1
        if day:
            span = self._spans.setdefault(key, [day, day])
            span[0], span[1] = min(span[0], day), max(span[1], day)
        return True

    def place(self, value: str, **detail: str) -> None:
        """Note one position in time."""
        if self._seen % self._stride == 0:
            self._positions.append((FactKind.POSITION, value, tuple((n, text) for n, text in detail.items() if text)))
            if len(self._positions) >= 2 * _MOST_POSITIONS:
                self._positions, self._stride = self._positions[::2], 2 * self._stride
        self._seen += 1

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

    @property
    def is_telling(self) -> bool:
        """Whether any column can give such a fact."""
        return bool(self.columns.keys() & _TELLING) or {Trace.LATITUDE, Trace.LONGITUDE} <= self.columns.keys()

    def add(self, row: Sequence[str], when: str) -> bool:
        """Read one row of cleaned cells that is dated `when` (as written, may be empty); whether it said anything."""
        told = {meaning: row[at] for meaning, at in self.columns.items() if at < len(row) and row[at]}
        if not told.keys() & _TELLING and Trace.LATITUDE not in told:
            return False
        said = [self._zone(told), self._network(told, when), self._position(told, when), self._home(told)]
        said += [self._service(told), self._payment(told), self._child(told)]
        return any(said)

    def _zone(self, told: dict[Trace, str]) -> bool:
        zone = time_zone(told.get(Trace.TIME_ZONE, ""))
        detail = {"serial": told.get(Trace.SERIAL, ""), "column": self._column(Trace.TIME_ZONE)}
        return bool(zone) and self.into.say(FactKind.TIME_ZONE, zone, **detail)

    def _network(self, told: dict[Trace, str], when: str) -> bool:
        address, wifi = public_address(told.get(Trace.IP, "")), told.get(Trace.WIFI, "")
        serial = told.get(Trace.SERIAL, "")
        said = False
        for kind, value in (("ip", address), ("wifi", wifi)):
            if value:
                said |= self.into.say(FactKind.NETWORK, value, day_of(when), type=kind, serial=serial)
        return said

    def _position(self, told: dict[Trace, str], when: str) -> bool:
        where = position(told.get(Trace.LATITUDE, ""), told.get(Trace.LONGITUDE, ""))
        if where:
            accuracy = metres(told.get(Trace.ACCURACY, ""))
            self.into.place(where, at=iso_date(when), accuracy_m=accuracy, serial=told.get(Trace.SERIAL, ""))
        return bool(where)

    def _home(self, told: dict[Trace, str]) -> bool:
        said = False
        if Trace.SKILL in told:
            status, since = told.get(Trace.STATUS, ""), iso_date(told.get(Trace.ENABLED, ""))
            said |= self.into.say(FactKind.SKILL, told[Trace.SKILL], status=status, since=since)
        for word in told.get(Trace.WAKE_WORD, "").casefold().split(",")[:5]:
            if word.strip(" []\"'").isalpha():
                said |= self.into.say(FactKind.WAKE_WORD, word.strip(" []\"'"), serial=told.get(Trace.SERIAL, ""))
        for meaning, kind in ((Trace.ROOM, "room"), (Trace.GROUP, "group"), (Trace.THING, "thing")):
            if meaning in told:
                said |= self.into.say(FactKind.SMART_HOME, told[meaning], type=kind)
        return said

    def _service(self, told: dict[Trace, str]) -> bool:
        if Trace.SERVICE not in told:
            return False
        kind = kind_of_service(self._column(Trace.SERVICE)) or self._kind_of_service
        dates = {"since": iso_date(told.get(Trace.BEGAN, "")), "until": iso_date(told.get(Trace.ENDED, ""))}
        account = told.get(Trace.ACCOUNT, "")
        return self.into.say(FactKind.LINKED_SERVICE, told[Trace.SERVICE], type=kind, account=account, **dates)

    def _payment(self, told: dict[Trace, str]) -> bool:
        words, digits = told.get(Trace.PAYMENT, ""), last_digits(told.get(Trace.DIGITS, ""))
        said = bool(digits) and self.into.say(FactKind.PAYMENT, digits, type=instrument_kind(words))
        for ending, kind in endings(words):
            said |= self.into.say(FactKind.PAYMENT, ending, type=kind)
        return said

    def _child(self, told: dict[Trace, str]) -> bool:
        kind = child_type(told.get(Trace.PROFILE_TYPE, ""))
        if not kind and Trace.PROFILE_TYPE not in told and Trace.PROFILE in told:
            kind = "child" if tells_of_children(self.into.source) or child_type(self._column(Trace.PROFILE)) else ""
        if not kind:
            return False
        column = self._column(Trace.PROFILE_TYPE) or self._column(Trace.PROFILE)
        return self.into.say(FactKind.CHILD_PROFILE, told.get(Trace.PROFILE, "") or kind, type=kind, column=column)

    def _column(self, meaning: Trace) -> str:
        return self.header[self.columns[meaning]] if meaning in self.columns else ""
