# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Which parts of a mixed export belong together, and to whom."""

from __future__ import annotations

from viewer.case.export import Fate, Kind
from viewer.case.finding import Grounds
from viewer.case.portion import Portion
from viewer.findings.papers import whose_papers
from viewer.findings.portions import Paper, portions_of
from viewer.storage.groups import load_findings, load_tallies
from viewer.storage.pages import load_fates, load_tellings, load_verdicts
from viewer.storage.recall import load_account_facts
from viewer.workflow.judging import stated_facts
from viewer.workflow.opened import OpenCase

_PAPERS = (Kind.CSV, Kind.JSON, Kind.HTML, Kind.TEXT, Kind.PDF)


def portions(case: OpenCase) -> tuple[Portion, ...]:
    """The portions of an examined case: foreign ones first, then the owner's, then the unknown, the largest first."""
    tallies, verdicts = load_tallies(case.file), load_verdicts(case.file)
    places = {cell: place for place, cell in enumerate(tallies)}
    told = load_tellings(case.file)
    whose = whose_papers(Grounds(stated_facts(case), load_account_facts(case.file)))
    papers = [
        Paper(path, whose.get(path), {places[cell]: n for cell, n in told.get(path, {}).items()})
        for path, _, kind, fate, _ in load_fates(case.file)
        if kind in _PAPERS and fate is not Fate.REJECTED
    ]
    judged = [verdicts[cell] for cell in tallies]
    return portions_of(tuple(tallies.values()), judged, load_findings(case.file), papers)
