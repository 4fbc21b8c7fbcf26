# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Reads any document of an export by its kind: tables, JSON, HTML, PDF and plain text."""

from __future__ import annotations

import re

from viewer.case.export import Entry, Kind
from viewer.case.message import message
from viewer.case.observation import Source
from viewer.case.reading import AccountFact, FactKind
from viewer.importers.dates import find_stamp
from viewer.importers.documents import Unreadable, decode, read_bytes
from viewer.importers.json_text import read_json
from viewer.importers.pdf_text import read_pdf
from viewer.importers.prose import Row, page_rows, spoken_lines, tidy
from viewer.importers.records import VOICE_PATH, DocumentReading, read_rows
from viewer.importers.requester import addressed, is_letter
from viewer.importers.summary import stated_counts

_CLOCK = re.compile(r"\d{1,2}[:h時]\d{2}")
_README_MOST = 100_000
_README = re.compile(r"^(?:read[ _-]?me|liesmich|lisez[ _-]?moi)", re.IGNORECASE)
DOCUMENTS = (Kind.CSV, Kind.JSON, Kind.HTML, Kind.PDF, Kind.TEXT)
_TRANSCRIPT_PATH = re.compile(r"transcri|transkri|trascri|utteran|äußerung|sprachverlauf|voice.?history", re.IGNORECASE)


def read_document(source: Source, entry: Entry) -> DocumentReading:
    """Read one document of a kind in `DOCUMENTS`; never raises for bad bytes."""
    data = read_bytes(source, entry)
    if isinstance(data, Unreadable):
        return DocumentReading(refused=data.reason)
    if entry.kind is Kind.PDF:
        return _pdf(data, entry)
    text = decode(data)
    if _README.match(entry.name):
        counts = tuple(stated_counts(text[:_README_MOST]).items())
        summary = [AccountFact(FactKind.EXPORT_SUMMARY, entry.name, entry.path, 1, counts)] if counts else []
        return DocumentReading(facts=summary + addressed(text[:_README_MOST].splitlines(), entry.path))
    ending = entry.name.casefold().rpartition(".")[2]
    if ending == "pdf":
        return DocumentReading(refused=message("importers.bad_pdf"))
    if entry.kind is Kind.JSON or (entry.kind is Kind.TEXT and ending in ("json", "jsonl")):
        return read_json(text, entry.path)
    if entry.kind is Kind.HTML or (entry.kind is Kind.TEXT and ending in ("html", "htm")):
        from viewer.importers.html_text import html_rows

        return _prose(html_rows(text), entry)
    table = read_rows(text, entry.path) if entry.kind is Kind.CSV or ending in ("csv", "tsv") else None
    if table is not None:
        return table
    rows = [Row(f"line {number}", tidy(line)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return _prose(rows, entry)


def _pdf(data: bytes, entry: Entry) -> DocumentReading:
    found = read_pdf(data)
    if found is None:
        return DocumentReading(refused=message("importers.bad_pdf"))
    reading = _prose(page_rows(found.pages), entry)
    for name, value in found.properties.items():
        reading.facts.append(AccountFact(FactKind.DOCUMENT_MAKER, value, entry.path, 1, (("property", name),)))
    return reading


def _prose(rows: list[Row], entry: Entry) -> DocumentReading:
    """Spoken lines of running text: only where the path or the text itself shows that it is a transcript.

    Since a spoken line may run over several rows, those that show a time are counted as rows where lines were found.
    """
    reading = DocumentReading()
    if _TRANSCRIPT_PATH.search(entry.inside) and rows:
        reading.lines = spoken_lines(rows, entry.path)
    elif VOICE_PATH.search(entry.inside):
        dated = sum(find_stamp(row.text) is not None for row in rows)
        if dated >= max(1, 0.3 * len(rows)):
            reading.lines = spoken_lines(rows, entry.path)
    elif is_letter(entry.path):
        reading.facts = addressed((row.text for row in rows), entry.path)
    timed = sum(_CLOCK.search(row.text) is not None for row in rows) if reading.lines else len(rows)
    reading.rows = max(len(reading.lines), timed)
    reading.understood = len(reading.lines)
    return reading
