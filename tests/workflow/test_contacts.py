# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The owner's own address book beside an export: three numbers are kept, no contact is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.zips import write
from tests.workflow.exports import files_of, owner_facts, spoken
from viewer.case.message import Problem
from viewer.storage.recall import load_observations
from viewer.work import Cancelled, Unwatched
from viewer.workflow import state
from viewer.workflow.cases import create_case, open_case
from viewer.workflow.check import verify
from viewer.workflow.scan import ScanRequest, scan


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contacts")
    rows = "".join(f"Toni{n},Quittenbaum{n},toni{n}@example.org\r\n" for n in range(30))
    contacts = {"Alexa/Contacts/contacts-2.csv": ("First Name,Last Name,Email Address\r\n" + rows).encode()}
    export = write(folder / "export.zip", {**files_of(spoken(2, 0)), **contacts})
    with create_case(folder / "a.notmine") as case:
        scan(case, ScanRequest((export,), owner_facts()), Unwatched())
    return folder


def book(path: Path, name: str, n: int = 40) -> Path:
    cards = (f"BEGIN:VCARD\nFN:{name}{i} Birnbaum{i}\nEMAIL:{name}{i}@example.org\nEND:VCARD\n" for i in range(n))
    path.write_text("".join(cards), encoding="utf-8")
    return path


def test_none_in_common_and_then_all(folder: Path) -> None:
    with open_case(folder / "a.notmine") as case:
        first = state.compare_contacts(case, book(folder / "strange.vcf", "jo"))
        assert [one.rule for one in first.reasons if one.rule == "M17"] == ["M17"]
        state.compare_contacts(case, book(folder / "own.vcf", "toni"))
        (kept,) = load_observations(case.file, "contacts")
        assert dict(kept.values) == {"theirs": 30, "mine": 40, "common": 30}
    assert b"Birnbaum" not in (folder / "a.notmine").read_bytes()
    assert verify(folder / "a.notmine", Unwatched()).checks[0].ok


def test_a_file_that_cannot_be_read_changes_nothing(folder: Path) -> None:
    with open_case(folder / "a.notmine") as case:
        before = list(load_observations(case.file, "contacts"))
        with pytest.raises(Problem) as caught:
            state.compare_contacts(case, folder / "gone.vcf")
        assert caught.value.said.key == "address_book.unreadable"
        assert list(load_observations(case.file, "contacts")) == before


def test_it_can_be_stopped(folder: Path) -> None:
    class Stop(Unwatched):
        def advance(self, units: int = 1, note: str = "") -> None:
            raise Cancelled

    with open_case(folder / "a.notmine") as case, pytest.raises(Cancelled):
        state.compare_contacts(case, book(folder / "own.vcf", "toni"), Stop())
