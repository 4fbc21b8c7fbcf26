# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Builds grounds of a judgement from a few words: devices with days, what is stated, what the files say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from viewer.case.facts import Facts, OwnedDevice, Owner
from viewer.case.finding import Cell, Finding, Grounds, Tally
from viewer.case.observation import Observation, Value
from viewer.case.reading import AccountFact, FactKind
from viewer.words import Words

OWN = "G090AAAA1111BBBB"
OWN_2 = "G000CCCC2222DDDD"
FOREIGN = "B0F0EEEE3333FFFF"
FOREIGN_2 = "B0F0HHHH4444JJJJ"
MINE = "A1OWNEROWNER1"
THEIRS = "A9STRANGER999"
WORDS = (Words("en"), Words("de"))
DAYS = ("2017-03-01", "2017-06-01", "2018-03-01")


def day(text: str) -> date:
    return date.fromisoformat(text)


def tally(device: str = "", when: str = DAYS[0], n: int = 5, *, account: str = "", batch: str = "b") -> Tally:
    return Tally(Cell(device, account, "", batch, when), n, 2.0 * n)


def measured(subject: str, /, **values: Value) -> Observation:
    return Observation(subject, "metadata", "1", values)


def group(kind: str, tallies: Iterable[Tally], key: str, **values: Value) -> Observation:
    """The observation that the instrument would make of this group of these tallies."""
    inside = [one for one in tallies if getattr(one.cell, kind) == key]
    days = sorted(one.cell.day for one in inside if one.cell.day)
    n = sum(one.recordings for one in inside)
    found: dict[str, Value] = {"n": n, "first": days[0] if days else "", "last": days[-1] if days else ""}
    devices = {one.cell.device: one.recordings for one in inside if one.cell.device}
    return measured(f"{kind}:{key}", **{**found, "devices": dict(devices), **values})


def observed(tallies: Iterable[Tally], **export: Value) -> tuple[Observation, ...]:
    """What the instrument would measure of these tallies; `export` adds to the observation of the whole."""
    tallies = tuple(tallies)
    found = [
        measured(
            "export", **{"formats": ["amazon-alexa-2018"], "recordings": sum(t.recordings for t in tallies), **export}
        )
    ]
    for kind in ("device", "account", "batch"):
        keys = sorted({getattr(one.cell, kind) for one in tallies} - {""})
        found += [group(kind, tallies, key) for key in keys]
    return tuple(found)


def grounds(
    facts: Facts,
    tallies: Iterable[Tally],
    files: Iterable[AccountFact] = (),
    more: Iterable[Observation] = (),
    **export: Value,
) -> Grounds:
    """Grounds with the usual observations; those in `more` replace the usual ones of the same subject."""
    tallies, more = tuple(tallies), tuple(more)
    replaced = {one.subject for one in more}
    usual = tuple(one for one in observed(tallies, **export) if one.subject not in replaced)
    return Grounds(facts, tuple(files), tallies, (*usual, *more))


def owner(*serials: str, since: str = "2017-01-06", **known: object) -> Facts:
    """Facts of an owner with these devices since that day."""
    devices = tuple(OwnedDevice(serial, since=day(since)) for serial in serials)
    return Facts(Owner(**known), devices)  # type: ignore[arg-type]


def register(*serials: str, source: str = "export.zip!Device Registration.csv") -> tuple[AccountFact, ...]:
    return tuple(AccountFact(FactKind.DEVICE, serial, source) for serial in serials)


def said(found: Iterable[Finding]) -> list[tuple[str, str, str, int, str]]:
    """The gist of findings: rule, subject, direction, strength, and the last word of the text's key.

    Says them in every language on the way, so that a rule without words cannot pass its tests.
    """
    found = tuple(found)
    for words in WORDS:
        assert all(text for one in found for text in (words.say(one.text), *words.all(one.innocent)))
    return [(f.rule, f.subject, f.direction.value, int(f.strength), f.text.key.rpartition(".")[2]) for f in found]
