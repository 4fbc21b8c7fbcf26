# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Foreign recordings and findings as tables for other programs: CSV that no spreadsheet runs, and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from viewer.report.dossier import Dossier
from viewer.report.plain import visible

HEADER = ("id", "sha256", "captured_at", "seconds", "standing", "strength", "rules")
_HARMLESS = re.compile(r"(?:[0-9A-Za-z][ -~]*)?").fullmatch
_ACTS = ("=", "+", "-", "@", "|", "%")


def write_csv(header: Sequence[str], rows: Iterable[Sequence[object]], stream: BinaryIO) -> None:
    """Write a table in UTF-8 with a byte order mark and CRLF, RFC 4180; a cell that a spreadsheet would take for a
    formula begins with an apostrophe (OWASP, CSV injection).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    stream.write(b"\xef\xbb\xbf" + out.getvalue().encode("utf-8"))


def neutral(cell: object) -> object:
    """A cell that does nothing when a spreadsheet opens it; numbers stay numbers.

    Spaces before a sign do not save it, nor does its full width.
    """
    if not isinstance(cell, str) or _HARMLESS(cell):
        return cell
    text = visible(cell).replace("\n", " ")
    return f"'{text}" if unicodedata.normalize("NFKC", text).lstrip().startswith(_ACTS) else text


def item_rows(dossier: Dossier) -> Iterable[tuple[object, ...]]:
    """One row for each foreign recording, in the order of `HEADER`."""
    for one in dossier.foreign.items:
        rules = " ".join(one.rules)
        yield one.id, one.sha256, one.captured_at, round(one.seconds, 3), one.standing, f"S{one.strength}", rules


def write_json(plain: object, stream: BinaryIO) -> None:
    """Write one JSON value in UTF-8, keys in a fixed order, so that equal values give equal bytes."""
    stream.write((json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode("utf-8"))
