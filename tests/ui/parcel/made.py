# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Invented answers of the use cases that the room of the export asks."""

from __future__ import annotations

from pathlib import Path

from viewer.case.absence import Absence, Missing
from viewer.case.export import Fate
from viewer.case.finding import Direction, Finding, Strength
from viewer.case.message import message
from viewer.case.portion import Portion, PortionBatch, Whose
from viewer.case.query import GroupRow
from viewer.ui.parcel.portion_sheet import Portions
from viewer.ui.parcel.sheet import Section
from viewer.workflow.absences import MissingData
from viewer.workflow.compare import (
    Change,
    Comparison,
    ForeignLeft,
    GroupChange,
    NamedChange,
    OwnComplete,
    RecordingChange,
    Side,
)
from viewer.workflow.composition import ArchiveRow, Composition, Duplicates, NamedRow, StatedRow
from viewer.workflow.coverage import CoverageReport, FileCoverage, Share
from viewer.workflow.verification import Result, Verified

SAID = message("why.none")
FOREIGN, OWN = "G0FOREIGN00009S28", "G0900DEMO0000K17"
GROUPS = (
    GroupRow(f"device:{FOREIGN}", "device", FOREIGN, 178, 202.0, None, None, "inconsistent", 3, None, (0,)),
    GroupRow(f"device:{OWN}", "device", "Küche", 600, 708.0, None, None, "consistent", 3, None, ()),
)
FINDINGS = (Finding("M02", f"device:{FOREIGN}", Direction.FOR, Strength.S3, message("why.next.settle")),)
PORTIONS = Portions(
    (
        Portion(
            Whose.FOREIGN, (f"device:{FOREIGN}", "voice:V2"), (PortionBatch("All.zip/Audio", 178, True),), 178, 202.0,
            "2016-03-03", "2018-08-11", (("inconsistent", 170), ("undecided", 8)), 3.2, (0, 99), 2,
        ),
        Portion(
            Whose.OWNER, (f"device:{OWN}", "account:A1DEMO0KARLA7"), (PortionBatch("All.zip/Audio", 600, True),), 600,
            708.0, "2017-01-07", "2018-08-19", (("consistent", 600),), -3.1, (), 4,
        ),
        Portion(Whose.UNKNOWN, (), (PortionBatch("All.zip/Other", 19),), 19, 20.0),
        Portion(Whose.UNKNOWN, files=1),
    ),
    FINDINGS,
    GROUPS,
)  # fmt: skip
COMPOSITION = Composition(
    (
        ArchiveRow(
            "All.zip", 1752, 96_500_000, 90_000_000, (("Audio", 1700), ("Account", 52)),
            (("unix", 1700), ("windows", 52)), (("2.0", 1752),), (("deflated", 1752),), "2018-08-20T10:00:00",
            "2018-08-21T12:30:00", (("2018-08-20", 1700), ("2018-08-21", 52)), 2,
        ),
    ),
    (NamedRow("All.zip/Audio", "####_##_##.wav", 1700),),
    Duplicates(3, 7, 2, 1),
    (("A maker of documents 1.0", 2),),
    (StatedRow("All.zip!Readme.txt", "recordings", 1690, 1700),),
    (SAID,),
)  # fmt: skip
MISSING = MissingData(
    (
        Absence(Missing.MONTH, OWN, message("why.empty"), message("why.next.whole"), "2018-02", "2018-04", 60, 71),
        Absence(Missing.UNTOLD, "", message("why.group.empty"), telling=False),
    ),
    0.995,
    None,
    message("why.next.undecided"),
)
COVERAGE = CoverageReport(
    Share(1751, 1752),
    Share(96_000_000, 96_500_000),
    Share(1690, 1700),
    (
        FileCoverage("All.zip!strange.bin", Fate.UNKNOWN, None, 1200, 0, 0, ""),
        FileCoverage("All.zip!Account/Devices.csv", Fate.HANDLED, None, 900, 12, 11, "Account"),
        FileCoverage("All.zip!Readme.txt", Fate.IGNORED, SAID, 500, 0, 0, ""),
    ),
    1005,
)
VERIFICATION = (
    Verified("id_time_name", message("why.for"), 1690, 3, Result.DEVIATES, SAID, (SAID,), (SAID,)),
    Verified("member_order", message("why.against"), 52, 0, Result.HOLDS, SAID),
    Verified("headers", message("why.neutral"), 0, 0, Result.NOT_APPLICABLE, SAID),
)
COMPARISON = Comparison(
    Side("first", 1, 1752, 1700, "report_suggested"),
    Side("second", 1, 1227, 1180, "no_sign"),
    RecordingChange(1150, 12, 1, 17, 537, 12, 0, 2, 1),
    Change(1100, 20, 570),
    (NamedChange("device", 5, 2),),
    (GroupChange(f"device:{FOREIGN}", FOREIGN, 178, 0, "inconsistent", ""),),
    (NamedChange("2018-03", 0, 17),),
    (NamedChange("Alexa", 1700, 1180),),
    ForeignLeft(525, 525, 0, 0),
    OwnComplete(1156, 4, 1, 1, 0),
    (message("why.next.whole"), message("why.none")),
    (SAID,),
)
TOLD = {
    Section.PORTIONS: PORTIONS,
    Section.COMPOSITION: COMPOSITION,
    Section.MISSING: MISSING,
    Section.COVERAGE: COVERAGE,
    Section.VERIFICATION: VERIFICATION,
    Section.COMPARISON: COMPARISON,
}
OTHER = Path("other.notmine")
