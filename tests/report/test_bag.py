# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A bag is one that the reference library takes, is the same each time, and is there whole or not at all."""

from __future__ import annotations

import importlib
import stat
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.report.held import CANARIES, LETTERS, MADE_ON, held, packed
from viewer.case.message import Problem
from viewer.report.bag import pack, write
from viewer.report.bag_form import read_info
from viewer.work import Unwatched


@pytest.fixture
def bagit(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The reference library; it asks a module for its own version that newer installations do not have."""
    versions = ModuleType("pkg_resources")
    versions.DistributionNotFound = LookupError  # type: ignore[attr-defined]
    versions.get_distribution = lambda name: (_ for _ in ()).throw(LookupError(name))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pkg_resources", versions)
    return importlib.import_module("bagit")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_reference_library_finds_it_valid_and_sees_a_change(tmp_path: Path, bagit: ModuleType) -> None:
    write(packed(), tmp_path / "bag", Unwatched())
    bag = bagit.Bag(str(tmp_path / "bag"))
    assert bag.validate() is True
    assert bag.version == "1.0"
    assert sorted(bag.algorithms) == ["sha256", "sha512"]
    (tmp_path / "bag" / "data" / "letters" / "controller.txt").write_bytes(b"Dear Company")
    assert bagit.Bag(str(tmp_path / "bag")).is_valid() is False


def test_the_same_holdings_give_the_same_bytes_and_another_day_changes_the_label_alone() -> None:
    first = packed()
    assert first == packed()
    later = pack(held(), LETTERS, "2026-11-26")
    changed = {path for path in first if first[path] != later[path]}
    assert changed == {"bag-info.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}


def test_the_label_says_nothing_about_anybody() -> None:
    tags = read_info(packed()["bag-info.txt"])
    assert tags.keys() == {
        "Bag-Software-Agent",
        "Bagging-Date",
        "External-Identifier",
        "Journal-End",
        "Journal-Lines",
        "Payload-Oxum",
    }
    assert tags["Bagging-Date"] == MADE_ON


def test_no_canary_is_in_any_file() -> None:
    files = packed()
    whole = b"\n".join(files.values()).lower()
    assert [canary for canary in CANARIES if canary.lower().encode() in whole] == []
    assert b"my-data.zip" in files["data/export.json"]


@pytest.mark.parametrize(
    "name", ["../letter.pdf", "a/b.pdf", "", ".hidden", "letter .pdf", "brief-für-sie.pdf", "con.txt", "a\nb", "end."]
)
def test_a_letter_whose_name_is_not_plain_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="plain"):
        pack(held(), ((name, b""),), MADE_ON)


def test_a_day_that_could_write_another_line_into_the_label_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        pack(held(), (), f"{MADE_ON}\nContact-Name: somebody")


def test_two_letters_that_some_systems_hold_for_one_are_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        pack(held(), (("a.pdf", b"1"), ("A.pdf", b"2")), MADE_ON)


def test_a_bag_is_private_and_never_laid_over_anything(tmp_path: Path) -> None:
    folder = tmp_path / "bag"
    write(packed(), folder, Unwatched())
    assert [one.name for one in tmp_path.iterdir()] == ["bag"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.rglob("*") if one.is_file()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    with pytest.raises(Problem) as caught:
        write({}, folder, Unwatched())
    assert caught.value.said.key == "bag.exists"
    assert (folder / "bagit.txt").exists()


def test_a_link_that_leads_nowhere_is_something_too(tmp_path: Path) -> None:
    (tmp_path / "bag").symlink_to(tmp_path / "gone")
    with pytest.raises(Problem) as caught:
        write(packed(), tmp_path / "bag", Unwatched())
    assert caught.value.said.key == "bag.exists"


def test_where_the_folder_refuses_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Problem) as caught:
        write(packed(), tmp_path / "bag", Unwatched())
    assert caught.value.said.key == "bag.refuses"
    assert list(tmp_path.iterdir()) == []
