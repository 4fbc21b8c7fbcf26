# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Answers questions to the table of recordings; SQL does the filtering and sorting."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from viewer.case.query import Column, Facet, FacetCount, Query, Row
from viewer.storage.case_file import CaseFile
from viewer.storage.search import expression_of

_ORDER = {
    Column.CAPTURED_AT: "r.captured_at",
    Column.DURATION: "r.duration_s",
    Column.DEVICE: "r.device",
    Column.ACCOUNT: "r.account",
    Column.VOICE: "length(c.voice) || c.voice",
    Column.LIKENESS: "r.voice_llr",
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
    Facet.VOICE: "c.voice",
}
_ROW = (
    "SELECT r.number, r.id, e.path, e.sha256, r.captured_at, r.duration_s, r.declared_s, r.sample_rate, r.channels,"
    " r.codec, r.device, r.account, r.language, t.text, t.source, r.link, r.confidence, c.voice, r.voice_llr,"
    " r.speech_s, r.loudness_lufs, r.snr_db, r.peak_db, r.clipped, c.standing, c.strength, r.decision, r.batch, r.cell"
    " FROM recording r JOIN entry e ON e.number = r.number JOIN cell c ON c.id = r.cell"
    " LEFT JOIN transcript t ON t.number = r.transcript"
)
_CELLS = "SELECT id, standing, device, account, substr(day, 1, 7), batch, voice FROM cell"
_GROUPED = "SELECT cell, link, decision, count(*), {} FROM recording GROUP BY cell, link, decision"


def find(case: CaseFile, query: Query) -> array[int]:
    """The numbers of the recordings that a query asks for, in its order."""
    from viewer.storage.numbers import among, as_array, ask_numbers, hits

    where, values = _conditions(query)
    order, way = _ORDER[query.sort], "DESC" if query.descending else "ASC"
    listed = f"SELECT r.number FROM recording r{_joins(query, order)}{where} ORDER BY {order} {way}, r.number {way}"  # noqa: S608  # no data in it
    found = ask_numbers(case, f"SELECT group_concat(number) FROM ({listed})", *values)  # noqa: S608
    expression = expression_of(query.text)
    if expression is not None:
        found = found[among(found, hits(case, expression))]
    return as_array(found)


def rows(case: CaseFile, numbers: Sequence[int]) -> tuple[Row, ...]:
    """The rows of these numbers, in the order asked; a number that is gone is left out."""
    marks = ",".join("?" * len(numbers))
    found = {row[0]: row for row in case.ask(f"{_ROW} WHERE r.number IN ({marks})", *numbers)}
    return tuple(_row(found[number]) for number in numbers if number in found)


def _row(plain: tuple[object, ...]) -> Row:
    values = list(plain)
    for place in (10, 11, 15, 17, 26):
        values[place] = values[place] or None
    return Row(*values)  # type: ignore[arg-type]


def facets(case: CaseFile, query: Query) -> tuple[FacetCount, ...]:
    """How many recordings have each value of each facet, with every other facet's choice applied."""
    chosen: dict[Facet, set[str]] = {}
    for facet, value in query.facets:
        chosen.setdefault(facet, set()).add(value)
    sums: dict[tuple[Facet, str], int] = {}
    for has, count in _alike(case, query.text):
        missed = [facet for facet, wanted in chosen.items() if has[facet] not in wanted]
        for facet in Facet if not missed else missed[:1] if len(missed) == 1 else ():
            sums[facet, has[facet]] = sums.get((facet, has[facet]), 0) + count
    counts = (FacetCount(facet, value, count) for (facet, value), count in sums.items())
    places = {facet: place for place, facet in enumerate(Facet)}
    return tuple(sorted(counts, key=lambda one: (places[one.facet], one.value)))


def _alike(case: CaseFile, text: str) -> Iterator[tuple[dict[Facet, str], int]]:
    """How many of the recordings that a text finds have which values, counted by cells, which are few."""
    cells = {row[0]: row[1:] for row in case.ask(_CELLS)}
    expression = expression_of(text)
    if expression is None and text.strip():
        return
    grouped = case.ask(_GROUPED.format("NULL" if expression is None else "group_concat(number)"))
    counts = [row[3] for row in grouped] if expression is None else _counted(case, expression, grouped)
    for (cell, link, decision, *_), count in zip(grouped, counts, strict=True):
        if count and cell in cells:
            standing, device, account, month, batch, voice = cells[cell]
            has = (standing, device, account, month, link, decision, batch, voice)
            yield dict(zip(Facet, has, strict=True)), count


def _counted(case: CaseFile, expression: str, grouped: Sequence[tuple[Any, ...]]) -> list[int]:
    """How many of each group a full-text expression finds."""
    import numpy as np

    from viewer.storage.numbers import among, hits, parsed

    numbers = parsed(",".join(row[4] for row in grouped))
    group = np.repeat(np.arange(len(grouped)), [row[3] for row in grouped])
    found = group[among(numbers, hits(case, expression))]
    return [int(count) for count in np.bincount(found, minlength=len(grouped))]


def _joins(query: Query, order: str) -> str:
    needs_cell = "c." in order or any(_FACET[facet].startswith("c.") for facet, _ in query.facets)
    cell = " JOIN cell c ON c.id = r.cell" if needs_cell else ""
    return cell + (" LEFT JOIN transcript t ON t.number = r.transcript" if order.startswith("t.") else "")


def _conditions(query: Query) -> tuple[str, list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if query.text.strip() and expression_of(query.text) is None:
        conditions.append("0")
    by_facet: dict[Facet, list[str]] = {}
    for facet, value in query.facets:
        by_facet.setdefault(facet, []).append(value)
    for facet, wanted in by_facet.items():
        conditions.append(f"{_FACET[facet]} IN ({','.join('?' * len(wanted))})")
        values += wanted
    return (" WHERE " + " AND ".join(conditions) if conditions else ""), values
