# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Destroys what was derived from the recordings of a group; their ids and hashes stay as the record of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import apsw

from viewer.case.deletion import Gone
from viewer.case.finding import GroupKind
from viewer.case.message import Problem, message
from viewer.storage.backups import forget_backups, leavings
from viewer.storage.case_file import ERASING, CaseFile
from viewer.storage.case_key import destroy_key
from viewer.storage.decisions import lay_cells
from viewer.storage.enclosures import withdraw_of
from viewer.storage.folder import folder_problem, overwrite, remove_database, sync_folder
from viewer.storage.holding import load_held
from viewer.storage.journal import note_act
from viewer.storage.values import dumps

_Row = tuple[int, str, str, str, str]
_SUBJECTS = "SELECT subject FROM observation WHERE instrument = ?"
_BY_NUMBER = ("voice_clip", "voice_llr")
_SAID_AGAIN = """
WITH gone (number) AS (SELECT value FROM json_each(?))
DELETE FROM transcript WHERE recording IS NULL AND (
    text IN (SELECT text FROM transcript WHERE recording IN gone)
    OR utterance_id IN (SELECT utterance_id FROM recording WHERE utterance_id <> '' AND number IN gone)
    OR unixepoch(said_at) / 30 IN (
        SELECT unixepoch(captured_at) / 30 + beside.value FROM recording, json_each('[-1, 0, 1]') AS beside
        WHERE captured_at IS NOT NULL AND recording.number IN gone))"""
