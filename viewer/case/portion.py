# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Portions: what of a mixed export belongs together, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Whose(StrEnum):
    """To whom a portion belongs, by the standings of what lies in it."""

    OWNER = "owner"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PortionBatch:
    """One batch as far as it lies in a portion. `shared`: the rest of its recordings lies in other portions."""

    batch: str
    recordings: int
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Portion:
    """What recordings and files tie together.

    `groups` are `KIND:KEY` of its devices, accounts and voices, most recordings first; `batches` say in which parts of
    the export its recordings came. `first` and `last` are days (`YYYY-MM-DD`, UTC, empty: none dated). `standings`
    counts recordings by standing. `llr` is the pooled log10 likelihood ratio ("somebody else's" against "the owner's
    household") of its cell that speaks most clearly its way. `findings` are numbers of its strongest reasons.
    `files` counts documents that carry the owner's (or, in a foreign portion, somebody else's) customer number or name;
    a portion may hold files alone.
    """

    whose: Whose
    groups: tuple[str, ...] = ()
    batches: tuple[PortionBatch, ...] = ()
    recordings: int = 0
    seconds: float = 0.0
    first: str = ""
    last: str = ""
    standings: tuple[tuple[str, int], ...] = ()
    llr: float = 0.0
    findings: tuple[int, ...] = ()
    files: int = 0
