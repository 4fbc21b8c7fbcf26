# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One table read: what was spoken in it, what it says about the account, and whether it was of any use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from viewer.case.message import Message
from viewer.case.reading import AccountFact, FactKind
from viewer.importers.columns import Field, fields_of
from viewer.importers.dates import Stamp, as_utc, find_stamp, parse_instant
from viewer.importers.dating import Dating
from viewer.importers.facts import FactCounter
from viewer.importers.names import utterance_in, uuid_of
from viewer.importers.spoken import Spoken
from viewer.importers.tables import read_table
from viewer.importers.traces import Traces

_INTENT = re.compile(r"(?:intent|questionunderstandings?|utterances?|transcripts?)(?:-\d+)*\.csv$", re.IGNORECASE)
_SNIFFED = 200
_SPOKEN = (Field.TEXT, Field.TIME, Field.UTTERANCE_ID, Field.DEVICE_NAME, Field.CUSTOMER_ID)


VOICE_PATH = re.compile(
    r"alexa|voice|nlu|utteran|transcri|transkri|trascri|sprach|audio|echo|dictat|speech|stimme|aufnahme", re.IGNORECASE
)
_SPOKEN_HEADER = re.compile(r"utter|transcri|transkri|äußerung|sprach|発話|énoncé|spoken|trascri", re.IGNORECASE)


@dataclass(slots=True)
class DocumentReading:
    """What one document gave; `refused` says why it could not be read, `is_empty` that nothing in it was of use.

    `rows`, `understood` and `months` are as in a `Coverage`.
    """

    lines: list[Spoken] = field(default_factory=list)
    facts: list[AccountFact] = field(default_factory=list)
    refused: Message | None = None
    rows: int = 0
    understood: int = 0
    months: tuple[tuple[str, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it holds neither spoken lines nor statements about the account."""
        return not any(fact.kind is not FactKind.DOCUMENT_MAKER for fact in self.facts) and not self.lines


def read_rows(text: str, source: str) -> DocumentReading | None:
    """Read a table: spoken lines where it has a column of them, facts from the rest; None where it is no table."""
    table = read_table(text)
    if table is None:
        return None
    fields = fields_of(table.header)
    first = list(islice(table.rows, _SNIFFED))
    sample = [row for _, row in first]
    if _INTENT.search(source) and not {Field.TEXT, Field.TIME} <= fields.keys():
        fields = {**_by_content(sample, len(table.header)), **fields}
    traces = Traces(source)
    counter = FactCounter(source, table.header, fields, traces)
    speaks = Field.TEXT in fields and (Field.TIME in fields or Field.UTTERANCE_ID in fields)
    voiced = VOICE_PATH.search(source) or (speaks and _SPOKEN_HEADER.search(table.header[fields[Field.TEXT]]))
    speaks = speaks and voiced is not None
    reading, dating, is_telling = DocumentReading(), Dating(table.header, sample), counter.is_telling
    spoken = [fields[one] for one in _SPOKEN if one in fields] if speaks else []
    if dating.at is not None:
        spoken.append(dating.at)
    table.rows.wanted = tuple({*spoken, *(counter.columns if is_telling else ())})
    for number, row in chain(first, table.rows):
        when = dating.written(row)
        day = dating.day(when)
        is_understood = dating.count(day)
        if is_telling and counter.add(row, when, day):
            is_understood = True
        if speaks and (line := _spoken(row, number, source, fields)) is not None:
            reading.lines.append(line)
            is_understood = True
        reading.rows += 1
        reading.understood += is_understood
    reading.facts = counter.facts() + traces.facts()
    reading.months = dating.months()
    return reading


def _by_content(rows: Sequence[Sequence[str]], columns: int) -> dict[Field, int]:
    """Which columns hold moments and which words, told from their cells: for headers in a language not known here."""
    cells = [[row[place] for row in rows if place < len(row) and row[place]] for place in range(columns)]
    found: dict[Field, int] = {}
    for place, column in enumerate(cells):
        if column and Field.TIME not in found and all(_moment_of(cell)[1] for cell in column[:20]):
            found[Field.TIME] = place
    rest = [place for place in range(columns) if place != found.get(Field.TIME) and cells[place]]
    if rest and Field.TIME in found:
        found[Field.TEXT] = max(rest, key=lambda place: len(set(cells[place])))
    return found


def _spoken(row: Sequence[str], number: int, source: str, fields: dict[Field, int]) -> Spoken | None:
    def cell(meaning: Field) -> str:
        at = fields.get(meaning)
        return row[at] if at is not None and at < len(row) else ""

    text = cell(Field.TEXT)
    if not text:
        return None
    moment, stamp = _moment_of(cell(Field.TIME))
    return Spoken(
        text,
        source,
        f"row {number}",
        stamp,
        moment,
        stamp.precision if stamp is not None else 1.0,
        utterance_of(cell(Field.UTTERANCE_ID)),
        cell(Field.DEVICE_NAME) or None,
        cell(Field.CUSTOMER_ID) or None,
    )


def utterance_of(text: str) -> str | None:
    """The utterance id in a field of its own, else the uuid of an audio file's name; None where there is neither."""
    found = utterance_in(text)
    return found[0] if found is not None else uuid_of(text) or None


def _moment_of(text: str) -> tuple[float | None, Stamp | None]:
    """Epoch seconds and the time as written; a provider's table that names no zone means UTC."""
    if not text:
        return None, None
    instant = parse_instant(text)
    if instant is not None:
        local = instant.replace(tzinfo=None)
        fine = instant.microsecond != 0 or "." in text or len(text) == 13
        return instant.timestamp(), Stamp(local, None, 0, 0, 0.001 if fine else 1.0)
    found = find_stamp(text.split(" and ", maxsplit=1)[0])
    if found is None:
        return None, None
    stamp = found[0]
    if stamp.swapped is not None or stamp.proof:
        return None, Stamp(stamp.local, stamp.swapped, stamp.proof, stamp.offset or 0, stamp.precision)
    return as_utc(stamp.local, stamp.offset or 0).timestamp(), stamp
