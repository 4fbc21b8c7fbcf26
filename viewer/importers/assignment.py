# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The best total assignment of rows to columns on a sparse graph, and how far the second best is from it."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping

Graph = Mapping[int, Mapping[int, float]]


def assign(gains: Graph, enough: float) -> dict[int, tuple[int, float]]:
    """Tie rows to columns one to one so that the sum of gains is the largest possible; a row may stay alone at gain 0.

    `gains[row][column]` are positive; missing pairs are impossible. Returns, for each tied row, its column and the
    margin: how much the total would lose if this very pair were forbidden, looked for up to `enough` (then infinite).
    Shortest augmenting paths with potentials (Jonker and Volgenant 1987), exact.
    """
    found: dict[int, tuple[int, float]] = {}
    for rows in _components(gains):
        state = _State({row: gains[row] for row in rows})
        for row in rows:
            state.augment(row)
        found.update(
            (row, (column, state.margin(row, enough))) for row, column in state.column_of.items() if column >= 0
        )
    return found


def _components(gains: Graph) -> Iterator[list[int]]:
    """The rows that compete with each other, directly or through others, one list a component."""
    rows_of: dict[int, list[int]] = {}
    for row, line in gains.items():
        for column in line:
            rows_of.setdefault(column, []).append(row)
    seen: set[int] = set()
    for start in gains:
        if start in seen:
            continue
        seen.add(start)
        component = [start]
        for row in component:
            for column in gains[row]:
                fresh = [other for other in rows_of.pop(column, ()) if other not in seen]
                seen.update(fresh)
                component.extend(fresh)
        yield component


class _State:
    """A minimum-cost assignment that grows row by row; column `-1 - row` stands for the row staying alone."""

    def __init__(self, gains: Graph) -> None:
        self.costs = {row: {**{c: -g for c, g in line.items()}, -1 - row: 0.0} for row, line in gains.items()}
        self.potential_row = {row: min(line.values()) for row, line in self.costs.items()}
        self.potential_column: dict[int, float] = {}
        self.column_of: dict[int, int] = {}
        self.row_of: dict[int, int] = {}

    def augment(self, row: int) -> None:
        """Bring a row in along the shortest path to a free column."""
        through: dict[int, int] = {}
        settled: dict[int, float] = {}
        column, reach = -1 - row, 0.0
        for column, reach in self._settle(row, None, through):
            if column not in self.row_of:
                break
            settled[column] = reach
        for taken, distance in settled.items():
            self.potential_column[taken] = self.potential_column.get(taken, 0.0) + distance - reach
            self.potential_row[self.row_of[taken]] += reach - distance
        self.potential_row[row] += reach
        owner = through[column]
        while owner != row:
            before = self.column_of[owner]
            self.column_of[owner], self.row_of[column] = column, owner
            column, owner = before, through[before]
        self.column_of[row], self.row_of[column] = column, row

    def margin(self, row: int, enough: float) -> float:
        """How much worse the best assignment without this row's pair is; infinite from `enough` on."""
        own = self.column_of[row]
        for column, distance in self._settle(row, own, {}):
            if distance >= enough:
                break
            if column == own:
                return distance
        return math.inf

    def _settle(self, row: int, forbidden: int | None, through: dict[int, int]) -> Iterator[tuple[int, float]]:
        """Columns by their distance from a row over reduced costs (Dijkstra).

        With `forbidden`, the row may not use that column itself, and once a free column is reached any taken one may be
        freed instead of it, at the price of its potential: so the way to `forbidden` is the cheapest change without it.
        """
        reached: dict[int, float] = {}
        seen: set[int] = set()
        heap: list[tuple[float, int]] = []
        offers, may_free = self._offers(row, 0.0, forbidden), forbidden is not None
        while True:
            for column, length, owner in offers:
                if column not in seen and length < reached.get(column, math.inf):
                    reached[column], through[column] = length, owner
                    heapq.heappush(heap, (length, column))
            while heap and heap[0][1] in seen:
                heapq.heappop(heap)
            if not heap:
                return
            base, column = heapq.heappop(heap)
            seen.add(column)
            yield column, base
            taker = self.row_of.get(column)
            if taker is not None:
                offers = self._offers(taker, base, None)
            else:
                offers, may_free = self._freed(base, row) if may_free else iter(()), False

    def _offers(self, row: int, base: float, forbidden: int | None) -> Iterator[tuple[int, float, int]]:
        """Where a row could go, at which distance."""
        own = self.potential_row[row]
        for column, cost in self.costs[row].items():
            if column != forbidden:
                yield column, base + cost - own - self.potential_column.get(column, 0.0), row

    def _freed(self, base: float, row: int) -> Iterator[tuple[int, float, int]]:
        """Which taken columns could be freed now that a free one is taken, at which distance."""
        for column in self.row_of:
            yield column, base - self.potential_column.get(column, 0.0), row
