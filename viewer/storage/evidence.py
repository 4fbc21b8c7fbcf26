# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Keeps what was read and measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import apsw

from viewer.case.export import Disposition, Entry, Fate, Inventory
from viewer.case.journal import digest_of_parts
from viewer.case.message import Message
from viewer.case.observation import Observation
from viewer.case.reading import Reading
from viewer.case.recording import Recording, Transcript
from viewer.storage.case_file import CaseFile
from viewer.storage.journal import note_act
from viewer.storage.notes import keep_notes
from viewer.storage.values import dumps, message_to_json

MEASURED = (
    "duration_s",
    "declared_s",
    "sample_rate",
    "channels",
    "codec",
    "peak_db",
    "loudness_lufs",
    "clipped",
    "snr_db",
    "speech_s",
)


def keep_inventory(case: CaseFile, inventory: Inventory) -> None:
    """Keep what the survey listed, and that it is kept, both or neither; contents come later."""
    with case.writing() as connection:
        _keep_entries(connection, inventory)
        keep_notes(connection, inventory)
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('surveyed', '1')")
        note_act(connection, "surveyed", entries=len(inventory.entries), parts=len(inventory.parts))


def keep_reading(case: CaseFile, reading: Reading) -> None:
    """Keep what an importer made of the kept inventory. Recordings that turned out to hold no sound are left out.

    Raises KeyError for a recording of no entry.
    """
    with case.writing() as connection:
        numbers = _keep_recordings(connection, reading)
        _keep_transcripts(connection, reading, numbers)
        connection.executemany(
            "INSERT INTO account_fact (kind, value, source, count, detail) VALUES (?, ?, ?, ?, ?)",
            ((f.kind.value, f.value, f.source, f.count, dumps(list(f.detail))) for f in reading.account_facts),
        )
        dispose(connection, reading.dispositions)
        _keep_coverage(connection, reading)
        _show_measurements(connection)
        notes = [[one.key, dict(one.params)] for one in reading.notes]
        for key, value in (("formats", dumps(list(reading.formats))), ("notes", dumps(notes)), ("read", "1")):
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
        note_act(connection, "read", recordings=len(numbers), transcripts=len(reading.transcripts))


def foresee(case: CaseFile, reading: Reading) -> None:
    """List what is known of the kept inventory's recordings so far; `keep_reading` will put something better in place.

    Raises KeyError for a recording of no entry.
    """
    with case.writing() as connection:
        _keep_recordings(connection, reading)


def _keep_entries(connection: apsw.Connection, inventory: Inventory) -> None:
    connection.executemany(
        "INSERT INTO part VALUES (?, ?, ?, ?)", ((p.name, str(p.path), p.bytes, p.sha256) for p in inventory.parts)
    )
    connection.executemany(
        "INSERT INTO entry (number, path, part, size, packed, kind, sha256, modified, maker, flaw, fate, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *_entry_row(entry)) for number, entry in enumerate(inventory.entries, 1)),
    )


def _entry_row(entry: Entry) -> tuple[object, ...]:
    flaw, fate = message_to_json(entry.flaw), Fate.REJECTED if entry.flaw else Fate.UNKNOWN
    plain = (entry.path, entry.part, entry.size, entry.packed, entry.kind.value, entry.sha256)
    return (*plain, entry.modified, entry.maker, flaw, fate.value, flaw)


