# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Dossiers and matters to write reports from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from viewer.case.enclosure import Content
from viewer.case.finding import Conclusion, Direction, Finding, Strength
from viewer.case.matter import AccessRequest, Category, Event, Matter, Sender, Step, StepTaken
from viewer.case.message import message
from viewer.case.review import Exposure
from viewer.report.addressees import authorities, companies
from viewer.report.dossier import Act, Dossier, Enclosed, ExportPart, Foreign, ForeignGroup, Item
from viewer.report.letters.occasion import Occasion
from viewer.words import Words

REASON = Finding(
    "M02",
    "device:G090SECRETSERIAL",
    Direction.FOR,
    Strength.S3,
    message("finding.M02.for", n=3, device="…RIAL"),
    (message("innocent.gift"),),
    ("metadata@1:device:G090SECRETSERIAL",),
    "listed-devices",
)
ITEM = Item("r0123456789ab", "ab" * 32, "2018-03-04T05:06:07+00:00", 2.5, "inconsistent", 3, ("M02",))
GROUP = ForeignGroup("1", "device", 3, 7.5, "2018-03-04T05:06:07+00:00", "2018-08-01T00:00:00+00:00", "inconsistent", 3)
FOREIGN = Foreign(3, 7.5, 2, 1, 1, 0, 0, ITEM.captured_at, "2018-08-01T00:00:00+00:00", 1, (GROUP,), (ITEM,) * 3)
DOSSIER = Dossier(
    made_on="2018-11-20",
    version="1.0",
    rules_version="2",
    parts=(ExportPart("export.zip", 1234, "cd" * 32),),
    formats=("amazon-alexa-2018",),
    recordings=10,
    seconds=25.0,
    own_files=50,
    own_recordings=5,
    undecided_recordings=2,
    foreign=FOREIGN,
    conclusion=Conclusion.REPORT_SUGGESTED,
    reasons=(REASON,),
    considered=((message("innocent.gift"), "excluded"),),
    groups_judged=4,
    chance=0.01,
    exposure=Exposure(1, 1.9, 12),
    journal=(Act(1, "2018-11-19T10:00:00.000+00:00", "opened", (("parts", "1"),), "ef" * 32),),
)
_SEEN, _ADDED = "2018-11-19T10:00:00.000+00:00", "2018-11-19T10:01:00.000+00:00"
ENCLOSED = (
    Enclosed(ITEM.id, Content.TRANSCRIPT, "wake me at six", "", "", "names an hour", _SEEN, _ADDED, "12" * 32),
    Enclosed(ITEM.id, Content.SOUND, "", "enclosure-1.wav", ITEM.sha256, "", _SEEN, _ADDED, "34" * 32),
    Enclosed(ITEM.id, Content.SERIAL, "G090SECRETSERIAL", "", "", "", _SEEN, _ADDED, "56" * 32),
)
MATTER = Matter(
    Sender(
        "Karla Mustermann",
        "Lindenweg 4\n79098 Freiburg",
        "karla@example.org",
        reference="A1DEMO0KARLA7",
        residence="de-bw",
    ),
    AccessRequest(
        date(2018, 8, 30),
        "web form",
        "15",
        date(2018, 10, 25),
        downloaded_on=date(2018, 10, 26),
        link_disabled=True,
    ),
    discovered_on=date(2018, 11, 2),
    events=(Event(date(2018, 11, 5), "Called the hotline"),),
    categories=(Category.VOICE_AT_HOME, Category.HABITS),
    steps=(StepTaken(Step.KEEP_ORIGINAL, date(2018, 11, 3)),),
)


def occasion(language: str = "en", dossier: Dossier = DOSSIER, matter: Matter = MATTER) -> Occasion:
    company = next(one for one in companies() if one.slug == "amazon-de")
    authority = next(one for one in authorities() if one.slug == "debawueldb")
    return Occasion(dossier, matter, Words(language), company, authority)


def anonymous(matter: Matter = MATTER) -> Matter:
    return replace(matter, sender=replace(matter.sender, anonymous=True))
