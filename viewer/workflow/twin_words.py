# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The allow-list of the twin, gathered from what the importers, instruments and rules know."""

from __future__ import annotations

from functools import cache

from viewer.analysis.wording_requests import request_words
from viewer.analysis.wording_stops import ROOMS, STOPS, TIMES, TRAILING
from viewer.findings.rules.children import CHILD_WORDS
from viewer.findings.rules.named import ORDINARY_NAMES
from viewer.findings.rules.requester import TITLES
from viewer.findings.services import category_stems
from viewer.importers.columns import Field, fields_of, known_headers
from viewer.importers.tables import sentinels
from viewer.importers.trace_columns import Trace, known_traces, trace_named
from viewer.report.twin.letters import folded
from viewer.report.twin.lexicon import KNOWN_KEYS, Column, Lexicon

_FIELDS = {
    Field.CUSTOMER_ID: Column.ID,
    Field.SERIAL: Column.ID,
    Field.EMAIL: Column.EMAIL,
    Field.PHONE: Column.PHONE,
    Field.LOCALE: Column.LOCALE,
    Field.TEXT: Column.TEXT,
    Field.MARKETPLACE: Column.TEXT,
    **dict.fromkeys((Field.SINCE, Field.UNTIL, Field.OPENED, Field.TIME), Column.TIME),
}
_TRACES = {
    Trace.TIME_ZONE: Column.ZONE,
    Trace.LATITUDE: Column.LATITUDE,
    Trace.LONGITUDE: Column.LONGITUDE,
    Trace.ACCURACY: Column.FIGURE,
    Trace.ACCOUNT: Column.EMAIL,
    Trace.SERIAL: Column.ID,
    **dict.fromkeys((Trace.DIGITS, Trace.PAYMENT), Column.PAYMENT),
    **dict.fromkeys((Trace.BEGAN, Trace.ENDED, Trace.ENABLED), Column.TIME),
    **dict.fromkeys((Trace.SKILL, Trace.PROFILE, Trace.WIFI, Trace.NAME), Column.NAME),
}
_WAKE_WORDS = ("alexa", "echo", "computer", "amazon", "ziggy")


@cache
def lexicon() -> Lexicon:
    """What may stay in a twin: words of requests, rooms, titles, columns; nothing that names anybody."""
    ordinary = {*ORDINARY_NAMES, *TITLES, *CHILD_WORDS, *map(folded, ROOMS), *_WAKE_WORDS}
    return Lexicon(
        spoken=frozenset(
            (*request_words(), *STOPS, *TIMES, *TRAILING, *(word for one in ROOMS for word in one.split()))
        ),
        names=frozenset(ordinary),
        headers=known_headers() | known_traces() | KNOWN_KEYS,
        phrases=sentinels(),
        stems=tuple(stem for stem in category_stems() if len(stem) > 3),
        column_of=column_of,
    )


def column_of(name: str) -> Column:
    """What a column or key of this name holds, as far as that decides how it is replaced."""
    field = next(iter(fields_of((name,))), None)
    trace = trace_named(name)
    if trace in _TRACES and field not in (Field.NAME, Field.TIME):
        return _TRACES[trace]
    if field is not None:
        return _FIELDS.get(field, Column.NAME)
    return Column.TEXT
