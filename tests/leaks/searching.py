# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The search: which canary is in some bytes, how it got there, and in what form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.leaks.canaries import Canaries
from tests.leaks.views import fold, texts, views

_MARK_RUN = 12


@dataclass(frozen=True)
class Hit:
    """A canary of a kind was found somewhere."""

    kind: str
    where: str
    piece: str

    def __str__(self) -> str:
        """One line for a report of a leak."""
        return f"{self.kind} ({self.piece}) in {self.where}"


class Search:
    """Looks for the canaries of one export, and for its watermark, in any bytes."""

    def __init__(self, planted: Canaries, mark: NDArray[np.int16], without: Iterable[str] = ()) -> None:
        """`without` are kinds that may be there."""
        left_out = set(without)
        self._pieces = {
            fold(piece): (kind, piece)
            for kind, pieces in planted.parts().items()
            for piece in pieces
            if kind not in left_out
        }
        self._marks = [] if "watermark" in left_out else list(_forms(mark))
        self._known: dict[bytes, tuple[Hit, ...]] = {}
        self._numbers = "" if "watermark" in left_out else "".join(str(abs(int(one))) for one in mark[:_MARK_RUN])

    def hits(self, data: bytes, where: str) -> Iterator[Hit]:
        """Every canary in these bytes, however they are packed or written."""
        digest = hashlib.sha256(data).digest()
        if digest not in self._known:
            self._known[digest] = tuple(sorted(self._found(data), key=str))
        yield from (replace(one, where=where + one.where) for one in self._known[digest])

    def _found(self, data: bytes) -> set[Hit]:
        found: set[Hit] = set()
        for place, seen in views(data, ""):
            found |= {Hit("watermark", place, form) for form, needle in self._marks if needle in seen}
            for text in texts(seen):
                found |= {Hit(kind, place, piece) for needle, (kind, piece) in self._pieces.items() if needle in text}
                if self._numbers and self._numbers in text:
                    found.add(Hit("watermark", place, "decimal numbers"))
        return found

    def hits_in_files(self, paths: Iterable[Path]) -> Iterator[Hit]:
        """Every canary in the files and in their names."""
        for path in paths:
            yield from self.hits(path.name.encode(), f"the name {path.name}")
            if path.is_file():
                yield from self.hits(path.read_bytes(), path.name)


def _forms(mark: NDArray[np.int16]) -> Iterator[tuple[str, bytes]]:
    """The start and the middle of a watermark as the bytes of every sample format, in both byte orders."""
    for start in (0, len(mark) // 2):
        part = mark[start : start + _MARK_RUN].astype(np.int32)
        for order in "<>":
            yield f"int16 {order}", part.astype(f"{order}i2").tobytes()
            yield f"int32 {order}", (part << 16).astype(f"{order}i4").tobytes()
            yield f"int32 low {order}", part.astype(f"{order}i4").tobytes()
            yield f"float32 {order}", (part / 32768).astype(f"{order}f4").tobytes()
            yield f"float64 {order}", (part / 32768).astype(f"{order}f8").tobytes()
