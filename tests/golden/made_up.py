# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One made-up case with something of everything that a report can hold; nothing of it depends on the day or version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.report.cases import DOSSIER, MATTER
from tests.report.cases import occasion as plain_occasion
from viewer.case.finding import Direction, Finding, Standing, Strength
from viewer.case.matter import Category, Event, Step, StepTaken
from viewer.case.message import Message, message
from viewer.case.review import Exposure
from viewer.report.dossier import Act, ExportPart, Foreign, ForeignGroup, Item
from viewer.report.letters.occasion import Occasion

_FIRST, _LAST = "2017-03-04T05:06:07+00:00", "2018-08-01T20:30:00+00:00"


def _reason(rule: str, subject: str, strength: Strength, *innocent: str) -> Finding:
    explained = tuple(message(f"innocent.{key}") for key in innocent)
    return Finding(rule, subject, Direction.FOR, strength, message(f"finding.{rule}.for", n=3), explained)


def _check(name: str, result: Message, *limits: str) -> tuple[Message, Message, tuple[Message, ...]]:
    told = ("verified.limit.forged", *limits)
    return message(f"verified.name.{name}"), result, tuple(message(key) for key in told)


_REASONS = (
    _reason("M01", "export", Strength.S4, "old_account", "fire_tv", "phone_app"),
    _reason("M02", "device:A", Strength.S3, "gift", "resale", "register_current"),
    _reason("M02", "device:B", Strength.S2, "gift", "replaced"),
    _reason("M04", "account:A", Strength.S3, "household_account", "second_account"),
    _reason("M13", "device:A", Strength.S2, "learning", "guest"),
)
_GROUPS = (
    ForeignGroup("1", "account", 23, 59.3, _FIRST, _LAST, Standing.INCONSISTENT, 3),
    ForeignGroup("1", "device", 16, 41.0, _FIRST, "2018-05-30T07:00:00+00:00", Standing.INCONSISTENT, 3),
    ForeignGroup("2", "device", 6, 15.8, "2017-11-12T18:00:00+00:00", _LAST, Standing.INCONSISTENT, 2),
    ForeignGroup("1", "batch", 1, 2.5, "", "", Standing.INCONSISTENT, 1),
)
_ITEMS = tuple(
    Item(
        f"r{number:012x}",
        f"{number:02x}" * 32,
        f"2018-{1 + number % 8:02d}-{1 + number:02d}T06:{number:02d}:09+00:00" if number else "",
        1.5 + number / 8,
        Standing.INCONSISTENT,
        2 + number % 2,
        ("M01", "M02", "M04") if number % 2 else ("M01", "M02"),
    )
    for number in range(23)
)
_ACTS = (
    ("opened", (("entries", "1740"), ("parts", "2"))),
    ("hashed", (("parts", "2"),)),
    ("facts_stated", (("devices", "0"), ("places", "1"))),
    ("read", (("recordings", "1700"), ("transcripts", "1650"))),
    ("judged", (("conclusion", "report_suggested"), ("findings", "5"))),
    ("played", (("recording", "r000000000003"), ("seconds", "1.9"))),
    ("matter_stated", (("events", "2"), ("steps", "2"))),
)
_CHECKS = (
    _check(
        "id_time_member", message("verified.deviates.id_time_member", n=4, checked=1700), "verified.limit.same_source"
    ),
    _check("damaged", message("verified.holds", n=1740), "verified.limit.sums"),
    _check("encoder", message("verified.not_applicable")),
)
_DOSSIER = replace(
    DOSSIER,
    parts=(
        ExportPart("export-1.zip", 96_512_345, "cd" * 32),
        ExportPart("export-2.zip", 12_004, "ab" * 32),
        ExportPart("", 512, ""),
    ),
    recordings=1_700,
    seconds=4_420.5,
    own_files=51,
    own_recordings=1_650,
    undecided_recordings=27,
    foreign=Foreign(23, 59.3, 21, 2, 2, 1, 0, _FIRST, _LAST, 1, _GROUPS, _ITEMS),
    reasons=_REASONS,
    considered=(
        (message("innocent.old_account"), "excluded"),
        (message("innocent.fire_tv"), "excluded"),
        (message("innocent.gift"), "excluded"),
        (message("innocent.register_current"), "open"),
        (message("innocent.guest"), "applies"),
    ),
    groups_judged=14,
    chance=0.07,
    exposure=Exposure(1, 1.9, 0),
    journal=tuple(
        Act(number, f"2018-11-{10 + number}T10:0{number}:00.000+00:00", act, detail, f"{number:02x}" * 32)
        for number, (act, detail) in enumerate(_ACTS, 1)
    ),
    absences=(
        message("absence.device.ask", device="…K34N"),
        message("absence.requested.ask", service="Kindle"),
    ),
    checks=_CHECKS,
)
_MATTER = replace(
    MATTER,
    sender=replace(MATTER.sender, phone="+49 761 5550143", may_be_named=True),
    request=replace(MATTER.request, channel="Web form “Request your data”", link="E-mail of 25 October 2018, 14:02"),
    events=(*MATTER.events, Event(date(2018, 11, 7), "Hotline: no reference number, no call back")),
    categories=tuple(Category),
    copies="one backup disk, locked away",
    harm="The wrong delivery worries me.",
    steps=(*MATTER.steps, StepTaken(Step.NOTIFY_COMPANY, date(2018, 11, 8))),
)


def made_up(language: str) -> Occasion:
    """The occasion to write in this language."""
    return plain_occasion(language, _DOSSIER, _MATTER)
