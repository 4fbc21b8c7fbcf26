# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the metadata instrument measured, as the rules read it: malformed or missing values are simply not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from viewer.case.finding import Grounds, GroupKind
from viewer.case.observation import Observation, Value
from viewer.case.reading import AccountFact, FactKind

INSTRUMENT = "metadata"


@dataclass(frozen=True, slots=True)
class Measured:
    """One observation of the metadata instrument."""

    observation: Observation

    @property
    def subject(self) -> str:
        """`export` or `KIND:KEY`."""
        return self.observation.subject

    @property
    def key(self) -> str:
        """The group's key: the serial number, the customer number ..."""
        return self.subject.partition(":")[2]

    @property
    def id(self) -> str:
        """By what a finding names this as evidence."""
        return self.observation.id

    @property
    def n(self) -> int:
        """How many recordings the group holds."""
        return whole(self.observation.values.get("n"))

    def number(self, name: str) -> int:
        """A whole number; 0 if it is not there."""
        return whole(self.observation.values.get(name))

    def counted(self, name: str) -> bool:
        """Whether a number of that name was measured, be it 0."""
        value = self.observation.values.get(name)
        return isinstance(value, int) and not isinstance(value, bool)

    def text(self, name: str) -> str:
        """A text; empty if it is not there."""
        value = self.observation.values.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty if it is not there."""
        return texts(self.observation.values.get(name))

    def table(self, name: str) -> dict[str, Value]:
        """A table of values by name; empty if it is not there."""
        value = self.observation.values.get(name)
        return value if isinstance(value, dict) else {}

    def counts(self, name: str) -> dict[str, int]:
        """A table of counts; empty if it is not there."""
        return counts(self.observation.values.get(name))

    def rows(self, name: str) -> tuple[dict[str, Value], ...]:
        """A list of tables; empty if it is not there."""
        value = self.observation.values.get(name)
        return tuple(row for row in value if isinstance(row, dict)) if isinstance(value, list) else ()


def whole(value: Value) -> int:
    """A whole number that is not negative, else 0."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def texts(value: Value) -> tuple[str, ...]:
    """The texts of a list."""
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def counts(value: Value) -> dict[str, int]:
    """The positive counts of a table."""
    return {name: whole(count) for name, count in value.items() if whole(count)} if isinstance(value, dict) else {}


def export_of(grounds: Grounds) -> Measured | None:
    """What was measured of the export as a whole, if it was."""
    return next((Measured(one) for one in grounds.observations if _mine(one) and one.subject == "export"), None)


def groups_of(grounds: Grounds, kind: GroupKind) -> tuple[Measured, ...]:
    """What was measured of the groups of that kind that hold recordings, in order of key."""
    found = [Measured(one) for one in grounds.observations if _mine(one) and one.subject.startswith(f"{kind}:")]
    return tuple(sorted((group for group in found if group.n), key=lambda group: group.subject))


def facts_of(grounds: Grounds, kind: FactKind) -> tuple[AccountFact, ...]:
    """What the export's own files say of that kind, in an order that does not depend on the order of reading."""
    found = [fact for fact in grounds.account_facts if fact.kind is kind and fact.value.strip()]
    return tuple(sorted(found, key=lambda fact: (fact.source, fact.value, fact.detail)))


def ids(*evidence: Measured | AccountFact) -> tuple[str, ...]:
    """The ids of pieces of evidence, each once, in the order given."""
    return tuple(dict.fromkeys(one.id for one in evidence))


def most(table: Mapping[str, int]) -> str:
    """The most frequent value; empty for an empty table."""
    return min(table, key=lambda name: (-table[name], name), default="")


def _mine(one: Observation) -> bool:
    return one.instrument == INSTRUMENT
