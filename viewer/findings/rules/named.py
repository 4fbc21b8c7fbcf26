# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M02 and M33 for recordings whose device is known by name only. Names are not unique: every home has a kitchen."""

from __future__ import annotations

from viewer.case.facts import Facts
from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.case.recording import NAMED
from viewer.findings.compare import differs_by_one, name_words
from viewer.findings.measured import Measured, groups_of, ids
from viewer.findings.owned import (
    Register,
    devices_of,
    name_in_register,
    own_device_keys,
    owned_spans,
    registers_of,
    same_name,
)
from viewer.findings.rules.devices import INNOCENT, INNOCENT_REGISTER

_GENERIC = name_words(
    """
    küche wohnzimmer schlafzimmer badezimmer bad kinderzimmer büro flur arbeitszimmer esszimmer keller garten zimmer
    kitchen living bedroom bathroom bath kids office hall hallway dining basement garden room study lounge den garage
    cuisine salon chambre bureau salle couloir jardin cocina dormitorio baño oficina sala cuarto pasillo
    cucina soggiorno camera bagno ufficio corridoio echo dot show alexa speaker lautsprecher gerät device the mein my
    """
)
_MODELS = name_words("echo dot show plus studio pop spot flex alexa speaker lautsprecher gerät device fire tv")
ORDINARY_NAMES = _GENERIC | _MODELS


def unlisted_by_name(grounds: Grounds) -> tuple[Finding, ...]:
    """For, S2, where a device that is known by name only has the name of no stated device, and all of those have names.

    Silent on a name that holds a name of the household ("Petra's Echo"): a device called after one of them is theirs
    more likely than anybody's. S1 for what a device is called before anybody names it ("Echo Dot", "Echo-4XZ"). One
    wrong character is a neutral hint at a typing mistake.
    """
    stated = [one.name for one in grounds.facts.devices]
    if not stated or not all(name_words(one) for one in stated):
        return ()
    mine = own_device_keys(grounds)
    strange = [one for one in _named(grounds) if one.key not in mine and not _called_after(one, grounds.facts)]
    return tuple(_unlisted(group, stated) for group in strange)


def _unlisted(group: Measured, stated: list[str]) -> Finding:
    name = _folded(group.key.removeprefix(NAMED))
    typing = any(differs_by_one(name, _folded(one)) for one in stated)
    return Finding(
        rule="M02",
        subject=group.subject,
        direction=Direction.NEUTRAL if typing else Direction.FOR,
        strength=Strength.S1 if typing or _is_default(group) else Strength.S2,
        text=message(f"finding.M02.{'named_typing' if typing else 'named'}", n=group.n),
        innocent=(message("innocent.typing_name"),) if typing else INNOCENT,
        evidence=ids(group),
        family="listed-devices",
    )


def unregistered_by_name(grounds: Grounds) -> tuple[Finding, ...]:
    """What a register whose entries all carry names says of a device that is known by name only and was not listed.

    In the owner's register: against, S1. In none: for, S2; S1 while the owner stated no device, since then a register
    is nobody's.
    """
    devices = grounds.facts.devices
    if not devices and grounds.facts.owner.uses_voice_assistant is False:
        return ()
    known = [one for one in registers_of(grounds) if one.all_named]
    if devices:
        known = [one for one in known if one.owners or one.owners_by_name]
    if not known:
        return ()
    mine = own_device_keys(grounds)
    strange = [one for one in _named(grounds) if one.key not in mine and not _called_after(one, grounds.facts)]
    return tuple(_compared(group, known, anchored=bool(devices)) for group in strange)


def _compared(group: Measured, registers: list[Register], *, anchored: bool) -> Finding:
    name = group.key.removeprefix(NAMED)
    entries = [one for each in registers for one in each.named if same_name(name, name_in_register(one))]
    key = ("named_registered" if entries else "named_unregistered") + ("" if anchored else "_unknown")
    return Finding(
        rule="M02",
        subject=group.subject,
        direction=Direction.AGAINST if entries else Direction.FOR,
        strength=Strength.S1 if entries or not anchored else Strength.S2,
        text=message(f"finding.M02.{key}", n=group.n),
        innocent=() if entries else INNOCENT_REGISTER,
        evidence=ids(group, *(entries or [each.named[0] for each in registers])),
        family="register",
    )


def own_named_device(grounds: Grounds) -> tuple[Finding, ...]:
    """Against, S2, where a device that is known by name only has the name of a stated one, within its dates.

    S1 where what the names have in common is a room or a model, as there are in every home.
    """
    found = []
    for group in _named(grounds):
        devices, words = devices_of(group.key, grounds.facts), name_words(group.key.removeprefix(NAMED))
        common = [words & name_words(one.name) for one in devices]
        generic = all(one <= _GENERIC for one in common) and not _called_after(group, grounds.facts)
        found += [
            Finding(
                rule="M33",
                subject=group.subject,
                direction=Direction.AGAINST,
                strength=Strength.S1 if generic else Strength.S2,
                text=message(f"finding.M33.{'named_generic' if generic else 'named'}", n=group.n),
                evidence=ids(group),
                family="listed-devices",
                first_day=span.first,
                last_day=span.last,
            )
            for span in owned_spans(devices)
        ]
    return tuple(found)


def _named(grounds: Grounds) -> tuple[Measured, ...]:
    groups = [one for one in groups_of(grounds, GroupKind.DEVICE) if one.key.startswith(NAMED)]
    return tuple(one for one in groups if name_words(one.key.removeprefix(NAMED)))


def _is_default(group: Measured) -> bool:
    """Whether a device's name is that of a model, perhaps with a code."""
    words = name_words(group.key.removeprefix(NAMED))
    return bool(words & _MODELS) and all(one in _MODELS or len(one) <= 3 or not one.isalpha() for one in words)


def _called_after(group: Measured, facts: Facts) -> bool:
    """Whether a device's name holds a name of the household, as it is or with an s."""
    names = (*facts.owner.names, *(name for person in facts.household for name in person.names))
    people = {word for name in names for word in name_words(name)}
    return any(len(one) > 2 and {one, one.removesuffix("s")} & people for one in name_words(group.key[len(NAMED) :]))


def _folded(name: str) -> str:
    return " ".join(sorted(name_words(name)))
