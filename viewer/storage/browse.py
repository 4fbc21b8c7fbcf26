# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Answers questions to the table of recordings; SQL does the filtering and sorting."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from viewer.case.query import Column, Facet, FacetCount, Query, Row
from viewer.storage.case_file import CaseFile
from viewer.storage.search import expression_of

_ORDER = {
    Column.CAPTURED_AT: "r.captured_at",
    Column.DURATION: "r.duration_s",
    Column.DEVICE: "r.device",
    Column.ACCOUNT: "r.account",
    Column.TRANSCRIPT: "t.text",
    Column.STANDING: "c.standing",
    Column.STRENGTH: "c.strength",
    Column.DECISION: "r.decision",
    Column.SPEECH: "r.speech_s",
    Column.LOUDNESS: "r.loudness_lufs",
    Column.ENTRY: "r.number",
}
_FACET = {
    Facet.STANDING: "c.standing",
    Facet.DEVICE: "r.device",
    Facet.ACCOUNT: "r.account",
    Facet.MONTH: "r.month",
    Facet.LINK: "r.link",
    Facet.DECISION: "r.decision",
    Facet.BATCH: "r.batch",
}
_ROW = (
    "SELECT r.number, r.id, e.path, e.sha256, r.captured_at, r.duration_s, r.declared_s, r.sample_rate, r.channels,"
    " r.codec, r.device, r.account, r.language, t.text, t.source, r.link, r.confidence, c.voice, NULL, r.speech_s,"
    " r.loudness_lufs, r.snr_db, r.peak_db, r.clipped, c.standing, c.strength, r.decision, r.batch, r.cell"
    " FROM recording r JOIN entry e ON e.number = r.number JOIN cell c ON c.id = r.cell"
    " LEFT JOIN transcript t ON t.number = r.transcript"
)


def find(case: CaseFile, query: Query) -> array[int]:
    """The numbers of the recordings that a query asks for, in its order."""
    order = _ORDER[query.sort]
    joins = _joins(query, order)
    where, values = _conditions(query)
    way = "DESC" if query.descending else "ASC"
    sql = f"SELECT r.number FROM recording r{joins}{where} ORDER BY {order} {way}, r.number"  # noqa: S608  # no data in it
    if not where and order == "r.number":
        sql = f"SELECT number FROM recording ORDER BY number {way}"  # noqa: S608
    return array("q", (row[0] for row in case.ask(sql, *values)))


def rows(case: CaseFile, numbers: Sequence[int]) -> tuple[Row, ...]:
    """The rows of these numbers, in the order asked; a number that is gone is left out."""
    marks = ",".join("?" * len(numbers))
    found = {row[0]: row for row in case.ask(f"{_ROW} WHERE r.number IN ({marks})", *numbers)}
    return tuple(_row(found[number]) for number in numbers if number in found)


def all_rows(case: CaseFile) -> list[Row]:
    """Every row, ordered by entry path."""
    return [_row(one) for one in case.ask(f"{_ROW} ORDER BY r.number")]


def _row(plain: tuple[object, ...]) -> Row:
    values = list(plain)
    for place in (10, 11, 15, 17, 26):
        values[place] = values[place] or None
    return Row(*values)  # type: ignore[arg-type]


def facets(case: CaseFile, query: Query) -> tuple[FacetCount, ...]:
    """How many recordings have each value of each facet, with every other facet's choice applied."""
    chosen = {facet for facet, _ in query.facets}
    open_facets = [facet for facet in Facet if facet not in chosen]
    counts = _counted(case, query, open_facets)
    for facet in chosen:
        others = tuple(pair for pair in query.facets if pair[0] is not facet)
        counts += _counted(case, Query(query.text, others), [facet])
    return tuple(sorted(counts, key=lambda one: (list(Facet).index(one.facet), one.value)))


def _counted(case: CaseFile, query: Query, wanted: Sequence[Facet]) -> list[FacetCount]:
    columns = ", ".join(_FACET[facet] for facet in wanted)
    where, values = _conditions(query)
    sql = f"SELECT {columns}, count(*) FROM recording r JOIN cell c ON c.id = r.cell{where} GROUP BY {columns}"  # noqa: S608
    sums: dict[tuple[Facet, str], int] = {}
    for row in case.ask(sql, *values):
        for facet, value in zip(wanted, row[:-1], strict=True):
            sums[facet, value] = sums.get((facet, value), 0) + row[-1]
    return [FacetCount(facet, value, count) for (facet, value), count in sums.items()]


def _joins(query: Query, order: str) -> str:
    needs_cell = order.startswith("c.") or any(facet is Facet.STANDING for facet, _ in query.facets)
    cell = " JOIN cell c ON c.id = r.cell" if needs_cell else ""
    return cell + (" LEFT JOIN transcript t ON t.number = r.transcript" if order.startswith("t.") else "")


def _conditions(query: Query) -> tuple[str, list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    expression = expression_of(query.text)
    if expression is not None:
        conditions.append(
            "(r.transcript IN (SELECT rowid FROM said WHERE said MATCH ?)"
            " OR r.number IN (SELECT rowid FROM named WHERE named MATCH ?))"
        )
        values += [expression, expression]
    elif query.text.strip():
        conditions.append("0")
    by_facet: dict[Facet, list[str]] = {}
    for facet, value in query.facets:
        by_facet.setdefault(facet, []).append(value)
    for facet, wanted in by_facet.items():
        conditions.append(f"{_FACET[facet]} IN ({','.join('?' * len(wanted))})")
        values += wanted
    return (" WHERE " + " AND ".join(conditions) if conditions else ""), values
