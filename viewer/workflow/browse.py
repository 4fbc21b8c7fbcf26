# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Looking through a case: rows, facets, groups, search."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.case.query import FacetCount, GroupRow, Query, Row
from viewer.case.recording import Transcript
from viewer.storage import browse
from viewer.storage.groups import load_groups
from viewer.storage.recall import load_unlinked
from viewer.storage.search import expression_of
from viewer.workflow.opened import OpenCase


@dataclass(frozen=True, slots=True)
class Waveform:
    """Peaks for drawing: int8 pairs (lowest, highest), `samples_per_pair` samples each, at `rate` samples a second."""

    samples_per_pair: int
    rate: int
    pairs: bytes


def find(case: OpenCase, query: Query) -> array[int]:
    """The numbers of the recordings that a query asks for, in its order."""
    return browse.find(case.file, query)


def rows(case: OpenCase, numbers: Sequence[int]) -> tuple[Row, ...]:
    """The rows of these numbers, in the order asked."""
    return browse.rows(case.file, numbers)


def facets(case: OpenCase, query: Query) -> tuple[FacetCount, ...]:
    """How many recordings have each value of each facet, with every other facet's choice applied."""
    return browse.facets(case.file, query)


def groups(case: OpenCase) -> tuple[GroupRow, ...]:
    """Devices, accounts, voices and batches, with counts and standing."""
    return load_groups(case.file)


def unlinked(case: OpenCase, query_text: str = "") -> tuple[Transcript, ...]:
    """The transcript lines that belong to no recording, narrowed to what was typed."""
    expression = expression_of(query_text)
    return () if query_text.strip() and expression is None else load_unlinked(case.file, expression)


def waveform(case: OpenCase, number: int) -> Waveform | None:
    """The peaks of a recording, None where it was not measured."""
    found = case.file.ask(
        "SELECT o.blob, o.measured ->> 'peaks_per', o.measured ->> 'sample_rate' FROM observation o"
        " JOIN entry e ON e.path = o.subject WHERE e.number = ? AND o.instrument = 'signal'",
        number,
    )
    return Waveform(int(found[0][1]), int(found[0][2]), found[0][0]) if found and found[0][0] else None
