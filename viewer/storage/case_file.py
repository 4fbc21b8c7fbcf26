# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A case file: one SQLite database that holds everything known about one export."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import apsw

from viewer.case.message import Problem, message
from viewer.storage.schema import APPLICATION_ID, VERSION, bring_up, connect, lay_out

Answer = TypeVar("Answer")


class CaseFile:
    """An open case file. `writer` takes what work writes, `reader` answers the window meanwhile; any thread may ask."""

    def __init__(self, path: Path, writer: apsw.Connection, reader: apsw.Connection) -> None:
        """Take over two connections to the same file."""
        self.path = path
        self.writer = writer
        self.reader = reader
        self._turn = RLock()
        self._kept: dict[Callable[[CaseFile], object], tuple[tuple[int, int], object]] = {}

    @contextlib.contextmanager
    def writing(self, *, lasting: bool = False) -> Iterator[apsw.Connection]:
        """One transaction of the writer, kept whole or not at all. Raises Problem where the disk refuses.

        `lasting` waits until the disk has it, for what the human said; measurements can be made again.
        """
        with self._turn:
            try:
                self.writer.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
                self.writer.execute("BEGIN IMMEDIATE")
                yield self.writer
                self.writer.execute("COMMIT")
            except BaseException as error:
                if self.writer.in_transaction:
                    self.writer.execute("ROLLBACK")
                if isinstance(error, apsw.Error):
                    raise disk_problem(error, self.path) from None
                raise

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401  # columns have any type
        """The rows of a query, read beside whatever is being written. Raises Problem where the file is damaged."""
        try:
            return list(self.reader.execute(sql, values))
        except apsw.Error as error:
            raise disk_problem(error, self.path) from None
        except UnicodeDecodeError:
            raise Problem(message("case.damaged", file=self.path.name)) from None

    def once(self, question: Callable[[CaseFile], Answer]) -> Answer:
        """The answer to a question, asked anew only where something was written since."""
        version = int(self.ask("PRAGMA data_version")[0][0]), self.reader.total_changes()
        kept = self._kept.get(question)
        if kept is None or kept[0] != version:
            kept = self._kept[question] = (version, question(self))
        return kept[1]  # type: ignore[return-value]

    def get(self, key: str) -> str | None:
        """One of the case's own notes to itself."""
        found = self.ask("SELECT value FROM meta WHERE key = ?", key)
        return found[0][0] if found else None

    def put(self, key: str, value: str) -> None:
        """Keep a note to itself."""
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def close(self) -> None:
        """Fold the write-ahead log into the one file, and let go of it."""
        with self._turn:
            self.reader.close()
            with contextlib.suppress(apsw.Error):
                self.writer.execute("PRAGMA optimize")
                self.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.writer.close()


def create(path: Path) -> CaseFile:
    """A new, empty case file, readable by its owner alone. Raises Problem: exists, folder not writable, disk full.

    It is laid out under another name first: a case is there whole or not at all.
    """
    if path.exists():
        raise Problem(message("case.exists", file=path.name))
    draft = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _remove(draft)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR))
        writer = connect(draft, writing=True)
        lay_out(writer)
        writer.close()
        draft.rename(path)
    except OSError:
        raise Problem(message("case.folder_refuses", folder=path.parent.name or str(path.parent))) from None
    except apsw.Error as error:
        _remove(draft)
        raise disk_problem(error, path) from None
    return open_existing(path)


def create_in_memory(name: str) -> CaseFile:
    """A new, empty case that lies in no file and is gone when it is closed; `name` stands where its file's would."""
    connection = connect(Path(":memory:"), writing=True)
    lay_out(connection)
    return CaseFile(Path(name), connection, connection)


def _remove(path: Path) -> None:
    for one in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        one.unlink(missing_ok=True)


def open_existing(path: Path) -> CaseFile:
    """An existing case file, checked. Raises Problem: missing, no case, newer version, damaged, read-only."""
    if not path.is_file():
        raise Problem(message("case.missing", file=path.name))
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise Problem(message("case.read_only", file=path.name))
    try:
        writer = connect(path, writing=True)
        _check(writer, path)
        return CaseFile(path, writer, connect(path, writing=False))
    except apsw.NotADBError:
        raise Problem(message("case.not_a_case", file=path.name)) from None
    except apsw.Error as error:
        raise disk_problem(error, path) from None


def _check(connection: apsw.Connection, path: Path) -> None:
    identity = connection.execute("PRAGMA application_id").get
    version = int(connection.execute("PRAGMA user_version").get)
    if identity != APPLICATION_ID:
        connection.close()
        raise Problem(message("case.not_a_case", file=path.name))
    if version > VERSION:
        connection.close()
        raise Problem(message("case.newer", file=path.name))
    if connection.execute("PRAGMA quick_check(1)").get != "ok":
        connection.close()
        raise Problem(message("case.damaged", file=path.name))
    bring_up(connection, version)


def disk_problem(error: apsw.Error, path: Path) -> Problem:
    """What a database error means to a user."""
    if isinstance(error, apsw.FullError):
        return Problem(message("case.disk_full", file=path.name), exit_code=3)
    if isinstance(error, apsw.ReadOnlyError | apsw.PermissionsError | apsw.CantOpenError):
        return Problem(message("case.read_only", file=path.name))
    if isinstance(error, apsw.IOError):
        return Problem(message("case.disk_error", file=path.name), exit_code=3)
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return Problem(message("case.busy", file=path.name))
    if isinstance(error, apsw.CorruptError | apsw.NotADBError):
        return Problem(message("case.damaged", file=path.name))
    raise error
