# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What goes to an authority in one piece: the letter and a list of recordings, together below what its form takes.

BayLDA's form takes about 1.5 MB of attachments in all, the smallest known limit. The letter stays below 0.3 MB, since
its tables have an end; the list is cut to its first rows, and the letter then states the SHA-256 of the whole.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from itertools import islice

from viewer.report.dossier import Dossier
from viewer.report.tables import HEADER, item_rows, write_csv

MOST_BYTES = 1_400_000
MOST_ROWS = 4_000


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of recordings that goes with a letter: how many of how many it names, and the SHA-256 of the whole."""

    named: int
    total: int
    whole_sha256: str

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out."""
        return self.named == self.total


def listing(dossier: Dossier) -> Listing:
    """What a letter says of the list that goes with it; the hash is worked out only where the list is cut."""
    total = len(dossier.foreign.items)
    if fits_a_form(dossier):
        return Listing(total, total, "")
    return Listing(MOST_ROWS, total, hashlib.sha256(whole_list(dossier)).hexdigest())


def fits_a_form(dossier: Dossier) -> bool:
    """Whether the list goes to an authority whole."""
    return len(dossier.foreign.items) <= MOST_ROWS


def short_list(dossier: Dossier) -> bytes:
    """The first rows of the list, as CSV."""
    return _csv(dossier, MOST_ROWS)


def whole_list(dossier: Dossier) -> bytes:
    """Every row of the list, as CSV."""
    return _csv(dossier, None)


def _csv(dossier: Dossier, most: int | None) -> bytes:
    out = io.BytesIO()
    write_csv(HEADER, islice(item_rows(dossier), most), out)
    return out.getvalue()
