# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the user was shown so as to add it to letters, and what was added. The words themselves are kept once only,
where they always were; an item whose content is not the one that was shown any more is no item.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

import apsw

from viewer.case.enclosure import Content, Enclosure, digest_of_content
from viewer.case.message import Problem, message
from viewer.case.recording import NAMED
from viewer.storage.case_file import CaseFile
from viewer.storage.journal import note_act
from viewer.storage.values import dumps

_ITEMS, _SECRET = "enclosures", "enclosing_key"
_KEY_BYTES = 32
_FOUND = (
    "SELECT r.number, e.path, e.part, e.size, e.sha256, coalesce(t.text, ''), r.device FROM recording r"
    " JOIN entry e ON e.number = r.number LEFT JOIN transcript t ON t.number = r.transcript WHERE r.id = ?"
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the content of a recording lies: its number and entry, and what can be added of it (empty: nothing)."""

    number: int
    path: str
    part: str
    size: int
    sha256: str
    transcript: str
    serial: str

    def content(self, what: Content) -> str:
        """What stands for an item; of a sound the SHA-256 of its bytes."""
        return {Content.TRANSCRIPT: self.transcript, Content.SOUND: self.sha256, Content.SERIAL: self.serial}[what]


@dataclass(frozen=True, slots=True)
class _Kept:
    """An item with its own salt, which never leaves the case."""

    item: Enclosure
    salt: str


def find_source(case: CaseFile, recording: str) -> Source:
    """Where a recording's content lies. Raises Problem where there is no such recording."""
    found = case.ask(_FOUND, recording)
    if not found:
        raise Problem(message("case.no_such_recording"))
    number, path, part, size, sha256, text, device = found[0]
    return Source(number, path, part, size, sha256, text, "" if device.startswith(NAMED) else device)


def keep_shown(case: CaseFile, recording: str, what: Content, **counts: float) -> Enclosure:
    """Keep that an item was shown, in place of an earlier showing. `counts` go into the journal, the content does not.

    Raises Problem where the recording has no such content. An item that was added before stays out until it is added
    again.
    """
    content = find_source(case, recording).content(what)
    if not content:
        raise Problem(message(f"enclosing.nothing.{what}"))
    with case.writing(lasting=True) as connection:
        salt = secrets.token_hex(_KEY_BYTES)
        digest = digest_of_content(_secret(connection), salt, (recording, what), content)
        item = Enclosure(recording, what, _now(), "", "", digest)
        others = _others(_load(case), recording, what)
        _keep(connection, (*others, _Kept(item, salt)))
        note_act(connection, "shown", recording=recording, what=what, **counts)
    return item


def find_shown(case: CaseFile, recording: str, what: Content) -> Enclosure:
    """An item that was shown, also before the case was last opened. Raises Problem where it was not."""
    known = _find(_load(case), recording, what)
    if known is None:
        raise Problem(message("enclosing.not_shown"))
    return known.item


def keep_enclosed(case: CaseFile, shown: Enclosure, note: str) -> Enclosure:
    """Add an item that was shown. Raises Problem where it was not, or where its content is another one by now."""
    kept = _load(case)
    known = _find(kept, shown.recording, shown.what)
    if known is None or known.item.digest != shown.digest or not _is_as_shown(case, known):
        raise Problem(message("enclosing.not_shown"))
    with case.writing(lasting=True) as connection:
        added = replace(known.item, enclosed_at=_now(), note=note)
        _keep(connection, (*_others(kept, shown.recording, shown.what), replace(known, item=added)))
        note_act(connection, "enclosed", recording=shown.recording, what=shown.what, digest=shown.digest)
    return added


def withdraw(case: CaseFile, recording: str, what: Content) -> bool:
    """Take an item out; it has to be shown again before it can be added again. Whether there was one."""
    with case.writing(lasting=True) as connection:
        gone = _find(_load(case), recording, what)
        _withdraw(connection, [gone] if gone is not None else [])
    return gone is not None and bool(gone.item.enclosed_at)


def withdraw_of(connection: apsw.Connection, recordings: Collection[str]) -> None:
    """Take out all items of recordings, inside the current transaction."""
    _withdraw(connection, [one for one in _read(connection) if one.item.recording in recordings])


def load_enclosures(case: CaseFile) -> tuple[Enclosure, ...]:
    """The items that were added and are still what was shown, in the order in which they were added."""
    return tuple(one.item for one in _load(case) if one.item.enclosed_at and _is_as_shown(case, one))


def _withdraw(connection: apsw.Connection, gone: Collection[_Kept]) -> None:
    if gone:
        _keep(connection, tuple(one for one in _read(connection) if one not in gone))
    for one in gone:
        if one.item.enclosed_at:
            note_act(connection, "withdrawn", recording=one.item.recording, what=one.item.what)


def _is_as_shown(case: CaseFile, kept: _Kept) -> bool:
    item, key = kept.item, case.get(_SECRET)
    try:
        content = find_source(case, item.recording).content(item.what)
    except Problem:
        return False
    return key is not None and digest_of_content(key, kept.salt, (item.recording, item.what), content) == item.digest


def _load(case: CaseFile) -> tuple[_Kept, ...]:
    return _from_json(case.get(_ITEMS))


def _read(connection: apsw.Connection) -> tuple[_Kept, ...]:
    return _from_json(connection.execute("SELECT value FROM meta WHERE key = ?", (_ITEMS,)).get)


def _from_json(text: str | None) -> tuple[_Kept, ...]:
    return tuple(
        _Kept(Enclosure(**{**plain["item"], "what": Content(plain["item"]["what"])}), plain["salt"])
        for plain in json.loads(text or "[]")
    )


def _keep(connection: apsw.Connection, kept: tuple[_Kept, ...]) -> None:
    told = dumps([asdict(one) for one in kept])
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_ITEMS, told))


def _find(kept: tuple[_Kept, ...], recording: str, what: Content) -> _Kept | None:
    return next((one for one in kept if (one.item.recording, one.item.what) == (recording, what)), None)


def _others(kept: tuple[_Kept, ...], recording: str, what: Content) -> tuple[_Kept, ...]:
    return tuple(one for one in kept if (one.item.recording, one.item.what) != (recording, what))


def _secret(connection: apsw.Connection) -> str:
    """The case's own key, drawn when it is first needed, never handed out."""
    drawn = secrets.token_hex(_KEY_BYTES)
    connection.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (_SECRET, drawn))
    return str(connection.execute("SELECT value FROM meta WHERE key = ?", (_SECRET,)).get)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
