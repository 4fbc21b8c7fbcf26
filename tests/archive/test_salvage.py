# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A cut or damaged ZIP gives every entry whose bytes are all there, and says that it was recovered."""

from __future__ import annotations

import random
import zipfile

import pytest

from tests.archive.crafted import Made, build, local
from tests.archive.listing import listed
from tests.archive.zips import packed
from viewer.case.message import Problem

DESCRIBED = ("", "signed", "bare", "signed-wide", "bare-wide")


def data(seed: int, size: int = 900) -> bytes:
    rng = random.Random(seed)
    return bytes(rng.choice(b"abcdefgh") for _ in range(size + seed % 7))


def members(described: str, method: int) -> list[Made]:
    return [Made(b"%03d.txt" % n, data(n), method, described=described) for n in range(100)]


@pytest.mark.parametrize("percent", [10, 50, 90, 99])
@pytest.mark.parametrize("method", [0, 8, 12])
@pytest.mark.parametrize("described", DESCRIBED)
def test_every_entry_whose_bytes_are_all_there_is_recovered(described: str, method: int, percent: int) -> None:
    made = members(described, method)
    whole = build(made)
    cut = whole[: len(whole) * percent // 100]
    found = listed(cut)
    ends, at = {}, 0
    for one in made:
        at += len(local(one))
        ends[one.name.decode()] = at
    complete = {one.name.decode(): one.data for one in made if ends[one.name.decode()] <= len(cut)}
    read = {name: held for name, held in found.contents.items() if isinstance(held, bytes)}
    unchecked = {name for name in read if "unchecked" in found.notes_of(name)}
    assert {name: held for name, held in read.items() if name not in unchecked} == complete
    assert all(read[name] == made[int(name[:3])].data for name in unchecked), "cut within its descriptor"
    assert all("recovered" in found.notes_of(name) for name in read)
    assert found.notes == ("cut_off",)
    lost = set(found.contents) - set(read)
    assert len(lost | unchecked) <= 1
    assert {found.contents[name] for name in lost} <= {"cut_off"}


def test_one_that_lacks_only_its_checksum_is_recovered_and_says_so() -> None:
    made = Made(b"a.txt", data(1), described="signed")
    found = listed(local(made)[:-16])
    assert found.contents == {"a.txt": made.data}
    assert found.notes_of("a.txt") == ["recovered", "unchecked"]


def test_a_stored_archive_inside_is_recovered_whole_and_read_once() -> None:
    inner = packed({"in.txt": data(3)}, zipfile.ZIP_STORED)
    cut = local(Made(b"inner.zip", inner, method=0)) + local(Made(b"b.txt", data(4)))
    found = listed(cut)
    assert set(found.contents) == {"inner.zip", "inner.zip!in.txt", "b.txt"}


@pytest.mark.parametrize("broken", range(5))
def test_a_damaged_record_costs_no_other_and_its_entry_is_recovered(broken: int) -> None:
    made = [Made(b"%d.txt" % n, data(n)) for n in range(5)]
    whole = bytearray(build(made))
    at = -1
    for _ in range(broken + 1):
        at = whole.index(b"PK\x01\x02", at + 1)
    whole[at : at + 4] = b"XXXX"
    found = listed(bytes(whole))
    assert found.contents == {one.name.decode(): one.data for one in made}
    assert [name for name in found.entries if found.notes_of(name)] == [f"{broken}.txt"]
    assert found.notes == ("completed", "damaged_directory")


def test_a_damaged_length_in_a_record_costs_no_other() -> None:
    made = [Made(b"%d.txt" % n, data(n)) for n in range(5)]
    whole = bytearray(build(made))
    at = whole.index(b"PK\x01\x02", whole.index(b"PK\x01\x02") + 1)
    whole[at + 28 : at + 30] = (60).to_bytes(2, "little")
    assert listed(bytes(whole)).contents == {one.name.decode(): one.data for one in made}


def test_where_the_directory_is_gone_all_is_recovered() -> None:
    made = [Made(b"%d.txt" % n, data(n)) for n in range(5)]
    whole = build(made)
    start, stop = whole.index(b"PK\x01\x02"), whole.rindex(b"PK\x05\x06")
    found = listed(whole[:start] + b"\0" * (stop - start) + whole[stop:])
    assert found.contents == {one.name.decode(): one.data for one in made}


def test_a_damaged_header_among_the_cut_costs_no_other() -> None:
    made = [Made(b"%d.txt" % n, data(n)) for n in range(3)]
    bad = bytearray(local(made[1]))
    bad[:4] = b"XXXX"
    found = listed(local(made[0]) + bytes(bad) + local(made[2]))
    assert found.contents == {"0.txt": made[0].data, "2.txt": made[2].data}


def test_what_holds_nothing_is_refused_in_a_sentence() -> None:
    with pytest.raises(Problem) as caught:
        listed(b"PK\x03\x04 and nothing more")
    assert caught.value.said.key == "archive.not_a_zip"
