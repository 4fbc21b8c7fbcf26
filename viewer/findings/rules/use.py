# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M01: a voice assistant's recordings are there although the owner says that they never used one."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.case.reading import AccountFact
from viewer.case.recording import NAMED
from viewer.findings.compare import plain_serial
from viewer.findings.measured import Measured, export_of, groups_of, ids
from viewer.findings.owned import name_in_register, registers_of, same_name

INNOCENT = tuple(message(f"innocent.{name}") for name in ("old_account", "fire_tv", "phone_app", "partner_setup"))
_ASSISTANTS = ("alexa", "assistant", "siri", "bixby", "cortana")


def never_used(grounds: Grounds) -> tuple[Finding, ...]:
    """For, S4, where the owner states that they use no voice assistant and owns no device.

    About the whole export where every format read is an assistant's, else about each device, since other recordings
    may be of another kind. S3 where the export's own register lists a device of the recordings: somebody set it up.
    Of the four ways of using one unawares, those that the owner rules out are no innocent explanation any more.
    """
    export, owner = export_of(grounds), grounds.facts.owner
    if owner.uses_voice_assistant is not False or grounds.facts.devices or not export:
        return ()
    formats = export.texts("formats")
    whole = bool(formats) and all(any(name in one for name in _ASSISTANTS) for one in formats)
    devices = groups_of(grounds, GroupKind.DEVICE)
    about = ((export, export.number("recordings")),) if whole else tuple((one, one.n) for one in devices)
    registered = _registered(grounds, devices)
    strength = Strength.S3 if registered else Strength.S4
    ruled_out = {f"innocent.{one}" for one in owner.assistant_ruled_out if one not in owner.assistant_maybe}
    innocent = tuple(one for one in INNOCENT if one.key not in ruled_out)
    key = "finding.M01.registered" if registered else "finding.M01.for" if innocent else "finding.M01.excluded"
    return tuple(
        Finding(
            rule="M01",
            subject=one.subject,
            direction=Direction.FOR,
            strength=strength,
            text=message(key, n=n),
            innocent=innocent or (message("innocent.unaware"),),
            evidence=ids(one, *registered),
            family="use",
        )
        for one, n in about
        if n
    )


def _registered(grounds: Grounds, devices: tuple[Measured, ...]) -> tuple[AccountFact, ...]:
    """The entries of registers that list a device of the recordings, by serial number or, where it has no more, by
    name.
    """
    registers = registers_of(grounds)
    serials = sorted({plain_serial(one.key) for one in devices if not one.key.startswith(NAMED)})
    names = sorted({one.key.removeprefix(NAMED) for one in devices if one.key.startswith(NAMED)})
    by_serial = [one.entries[serial] for one in registers for serial in serials if serial in one.entries]
    entries = [entry for one in registers for entry in one.named]
    by_name = [entry for entry in entries if any(same_name(name_in_register(entry), name) for name in names)]
    return (*by_serial, *by_name)
