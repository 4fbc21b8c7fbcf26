# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M02: a device that the owner did not list, and what the export's own device register says of it."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.case.reading import AccountFact
from viewer.case.recording import NAMED
from viewer.findings.compare import differs_by_one, is_app, plain_serial, short
from viewer.findings.measured import Measured, groups_of, ids
from viewer.findings.owned import Register, own_groups, registers_of, shifted, stated_devices

_NAMES = ("gift", "resale", "returned", "work_device", "replaced", "renamed", "household_device")
INNOCENT = tuple(message(f"innocent.{name}") for name in _NAMES)
INNOCENT_APP = (message("innocent.phone_app"), *INNOCENT)
GONE_DAYS = 60
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
    strange = [group for group in _by_serial(grounds) if plain_serial(group.key) not in stated]
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
        family="listed-devices",
    )


def unregistered(grounds: Grounds) -> tuple[Finding, ...]:
    """What the export's device register, another source than the owner's memory, says of a device that was not listed.

    A register is the owner's if it lists a stated device. Not in it: for, S3; S2 where the device was silent once the
    owner's devices began to speak, or while theirs went on for months, since it may be one that they replaced or gave
    back, and for a single recording, whose name may be garbled. In it: against, S2, the owner may have forgotten it.
    While the owner stated no serial number, a register is nobody's: not in any is S2, in one against S1.
    """
    stated, registers = stated_devices(grounds.facts), [one for one in registers_of(grounds) if one.entries]
    known = [one for one in registers if one.owners] if stated else registers
    if not known or (not stated and grounds.facts.owner.uses_voice_assistant is False):
        return ()
    groups = [one for one in _by_serial(grounds) if not is_app(one.key)]
    strange = [(one, _entries(one, known)) for one in groups if plain_serial(one.key) not in stated]
    missing = [one for one, entries in strange if not entries]
    began = min((group.text("first") for group in own_groups(grounds) if group.text("first")), default="9999")
    ended = max((group.text("last") for group in own_groups(grounds) if group.text("last")), default="")
    speaks_from = max(began, _days_before(ended, GONE_DAYS))
    several = bool(stated) and sum(one.n for one in missing) > 1
    listed = [_registered(one, entries, anchored=bool(stated)) for one, entries in strange if entries]
    return (
        *listed,
        *(
            _missing(one, known, anchored=bool(stated), firm=several and one.text("last") >= speaks_from)
            for one in missing
        ),
    )


def _days_before(day: str, days: int) -> str:
    try:
        return shifted(day, -days)
    except ValueError:
        return ""


def _by_serial(grounds: Grounds) -> tuple[Measured, ...]:
    """The device groups that are known by a serial number; a name is never compared with one."""
    return tuple(one for one in groups_of(grounds, GroupKind.DEVICE) if not one.key.startswith(NAMED))


def _entries(group: Measured, registers: list[Register]) -> list[AccountFact]:
    serial = plain_serial(group.key)
    return [register.entries[serial] for register in registers if serial in register.entries]


def _registered(group: Measured, entries: list[AccountFact], *, anchored: bool) -> Finding:
    key = "finding.M02.registered" if anchored else "finding.M02.registered_unknown"
    return Finding(
        rule="M02",
        subject=group.subject,
        direction=Direction.AGAINST,
        strength=Strength.S2 if anchored else Strength.S1,
        text=message(key, n=group.n, device=short(group.key)),
        evidence=ids(group, *entries),
        family="register",
    )


def _missing(group: Measured, registers: list[Register], *, anchored: bool, firm: bool) -> Finding:
    key = "finding.M02.unregistered" if anchored else "finding.M02.unregistered_unknown"
    shown = [next(iter(register.entries.values())) for register in registers]
    return Finding(
        rule="M02",
        subject=group.subject,
        direction=Direction.FOR,
        strength=Strength.S3 if firm else Strength.S2,
        text=message(key, n=group.n, device=short(group.key)),
        innocent=INNOCENT_REGISTER,
        evidence=ids(group, *shown),
        family="register",
    )
