# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What encryption costs: the same case with and without a password, opened, searched, filtered, sorted and written."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.scanning import Figure
from tests.storage.filled import FOREIGN, filled
from viewer.case.export import Secret
from viewer.case.protection import Protection
from viewer.case.query import Column, Facet, Query
from viewer.case.review import Decision
from viewer.storage.browse import facets, find, rows
from viewer.storage.case_file import CaseFile
from viewer.storage.decisions import decide
from viewer.workflow.cases import create_case, open_case

ROWS = 100_000
ROUNDS = 5
LIMIT = 1.25
WRITING_LIMIT = 1.5
_SECRET = Secret(b"four words are enough")
_ASKED: dict[str, Callable[[CaseFile], object]] = {
    "searching": lambda case: find(case, Query("licht kuche")),
    "filtering": lambda case: find(case, Query(facets=((Facet.DEVICE, FOREIGN),))),
    "sorting": lambda case: find(case, Query(sort=Column.DURATION, descending=True)),
    "sorting by words": lambda case: find(case, Query(sort=Column.TRANSCRIPT)),
    "counting": lambda case: facets(case, Query("wetter")),
    "rows": lambda case: [rows(case, range(start, start + 100)) for start in range(1, ROWS, ROWS // 50)],
}


def sealed(folder: Path) -> Iterator[Figure]:
    """Ratios of encrypted to plain, medians of some rounds; the two ways take turns."""
    ways = {
        way: (folder / f"sealed-{way}.notmine", None if way is Protection.NONE else _SECRET)
        for way in (Protection.NONE, Protection.PASSWORD)
    }
    made = {way: _took(lambda way=way: _made(ways[way][0], way)) for way in ways}  # type: ignore[misc]
    yield _figure("making", made[Protection.PASSWORD], made[Protection.NONE], WRITING_LIMIT)
    opened = {way: [_took(lambda way=way: open_case(*ways[way]).close()) for _ in range(3)] for way in ways}  # type: ignore[misc]
    plain, under = (statistics.median(opened[way]) for way in ways)
    yield Figure("sealed, opening", under / plain, float("inf"), f"{1000 * under:.0f} ms, plain {1000 * plain:.0f} ms")
    cases = {way: open_case(*ways[way]) for way in ways}
    for name, ask in _ASKED.items():
        spent: dict[Protection, list[float]] = {way: [] for way in ways}
        for _ in range(ROUNDS):
            for way in ways:
                spent[way].append(_took(lambda way=way, ask=ask: ask(cases[way].file)))  # type: ignore[misc]
        yield _figure(name, statistics.median(spent[Protection.PASSWORD]), statistics.median(spent[Protection.NONE]))
    acts = {way: [_took(lambda way=way: _decided(cases[way].file)) for _ in range(ROUNDS)] for way in ways}  # type: ignore[misc]
    yield _figure("deciding", *(statistics.median(acts[way]) for way in (Protection.PASSWORD, Protection.NONE)))
    for case in cases.values():
        case.close()


def _made(path: Path, way: Protection) -> None:
    filled(path, ROWS, create=lambda place: create_case(place, way, _SECRET).file).close()


def _decided(case: CaseFile) -> None:
    decide(case, (f"device:{FOREIGN}",), Decision.NOT_MINE)


def _took(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _figure(name: str, under: float, plain: float, limit: float = LIMIT) -> Figure:
    told = f"{1000 * under:.1f} ms, plain {1000 * plain:.1f} ms"
    return Figure(f"sealed, {name}, {ROWS} recordings", under / plain, limit, told)
