# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Judgements: findings about groups, the standing of recordings, the conclusion of a case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from viewer.case.facts import Facts
from viewer.case.message import Message
from viewer.case.observation import Observation
from viewer.case.reading import AccountFact


class Direction(StrEnum):
    """Whether a finding speaks for a recording being somebody else's (`for`), against it, or neither."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"


class Strength(IntEnum):
    """S0 a hint, S1 weak, S2 moderate, S3 strong, S4 decisive once the user confirms it."""

    S0 = 0
    S1 = 1
    S2 = 2
    S3 = 3
    S4 = 4


class Standing(StrEnum):
    """How a recording stands to the owner's facts."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNDECIDED = "undecided"
    NOT_EXAMINED = "not_examined"


class Conclusion(StrEnum):
    """What the case as a whole suggests."""

    REPORT_SUGGESTED = "report_suggested"
    WORTH_A_LOOK = "worth_a_look"
    NO_SIGN = "no_sign"
    CANNOT_TELL = "cannot_tell"


class GroupKind(StrEnum):
    """By what recordings are pooled."""

    DEVICE = "device"
    ACCOUNT = "account"
    VOICE = "voice"
    BATCH = "batch"


@dataclass(frozen=True, slots=True)
class Cell:
    """The smallest group that is judged: recordings that share device, account, voice, batch and calendar day.

    What is not known is the empty string; `day` is `YYYY-MM-DD` in UTC. Every recording lies in exactly one cell.
    """

    device: str = ""
    account: str = ""
    voice: str = ""
    batch: str = ""
    day: str = ""

    def key(self, kind: GroupKind) -> str:
        """This cell's value for that kind of group."""
        return str(getattr(self, kind.value))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many recordings lie in a cell, and how many seconds of sound they hold."""

    cell: Cell
    recordings: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the user said of one innocent explanation (a key of the catalogue) of the findings about a subject.

    `applies`: it is so, or may be so, and then it explains those findings. Else it was considered and ruled out.
    """

    subject: str
    explanation: str
    applies: bool


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that a judgement may rest on: what the owner stated and ruled, what the export's own files say, what was
    measured.
    """

    facts: Facts
    account_facts: tuple[AccountFact, ...] = ()
    tallies: tuple[Tally, ...] = ()
    observations: tuple[Observation, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's judgement on a subject.

    `subject` is `export`, or `KIND:KEY` of a group (`device:G090...`, `batch:...`); where a finding holds for a part of
    its group only, `first_day` and `last_day` bound it (inclusive, `YYYY-MM-DD`, empty: unbounded). `evidence` are
    ids of observations and account facts.
    `innocent` are the innocent explanations; `explained` are those of them that the user said apply: such a finding
    weighs nothing. Findings of the same `family` rest on the same source and are counted once.
    """

    rule: str
    subject: str
    direction: Direction
    strength: Strength
    text: Message
    innocent: tuple[Message, ...] = ()
    evidence: tuple[str, ...] = ()
    family: str = ""
    first_day: str = ""
    last_day: str = ""
    explained: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class CellVerdict:
    """The standing of one cell, the strength behind it, and the indexes of the findings it rests on.

    `llr` is the pooled log10 likelihood ratio of "from somebody else's account or device" against "from the owner's
    household", bounded by what the validation carries; positive: somebody else's.
    """

    cell: Cell
    standing: Standing
    strength: Strength
    findings: tuple[int, ...] = ()
    llr: float = 0.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """A whole case judged: findings, one verdict per cell, the conclusion and the findings it names as reasons.

    `groups` is how many groups (device x account x voice x batch) were judged, `chance` how many of them would be
    called inconsistent by chance if all were the owner's, by the upper bound of the rate measured in validation.
    """

    findings: tuple[Finding, ...]
    verdicts: tuple[CellVerdict, ...]
    conclusion: Conclusion
    reasons: tuple[int, ...] = ()
    groups: int = 0
    chance: float = 0.0