_OF_ENTRIES = "('signal', 'voice', 'coverage', 'contacts', 'archive')"
_FACTS_OF = {GroupKind.DEVICE: "device", GroupKind.ACCOUNT: "customer_id"}


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was destroyed: the recordings, how many lines of transcript, voice prints and waveforms, when (ISO 8601,
    UTC), and one SHA-256 over the ids and hashes of all of them, by which the record can be compared with the export.
    """

    gone: tuple[Gone, ...]
    transcripts: int
    voice_prints: int
    waveforms: int
    at: str
    digest: str

    @property
    def recordings(self) -> int:
        """How many recordings."""
        return len(self.gone)


def erase_groups(case: CaseFile, groups: Sequence[str]) -> Erasure:
    """Destroy measurements, waveforms, voice prints, words, names and decisions of the recordings of groups.

    Words go wherever they stand: lines of other documents that say the same, name the same utterance or bear the same
    time to half a minute go too, unless they belong to a recording that stays.

    The file is written anew without them, so that no page of it holds them, and its backups go; where the disk refuses
    that, it is done when the case is opened next. What was measured of the export as a whole goes too and has to be
    measured again. Exposure and journal stay. Raises Problem where there is no such group.
    """
    case.writer.execute("PRAGMA secure_delete = ON")
    with case.writing(lasting=True) as connection:
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (ERASING,))
        found = {row[0]: row for group in groups for row in _recordings(connection, group)}
        gone = [found[number] for number in sorted(found)]
        at = datetime.now(UTC).isoformat(timespec="seconds")
        prints, waves = (len(counted) for counted in _derived(connection, gone))
        lines = _destroy(connection, gone, at)
        for kind, _, key in (group.partition(":") for group in groups):
            if GroupKind(kind) in _FACTS_OF:
                facts = (_FACTS_OF[GroupKind(kind)], key)
                connection.execute("DELETE FROM account_fact WHERE kind = ? AND value = ?", facts)
        _forget_acts(connection, {*groups, *(one[1] for one in gone)})
        digest = _digest((one[1], one[3]) for one in gone)
        note_act(connection, "erased", recordings=len(gone), transcripts=lines, digest=digest)
    case.purge()
    return Erasure(tuple(Gone(one[1], one[3], at) for one in gone), lines, prints, waves, at, digest)


def _recordings(connection: apsw.Connection, group: str) -> list[_Row]:
    """Number, id, path, SHA-256 and part of each recording of a group. Raises Problem where there is none."""
    kind, _, key = group.partition(":")
    if kind not in tuple(GroupKind):
        raise Problem(message("case.no_such_group"))
    sql = f"SELECT r.number, r.id, e.path, e.sha256, e.part FROM recording r JOIN entry e USING (number) WHERE r.{kind} = ?"  # noqa: E501, S608
    found: list[_Row] = list(connection.execute(sql, (key,)))
    if not found:
        raise Problem(message("case.no_such_group"))
    return found


def _derived(connection: apsw.Connection, gone: Sequence[_Row]) -> tuple[set[str], set[str]]:
    """The paths of these recordings that have a voice print, and those that have a waveform."""
    paths = {path for _, _, path, *_ in gone}
    of = {name: {row[0] for row in connection.execute(_SUBJECTS, (name,))} & paths for name in ("voice", "signal")}
    return of["voice"], of["signal"]


def _destroy(connection: apsw.Connection, gone: Sequence[_Row], at: str) -> int:
    numbers = [(number,) for number, *_ in gone]
    withdraw_of(connection, {one[1] for one in gone})
    connection.executemany("INSERT OR REPLACE INTO erased VALUES (?, ?, ?)", ((one[1], one[3], at) for one in gone))
    before = int(connection.execute("SELECT count(*) FROM transcript").get)
    connection.execute(_SAID_AGAIN, (json.dumps([number for (number,) in numbers]),))
    connection.executemany("DELETE FROM transcript WHERE recording = ?", numbers)
    lines = before - int(connection.execute("SELECT count(*) FROM transcript").get)
    connection.executemany("DELETE FROM observation WHERE subject = ?", ((path,) for _, _, path, *_ in gone))
    connection.execute(f"DELETE FROM observation WHERE instrument NOT IN {_OF_ENTRIES}")  # noqa: S608  # names of this module
    for table in _BY_NUMBER:
        connection.executemany(f"DELETE FROM {table} WHERE number = ?", numbers)  # noqa: S608  # names of this module
    connection.executemany("DELETE FROM recording WHERE number = ?", numbers)
    connection.executemany(
        "UPDATE entry SET path = ?, modified = '', maker = '' WHERE number = ?",
        ((f"{part}!erased/{key}", number) for number, key, _, _, part in gone),
    )
    connection.execute("DELETE FROM voice_group WHERE key NOT IN (SELECT voice FROM recording)")
    connection.execute("DELETE FROM finding")
    connection.execute("DELETE FROM meta WHERE key IN ('conclusion', 'reasons')")
    lay_cells(connection)
    for index in ("said", "named"):
        connection.executemany(f"DELETE FROM {index} WHERE rowid = ?", numbers if index == "named" else ())  # noqa: S608
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('examined', '0')")
    return lines


def _forget_acts(connection: apsw.Connection, forgotten: set[str]) -> None:
    """Acts keep their place, so that undo counts right; what they were about is forgotten."""
    for number, subjects in list(connection.execute("SELECT number, subjects FROM act")):
        named = json.loads(subjects)
        kept = ["erased" if one in forgotten else one for one in named]
        if kept != named:
            connection.execute("UPDATE act SET subjects = ? WHERE number = ?", (dumps(kept), number))


def all_present(case: CaseFile) -> Erasure:
    """All of which derived data is there, as it will have been destroyed when the whole case goes."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    rows = case.ask("SELECT r.id, e.sha256 FROM recording r JOIN entry e USING (number) ORDER BY r.number")
    held = load_held(case)
    gone = tuple(Gone(key, sha256, at) for key, sha256 in rows)
    return Erasure(gone, held.transcripts, held.voice_prints, held.waveforms, at, _digest(rows))


def _digest(recordings: Iterable[tuple[str, str]]) -> str:
    return hashlib.sha256("\n".join(sorted(f"{key} {sha256}" for key, sha256 in recordings)).encode()).hexdigest()


def load_erased(case: CaseFile) -> tuple[Gone, ...]:
    """Every recording whose derived data was destroyed."""
    return tuple(Gone(*row) for row in case.ask("SELECT id, sha256, at FROM erased ORDER BY at, id"))


def destroy(case: CaseFile) -> None:
    """Close a case, destroy its key, and remove its file, its backups and whatever else was written for it.

    All of them are overwritten with zeros first, so that neither their pages nor the salt of a password is left in
    their place. Raises Problem.
    """
    head = b"" if case.key is None else case.key.head
    case.close()
    try:
        destroy_key(head)
        beside = (case.path.with_name(case.path.name + ending) for ending in ("-wal", "-shm", "-journal", ""))
        for one in (*leavings(case.path), *beside):
            overwrite(one)
        forget_backups(case.path)
        remove_database(case.path)
        sync_folder(case.path.parent)
    except OSError as error:
        raise folder_problem(error, case.path) from None
