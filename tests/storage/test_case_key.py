# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""An encrypted case: nothing of it is legible, its backups are under the same key, and erasing destroys the key."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from tests.storage.filled import FOREIGN, MINE, TEXTS, filled
from tests.storage.keyrings import MemoryKeyring, put_keyring
from viewer.case.export import Secret
from viewer.case.message import Problem
from viewer.case.protection import Protection
from viewer.case.query import Query
from viewer.case.review import Decision
from viewer.storage import backups, case_key, system_keyring
from viewer.storage.browse import find
from viewer.storage.decisions import decide
from viewer.storage.erasing import destroy, erase_groups
from viewer.work import Unwatched
from viewer.workflow.cases import create_case, needs_password, open_case, open_or_create
from viewer.workflow.check import verify
from viewer.workflow.survival import restore_case

PASSWORD = Secret("drei Eichhörnchen".encode())
GROUP = f"device:{FOREIGN}"
CANARIES = [*(text.encode() for text in TEXTS), FOREIGN.encode(), MINE.encode(), b"CREATE TABLE"]


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    return put_keyring(monkeypatch)


def made(path: Path, protection: Protection, count: int = 60) -> Path:
    """An encrypted case with recordings and a decision in it, closed."""
    filled(path, count, create=lambda place: create_case(place, protection, PASSWORD).file).close()
    with open_case(path, PASSWORD) as case:
        decide(case.file, (GROUP,), Decision.NOT_MINE)
    return path


def refused(path: Path, passphrase: Secret | None) -> str:
    with pytest.raises(Problem) as caught:
        open_case(path, passphrase).close()
    return caught.value.said.key


def spoil(path: Path, page: int) -> None:
    with path.open("r+b") as stream:
        stream.seek(4096 * page)
        stream.write(b"\xff" * 100)


@pytest.mark.parametrize("protection", [Protection.PASSWORD, Protection.KEYRING])
def test_nothing_in_an_encrypted_case_or_its_backups_is_legible(
    tmp_path: Path, keyring: MemoryKeyring, protection: Protection
) -> None:
    path = made(tmp_path / "a.notmine", protection)
    assert len(backups.backups(path)) == 1
    for one in tmp_path.iterdir():
        held = one.read_bytes()
        assert not [canary for canary in CANARIES if canary in held]
        assert case_key.protection_of(one) is protection
        assert stat.S_IMODE(one.stat().st_mode) == 0o600
    assert len(keyring.secrets) == (protection is Protection.KEYRING)


def test_the_log_of_an_open_case_is_encrypted_too(tmp_path: Path) -> None:
    path = made(tmp_path / "a.notmine", Protection.PASSWORD)
    with open_case(path, PASSWORD) as case:
        case.file.put("canary", "zinnoberrot")
        case.file.writer.execute("INSERT INTO said(said) VALUES ('rebuild')")
        logs = [one for one in tmp_path.iterdir() if one.name.endswith("-wal")]
        assert logs
        assert logs[0].stat().st_size > 4096
        assert b"zinnoberrot" not in logs[0].read_bytes()
        assert not [canary for canary in CANARIES if canary in logs[0].read_bytes()]


def test_the_password_opens_it_however_it_is_typed_and_no_other_does(tmp_path: Path) -> None:
    path = made(tmp_path / "a.notmine", Protection.PASSWORD)
    composed = Secret("drei Eichho\u0308rnchen".encode())
    with open_case(path, composed) as case:
        assert len(find(case.file, Query(TEXTS[1]))) == 15
    assert refused(path, Secret(b"vier Eichhoernchen")) == "case_key.wrong"
    assert refused(path, None) == "case_key.needed"
    assert needs_password(path)


def test_the_key_is_overwritten_when_the_case_is_closed_and_shows_nowhere(tmp_path: Path) -> None:
    path = made(tmp_path / "a.notmine", Protection.PASSWORD)
    case = open_case(path, PASSWORD)
    key = case.file.key
    assert key is not None
    assert any(key.secret)
    assert key.secret.hex() not in repr(key)
    assert repr(bytes(key.secret)) not in repr(key)
    case.close()
    assert not any(key.secret)


def test_a_case_without_protection_stays_plain_and_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    assert case_key.protection_of(path) is Protection.NONE
    open_or_create(path).close()
    with pytest.raises(Problem) as caught:
        open_or_create(path, Protection.PASSWORD, PASSWORD)
    assert caught.value.said.key == "case_key.plain"


