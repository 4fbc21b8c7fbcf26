# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Grounds with what transcripts mention: wording of groups beside the usual observations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.findings.grounds import FOREIGN, OWN, grounds, owner, tally
from viewer.case.facts import Facts, Place
from viewer.case.finding import Grounds
from viewer.case.observation import Observation, Value
from viewer.case.reading import AccountFact

HERE = Place("Europe/Berlin", "Garching")
Said = Mapping[str, Value]


def worded(subject: str, said: Said) -> Observation:
    """What the instrument `wording` would say of a group."""
    return Observation(subject, "wording", "1", {"lines": 99, **said})


def spoken(foreign: Said, own: Said, facts: Facts | None = None, files: tuple[AccountFact, ...] = ()) -> Grounds:
    """An owner in Garching with one device, beside a device that is not theirs; both have transcripts."""
    stated = replace(owner(OWN), places=(HERE,)) if facts is None else facts
    more = [worded(f"device:{FOREIGN}", foreign), worded(f"device:{OWN}", own)]
    return grounds(stated, [tally(OWN), tally(FOREIGN, batch="c")], files, more)
