# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Long sequences that lie packed or in a file: fetched in blocks, and kept whole only where they are small."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Generic, TypeVar, overload

Item = TypeVar("Item")
Value = TypeVar("Value")

BLOCK = 512
_KEPT_WHOLE = 48 << 20
_KEPT_OF_LONG = 4
_path_of = attrgetter("path")


class InBlocks(Sequence[Item], ABC, Generic[Item]):
    """An unchanging sequence of `length` items in blocks of 512."""

    def __init__(self, length: int) -> None:
        self._length = length

    @abstractmethod
    def block(self, number: int) -> Sequence[Item]:
        """The items of one block, 512 but for the last. Raises what coming to them raises."""

    def __len__(self) -> int:
        """How many items."""
        return self._length

    @property
    def blocks(self) -> int:
        """How many blocks."""
        return -(-self._length // BLOCK)

    def __iter__(self) -> Iterator[Item]:
        """The items in order, a block of them at a time."""
        for number in range(self.blocks):
            yield from self.block(number)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Any:
        """One item, or some as a tuple; no block is come to twice in a row."""
        places = range(self._length)[index]
        if isinstance(places, int):
            return self.block(places // BLOCK)[places % BLOCK]
        numbers = groupby(places, lambda place: place // BLOCK)
        told = ((self.block(number), some) for number, some in numbers)
        return tuple(block[place % BLOCK] for block, some in told for place in some)


class Blocks(InBlocks[Item]):
    """A sequence whose blocks are fetched. What was fetched is kept while all of it takes less
    than 48 MB; of what turns out to take more, the last four blocks are kept, and others fetched again when needed."""

    def __init__(self, length: int, fetch: Callable[[int], Sequence[Item]], weigh: Callable[[Item], int]) -> None:
        """`fetch` gives a block by its number, with 512 items but for the last; it can be pickled where this is to be.
        `weigh` is about how many bytes of memory an item takes."""
        super().__init__(length)
        self._fetch, self._weigh = fetch, weigh
        self._kept: dict[int, Sequence[Item]] = {}
        self._weight = 0

    def __eq__(self, other: object) -> bool:
        """Whether the other sequence holds equal items."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(one == its for one, its in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __getstate__(self) -> dict[str, Any]:
        """Itself without what was fetched."""
        return self.__dict__ | {"_kept": {}, "_weight": 0}

    @property
    def is_long(self) -> bool:
        """Whether all of it is too much to be kept; the first time, it is fetched to find out."""
        if len(self._kept) < self.blocks and self._weight <= _KEPT_WHOLE:
            for number in range(self.blocks):
                self.block(number)
        return self._weight > _KEPT_WHOLE

    def block(self, number: int) -> Sequence[Item]:
        """The items of one block. Raises what fetching it raises."""
        found = self._kept.get(number)
        if found is None:
            found = self._fetch(number)
            self._keep(number, found)
        return found

    def forget(self) -> None:
        """Let go of what was fetched; it is fetched again when it is needed."""
        self._kept, self._weight = {}, 0

    def _keep(self, number: int, block: Sequence[Item]) -> None:
        if self._weight <= _KEPT_WHOLE:
            self._weight += sum(map(self._weigh, block))
        if self._weight > _KEPT_WHOLE:
            while len(self._kept) >= _KEPT_OF_LONG:
                del self._kept[next(iter(self._kept))]
        self._kept[number] = block


class Ordered(Blocks[Item]):
    """Blocks of items that are ordered by their `path`, no two of which are the same."""

    def __init__(self, length: int, fetch: Callable[[int], Sequence[Item]], weigh: Callable[[Item], int]) -> None:
        """As any blocks."""
        super().__init__(length, fetch, weigh)
        self._firsts: dict[int, str] = {}
        self._all_firsts: list[str] = []

    def at_or_after(self, path: str) -> int:
        """The place of the first item with this path or a later one; the length where there is none."""
        number = max(0, bisect_right(self._starts(), path) - 1)
        return number * BLOCK + (bisect_left(self.block(number), path, key=_path_of) if self._length else 0)

    def place(self, path: str) -> int:
        """The place of the item with this path. Raises KeyError."""
        number = bisect_right(self._starts(), path) - 1
        if number >= 0:
            block = self.block(number)
            place = bisect_left(block, path, key=_path_of)
            if place < len(block) and _path_of(block[place]) == path:
                return number * BLOCK + place
        raise KeyError(path)

    def _starts(self) -> Sequence[str]:
        if len(self._all_firsts) < self.blocks:
            for number in range(self.blocks):
                if number not in self._firsts:
                    self.block(number)
            self._all_firsts = [self._firsts[number] for number in range(self.blocks)]
        return self._all_firsts

    def _keep(self, number: int, block: Sequence[Item]) -> None:
        super()._keep(number, block)
        self._firsts.setdefault(number, _path_of(block[0]))


class AtPaths(Mapping[str, Value]):
    """By the paths of ordered items: what stands in their places in another sequence, of the same length."""

    def __init__(self, items: Ordered[Any], values: Sequence[Value]) -> None:
        """The items may be the values themselves."""
        self._items, self._values = items, values

    def __getitem__(self, path: str) -> Value:
        """What stands in the place of that path. Raises KeyError."""
        return self._values[self._items.place(path)]

    def __contains__(self, path: object) -> bool:
        """Whether there is an item of that path."""
        if not isinstance(path, str):
            return False
        try:
            self._items.place(path)
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator[str]:
        """The paths in order."""
        return map(_path_of, self._items)

    def __len__(self) -> int:
        """How many."""
        return len(self._items)

    def forget(self) -> None:
        """Let go of what was fetched of both."""
        for one in (self._items, self._values):
            if isinstance(one, Blocks):
                one.forget()