def test_an_empty_password_is_none(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        create_case(tmp_path / "a.notmine", Protection.PASSWORD, Secret(b""))
    assert caught.value.said.key == "case_key.empty"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("page", [2, 9])
def test_damage_to_an_encrypted_case_is_found_and_its_backup_put_back(tmp_path: Path, page: int) -> None:
    path = made(tmp_path / "a.notmine", Protection.PASSWORD)
    spoil(path, page)
    assert refused(path, PASSWORD) == "case.damaged_backup"
    assert not verify(path, Unwatched(), passphrase=PASSWORD).ok
    assert restore_case(path, PASSWORD).kept is not None
    assert verify(path, Unwatched(), passphrase=PASSWORD).ok


@pytest.mark.parametrize("head", [b"NMCP", b"\0" * 16, b"NMCX" + bytes(12)])
def test_a_spoiled_head_is_no_reason_to_lose_the_case(tmp_path: Path, head: bytes) -> None:
    path = made(tmp_path / "a.notmine", Protection.PASSWORD)
    with path.open("r+b") as stream:
        stream.write(head.ljust(16, b"\1"))
    assert refused(path, PASSWORD) in ("case_key.wrong", "case.not_a_case")
    copy = backups.backups(path)[0].path
    if case_key.protection_of(path) is None:
        restore_case(path, PASSWORD)
        assert path.read_bytes()[:16] == copy.read_bytes()[:16]
        open_case(path, PASSWORD).close()


def test_a_key_in_the_keyring_opens_the_case_and_goes_with_it(tmp_path: Path, keyring: MemoryKeyring) -> None:
    path = made(tmp_path / "a.notmine", Protection.KEYRING)
    shutil.copyfile(path, tmp_path / "copy.notmine")
    with open_case(path) as case:
        assert len(find(case.file, Query())) == 60
    destroy(open_case(path).file)
    assert keyring.secrets == {}
    assert [one.name for one in tmp_path.iterdir()] == ["copy.notmine"]
    assert refused(tmp_path / "copy.notmine", None) == "case_key.gone"


def test_erasing_a_group_changes_the_key_so_that_no_copy_made_before_opens(
    tmp_path: Path, keyring: MemoryKeyring
) -> None:
    path = made(tmp_path / "a.notmine", Protection.KEYRING)
    before = dict(keyring.secrets)
    shutil.copyfile(path, tmp_path / "copy.notmine")
    with open_case(path) as case:
        erase_groups(case.file, (GROUP,))
        assert len(find(case.file, Query())) == 30
        decide(case.file, (f"device:{MINE}",), Decision.MINE)
        assert find(case.file, Query(FOREIGN)).tolist() == []
    assert len(keyring.secrets) == 1
    assert not before.items() & keyring.secrets.items()
    assert refused(tmp_path / "copy.notmine", None) == "case_key.gone"
    with open_case(path) as case:
        assert len(find(case.file, Query())) == 30
    assert all(backups.is_whole(one.path, case_key.key_of(path, None)) for one in backups.backups(path))


def test_an_erasure_that_the_keyring_stops_is_finished_when_the_case_is_opened(
    tmp_path: Path, keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.notmine", Protection.KEYRING)
    case = open_case(path)
    monkeypatch.setattr(keyring, "delete_password", lambda *_: None)
    with pytest.raises(Problem) as caught:
        erase_groups(case.file, (GROUP,))
    assert caught.value.said.key == "case_key.keyring_refuses"
    case.close()
    assert len(keyring.secrets) == 2
    monkeypatch.undo()
    monkeypatch.setattr(system_keyring, "back_end", lambda: keyring)
    with open_case(path) as opened:
        assert len(find(opened.file, Query())) == 30
    assert len(keyring.secrets) == 1


def test_a_keyring_that_fails_is_a_sentence_without_its_words(tmp_path: Path, keyring: MemoryKeyring) -> None:
    path = made(tmp_path / "a.notmine", Protection.KEYRING)
    keyring.fails = True
    assert refused(path, None) == "case_key.keyring_refuses"
    with pytest.raises(Problem) as caught:
        create_case(tmp_path / "b.notmine", Protection.KEYRING)
    assert caught.value.said.key == "case_key.keyring_refuses"
    assert not (tmp_path / "b.notmine").exists()


@pytest.mark.parametrize("address", ["", "tcp:host=example.org,port=1", "autolaunch:"])
def test_no_keyring_is_asked_but_over_a_socket_of_this_machine(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(system_keyring.sys, "platform", "linux")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert not system_keyring.is_there()
    with pytest.raises(Problem) as caught:
        system_keyring.back_end()
    assert caught.value.said.key == "case_key.no_keyring"
