# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Long sequences are those that they stand for; short ones are fetched once, of long ones little is kept."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.case.blocks import BLOCK, AtPaths, Blocks, Ordered
from viewer.case.export import Entry, Inventory, Part, weight_of
from viewer.workflow.isolation.packed import pack

HEAVY = 10 << 20
PART = Part("x.zip", Path("x.zip"), 1)


class Fetched:
    """Numbers in blocks, and which blocks were asked for."""

    def __init__(self, length: int) -> None:
        self.items, self.asked = range(length), list[int]()

    def block(self, number: int) -> tuple[int, ...]:
        self.asked.append(number)
        return tuple(self.items[number * BLOCK : (number + 1) * BLOCK])


def weighing(weight: int) -> Callable[[object], int]:
    return partial(_weight, weight)


def _weight(weight: int, item: object) -> int:
    return weight


def entries(names: list[str]) -> tuple[Entry, ...]:
    return tuple(Entry(f"x.zip!{name}", "x.zip", 1) for name in sorted(names))


def ordered(items: tuple[Entry, ...], weigh: Callable[[Entry], int] = weight_of) -> Ordered[Entry]:
    return Ordered(len(items), pack(Entry, items).block, weigh)


@pytest.mark.parametrize("weight", [1, HEAVY], ids=["short", "long"])
@given(length=st.integers(0, 3 * BLOCK + 1), at=st.integers(-3, 3))
def test_it_walks_indexes_and_slices_like_a_tuple(weight: int, length: int, at: int) -> None:
    items = tuple(range(length))
    sequence = Blocks(length, Fetched(length).block, weighing(weight))
    assert len(sequence) == length
    assert tuple(sequence) == items
    assert sequence == items
    assert tuple(sequence[at : at + 2]) == items[at : at + 2]
    assert sequence != (*items, 1)
    if -length <= at < length:
        assert sequence[at] == items[at]
    with pytest.raises(IndexError):
        sequence[length]


def test_a_short_one_is_fetched_once() -> None:
    fetched = Fetched(20 * BLOCK)
    sequence = Blocks(20 * BLOCK, fetched.block, weighing(100))
    assert not sequence.is_long
    assert sum(sequence) == sum(sequence) == sum(fetched.items)
    assert fetched.asked == list(range(20))


def test_what_is_forgotten_is_fetched_again() -> None:
    fetched = Fetched(2 * BLOCK)
    sequence = Blocks(2 * BLOCK, fetched.block, weighing(HEAVY))
    assert sequence.is_long
    sequence.forget()
    assert (sequence[BLOCK], fetched.asked) == (BLOCK, [0, 1, 1])
    beside = AtPaths(ordered(entries(["a", "b"])), Blocks(2, fetched.block, weighing(1)))
    for _ in range(2):
        assert beside["x.zip!b"] == 1
        beside.forget()
    assert fetched.asked == [0, 1, 1, 0, 0]


def test_of_a_long_one_the_last_four_blocks_are_kept() -> None:
    fetched = Fetched(20 * BLOCK)
    sequence = Blocks(20 * BLOCK, fetched.block, weighing(HEAVY // BLOCK))
    assert sequence.is_long
    assert sum(sequence) == sum(fetched.items)
    fetched.asked.clear()
    for number in (19, 18, 17, 16, 16, 19):
        sequence.block(number)
    assert fetched.asked == []
    sequence.block(3)
    sequence.block(16)
    assert fetched.asked == [3, 16]


def test_a_pickle_holds_nothing_that_was_fetched() -> None:
    inventory = Inventory((PART,), ordered(entries([f"{number:05d}.wav" for number in range(3000)]), weighing(HEAVY)))
    before = pickle.dumps(inventory)
    assert sum(1 for _ in inventory.entries) == 3000
    assert inventory.by_path["x.zip!01234.wav"] == inventory.entries[1234]
    after = pickle.dumps(inventory)
    assert len(after) < len(before) + 1000
    assert pickle.loads(after) == inventory  # noqa: S301


@pytest.mark.parametrize("weigh", [weight_of, weighing(HEAVY)], ids=["short", "long"])
@given(names=st.sets(st.text("ab!/é\U0001f984", max_size=3), max_size=8), sought=st.text("ab!/é\U0001f984", max_size=3))
def test_paths_are_looked_up_as_in_a_dictionary(weigh: Callable[[Entry], int], names: set[str], sought: str) -> None:
    many = [f"a{number:04d}" for number in range(2 * BLOCK)] if len(names) > 4 else []
    plain = entries([*names, *many])
    inventory, known = Inventory((PART,), ordered(plain, weigh)), Inventory((PART,), plain)
    path = f"x.zip!{sought}"
    assert inventory.by_path.get(path) == known.by_path.get(path)
    assert inventory.places.get(path) == known.places.get(path)
    assert (path in inventory.by_path) == (path in known.by_path)
    assert list(inventory.by_path) == list(known.by_path)
    assert len(inventory.by_path) == len(plain)
    assert inventory.is_opened(Entry(path, "x.zip", 1)) == known.is_opened(Entry(path, "x.zip", 1))


def test_what_stands_beside_is_found_by_path_alone() -> None:
    plain = entries([f"{number:04d}" for number in range(2 * BLOCK)])
    beside = AtPaths(ordered(plain), range(2 * BLOCK))
    assert beside["x.zip!0600"] == 600
    assert 600 not in beside
    for missing in ("", "x.zip!", "x.zip!0600.", "y"):
        with pytest.raises(KeyError):
            beside[missing]
