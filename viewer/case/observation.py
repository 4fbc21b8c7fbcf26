# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measured facts, and the Protocols by which stages meet without importing each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from viewer.case.export import Entry

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Observation:
    """One measurement: what (`subject`), by which instrument in which version, with which values.

    `subject` is an entry path for measurements of a file, `recordings:KEY=VALUE` style names for groups, or `export`.
    `blob` holds bulk data that is no JSON, such as waveform peaks.
    """

    subject: str
    instrument: str
    version: str
    values: Mapping[str, Value]
    blob: bytes = b""

    @property
    def id(self) -> str:
        """`instrument@version:subject`, by which a finding names its evidence."""
        return f"{self.instrument}@{self.version}:{self.subject}"


@dataclass(frozen=True, slots=True)
class Unmeasurable:
    """An instrument could not measure this entry: `code` is a reason key of the catalogue."""

    entry: str
    code: str


class Source(Protocol):
    """Opens entries read-only; what it opens is a forward stream that fails once a limit is passed."""

    def open(self, entry: Entry) -> BinaryIO:
        """Open one entry. Raises `viewer.case.message.Problem` where it cannot be read."""
        ...


class Instrument(Protocol):
    """Measures many entries at once. It is pickled to a worker process, so it holds settings only."""

    @property
    def name(self) -> str:
        """By what its observations name it."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever its measurements may."""
        ...

    def wants(self, entry: Entry) -> bool:
        """Whether this instrument measures such an entry."""
        ...

    def measure(self, batch: Sequence[tuple[Entry, bytes]]) -> Sequence[Observation | Unmeasurable]:
        """Measure the whole contents of a batch of entries, one answer each, in order. Never raises for bad bytes."""
        ...
