# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The founding case: 1,700 recordings of somebody else among fifty ordinary files of an owner who has no assistant."""

from __future__ import annotations

from dataclasses import replace

from tests.benchmarks.judgement.delivery import Blanking, deliver
from tests.benchmarks.judgement.figures import Figure, share
from tests.benchmarks.judgement.households import draw
from tests.benchmarks.judgement.judged import lay, outcome
from tests.benchmarks.judgement.stating import complete, gappy
from tests.benchmarks.judgement.utterances import utterances
from viewer.case.finding import Conclusion

RECORDINGS = 1700


def figures(seeds: range) -> list[Figure]:
    """Both generations of exports, names with and without anything in them, facts complete and with gaps."""
    reports = foreign = found = exports = 0
    for seed in seeds:
        for generation in ("2018", "2024"):
            for blanking in (Blanking.WHOLE, Blanking.ALL):
                home = replace(draw(seed), generation=generation)
                stranger = draw(seed + 700_000, size=RECORDINGS, ends=home.last)
                export = deliver(home, [], stranger, utterances(stranger), blanking)
                for stating in (complete, gappy):
                    told = outcome(home, export, lay(home, export, stating(home, owns=False)))
                    exports += 1
                    reports += told.conclusion is Conclusion.REPORT_SUGGESTED
                    foreign += told.foreign
                    found += told.foreign_inconsistent
    return [
        share("never owned: a report is suggested", reports, exports, 1.0, least=True),
        share("never owned: recordings found inconsistent", found, foreign, 1.0, least=True),
    ]
