# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A case file: one SQLite database that holds everything known about one export."""

from __future__ import annotations

import contextlib
import math
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import apsw

from viewer.case.message import Problem, message
from viewer.case.protection import Protection
from viewer.storage.backups import back_up, copy_into, forget_backups, is_due, is_whole
from viewer.storage.case_key import CaseKey, destroy_key, new_key
from viewer.storage.folder import folder_problem, make_private, put_in_place, remove_database
from viewer.storage.inspecting import check_files, check_identity, check_names, check_schema
from viewer.storage.mending import mend
from viewer.storage.mishaps import damaged, disk_problem, unreadable
from viewer.storage.schema import VERSION, bring_up, connect, lay_out

Answer = TypeVar("Answer")
ERASING = "erasing"
_LONGEST_S = 120.0
_STEPS_BETWEEN = 1_000_000


class CaseFile:
    """An open case file. `writer` takes what work writes, `reader` answers the window meanwhile; any thread may ask."""

    def __init__(
        self, path: Path, writer: apsw.Connection, reader: apsw.Connection, key: CaseKey | None = None
    ) -> None:
        """Take over two connections to the same file, and the key that both were opened with."""
        self.path = path
        self.writer = writer
        self.reader = reader
        self.key = key
        self._turn = RLock()
        self._acts = 0
        self._in_memory = writer is reader and writer.filename == ""
        self._asked_at = math.inf
        reader.set_progress_handler(self._is_too_long, _STEPS_BETWEEN)
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
            if lasting and not self._in_memory:
                self._acts += 1
                self._back_up()

    def purge(self) -> None:
        """Write the file anew without what was deleted, remove its backups, which hold it still, and make a new one.

        The deletion notes itself under `ERASING`, so this is done later where it fails. Raises Problem.
        """
        with self._turn:
            try:
                self.writer.execute("PRAGMA secure_delete = ON")
                self.writer.execute("VACUUM")
                self.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                forget_backups(self.path)
                if self.key is not None and self.key.protection is Protection.KEYRING:
                    self._change_key(self.key)
                self.writer.execute("DELETE FROM meta WHERE key = ?", (ERASING,))
            except apsw.Error as error:
                raise disk_problem(error, self.path) from None
            except OSError as error:
                raise folder_problem(error, self.path) from None
            back_up(self.path, self.key)

    def _change_key(self, old: CaseKey) -> None:
        """Write the file under a new key and destroy the old one, so that no copy made before can be read by anyone.

        The file's note of erasing holds the heads whose keys are to be destroyed, until they are."""
        retired = {old.head.hex(), *(self.get(ERASING) or "").split()} - {"1"}
        self.writer.execute("UPDATE meta SET value = ? WHERE key = ?", (" ".join(sorted(retired)), ERASING))
        self.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        new = new_key(Protection.KEYRING, None)
        draft = self.path.with_name(f".{self.path.name}.new")
        remove_database(draft)
        make_private(draft)
        copy_into(self.writer, draft, new)
        self.reader.close()
        self.writer.close()
        self._kept.clear()
        try:
            for ending in ("-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            put_in_place(draft, self.path)
            self.key = new
        finally:
            self.writer = connect(self.path, writing=True, key=self.key)
            self.reader = connect(self.path, writing=False, key=self.key)
            self.reader.set_progress_handler(self._is_too_long, _STEPS_BETWEEN)
        for head in retired:
            destroy_key(bytes.fromhex(head))
        old.forget()

    def _back_up(self) -> None:
        """Make a copy beside the case after many acts of the human, or some time after the last copy."""
        if is_due(self.path, self._acts) and self.get(ERASING) is None and back_up(self.path, self.key):
            self._acts = 0

    def _is_too_long(self) -> bool:
        return time.monotonic() - self._asked_at > _LONGEST_S

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401  # columns have any type
        """The rows of a query, read beside whatever is being written.

        Raises Problem where the file is damaged, or where the query takes more than two minutes.
        """
        self._asked_at = time.monotonic()
        try:
            return list(self.reader.execute(sql, values))
        except apsw.Error as error:
            raise disk_problem(error, self.path) from None
        except UnicodeDecodeError:
            raise Problem(message("case.damaged", file=self.path.name)) from None
        finally:
            self._asked_at = math.inf

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
            self._back_up()
            self._acts = 0
            self.reader.close()
            with contextlib.suppress(apsw.Error):
                self.writer.execute("PRAGMA optimize")
                self.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.writer.close()
            if self.key is not None:
                self.key.forget()


def create(path: Path, key: CaseKey | None = None) -> CaseFile:
    """A new, empty case file, readable by its owner alone. Raises Problem: exists, folder not writable, disk full.

    It is laid out under another name first: a case is there whole or not at all. Without a key it is not encrypted.
    """
    if os.path.lexists(path):
        raise Problem(message("case.exists", file=path.name))
    draft = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
        remove_database(draft)
        make_private(draft)
        writer = connect(draft, writing=True, key=key)
        try:
            lay_out(writer)
            writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            writer.close()
        if not is_whole(draft, key):
            raise apsw.IOError
        put_in_place(draft, path)
    except (OSError, apsw.Error) as error:
        with contextlib.suppress(OSError):
            remove_database(draft)
        if isinstance(error, OSError):
            raise folder_problem(error, path) from None
        raise disk_problem(error, path) from None
    return open_existing(path, key)


def open_existing(path: Path, key: CaseKey | None = None) -> CaseFile:
    """An existing case file, checked as if a stranger had made it.

    Raises Problem: missing, no case, newer version, damaged (`case.damaged_backup` where a copy of it is whole),
    read-only, something beside or in it that is none of ours.
    """
    check_files(path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise Problem(message("case.read_only", file=path.name))
    try:
        return _opened(path, key)
    except apsw.NotADBError:
        raise unreadable(path, key) from None
    except apsw.SQLError:
        pass
    except apsw.Error as error:
        problem = disk_problem(error, path)
        if problem.said.key != "case.damaged":
            raise problem from None
    raise damaged(path, key)


def _opened(path: Path, key: CaseKey | None) -> CaseFile:
    writer = connect(path, writing=True, key=key)
    try:
        version = check_identity(writer, path, VERSION)
        check_names(writer, path)
        if writer.execute("PRAGMA journal_mode").get != "wal":
            raise Problem(message("case.no_wal", file=path.name))
        if not mend(writer):
            raise damaged(path, key)
        if version < VERSION:
            back_up(path, key)
            bring_up(writer, version)
        check_schema(writer, path)
        case = CaseFile(path, writer, connect(path, writing=False, key=key), key)
    except BaseException:
        writer.close()
        raise
    if case.get(ERASING) is not None:
        with contextlib.suppress(Problem):
            case.purge()
    return case
