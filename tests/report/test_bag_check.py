# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whatever is done to a bag is found and said; and a bag that was made to do harm does none."""

from __future__ import annotations

import hashlib
import json
import os
import random
from pathlib import Path

import pytest

from tests.report.held import LETTERS, MADE_ON, held, journal, packed
from viewer.case.message import Problem
from viewer.report import bag_form
from viewer.report.bag import pack, write
from viewer.report.bag_check import check_bag
from viewer.report.bag_files import Bounds
from viewer.work import Unwatched


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    write(packed(), tmp_path / "bag", Unwatched())
    return tmp_path / "bag"


def wrong(bag: Path, bounds: Bounds | None = None) -> list[tuple[str, str]]:
    """Aspect and damage, by the keys of their sentences."""
    told = check_bag(bag, Unwatched(), bounds or Bounds())
    return [(name.key, damage.key) for name, damage in told if damage is not None]


def sealed(bag: Path) -> None:
    """Write all lists anew, as somebody would who knows how bags work."""
    data = sorted(path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file())
    for paths, names in ((data, bag_form.MANIFESTS), (bag_form.TAGGED, bag_form.TAG_MANIFESTS)):
        for digest, name in zip(bag_form.DIGESTS, names, strict=True):
            hashed = {path: hashlib.new(digest, (bag / path).read_bytes()).hexdigest() for path in paths}
            (bag / name).write_bytes(bag_form.manifest(hashed))


def test_a_bag_as_it_was_written_is_whole(bag: Path) -> None:
    told = check_bag(bag, Unwatched())
    assert [damage for _, damage in told if damage] == []
    assert len(told) == 8


def test_a_thousand_random_changes_of_one_byte_are_all_found(bag: Path) -> None:
    dice = random.Random(1)
    places = [(path, at) for path in sorted(bag.rglob("*")) if path.is_file() for at in range(path.stat().st_size)]
    unseen = []
    for path, at in dice.sample(places, 1000):
        whole = path.read_bytes()
        spoiled = bytes((whole[at] ^ dice.randrange(1, 256),))
        path.write_bytes(whole[:at] + spoiled + whole[at + 1 :])
        if not wrong(bag):
            unseen.append((path.name, at, spoiled))
        path.write_bytes(whole)
    assert unseen == []
    assert wrong(bag) == []


def test_every_byte_of_the_lists_counts(bag: Path) -> None:
    """The files that no other file vouches for; letters become those that some readers hold for the same."""
    for name in bag_form.TAG_MANIFESTS:
        whole = (bag / name).read_bytes()
        for at in range(0, len(whole), 3):
            (bag / name).write_bytes(whole[:at] + bytes((whole[at] ^ 0x20,)) + whole[at + 1 :])
            assert wrong(bag), (name, at)
        (bag / name).write_bytes(whole)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data/letters/complaint.txt", ("verify.bag_payload", "verify.bag_absent")),
        ("bagit.txt", ("verify.bag_form", "verify.bag_missing")),
        ("bag-info.txt", ("verify.bag_tags", "verify.bag_absent")),
        ("manifest-sha512.txt", ("verify.bag_form", "verify.bag_missing")),
        ("manifest-sha256.txt.tsq", ("verify.bag_stamp", "verify.bag_stamp_wrong")),
        ("data/journal.jsonl", ("verify.bag_journal", "verify.bag_journal_end")),
    ],
)
def test_a_file_taken_out_is_missed(bag: Path, path: str, expected: tuple[str, str]) -> None:
    (bag / path).unlink()
    assert expected in wrong(bag)


def test_a_file_put_in_is_found(bag: Path) -> None:
    (bag / "data" / "more.txt").write_bytes(b"more")
    (bag / "note.txt").write_bytes(b"note")
    assert ("verify.bag_payload", "verify.bag_unlisted") in wrong(bag)
    assert ("verify.bag_form", "verify.bag_extra") in wrong(bag)
    assert ("verify.bag_oxum", "verify.bag_oxum_wrong") in wrong(bag)


def test_each_damage_is_said_by_itself_and_many_are_summed_up(bag: Path) -> None:
    for number in range(80):
        (bag / f"note{number:02d}.txt").write_bytes(b"")
    told = check_bag(bag, Unwatched())
    extra = [dict(damage.params) for _, damage in told if damage and damage.key == "verify.bag_extra"]
    assert {"file": "note07.txt"} in extra
    assert [dict(damage.params)["n"] for _, damage in told if damage and damage.key == "verify.bag_more"] == [30]


def test_a_journal_line_taken_out_is_found_even_where_all_lists_were_written_anew(bag: Path) -> None:
    lines = (bag / bag_form.JOURNAL).read_bytes().splitlines(keepends=True)
    (bag / bag_form.JOURNAL).write_bytes(b"".join(lines[:2] + lines[3:]))
    sealed(bag)
    assert ("verify.bag_journal", "verify.journal_broken") in wrong(bag)


def test_the_end_of_the_journal_cut_off_is_found_even_where_all_lists_were_written_anew(bag: Path) -> None:
    lines = (bag / bag_form.JOURNAL).read_bytes().splitlines(keepends=True)
    (bag / bag_form.JOURNAL).write_bytes(b"".join(lines[:-1]))
    sealed(bag)
    assert ("verify.bag_journal", "verify.bag_journal_end") in wrong(bag)


