# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The payload of an evidence bag: a case as a few files of JSON, without a serial number, a name or a spoken word.

What may go out is listed here field by field; a field or an act that the program learns later stays in until somebody
lists it. Groups get opaque labels (`device-1`), the same in every file of a bag.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace

from viewer.case.enclosure import Content
from viewer.case.finding import Finding, Standing
from viewer.case.journal import Line
from viewer.case.matter import Step
from viewer.case.message import Message
from viewer.report.case_uco import investigation
from viewer.report.holdings import HeldEntry, Holdings

_WORD = re.compile(r"[a-z][a-z0-9_-]{0,40}")
_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+")
_NUMBERS = frozenset(
    {"parts", "entries", "recordings", "transcripts", "findings", "seconds", "characters", "devices", "places", "step"}
    | {"lines", "bytes", "files", "steps", "events", "voices"}
)
_ENTRY = tuple(field.name for field in fields(HeldEntry))
_LINE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_TEXTS = {
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "digest": re.compile(r"[0-9a-f]{64}"),
    "recording": re.compile(r"r[0-9a-f]{12}"),
    "conclusion": re.compile(r"report_suggested|worth_a_look|no_sign|cannot_tell"),
    "decision": re.compile(
        r"|mine|household|not-mine|unsure|merge|split|(explains|excludes|reopens):[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+"
    ),
    "kind": re.compile(r"controller|complaint|tip|press|support"),
    "language": re.compile(r"de|en"),
    "ticked": re.compile("|".join(Step)),
    "what": re.compile("|".join(Content)),
    "key": re.compile(r"[0-9a-f]{64}"),
}


def payload(held: Holdings) -> dict[str, bytes]:
    """The files of a bag's payload by their names, letters aside. The same holdings give the same bytes."""
    held = replace(held, journal=tuple(_redacted(line) for line in held.journal))
    labels = labels_of(held)
    plain = {
        "export.json": {"formats": list(held.formats), "parts": [asdict(part) for part in held.parts]},
        "findings.json": _findings(held, labels),
        "exposure.json": {
            "recordings": held.recordings,
            "recordings_opened": held.exposure.recordings,
            "seconds_heard": held.exposure.seconds,
            "characters_read": held.exposure.characters,
        },
        "program.json": {
            "program": "Notmine",
            "version": held.version,
            "rules_version": held.rules_version,
            "rules": list(held.rules),
            "instruments": [{"name": name, "version": version} for name, version in held.instruments],
        },
    }
    files = {name: _pages(value) for name, value in plain.items()}
    files["entries.jsonl"] = _lines(_entry(entry) for entry in held.entries)
    files["journal.jsonl"] = _lines(asdict(line) for line in held.journal)
    files["investigation.jsonld"] = _graph(investigation(held))
    return files


def labels_of(held: Holdings) -> dict[str, str]:
    """The opaque label of each group, by the group (`device:...`), counted within each kind.

    Those that do not fit come first, the largest of them first, so they have the same numbers as in the letters.
    """
    counted: dict[str, int] = {}
    labels = {"export": "export"}
    for row in sorted(held.groups, key=lambda one: (one.standing != Standing.INCONSISTENT, -one.recordings, one.group)):
        counted[row.kind] = counted.get(row.kind, 0) + 1
        labels[row.group] = f"{row.kind}-{counted[row.kind]}"
    return labels


def _pages(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _lines(values: Iterable[object]) -> bytes:
    return b"".join(_LINE(value).encode() + b"\n" for value in values)


def _graph(document: Mapping[str, object]) -> bytes:
    """JSON with one node of the graph a line, which is quick to write and can be read."""
    nodes = document["@graph"]
    if not isinstance(nodes, list):
        raise TypeError("a document has a graph")
    told = ",\n".join(map(_LINE, nodes))
    return f'{{"@context":{_LINE(document["@context"])},"@graph":[\n{told}\n]}}\n'.encode()


def _entry(entry: HeldEntry) -> dict[str, object]:
    """Fields that say nothing are left out."""
    told = ((name, getattr(entry, name)) for name in _ENTRY)
    return {name: value for name, value in told if value or name in ("part", "bytes", "sha256")}


def _findings(held: Holdings, labels: Mapping[str, str]) -> dict[str, object]:
    groups = [
        {
            "group": labels[row.group],
            "recordings": row.recordings,
            "audio_seconds": round(row.audio_seconds, 1),
            "first": row.first or "",
            "last": row.last or "",
            "standing": row.standing,
            "strength": f"S{int(row.strength)}",
            "decision": row.decision or "",
        }
        for row in held.groups
    ]
    return {
        "conclusion": held.conclusion.value,
        "reasons": list(held.reasons),
        "groups_judged": held.groups_judged,
        "expected_by_chance": held.chance,
        "groups": groups,
        "findings": [_finding(number, one, labels) for number, one in enumerate(held.findings)],
    }


def _finding(number: int, one: Finding, labels: Mapping[str, str]) -> dict[str, object]:
    return {
        "number": number,
        "rule": one.rule,
        "group": labels.get(one.subject, "other"),
        "direction": one.direction.value,
        "strength": one.strength.name,
        "family": one.family if _WORD.fullmatch(one.family) else "",
        "first_day": one.first_day,
        "last_day": one.last_day,
        "says": _said(one.text),
        "innocent": [_key(said) for said in one.innocent],
        "applies": [_key(said) for said in one.explained],
        "observations": len(one.evidence),
    }


def _said(said: Message) -> dict[str, object]:
    """The key of a sentence and the numbers in it; whatever else fills its gaps may be a name."""
    numbers = {name: value for name, value in said.params if isinstance(value, int | float)}
    return {"key": _key(said), "numbers": numbers}


def _key(said: Message) -> str:
    return said.key if _KEY.fullmatch(said.key) else ""


def _redacted(line: Line) -> Line:
    """A line as it is where all it tells is known to be no content; else without its detail, which stays behind."""
    try:
        told = json.loads(line.detail or "")
    except ValueError:
        told = None
    known = isinstance(told, dict) and _WORD.fullmatch(line.act) and all(_is_told(*one) for one in told.items())
    return line if known else Line(line.number, line.at, line.act if _WORD.fullmatch(line.act) else "", None, line.hash)


def _is_told(name: str, value: object) -> bool:
    if isinstance(value, int | float):
        return name in _NUMBERS
    allowed = _TEXTS.get(name)
    return isinstance(value, str) and allowed is not None and allowed.fullmatch(value) is not None
