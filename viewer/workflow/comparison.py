# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The nouns of a comparison of two exports."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.message import Message


@dataclass(frozen=True, slots=True)
class Change:
    """How many are in both exports, in the second only, in the first only."""

    same: int
    came: int
    went: int


@dataclass(frozen=True, slots=True)
class RecordingChange:
    """How recordings of the first export are found in the second.

    `same` content, and name, time, account and transcript alike; `altered` same content, but one of these differs
    (`renamed`, `retimed`, `moved` to another account or device, `reworded` count which; one may differ in several);
    `replaced` same utterance id, or same device and second, but other content; `came`, `went` as in `Change`.
    """

    same: int
    altered: int
    replaced: int
    came: int
    went: int
    renamed: int
    retimed: int
    moved: int
    reworded: int


@dataclass(frozen=True, slots=True)
class NamedChange:
    """So many in the first export, so many in the second, by name: a kind of fact, a month `YYYY-MM`, a service.

    `came` and `went` count single values of a kind of fact that are only in the second, only in the first.
    """

    name: str
    first: int
    second: int
    came: int = 0
    went: int = 0


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A device, an account or a batch (`KIND:KEY`, a batch without its part) with its recordings and standing in either
    export; 0 and empty where absent.
    """

    group: str
    label: str
    first: int
    second: int
    first_standing: str
    second_standing: str


@dataclass(frozen=True, slots=True)
class ForeignLeft:
    """Recordings that were foreign in the first export, by its judgement or, first of all, by what the user decided: of
    `before`, `gone` are not in the second and `remaining` are; `new` are foreign in the second and not in the first.
    """

    before: int
    gone: int
    remaining: int
    new: int


@dataclass(frozen=True, slots=True)
class OwnComplete:
    """The owner's own: recordings of the first export that are theirs by its judgement or their decision, of which
    `lost` are not in the second; gaps of the first export, of which `filled` are not in the second; gaps that only the
    second has: `opened`.
    """

    before: int
    lost: int
    gaps: int
    filled: int
    opened: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two cases: its file's name, parts, files, recordings, conclusion."""

    case: str
    parts: int
    files: int
    recordings: int
    conclusion: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came, went or changed between two exports. `answers` are the two questions in words: is what is foreign
    gone, and is the owner's own complete; `limits` what the comparison cannot tell.
    """

    first: Side
    second: Side
    recordings: RecordingChange
    transcripts: Change
    facts: tuple[NamedChange, ...]
    groups: tuple[GroupChange, ...]
    months: tuple[NamedChange, ...]
    services: tuple[NamedChange, ...]
    foreign: ForeignLeft
    own: OwnComplete
    answers: tuple[Message, ...]
    limits: tuple[Message, ...]
