# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M17: how many of the export's contacts stand in the owner's own address book."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.findings.measured import Measured, ids

INNOCENT = tuple(message(f"innocent.{name}") for name in ("work_contacts", "other_address_book", "household_contacts"))
FEWEST = 20
SHARE = 0.2


def common_contacts(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S2, where of at least 20 contacts on either side none is common; against, S1, where a fifth of the
    export's are. In between it says nothing. Needs an address book that the owner chose.
    """
    found = [one for one in grounds.observations if (one.instrument, one.subject) == ("contacts", "export")]
    if not found:
        return ()
    measured = Measured(found[0])
    theirs, mine, common = (measured.number(name) for name in ("theirs", "mine", "common"))
    told = measured.counted("common") and found[0].values["common"] == common
    if not told or min(theirs, mine) < FEWEST or common > theirs:
        return ()
    if common == 0:
        text = message("finding.M17.none", n=theirs)
        return (Finding("M17", "export", Direction.NEUTRAL, Strength.S2, text, INNOCENT, ids(measured), "contacts"),)
    if common >= SHARE * theirs:
        text = message("finding.M17.common", n=common, theirs=theirs)
        return (Finding("M17", "export", Direction.AGAINST, Strength.S1, text, (), ids(measured), "contacts"),)
    return ()
