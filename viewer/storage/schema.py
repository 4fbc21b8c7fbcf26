# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The tables of a case file, and connections to it with the pragmas that make a file from elsewhere safe to open."""

from __future__ import annotations

from pathlib import Path

import apsw

from viewer.storage.case_key import CaseKey

APPLICATION_ID = 0x4E4D494E
VERSION = 4
PAGE = 4096
_LARGEST_VALUE = 256 << 20

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE part (name TEXT PRIMARY KEY, path TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL) STRICT;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, part TEXT NOT NULL, size INTEGER NOT NULL,
    packed INTEGER NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL,
    maker TEXT NOT NULL, flaw TEXT, fate TEXT NOT NULL DEFAULT 'unknown', reason TEXT) STRICT;
CREATE TABLE cell (
    id INTEGER PRIMARY KEY, device TEXT NOT NULL, account TEXT NOT NULL, voice TEXT NOT NULL, batch TEXT NOT NULL,
    day TEXT NOT NULL, standing TEXT NOT NULL DEFAULT 'not_examined', strength INTEGER NOT NULL DEFAULT 0,
    findings TEXT NOT NULL DEFAULT '[]', llr REAL NOT NULL DEFAULT 0,
    UNIQUE (device, account, voice, batch, day)) STRICT;
CREATE TABLE recording (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    cell INTEGER NOT NULL REFERENCES cell (id) DEFERRABLE INITIALLY DEFERRED, captured_at TEXT,
    month TEXT NOT NULL DEFAULT '', time_source TEXT NOT NULL, device TEXT NOT NULL DEFAULT '',
    device_type TEXT, account TEXT NOT NULL DEFAULT '', language TEXT, utterance_id TEXT, batch TEXT NOT NULL,
    duration_s REAL, declared_s REAL, sample_rate INTEGER, channels INTEGER, codec TEXT, peak_db REAL,
    loudness_lufs REAL, clipped INTEGER, snr_db REAL, speech_s REAL,
    transcript INTEGER, link TEXT NOT NULL DEFAULT '', confidence REAL, decision TEXT NOT NULL DEFAULT '',
    voice TEXT NOT NULL DEFAULT '', voice_llr REAL) STRICT;
CREATE TABLE transcript (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, source TEXT NOT NULL,
    position TEXT NOT NULL, said_at TEXT, said_local TEXT NOT NULL, precision_s REAL NOT NULL,
    ambiguous INTEGER NOT NULL, utterance_id TEXT, device_name TEXT, account TEXT, recording INTEGER) STRICT;
CREATE TABLE account_fact (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL,
    count INTEGER NOT NULL, detail TEXT NOT NULL) STRICT;
CREATE TABLE observation (
    subject TEXT NOT NULL, instrument TEXT NOT NULL, version TEXT NOT NULL, measured TEXT NOT NULL,
    blob BLOB NOT NULL, PRIMARY KEY (subject, instrument, version)) STRICT, WITHOUT ROWID;
CREATE TABLE finding (number INTEGER PRIMARY KEY, finding TEXT NOT NULL) STRICT;
CREATE TABLE act (
    number INTEGER PRIMARY KEY, subjects TEXT NOT NULL, decision TEXT NOT NULL, undone INTEGER NOT NULL) STRICT;
CREATE TABLE voice_clip (
    number INTEGER PRIMARY KEY, found TEXT NOT NULL, state TEXT NOT NULL, x REAL NOT NULL, y REAL NOT NULL) STRICT;
CREATE TABLE voice_group (key TEXT PRIMARY KEY, stability REAL) STRICT;
CREATE TABLE voice_likeness (
    key TEXT NOT NULL, person TEXT NOT NULL, llr REAL, reason TEXT NOT NULL, PRIMARY KEY (key, person)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE voice_llr (
    number INTEGER NOT NULL, person TEXT NOT NULL, llr REAL, PRIMARY KEY (number, person)) STRICT, WITHOUT ROWID;
CREATE TABLE exposure (
    recording INTEGER PRIMARY KEY, seconds REAL NOT NULL DEFAULT 0, characters INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE journal (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, act TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TABLE erased (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE said USING fts5 (
    text, content='transcript', content_rowid='number', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
CREATE VIRTUAL TABLE named USING fts5 (
    name, device, account, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3', detail='full');
CREATE INDEX recording_cell ON recording (cell, link, decision, captured_at, duration_s);
CREATE INDEX recording_time ON recording (captured_at);
CREATE INDEX recording_duration ON recording (duration_s);
CREATE INDEX recording_speech ON recording (speech_s);
CREATE INDEX recording_loudness ON recording (loudness_lufs);
CREATE INDEX recording_transcript ON recording (transcript);
CREATE INDEX transcript_text ON transcript (text);
CREATE INDEX entry_fate ON entry (fate);
"""


_VOICES = _TABLES[_TABLES.index("CREATE TABLE voice_clip") : _TABLES.index("CREATE TABLE exposure")]
_SINCE_1 = f"""
ALTER TABLE recording ADD COLUMN voice TEXT NOT NULL DEFAULT '';
ALTER TABLE recording ADD COLUMN voice_llr REAL;
{_VOICES}"""
_SINCE_2 = "ALTER TABLE cell ADD COLUMN llr REAL NOT NULL DEFAULT 0;"
_SINCE_3 = _TABLES[_TABLES.index("CREATE TABLE erased") : _TABLES.index("CREATE VIRTUAL TABLE said")]


def connect(path: Path, writing: bool, key: CaseKey | None = None) -> apsw.Connection:
    """A connection to a case file: WAL, no trusted schema, no memory map, temporary tables in memory, bounded values.

    Raises apsw.Error where the file cannot be opened, or not with this key.
    """
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE if writing else apsw.SQLITE_OPEN_READWRITE
    connection = apsw.Connection(str(path), flags=flags | apsw.SQLITE_OPEN_NOFOLLOW)
    try:
        if key is not None:
            key.unlock(connection)
        _harden(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_in_memory() -> apsw.Connection:
    """A connection to a new, empty database that lies in no file."""
    connection = apsw.Connection(":memory:")
    _harden(connection)
    return connection


def connect_reading(path: Path, key: CaseKey | None = None, *, unchanging: bool) -> apsw.Connection:
    """A connection that cannot write; to a file that is `unchanging` it needs no lock and makes no file beside it.

    Raises apsw.Error.
    """
    name = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if unchanging else ''}"
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_NOFOLLOW
    connection = apsw.Connection(name, flags=flags)
    try:
        if key is not None:
            key.unlock(connection)
        _distrust(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _harden(connection: apsw.Connection) -> None:
    connection.set_busy_timeout(5000)
    _distrust(connection)
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "cache_size = -32000"):
        connection.execute(f"PRAGMA {pragma}")


def _distrust(connection: apsw.Connection) -> None:
    """Whoever made the file, nothing in it runs, reaches out of it or grows without end."""
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    connection.limit(apsw.SQLITE_LIMIT_COLUMN, 200)
    for pragma in ("cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def lay_out(connection: apsw.Connection) -> None:
    """Make the tables of a new case."""
    with connection:
        connection.execute(_TABLES)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def bring_up(connection: apsw.Connection, version: int) -> None:
    """Give a case of an earlier version what it lacks."""
    steps = ((2, _SINCE_1), (3, _SINCE_2), (4, _SINCE_3))
    if version < VERSION:
        with connection:
            for reached, step in steps:
                if version < reached:
                    connection.execute(step)
            connection.execute(f"PRAGMA user_version = {VERSION}")
