# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""JSON documents: voice history records, older activities, and what any object says about the account."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from viewer.case.message import message
from viewer.case.reading import AccountFact, FactKind
from viewer.importers.columns import fields_of
from viewer.importers.dates import Stamp, parse_instant
from viewer.importers.dating import Dating, dated_columns
from viewer.importers.facts import FactCounter
from viewer.importers.names import record_key_in
from viewer.importers.records import VOICE_PATH, DocumentReading, utterance_of
from viewer.importers.spoken import Spoken
from viewer.importers.tables import clean, normal
from viewer.importers.traces import TraceReader, Traces

_SURE = ("transcriptText", "transcript", "utteranceText", "utterance")
_LIKELY = (*_SURE, "summary", "text")
_TIMES = ("timestamp", "creationTimestamp", "utteranceCreationDate", "creationDate", "time", "date")


def read_json(text: str, source: str) -> DocumentReading:
    """Read a JSON document, or several objects one a line."""
    try:
        whole = json.loads(text)
    except RecursionError:
        return DocumentReading(refused=message("importers.bad_json"))
    except ValueError:
        whole = _by_line(text)
        if whole is None:
            return DocumentReading(refused=message("importers.bad_json"))
    reading, traces, dating = DocumentReading(), Traces(source), Dating((), ())
    counters: dict[tuple[str, ...], tuple[FactCounter, bool, tuple[int, ...]]] = {}
    records: dict[int, bool] = {}
    dated: set[int] = set()
    for number, (node, record) in enumerate(_objects(whole), 1):
        _expand(node)
        lines = _spoken(node, source, number)
        reading.lines += lines
        flat = {key: clean(str(value)) for key, value in node.items() if isinstance(value, str | int | float)}
        header, row = tuple(flat), tuple(flat.values())
        if header not in counters:
            made = FactCounter(source, header, fields_of(header), traces)
            counters[header] = made, made.is_telling, dated_columns(header)
        counter, is_telling, places = counters[header]
        when = next((row[place] for place in places if dating.day(row[place])), "")
        day = dating.day(when)
        if record not in dated and dating.count(day):
            dated.add(record)
        said = (is_telling and counter.add(row, when, day)) or _setting(node, reading, traces)
        if flat or lines:
            records[record] = records.get(record, False) or said or bool(lines) or record in dated
    reading.facts += [fact for counter, _, _ in counters.values() for fact in counter.facts()] + traces.facts()
    reading.rows, reading.understood, reading.months = len(records), sum(records.values()), dating.months()
    return reading


def _setting(node: dict[str, object], reading: DocumentReading, traces: Traces) -> bool:
    """What a pair of `settingKey` and `value` says; whether it said anything."""
    key, value = normal(str(node.get("settingKey", ""))), node.get("value")
    if not key or not value or not isinstance(value, str | int):
        return False
    if key.endswith("locales"):
        reading.facts.append(AccountFact(FactKind.LOCALE, str(value), traces.source))
        return True
    header = ("timeZone",) if "timezone" in key else ("wakeWord",) if "wakeword" in key else ()
    return bool(header) and TraceReader(header, traces).add((clean(str(value)),), "", "")


def _by_line(text: str) -> list[object] | None:
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()] or None
    except (ValueError, RecursionError):
        return None


def _objects(whole: object) -> Iterator[tuple[dict[str, object], int]]:
    """Every object of the document in reading order, but the items of a voice history record, with the record that it
    belongs to: records are the members of the outermost lists, and 0 is what lies around them."""
    stack, last = [(whole, 0)], 0
    while stack:
        node, record = stack.pop()
        if isinstance(node, dict):
            yield node, record
            inner = [value for key, value in node.items() if key not in ("voiceHistoryRecordItems", "device")]
            stack.extend((value, record) for value in reversed(inner) if isinstance(value, dict | list))
        elif isinstance(node, list):
            members = [value for value in node if isinstance(value, dict | list)]
            if record:
                stack.extend((value, record) for value in reversed(members))
            else:
                numbered = list(enumerate(members, last + 1))
                last += len(members)
                stack.extend((value, number) for number, value in reversed(numbered))


def _expand(node: dict[str, object]) -> None:
    """Older activities keep their words in a JSON text inside the JSON."""
    inner = node.get("description")
    if isinstance(inner, str) and inner.startswith("{") and "utteranceId" in node:
        try:
            said = json.loads(inner)
        except (ValueError, RecursionError):
            return
        if isinstance(said, dict):
            node.setdefault("summary", said.get("summary"))


def _spoken(node: dict[str, object], source: str, number: int) -> list[Spoken]:
    """The spoken lines of one JSON object: a voice history record, an older activity, or any text with a time."""
    items = node.get("voiceHistoryRecordItems")
    if isinstance(items, list):
        return _history(node, items, source, number)
    is_voice = "utteranceId" in node or VOICE_PATH.search(source) is not None
    text, when = _text(node, _LIKELY if is_voice else _SURE), _time(node)
    if not text or (when is None and "utteranceId" not in node):
        return []
    return [_line(text, when, node, source, f"record {number}")]


def _history(node: dict[str, object], items: list[object], source: str, number: int) -> list[Spoken]:
    found = []
    for place, item in enumerate(items, 1):
        if not isinstance(item, dict) or str(item.get("recordItemType", "")).startswith("ALEXA"):
            continue
        text = clean(str(item.get("transcriptText") or ""))
        if text:
            when = _time(item) or _time(node)
            merged = {**node, **{key: value for key, value in item.items() if value}}
            found.append(_line(text, when, merged, source, f"record {number}, item {place}"))
    return found


def _line(text: str, when: datetime | None, node: dict[str, object], source: str, position: str) -> Spoken:
    device = node.get("device")
    name = device.get("deviceName") if isinstance(device, dict) else node.get("deviceName")
    key = record_key_in(str(node.get("recordKey") or node.get("key") or node.get("id") or ""))
    account = node.get("customerId") or node.get("registeredCustomerId") or (key[0] if key else None)
    moment = when or (key[1] if key else None)
    stamp = Stamp(moment.replace(tzinfo=None), None, 0, 0, 0.001) if moment else None
    return Spoken(
        text,
        source,
        position,
        stamp,
        moment.timestamp() if moment else None,
        0.001,
        utterance_of(str(node.get("utteranceId") or "")),
        clean(str(name or "")) or None,
        str(account) if account else None,
    )


def _text(node: dict[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        value = node.get(name)
        if isinstance(value, str) and clean(value):
            return clean(value)
    return ""


def _time(node: dict[str, object]) -> datetime | None:
    for name in _TIMES:
        value = node.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and 10**9 <= value < 10**13:
            return datetime.fromtimestamp(value / (1000 if value >= 10**12 else 1), UTC)
        if isinstance(value, str) and (found := parse_instant(value)) is not None:
            return found
    return None
