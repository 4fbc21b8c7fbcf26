# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Running text becomes spoken lines: finds each line's time, device and words, and joins what was wrapped."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.importers.dates import Stamp, as_utc, find_stamp
from viewer.importers.names import utterance_in
from viewer.importers.spoken import Spoken

_PAGE = re.compile(
    r"\W*(?:(?:seite|page|página|pagina|strona|ページ)\s*)?\d{1,5}(?:\s*(?:/|von|of|de|sur|di|van|z)\s*\d{1,5})?\W*",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"alexa|amazon|transkript|transcri|trascri|sprach|voice|verlauf|history|historique|erstellt|generated|created|"
    r"datum|date|kund|customer|account|konto|stand:|seite|page",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”„«»]\s*(.+?)\s*[\"“”«»]\s*[.)]?\s*$|^\s*[\"“”„«»]\s*(.+?)\s*[\"“”«»]")
_EDGE = " \t,;:|()[]<>-–—·•"
_LONG = 0.7
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """One physical line of a document and where it stands."""

    position: str
    text: str


@dataclass(slots=True)
class _Draft:
    position: str
    stamp: Stamp | None
    body: str


def tidy(text: str) -> str:
    """A physical line in NFKC (ligatures dissolved, umlauts composed), without invisible marks and doubled blanks.

    What goes beyond 2,000 letters is no spoken line and is cut off.
    """
    plain = unicodedata.normalize("NFKC", text[:_LONGEST])
    return " ".join(re.sub("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\ufffd\x00-\x08]", "", plain).split())


def page_rows(pages: Sequence[Sequence[str]]) -> list[Row]:
    """The rows of a paged document without page numbers and without the lines that head or foot most of its pages."""
    tidied = [[tidy(line) for line in page] for page in pages]
    edges = Counter(line for page in tidied for line in {*page[:2], *page[-2:]} if line)
    often = max(2.0, 0.6 * len(pages))
    running = {line for line, n in edges.items() if n >= often and (len(pages) > 2 or find_stamp(line) is None)}
    rows = []
    for number, page in enumerate(tidied, 1):
        last = len(page) - 1
        for place, line in enumerate(page):
            at_edge = place < 2 or place > last - 2
            if line and not (at_edge and (line in running or _PAGE.fullmatch(line))):
                rows.append(Row(f"page {number}, line {place + 1}", line))
    return rows


def spoken_lines(rows: Sequence[Row], source: str) -> list[Spoken]:
    """The lines that rows of text say were spoken; a row without a time is joined to its neighbour or stays without."""
    found = [find_stamp(row.text) for row in rows]
    heads = sum(one is not None and one[1] <= 3 for one in found)
    tails = sum(
        one is not None and one[1] > 3 and len(row.text) - one[2] <= 3 for one, row in zip(found, rows, strict=True)
    )
    ends_with_time = tails > heads
    lengths = sorted(len(row.text) for row in rows)
    full = max(30.0, _LONG * lengths[int(0.99 * (len(lengths) - 1))]) if lengths else 0.0
    join = _join_before if ends_with_time else _join_after
    drafts = join(rows, found, full)
    columns = _columns(drafts)
    return [line for draft in drafts if (line := _spoken(draft, source, columns)) is not None]


def _join_after(rows: Sequence[Row], found: Sequence[tuple[Stamp, int, int] | None], full: float) -> list[_Draft]:
    """Rows begin with their time: what follows a full row, an open quotation mark or a bare time belongs to it."""
    drafts: list[_Draft] = []
    previous = ""
    for row, one in zip(rows, found, strict=True):
        if one is not None:
            stamp, start, end = one
            before = "" if re.fullmatch(r"\W*\d*\W*", row.text[:start]) else row.text[:start].strip(_EDGE) + " | "
            drafts.append(_Draft(row.position, stamp, before + row.text[end:].strip(" ")))
        elif drafts and (len(previous) >= full or _open(drafts[-1].body) or not drafts[-1].body.strip(_EDGE)):
            drafts[-1].body = f"{drafts[-1].body} {row.text}"
        elif drafts or not _is_title(row.text, len(drafts)):
            drafts.append(_Draft(row.position, None, row.text))
        previous = row.text
    return drafts


def _join_before(rows: Sequence[Row], found: Sequence[tuple[Stamp, int, int] | None], full: float) -> list[_Draft]:
    """Rows end with their time: full rows and open quotation marks without one belong to the next row."""
    drafts: list[_Draft] = []
    waiting: list[Row] = []
    for number, (row, one) in enumerate(zip(rows, found, strict=True)):
        if one is None:
            if number < 5 and not drafts and len(row.text) < full and _is_title(row.text, number):
                continue
            waiting.append(row)
            continue
        stamp, start, end = one
        body = row.text[:start].strip(" ([") + row.text[end:].strip(_EDGE)
        for before in reversed(waiting):
            if body.strip(_EDGE) and len(before.text) < full and not _open(before.text):
                break
            waiting.pop()
            body = f"{before.text} {body}"
        drafts += [_Draft(rest.position, None, rest.text) for rest in waiting]
        waiting = []
        drafts.append(_Draft(row.position, stamp, body))
    return drafts + [_Draft(rest.position, None, rest.text) for rest in waiting]


def _is_title(text: str, number: int) -> bool:
    return number == 0 or _TITLE.search(text) is not None


def _open(text: str) -> bool:
    return (
        text.count('"') % 2 == 1 or text.count("„") > len(re.findall("[“”]", text)) or text.count("«") > text.count("»")
    )


def _columns(drafts: Sequence[_Draft]) -> int | None:
    """Which of two columns names the device: the one that says fewer different things; None where neither does."""
    split = [parts for draft in drafts if len(parts := _cells(draft.body)) == 2]
    if len(split) < 4 or len(split) < 0.5 * len(drafts):
        return None
    counts = [len({parts[i] for parts in split}) for i in (0, 1)]
    fewer = int(counts[1] < counts[0])
    return fewer if 2 * counts[fewer] <= len(split) and counts[fewer] < counts[1 - fewer] else None


def _cells(body: str) -> list[str]:
    return [cell for cell in (part.strip(_EDGE) for part in body.split("|")) if cell]


def _spoken(draft: _Draft, source: str, device_column: int | None) -> Spoken | None:
    body, device = draft.body, ""
    uid = utterance_in(body)
    if uid is not None:
        body = body[: uid[1]] + body[uid[2] :]
    quoted = _QUOTED.search(body)
    cells = _cells(body)
    if quoted is not None:
        device = (body[: quoted.start()] + " " + body[quoted.end() :]).strip(_EDGE)
        body = quoted[1] or quoted[2]
    elif device_column is not None and len(cells) == 2:
        device, body = cells[device_column], cells[1 - device_column]
    else:
        body = " ".join(cells)
    text = body.strip(' \t"“”„«»|').lstrip(":-–— ")
    if not any(letter.isalnum() for letter in text):
        return None
    stamp = draft.stamp
    sure = stamp is not None and stamp.offset is not None and stamp.swapped is None
    moment = (
        as_utc(stamp.local, stamp.offset or 0).timestamp() if stamp is not None and sure and stamp.proof == 0 else None
    )
    return Spoken(
        text,
        source,
        draft.position,
        stamp,
        moment,
        stamp.precision if stamp else 1.0,
        uid[0] if uid else None,
        device or None,
    )
