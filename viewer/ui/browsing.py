# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the panels ask of an open case; handed in, so that a panel can be tried without one."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from viewer.case.finding import Finding, GroupKind, Standing, Strength
from viewer.case.message import Message
from viewer.case.query import Facet, FacetCount, GroupRow, Query, Row
from viewer.case.recording import Transcript
from viewer.case.review import Decision, Explanation


class Why(Protocol):
    """What a standing rests on (`viewer.workflow.why.Why`)."""

    @property
    def standing(self) -> Standing:
        """How the recording or group stands."""
        ...

    @property
    def strength(self) -> Strength:
        """How strong that is."""
        ...

    @property
    def reasons_for(self) -> tuple[Finding, ...]:
        """What speaks for somebody else's."""
        ...

    @property
    def reasons_against(self) -> tuple[Finding, ...]:
        """What speaks against it."""
        ...

    @property
    def neutral(self) -> tuple[Finding, ...]:
        """What was found and points neither way."""
        ...

    @property
    def explanations(self) -> tuple[Explanation, ...]:
        """What else could explain it, and what was said of that."""
        ...

    @property
    def explained(self) -> tuple[Finding, ...]:
        """What was found and is explained, so that it weighs nothing."""
        ...

    @property
    def not_looked_at(self) -> tuple[Message, ...]:
        """What was not looked at."""
        ...


@dataclass(frozen=True, slots=True)
class Browsing:
    """The questions to one open case. Each answers at once and is called on the GUI thread."""

    find: Callable[[Query], array[int]]
    rows: Callable[[Sequence[int]], tuple[Row, ...]]
    facets: Callable[[Query], tuple[FacetCount, ...]]
    groups: Callable[[], tuple[GroupRow, ...]]
    unlinked: Callable[[str], tuple[Transcript, ...]]
    why_recording: Callable[[int], Why]
    why_group: Callable[[str], Why]
    why_export: Callable[[], Why]


_FACETS = {kind: Facet(kind.value) for kind in GroupKind}


def facet_of_group(group: str) -> tuple[Facet, str] | None:
    """The facet value that holds just the recordings of `KIND:KEY`; None where it is no group."""
    kind, _, key = group.partition(":")
    facet = _FACETS.get(GroupKind(kind)) if kind in set(GroupKind) else None
    return None if facet is None else (facet, key)


def is_private(standing: str, decision: str | None) -> bool:
    """Whether sound and text may be a stranger's, so that they stay covered until asked for."""
    return standing != Standing.CONSISTENT and decision not in (Decision.MINE, Decision.HOUSEHOLD)
