# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Holdings of a small, invented case, with canaries wherever a bag must not look."""

from __future__ import annotations

from viewer.case.finding import Conclusion, Direction, Finding, Strength
from viewer.case.journal import Line, chained, digest_of_parts
from viewer.case.message import message
from viewer.case.query import GroupRow
from viewer.case.review import Exposure
from viewer.report.bag import pack
from viewer.report.holdings import HeldEntry, HeldPart, Holdings
from viewer.storage.values import dumps

CANARIES = ("Zacharias Zinnober", "G0CANARY99887766", "zinnoberrote Giraffe", "Zimmer im Turm")
PARTS = (HeldPart("my-data.zip", 5000, "ab" * 32), HeldPart("", 700, "cd" * 32), HeldPart("", 0, ""))
MADE_ON = "2026-11-25"
LETTERS = (("controller.txt", b"Dear company"), ("complaint.txt", b"Dear authority"))


def journal(count: int = 6, extra: dict[str, str | float] | None = None) -> tuple[Line, ...]:
    """A whole chain: the parts were hashed, then some recordings were heard."""
    acts: list[tuple[str, dict[str, str | float]]] = [
        ("opened", {"parts": 3, "entries": 4}),
        ("hashed", {"parts": 3, "sha256": digest_of_parts((part.bytes, part.sha256) for part in PARTS)}),
        ("judged", {"conclusion": "worth_a_look", "findings": 1}),
        ("ruled", {"decision": "explains:innocent.gift", "recordings": 0}),
    ]
    acts += [("heard", {"recording": f"r{n:012x}", "seconds": 1.5, "characters": 0}) for n in range(count - len(acts))]
    acts += [("noted", extra)] if extra else []
    lines: list[Line] = []
    for number, (act, told) in enumerate(acts, 1):
        at, detail, before = f"2026-11-2{number % 10}T10:00:00.000+00:00", dumps(told), lines[-1].hash if lines else ""
        lines.append(Line(number, at, act, detail, chained(before, at, act, detail)))
    return tuple(lines)


def held(journal_lines: tuple[Line, ...] = journal()) -> Holdings:
    """A case with one foreign device and four entries."""
    name, serial, phrase, room = CANARIES
    finding = Finding(
        "M02",
        f"device:{serial}",
        Direction.FOR,
        Strength.S3,
        message("finding.M02.for", n=2, device=serial, said=phrase),
        (message("innocent.gift", who=name),),
        (f"metadata@1:device:{serial}",),
        family=f"device:{serial}",
        explained=(message("innocent.gift", room=room),),
    )
    elsewhere = Finding("M05", f"line-device:{room}", Direction.NEUTRAL, Strength.S0, message(f"said {phrase}"))
    return Holdings(
        version="0.1.0",
        rules_version="1",
        rules=("devices.unlisted",),
        instruments=(("signal", "1"),),
        formats=("amazon-alexa-2018",),
        parts=PARTS,
        entries=(
            HeldEntry("e000001", 1, "11" * 32, 10, "csv", "handled"),
            HeldEntry("r000000000001", 1, "22" * 32, 20, "audio", "handled", "", "inconsistent", 3, foreign=True),
            HeldEntry("r000000000002", 2, "22" * 32, 20, "audio", "handled", "", "inconsistent", 3, foreign=True),
            HeldEntry("e000004", 1, "", 30, "other", "rejected", "archive.encrypted"),
        ),
        groups=(
            GroupRow(f"device:{serial}", "device", room, 2, 3.5, None, None, "inconsistent", 3, None, (0,)),
            GroupRow(f"account:{name}", "account", name, 2, 3.5, None, None, "inconsistent", 3, None, (0,)),
        ),
        findings=(finding, elsewhere),
        conclusion=Conclusion.WORTH_A_LOOK,
        reasons=(0,),
        groups_judged=2,
        chance=0.01,
        recordings=2,
        exposure=Exposure(2, 3.0, 0),
        journal=journal_lines,
    )


def packed() -> dict[str, bytes]:
    """Its bag."""
    return pack(held(), LETTERS, MADE_ON)
