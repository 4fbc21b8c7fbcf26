# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""All figures of the judgement against their limits, gathered by section."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.benchmarks.judgement import calibrating, planted
from tests.benchmarks.judgement.delivery import Blanking
from tests.benchmarks.judgement.figures import Figure, share
from tests.benchmarks.judgement.series import SHARES, Answer, Asked, answers, is_right
from viewer.case.finding import Conclusion

FIRST_SEED = 10_000
CLEAN = 500
SERIES = 30
LEAST_FOREIGN = {Blanking.WHOLE: 0.99, Blanking.SERIALS: 0.95, Blanking.ALL: 0.85}


@dataclass(frozen=True)
class Section:
    """A part of the report: figures, rows of a table under a head, and how often which rules spoke."""

    title: str
    figures: Sequence[Figure]
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    rules: Counter[str] = field(default_factory=Counter)


def note(text: str) -> None:
    """Say how far it is."""
    sys.stderr.write(text + "\n")


def clean(count: int, first: int = FIRST_SEED) -> tuple[list[Section], list[Answer]]:
    """Clean households, metadata only: owners state completely or with gaps, as their seed has it; and with voices."""
    sections, every = [], []
    for voices in (False, True):
        count = count // 5 if voices else count
        note(f"{count} clean households{', voices simulated' if voices else ''}")
        told = answers([Asked(seed, stating="stated", voices=voices) for seed in range(first, first + count)])
        every += told
        title = f"{count} clean households, {'voices simulated' if voices else 'metadata only'}"
        said = Counter(one.outcome.conclusion.value for one in told)
        rows = [[name, str(said[name])] for name in Conclusion]
        sections.append(Section(title, _of_clean(told), ("conclusion", "exports"), rows, _rules(told)))
    return sections, every


def _of_clean(told: Sequence[Answer]) -> list[Figure]:
    reported = [one for one in told if one.outcome.conclusion is Conclusion.REPORT_SUGGESTED]
    bare = sum(not one.outcome.innocent for one in told)
    found = [share("a report is suggested", len(reported), len(told), 0.01)]
    found.append(Figure("strong findings without an innocent explanation", bare, 0, str(bare)))
    found.append(
        share(
            "strictly right: no sign, or cannot tell", sum(is_right(one, strict=True) for one in told), len(told), None
        )
    )
    limit = None if told and told[0].asked.voices else 0.005
    return [*found, *_own(told, limit)]


def _own(told: Sequence[Answer], limit: float | None) -> list[Figure]:
    own, wrong = sum(one.outcome.own for one in told), sum(one.outcome.own_inconsistent for one in told)
    guests = sum(one.outcome.guests for one in told)
    taken = sum(one.outcome.guests_inconsistent for one in told)
    return [
        share("the household's recordings wrongly inconsistent", wrong, own, limit),
        share("guests' and television's, wrongly inconsistent", taken, guests, None),
        share(
            "of household and guests who did not enrol, where no device is named, inconsistent",
            sum(one.outcome.unheard_inconsistent for one in told),
            sum(one.outcome.unheard for one in told),
            None,
        ),
    ]


def mixed(count: int, stating: str, first: int = FIRST_SEED) -> tuple[list[Section], list[Answer]]:
    """Shares of a second household, in three forms of metadata. With serials or all blanked, voices are simulated."""
    sections, every = [], []
    for blanking in Blanking:
        rows, of_form = [], []
        for part in SHARES:
            note(f"foreign {part:.1%}, {blanking}, facts {stating}")
            voices = blanking is not Blanking.WHOLE
            asked = [Asked(seed, part, blanking, voices, stating) for seed in range(first, first + count)]
            told = answers(asked)
            of_form += told
            rows.append(_row(part, told))
        every += of_form
        limits = stating == "complete"
        sections.append(
            Section(
                f"Foreign recordings, {_FORMS[blanking]}, facts {stating}",
                _of_mixed(of_form, limits),
                _HEAD,
                rows,
                _rules(of_form),
            )
        )
    return sections, every


_FORMS = {
    Blanking.WHOLE: "metadata whole",
    Blanking.SERIALS: "serial numbers blanked, voices simulated",
    Blanking.ALL: "all metadata blanked, voices simulated",
}
_HEAD = (
    "foreign share",
    "foreign found inconsistent",
    "household's, wrongly",
    "guests', wrongly",
    "right",
    "strictly",
    "tellable",
)


def _row(part: float, told: Sequence[Answer]) -> list[str]:
    foreign, found = sum(one.outcome.foreign for one in told), sum(one.outcome.foreign_inconsistent for one in told)
    own, wrong = sum(one.outcome.own for one in told), sum(one.outcome.own_inconsistent for one in told)
    guests, taken = sum(one.outcome.guests for one in told), sum(one.outcome.guests_inconsistent for one in told)
    right = [f"{sum(is_right(one, strict=strict) for one in told)} / {len(told)}" for strict in (False, True)]
    counts = [f"{a:,} / {b:,}" for a, b in ((found, foreign), (wrong, own), (taken, guests))]
    return [f"{part:.1%}", *counts, *right, str(sum(one.tellable for one in told))]


def _of_mixed(told: Sequence[Answer], limits: bool) -> list[Figure]:
    blanking = told[0].asked.blanking
    foreign, found = sum(one.outcome.foreign for one in told), sum(one.outcome.foreign_inconsistent for one in told)
    least = LEAST_FOREIGN[blanking] if limits else None
    right, strict = (sum(is_right(one, strict=how) for one in told) for how in (False, True))
    return [
        share("foreign recordings found inconsistent", found, foreign, least, least=True),
        *_own(told, 0.005 if limits else None),
        share("exports with the right conclusion", right, len(told), 0.95 if limits else None, least=True),
        share("exports with the strictly right conclusion", strict, len(told), None, least=True),
    ]


def _rules(told: Sequence[Answer]) -> Counter[str]:
    return Counter(rule for one in told for rule in one.outcome.rules)


def calibrated(told: Sequence[Answer]) -> Section:
    """The pooled ratios of all series together."""
    foreign, own = calibrating.ratios(told)
    return Section("Calibration of the pooled ratios", calibrating.figures(foreign, own))


def gaps(count: int, first: int = FIRST_SEED) -> Section:
    """Planted gaps."""
    note(f"gaps planted into {count} households")
    return Section("Missing data", planted.figures(range(first, first + count)))
