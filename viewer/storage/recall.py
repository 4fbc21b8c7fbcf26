# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Gives back what was read and measured."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from sys import intern

from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind, Part, weight_of
from viewer.case.observation import Observation, Value
from viewer.case.reading import AccountFact, Coverage, FactKind
from viewer.case.recording import Link, LinkKind, Recording, TimeSource, Transcript
from viewer.case.sound import SoundTraits
from viewer.storage.case_file import CaseFile
from viewer.storage.notes import load_notes, notes_from_json
from viewer.storage.values import message_from_json
from viewer.storage.walking import Places, Row

_ENTRIES = (
    "SELECT e.path, e.part, e.size, e.packed, e.kind, e.sha256, e.modified, e.maker, e.flaw, o.measured FROM entry e"
    " LEFT JOIN observation o ON o.subject = e.path AND o.instrument = 'archive'"
)
_DISPOSITION_BYTES = 400


def load_inventory(case: CaseFile) -> Inventory:
    """The inventory as kept, with the SHA-256 of every entry that was read, fetched from the case while it is walked
    or looked into. Raises Problem, then too, where the file is damaged."""
    notes = load_notes(case)
    rows = case.ask("SELECT name, path, bytes, sha256 FROM part ORDER BY name")
    parts = tuple(Part(name, Path(path), size, sha, notes.get(name, ())) for name, path, size, sha in rows)
    return Inventory(parts, Places(case).entries(_ENTRIES, _entry, weight_of))


def _entry(row: Row) -> Entry:
    path, part, size, packed, kind, sha, modified, maker, flaw, notes = row
    told = notes_from_json(notes) if notes else ()
    return Entry(path, part, size, packed, Kind(kind), sha, modified, maker, message_from_json(flaw), told)


def load_dispositions(case: CaseFile) -> Sequence[Disposition]:
    """What became of every entry, by path, fetched from the case while it is walked."""
    return Places(case).others("SELECT e.path, e.fate, e.reason FROM entry e", _disposition, _DISPOSITION_BYTES)


def _disposition(row: Row) -> Disposition:
    path, fate, reason = row
    return Disposition(path, Fate(fate), message_from_json(reason) if reason else None)


def load_coverage(case: CaseFile) -> Iterator[Coverage]:
    """How much of each document was understood, as it was kept."""
    for one in load_observations(case, "coverage"):
        months = one.values.get("months")
        told = [(month, n) for month, n in months.items() if isinstance(n, int)] if isinstance(months, dict) else []
        rows, understood, service = (one.values.get(name) for name in ("rows", "understood", "service"))
        if isinstance(rows, int) and isinstance(understood, int):
            yield Coverage(one.subject, rows, understood, tuple(told), str(service or ""))


def load_account_facts(case: CaseFile) -> tuple[AccountFact, ...]:
    """What the export's own files say about an account."""
    rows = case.ask("SELECT kind, value, source, count, detail FROM account_fact ORDER BY number")
    return tuple(
        AccountFact(FactKind(kind), value, source, count, tuple((n, v) for n, v in json.loads(detail)))
        for kind, value, source, count, detail in rows
    )


def load_observations(case: CaseFile, instrument: str) -> Iterator[Observation]:
    """The measurements of one instrument, without their bulk data."""
    rows = case.reader.execute("SELECT subject, version, measured FROM observation WHERE instrument = ?", (instrument,))
    for subject, version, measured in rows:
        yield Observation(subject, instrument, version, json.loads(measured))


def load_recordings(case: CaseFile) -> Iterator[Recording]:
    """The recordings, in order of their entries."""
    rows = case.reader.execute(
        "SELECT r.id, e.path, r.captured_at, r.time_source, r.device, r.device_type, r.account, r.language,"
        " r.utterance_id, r.batch FROM recording r JOIN entry e ON e.number = r.number ORDER BY r.number"
    )
    for key, entry, at, source, device, kind, account, language, utterance, batch in rows:
        when = datetime.fromisoformat(at) if at else None
        told = (intern(device) or None, kind, intern(account) or None, language, utterance, intern(batch))
        yield Recording(key, entry, when, TimeSource(source), *told)


def load_transcripts(case: CaseFile) -> tuple[Transcript, ...]:
    """The transcripts, in the order read."""
    return _transcripts(case, "SELECT * FROM transcript ORDER BY number")


def load_unlinked(case: CaseFile, expression: str | None) -> tuple[Transcript, ...]:
    """The transcripts without a recording; `expression` is a full-text expression or None for all."""
    if expression is None:
        return _transcripts(case, "SELECT * FROM transcript WHERE recording IS NULL ORDER BY number")
    found = "SELECT rowid FROM said WHERE said MATCH ?"
    sql = f"SELECT * FROM transcript WHERE recording IS NULL AND number IN ({found}) ORDER BY number"  # noqa: S608
    return _transcripts(case, sql, expression)


def _transcripts(case: CaseFile, sql: str, *values: str) -> tuple[Transcript, ...]:
    return tuple(
        Transcript(
            id=row[1],
            text=row[2],
            source=row[3],
            position=row[4],
            said_at=datetime.fromisoformat(row[5]) if row[5] else None,
            said_local=row[6],
            precision_s=row[7],
            ambiguous=bool(row[8]),
            utterance_id=row[9],
            device_name=row[10],
            account=row[11],
        )
        for row in case.ask(sql, *values)
    )


def load_links(case: CaseFile) -> tuple[Link, ...]:
    """The links between transcripts and recordings."""
    rows = case.ask(
        "SELECT t.id, r.id, r.link, r.confidence FROM recording r JOIN transcript t ON t.number = r.transcript"
    )
    return tuple(Link(transcript, recording, LinkKind(kind), sure) for transcript, recording, kind, sure in rows)


def load_signal(case: CaseFile) -> dict[str, dict[str, Value]]:
    """What the export as a whole is measured by: format and speech of every measured recording, by entry path."""
    rows = case.reader.execute(
        "SELECT e.path, r.sample_rate, r.channels, r.codec, r.speech_s FROM recording r JOIN entry e"
        " ON e.number = r.number WHERE r.duration_s IS NOT NULL ORDER BY r.number"
    )
    return {
        path: {"sample_rate": rate, "channels": channels, "codec": codec and intern(codec), "speech_s": speech}
        for path, rate, channels, codec, speech in rows
    }


def load_sounds(case: CaseFile) -> Iterator[SoundTraits]:
    """What is known of the sound of every measured recording, in their order."""
    rows = case.reader.execute(
        "SELECT e.path, r.sample_rate, r.channels, r.codec, r.duration_s, r.declared_s, o.measured ->> 'encoder',"
        " o.measured ->> 'silent_s' FROM recording r JOIN entry e ON e.number = r.number LEFT JOIN observation o"
        " ON o.subject = e.path AND o.instrument = 'signal' WHERE r.duration_s IS NOT NULL ORDER BY r.number"
    )
    for path, rate, channels, codec, duration, declared, encoder, silent in rows:
        yield SoundTraits(path, rate, channels, (codec and intern(codec)) or "", duration, declared, encoder, silent)
