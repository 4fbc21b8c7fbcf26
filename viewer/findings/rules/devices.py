# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M02: a device that the owner did not list, and what the export's own device register says of it."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import Message, message
from viewer.findings.compare import differs_by_one, is_app, plain_serial, short
from viewer.findings.measured import Measured, groups_of, ids
from viewer.findings.owned import Register, own_groups, registers_of, stated_devices

_NAMES = ("gift", "resale", "returned", "work_device", "replaced", "renamed", "household_device")
INNOCENT = tuple(message(f"innocent.{name}") for name in _NAMES)
INNOCENT_APP = (message("innocent.phone_app"), *INNOCENT)
INNOCENT_REGISTER = tuple(message(f"innocent.{name}") for name in ("register_current", "replaced", "household_device"))


def unlisted(grounds: Grounds) -> tuple[Finding, ...]:
    """For where a device's serial number is not in the owner's list, which must name at least one serial number.

    S3 if every stated device has its serial number, S2 if more devices are unknown than were stated without one,
    else S1; S1 for the phone app. A number that differs in one character from a stated one is a neutral hint at a
    typing mistake.
    """
    stated = stated_devices(grounds.facts)
    if not stated:
        return ()
    strange = [group for group in groups_of(grounds, GroupKind.DEVICE) if plain_serial(group.key) not in stated]
    nameless = sum(1 for device in grounds.facts.devices if not plain_serial(device.serial))
    strength = Strength.S3 if not nameless else Strength.S2 if len(strange) > nameless else Strength.S1
    return tuple(_unlisted(group, set(stated), strength) for group in strange)


def _unlisted(group: Measured, stated: set[str], strength: Strength) -> Finding:
    app, typing = is_app(group.key), any(differs_by_one(plain_serial(group.key), one) for one in stated)
    key = "typing" if typing else "app" if app else "for" if strength is Strength.S3 else "partial"
    return Finding(
        rule="M02",
        subject=group.subject,
        direction=Direction.NEUTRAL if typing else Direction.FOR,
        strength=Strength.S1 if app or typing else strength,
        text=message(f"finding.M02.{key}", n=group.n, device=short(group.key)),
        innocent=(message("innocent.typing"),) if typing else INNOCENT_APP if app else INNOCENT,
        evidence=ids(group),
        family="stated-devices",
    )


def unregistered(grounds: Grounds) -> tuple[Finding, ...]:
    """What the export's device register, another source than the owner's memory, says of a device that was not listed.

    A register is the owner's if it lists a stated device. Not in it: for, S3; S2 where the device was silent once the
    owner's devices began to speak, since it may be the one that they replaced. In it: against, S2, the owner may have
    forgotten it. While the owner stated no serial number, a register is nobody's: not in any is S2, in one against S1.
    """
    stated, registers = stated_devices(grounds.facts), registers_of(grounds)
    known = [one for one in registers if one.owners] if stated else list(registers)
    if not known or (not stated and grounds.facts.owner.uses_voice_assistant is False):
        return ()
    began = min((group.text("first") for group in own_groups(grounds) if group.text("first")), default="")
    strange = [one for one in groups_of(grounds, GroupKind.DEVICE) if plain_serial(one.key) not in stated]
    missing = sum(one.n for one in strange if not any(plain_serial(one.key) in register.entries for register in known))
    firm = bool(stated) and missing > 1
    return tuple(_register_finding(one, known, firm, began) for one in strange if not is_app(one.key))


def _register_finding(group: Measured, registers: list[Register], anchored: bool, began: str) -> Finding:
    serial = plain_serial(group.key)
    listed = [register.entries[serial] for register in registers if serial in register.entries]
    replaced = not began or not group.text("last") or group.text("last") < began
    strength = Strength.S3 if anchored and not replaced and group.n > 1 else Strength.S2
    if listed:
        strength = Strength.S2 if anchored else Strength.S1
    said = "registered" if listed else "unregistered" if anchored else "unregistered_unknown"
    entries = listed or [min(register.entries.values(), key=lambda fact: fact.value) for register in registers]
    innocent: tuple[Message, ...] = () if listed else INNOCENT_REGISTER
    return Finding(
        rule="M02",
        subject=group.subject,
        direction=Direction.AGAINST if listed else Direction.FOR,
        strength=strength,
        text=message(f"finding.M02.{said}", n=group.n, device=short(group.key)),
        innocent=innocent,
        evidence=ids(group, *entries),
        family="register",
    )
