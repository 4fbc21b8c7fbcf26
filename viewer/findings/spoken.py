# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the transcripts of a group mention, beside what those of the owner's own devices mention.

A program counted it; nobody has to read a line, and no finding names what was said.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from viewer.case.facts import Facts
from viewer.case.finding import Grounds, GroupKind
from viewer.findings.compare import language_of, name_words
from viewer.findings.measured import Measured
from viewer.findings.owned import devices_of

INSTRUMENT = "wording"
Mentions = dict[frozenset[str], int]
_GROUPS = ("device:", "account:", "batch:")


@dataclass(frozen=True)
class Spoken:
    """The groups that have transcripts, and which of them hold recordings of the owner's own devices."""

    grounds: Grounds

    @cached_property
    def worded(self) -> tuple[Measured, ...]:
        """What was measured of each group's transcripts, in order of subject."""
        found = [one for one in self.grounds.observations if one.instrument == INSTRUMENT]
        groups = [one for one in found if one.subject.startswith(_GROUPS)]
        return tuple(Measured(one) for one in sorted(groups, key=lambda one: one.subject))

    @cached_property
    def own_subjects(self) -> frozenset[str]:
        """The subjects of all groups that hold recordings of the owner's devices."""
        groups = {(one.cell.device, one.cell.account, one.cell.batch) for one in self.grounds.tallies}
        mine = {key for key in {device for device, _, _ in groups} if devices_of(key, self.grounds.facts)}
        kinds = (GroupKind.DEVICE, GroupKind.ACCOUNT, GroupKind.BATCH)
        return frozenset(
            f"{kind}:{key}"
            for keys in groups
            if keys[0] in mine
            for kind, key in zip(kinds, keys, strict=True)
            if key or kind is GroupKind.BATCH
        )

    @cached_property
    def strange(self) -> tuple[Measured, ...]:
        """The groups without any recording of the owner's devices."""
        return tuple(one for one in self.worded if one.subject not in self.own_subjects)

    @cached_property
    def own(self) -> tuple[Measured, ...]:
        """The owner's own devices."""
        return tuple(
            one for one in self.worded if one.subject in self.own_subjects and one.subject.startswith("device:")
        )

    def own_mentions(self, what: str) -> Mentions:
        """How often the owner's own devices were told of each of `places`, `rooms`, `people` or `services`."""
        total: Counter[frozenset[str]] = Counter()
        for one in self.own:
            total.update(mentions(one, what))
        return dict(total)


def mentions(group: Measured, what: str) -> Mentions:
    """The names of one kind that a group's transcripts mention, by their folded words, with how many lines do."""
    total: Counter[frozenset[str]] = Counter()
    for name, count in group.counts(what).items():
        if name_words(name):
            total[name_words(name)] += count
    return dict(total)


def in_common(one: Mentions, other: Mentions) -> bool:
    """Whether any name of one is a name of the other, or part of one."""
    return any(name <= mine or mine <= name for name in one for mine in other)


def household_languages(facts: Facts) -> frozenset[str]:
    """The languages of a household; empty while the owner's own are not known."""
    if not facts.owner.languages:
        return frozenset()
    names = [*facts.owner.languages, *(name for person in facts.household for name in person.languages)]
    return frozenset(language_of(name) for name in names)
