# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every limit holds at the limit and not one beyond it, counted on what really comes out."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.archive.crafted import Made, build
from tests.archive.listing import Listed, listed
from tests.archive.zips import packed
from viewer.case.export import Limits
from viewer.case.message import Problem

STEPS = (-1, 0, 1)


def made_of(sizes: Mapping[str, int], method: int = 0) -> bytes:
    return build([Made(name.encode(), b"\0" * size, method) for name, size in sizes.items()])


def outcome(data: bytes, limits: Limits) -> Listed | str:
    try:
        return listed(data, limits)
    except Problem as problem:
        return problem.said.key.removeprefix("archive.")


@pytest.mark.parametrize("step", STEPS)
def test_entries(step: int) -> None:
    found = outcome(made_of({f"{n}.txt": 1 for n in range(10 + step)}), Limits(entries=10))
    assert found == "too_many" if step > 0 else isinstance(found, Listed)


@pytest.mark.parametrize("step", STEPS)
def test_entries_of_archives_inside_count_too(step: int) -> None:
    inner = packed({f"{n}.txt": b"x" for n in range(8 + step)})
    found = outcome(build([Made(b"inner.zip", inner), Made(b"a.txt", b"x")]), Limits(entries=10))
    assert found == "too_many" if step > 0 else isinstance(found, Listed)


@pytest.mark.parametrize("step", STEPS)
def test_recovered_entries(step: int) -> None:
    whole = made_of({f"{n}.txt": 1 for n in range(10 + step)})
    found = outcome(whole[: whole.index(b"PK\x01\x02")], Limits(entries=10))
    assert found == "too_many" if step > 0 else isinstance(found, Listed)


@pytest.mark.parametrize("step", STEPS)
def test_bytes_of_the_directory(step: int) -> None:
    found = outcome(made_of({"a": 1, "b" * (10 + step): 1}), Limits(directory_bytes=2 * 46 + 11))
    assert found == "directory_too_large" if step > 0 else isinstance(found, Listed)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("method", [0, 8])
def test_bytes_of_an_entry(step: int, method: int) -> None:
    found = listed(made_of({"a": 5000 + step, "b": 1}, method), Limits(entry_bytes=5000))
    assert found.contents["a"] == ("too_large" if step > 0 else b"\0" * (5000 + step))
    assert found.contents["b"] == b"\0"


@pytest.mark.parametrize("step", STEPS)
def test_bytes_that_come_out_beyond_the_ratio(step: int) -> None:
    size = 300_000
    whole = made_of({"a": size}, 8)
    stored = int.from_bytes(whole[18:22], "little")
    ratio = -(-size // stored)
    at = Limits(ratio=1, free_bytes=size - step)
    assert isinstance(listed(whole, at).contents["a"], bytes) == (step <= 0)
    assert isinstance(listed(whole, Limits(ratio=ratio - step, free_bytes=1)).contents["a"], bytes) == (step <= 0)


@pytest.mark.parametrize("step", STEPS)
def test_a_size_that_lies_is_not_believed(step: int) -> None:
    whole = build([Made(b"a", b"x" * 1000, 8, other_size=1000 - step)])
    expected = {-1: "ends_early", 0: b"x" * 1000, 1: "too_much_output"}[step]
    assert listed(whole).contents["a"] == expected


@pytest.mark.parametrize("step", STEPS)
def test_bytes_of_all_entries_together(step: int) -> None:
    sizes = {"a": 4000, "b": 4000 + step, "c": 0}
    found = listed(made_of(sizes), Limits(total_ratio=0, total_bytes=8000))
    assert found.contents["a"] == b"\0" * 4000
    assert found.contents["b"] == ("too_much_in_all" if step > 0 else b"\0" * sizes["b"])
    assert found.contents["c"] == b"", "what still fits is read"


@pytest.mark.parametrize("step", STEPS)
def test_bytes_of_archives_inside_count_with_the_rest(step: int) -> None:
    inner = made_of({"in.txt": 3000 + step})
    whole = build([Made(b"inner.zip", inner, method=0)])
    found = listed(whole, Limits(total_ratio=0, total_bytes=len(inner) + 3000 - (step if step < 0 else 0)))
    assert (found.contents["inner.zip!in.txt"] == "too_much_in_all") == (step > 0)


@pytest.mark.parametrize("step", STEPS)
def test_the_total_grows_with_the_archive(step: int) -> None:
    whole = made_of({"a": 5000}, 8)
    found = listed(whole, Limits(total_ratio=2, total_bytes=5000 - 2 * len(whole) - step))
    assert found.contents["a"] == ("too_much_in_all" if step > 0 else b"\0" * 5000)


@pytest.mark.parametrize("step", STEPS)
def test_depth(step: int) -> None:
    data = packed({"deep.txt": b"x"})
    for level in range(2 + step):
        data = packed({f"{level}.zip": data})
    found = listed(data, Limits(nested_depth=2))
    assert ("nested_too_deep" in found.contents.values()) == (step > 0)
    assert any(name.endswith("deep.txt") for name in found.contents) == (step <= 0)


@pytest.mark.parametrize("step", STEPS)
def test_length_of_a_name(step: int) -> None:
    found = listed(made_of({"n" * (20 + step): 1}), Limits(name_length=20))
    (name,) = found.entries
    assert name == "n" * 20 + "…" if step > 0 else name == "n" * (20 + step)
    assert found.notes_of(name) == (["long_name"] if step > 0 else [])


@pytest.mark.parametrize("step", STEPS)
def test_bytes_of_an_archive_inside_that_is_unpacked_to_memory(step: int) -> None:
    inner = packed({"a.txt": b"x"})
    found = listed(packed({"inner.zip": inner}), Limits(nested_bytes=len(inner) - step))
    assert ("nested_too_large" in found.contents.values()) == (step > 0)