def test_another_hash_of_a_part_is_found_even_where_all_lists_were_written_anew(bag: Path) -> None:
    path = bag / "data" / "export.json"
    path.write_bytes(path.read_bytes().replace(b"ab" * 32, b"ba" * 32))
    sealed(bag)
    assert ("verify.parts", "verify.parts_wrong") in wrong(bag)


def test_other_seconds_heard_are_found_even_where_all_lists_were_written_anew(bag: Path) -> None:
    path = bag / "data" / "exposure.json"
    path.write_bytes(path.read_bytes().replace(b"3.0", b"0.5"))
    sealed(bag)
    assert ("verify.exposure", "verify.exposure_wrong") in wrong(bag)


def test_a_change_with_all_lists_written_anew_no_longer_fits_the_time_stamp_request(bag: Path) -> None:
    (bag / "data" / "letters" / "controller.txt").write_bytes(b"Dear comrade")
    sealed(bag)
    assert wrong(bag) == [("verify.bag_stamp", "verify.bag_stamp_wrong")]


def test_a_line_whose_detail_was_withheld_breaks_no_chain(tmp_path: Path) -> None:
    write(pack(held(journal(extra={"new_field": 1})), LETTERS, MADE_ON), tmp_path / "b", Unwatched())
    assert b'"detail":null' in (tmp_path / "b" / bag_form.JOURNAL).read_bytes()
    assert wrong(tmp_path / "b") == []


@pytest.mark.parametrize("path", ["data/export.json", "bagit.txt", "data/letters"])
def test_a_link_is_never_followed(bag: Path, tmp_path: Path, path: str) -> None:
    """Not even to a file with the very bytes that should be there."""
    (bag / path).rename(tmp_path / "elsewhere")
    (bag / path).symlink_to(tmp_path / "elsewhere")
    assert ("verify.bag_form", "verify.bag_odd") in wrong(bag)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_does_not_hold_the_check_up(bag: Path) -> None:
    os.mkfifo(bag / "data" / "pipe")
    assert ("verify.bag_form", "verify.bag_odd") in wrong(bag)


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/hostname", "data/../../secret.txt", "data//x", "data/%2e%2e/x"]
)
def test_a_way_out_of_the_bag_is_no_line_of_a_list(bag: Path, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_bytes(b"secret")
    digest = hashlib.sha256(b"secret").hexdigest()
    listed = (bag / "manifest-sha256.txt").read_bytes()
    (bag / "manifest-sha256.txt").write_bytes(f"{digest}  {path}\n".encode() + listed)
    assert ("verify.bag_payload", "verify.bag_line") in wrong(bag)


def test_what_is_too_large_too_many_or_too_deep_is_not_read(bag: Path) -> None:
    assert ("verify.bag_form", "verify.bag_unread") in wrong(bag, Bounds(file_bytes=200))
    assert ("verify.bag_form", "verify.bag_endless") in wrong(bag, Bounds(files=5))
    assert ("verify.bag_form", "verify.bag_unread") in wrong(bag, Bounds(all_bytes=3000))
    deep = bag / "data" / "a" / "b" / "c" / "d" / "e"
    deep.mkdir(parents=True)
    (deep / "file").write_bytes(b"")
    assert ("verify.bag_form", "verify.bag_odd") in wrong(bag)


@pytest.mark.parametrize(
    "written",
    [
        b"[" * 100_000,
        b"null\n",
        b"\xff\xfe\n",
        b'{"number": true}\n',
        b'{"number":1,"at":1,"act":"","detail":"","hash":""}\n',
        b'{"number":1,"at":"\\ud800","act":"","detail":"","hash":""}\n',
        b'{"number":' + b"9" * 10_000 + b"}\n",
        b'{"number":1,"at":"","act":"hashed","detail":"[1]","hash":""}\n',
    ],
)
def test_a_journal_that_was_made_to_do_harm_is_broken(bag: Path, written: bytes) -> None:
    (bag / bag_form.JOURNAL).write_bytes(written)
    (bag / "data" / "export.json").write_bytes(written)
    assert ("verify.bag_journal", "verify.journal_broken") in wrong(bag)


def test_a_name_cannot_speak_to_the_terminal(bag: Path) -> None:
    (bag / "data" / "\x1b[2J\x07evil").write_bytes(b"")
    told = check_bag(bag, Unwatched())
    names = [str(dict(damage.params).get("file", "")) for _, damage in told if damage]
    assert "data/?[2J?evil" in names


def test_a_folder_that_is_no_bag_says_so(tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").write_bytes(b"")
    with pytest.raises(Problem) as caught:
        check_bag(tmp_path, Unwatched())
    assert caught.value.said.key == "verify.no_bag"


def test_what_the_bag_says_of_its_payload_is_right(bag: Path) -> None:
    data = [path for path in (bag / "data").rglob("*") if path.is_file()]
    told = bag_form.read_info((bag / bag_form.INFO).read_bytes())
    assert told["Payload-Oxum"] == f"{sum(path.stat().st_size for path in data)}.{len(data)}"
    assert told["Journal-Lines"] == str(len(held().journal))
    assert json.loads((bag / "data" / "exposure.json").read_bytes())["seconds_heard"] == 3.0
