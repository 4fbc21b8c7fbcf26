# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""An export of one document that lies in memory, for the targets that read documents."""

from __future__ import annotations

import io
from typing import BinaryIO

from viewer.case.export import Entry, Kind
from viewer.importers.reader import read_document


class OneDocument:
    """A source that gives the same bytes for every entry."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def open(self, entry: Entry) -> BinaryIO:
        """A stream of the bytes."""
        return io.BytesIO(self._data)


def read_as(kind: Kind, name: str, data: bytes) -> None:
    """Let the readers of documents make of these bytes what they can."""
    read_document(OneDocument(data), Entry(path=f"x.zip!{name}", part="x.zip", size=len(data), kind=kind))