def _keep_recordings(connection: apsw.Connection, reading: Reading) -> dict[str, int]:
    """A recording has the number of its entry, so both sort alike. What was decided on foreseen ones stays."""
    decided = list(connection.execute("SELECT decision, id FROM recording WHERE decision <> ''"))
    for table in ("recording", "named", "cell"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    kept = "SELECT number, fate FROM entry WHERE path = ?"
    cells: dict[tuple[str, str, str, str], int] = {}
    numbers: dict[str, int] = {}

    def rows() -> Iterator[tuple[object, ...]]:
        for one in reading.recordings:
            found = connection.execute(kept, (one.entry,)).get
            if found is None:
                raise KeyError(one.entry)
            number, fate = found
            if fate != Fate.REJECTED:
                numbers[one.id] = number
                cell = cells.setdefault(_cell_key(one), len(cells) + 1)
                yield _recording_row(number, cell, one)

    connection.executemany(
        "INSERT INTO recording (number, id, cell, captured_at, month, time_source, device, device_type, account,"
        " language, utterance_id, batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows(),
    )
    connection.executemany(
        "INSERT INTO cell (id, device, account, voice, batch, day) VALUES (?, ?, ?, '', ?, ?)",
        ((number, *key) for key, number in cells.items()),
    )
    connection.executemany(
        "INSERT INTO named (rowid, name, device, account) VALUES (?, ?, ?, ?)",
        (
            (numbers[one.id], one.entry.rsplit("/", 1)[-1], one.device or "", one.account or "")
            for one in reading.recordings
            if one.id in numbers
        ),
    )
    connection.executemany("UPDATE recording SET decision = ? WHERE id = ?", decided)
    return numbers


def _keep_coverage(connection: apsw.Connection, reading: Reading) -> None:
    """How much of each document was understood, as observations that a finding can name."""
    told = (
        (
            one.entry,
            {"rows": one.rows, "understood": one.understood, "months": dict(one.months), "service": one.service},
        )
        for one in reading.coverage
    )
    connection.executemany(
        "INSERT OR REPLACE INTO observation VALUES (?, 'coverage', '1', ?, x'')",
        ((entry, dumps(values)) for entry, values in told),
    )


def _cell_key(one: Recording) -> tuple[str, str, str, str]:
    day = one.captured_at.isoformat()[:10] if one.captured_at else ""
    return one.device or "", one.account or "", one.batch, day


def _recording_row(number: int, cell: int, one: Recording) -> tuple[object, ...]:
    at = one.captured_at.isoformat() if one.captured_at else None
    told = (one.device or "", one.device_type, one.account or "", one.language, one.utterance_id, one.batch)
    return (number, one.id, cell, at, at[:7] if at else "", one.time_source.value, *told)


def _keep_transcripts(connection: apsw.Connection, reading: Reading, numbers: dict[str, int]) -> None:
    linked = {link.transcript: (numbers[link.recording], link) for link in reading.links if link.recording in numbers}
    ties: list[tuple[object, ...]] = []

    def rows() -> Iterator[tuple[object, ...]]:
        for number, one in enumerate(reading.transcripts, 1):
            recording, link = linked.get(one.id, (None, None))
            if link is not None:
                ties.append((number, link.kind.value, link.confidence, recording))
            yield (number, *_transcript_row(one), recording)

    connection.executemany(
        "INSERT INTO transcript (number, id, text, source, position, said_at, said_local, precision_s, ambiguous,"
        " utterance_id, device_name, account, recording) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows(),
    )
    connection.executemany("UPDATE recording SET transcript = ?, link = ?, confidence = ? WHERE number = ?", ties)
    connection.execute("INSERT INTO said(said) VALUES ('rebuild')")


def _transcript_row(t: Transcript) -> tuple[object, ...]:
    said_at = t.said_at.isoformat() if t.said_at else None
    place = (t.id, t.text, t.source, t.position, said_at, t.said_local, t.precision_s)
    return (*place, int(t.ambiguous), t.utterance_id, t.device_name, t.account)


def dispose(connection: apsw.Connection, dispositions: Iterable[Disposition]) -> None:
    """Keep what became of entries; what is rejected stays so."""
    connection.executemany(
        "UPDATE entry SET fate = ?, reason = ? WHERE path = ? AND fate <> 'rejected'",
        ((one.fate.value, message_to_json(one.reason), one.entry) for one in dispositions),
    )


def keep_digests(connection: apsw.Connection, digests: Iterable[tuple[str, str]]) -> None:
    """Keep (entry path, SHA-256) pairs."""
    connection.executemany("UPDATE entry SET sha256 = ? WHERE path = ?", ((sha, path) for path, sha in digests))


def keep_part_digests(case: CaseFile, digests: Sequence[tuple[str, str]]) -> None:
    """Keep (SHA-256, part name) pairs, and write into the journal what all parts come to."""
    with case.writing() as connection:
        connection.executemany("UPDATE part SET sha256 = ? WHERE name = ?", digests)
        parts = list(connection.execute("SELECT bytes, sha256 FROM part ORDER BY name"))
        note_act(connection, "hashed", parts=len(parts), sha256=digest_of_parts(parts))


def keep_observations(connection: apsw.Connection, observations: Sequence[Observation]) -> None:
    """Keep measurements; those of the signal show in the table of recordings."""
    connection.executemany(
        "INSERT OR REPLACE INTO observation VALUES (?, ?, ?, ?, ?)",
        ((o.subject, o.instrument, o.version, dumps(dict(o.values)), o.blob) for o in observations),
    )
    assignments = ", ".join(f"{name} = ?" for name in MEASURED)
    connection.executemany(
        f"UPDATE recording SET {assignments} WHERE number = (SELECT number FROM entry WHERE path = ?)",  # noqa: S608
        ((*(o.values.get(n) for n in MEASURED), o.subject) for o in observations if o.instrument == "signal"),
    )


def _show_measurements(connection: apsw.Connection) -> None:
    """Show what was measured before the recordings were known."""
    told = ", ".join(f"o.measured ->> '{name}'" for name in MEASURED)
    connection.execute(
        f"UPDATE recording SET ({', '.join(MEASURED)}) = (SELECT {told} FROM observation o JOIN entry e"  # noqa: S608
        " ON e.path = o.subject WHERE e.number = recording.number AND o.instrument = 'signal')"
        " WHERE EXISTS (SELECT 1 FROM observation)"
    )


def reject_recording(connection: apsw.Connection, path: str, reason: Message) -> None:
    """An entry that looked like audio turned out to be none: its recording goes, the entry stays, rejected."""
    number = connection.execute("SELECT number FROM entry WHERE path = ?", (path,)).get
    connection.execute("UPDATE transcript SET recording = NULL WHERE recording = ?", (number,))
    connection.execute("DELETE FROM named WHERE rowid = ?", (number,))
    connection.execute("DELETE FROM recording WHERE number = ?", (number,))
    dispose(connection, (Disposition(path, Fate.REJECTED, reason),))
