# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The report of the judgement, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.benchmarks.judgement.figures import Figure
from tests.benchmarks.judgement.validation import Section

MOST_RULES = 24

HEAD = """# How well foreign recordings are told from one's own

Written by `make bench-judgement`; do not edit. Made-up households, drawn from seeds {first} to {last}; none of these
seeds was used to fit the weights (those are {fitted}). Nothing here is a real person's. No audio is written for the
series: a household's documents are made in memory in the provider's formats and read by the program's own importers,
names of recordings are mined by them, lines are linked by them, and the metadata instruments, the rules and the fusion
are those that ship.

**Voices are simulated** in the series that say so: groups, errors of grouping and pooled ratios are drawn to resemble
what [the validation of the voice comparison](voice.md) measured on real speech. The owner is enrolled, the partner in
four of five households, children, guests and the television never. Only the part "With real audio", if there is one,
heard anything.

How often people forget a device, mistype a serial number, or remember a date wrongly is **assumed**, not measured.

## Terms

- *Right conclusion*: a clean export must not lead to a suggested report. Foreign recordings that can be told must lead
  to a suggested report or to "worth a look". *Tellable*: the metadata is whole, or the owner has nothing of the
  service, or one foreign voice holds at least ten seconds of speech.
- *Strictly right*: clean exports end as "no sign" or "cannot tell"; foreign recordings with whole metadata lead to a
  suggested report; all others, tellable or not, at least to "worth a look". The rules ask for two strong findings of
  different sources before a report is suggested, so one unlisted device alone is never strictly right.
- *The household*: owner, partner, children. Guests and the television are counted apart. Where voices are compared, so
  is everybody who did not enrol, in recordings that name no device: nothing tells them from a stranger, the rules call
  most of them inconsistent, and **the limit on the household's own does not count them**; the line below it does. They
  are in neither side of the calibration.
- *The ratio* of a group is the mean of its recordings' ratios. A group that is neither foreign nor own to nine tenths
  is left out of the calibration.
- *Facts complete*: all devices with serial numbers and exact dates. *With gaps*: forgotten devices and numbers, slips
  of typing, dates from memory, skipped questions.

"""

LIMITS = """## What this does not show

- The generator and the rules come from one hand. What nobody thought of is in neither.
- Households are independent of each other and of the stranger; neighbours and relatives would be harder.
- The voices of the series are simulated; see the voice report for its own limits.
- The rates of human error are assumptions; the false alarms of the series with gaps depend on them.
"""


def summary(sections: Iterable[Section]) -> str:
    """All figures that have a limit, in one table."""
    rows = [(one.title, figure) for one in sections for figure in one.figures if figure.limit is not None]
    lines = ["## Against the limits", "", "| series | figure | value | limit | |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| {title} | {one.name} | {one.shown} | {one.limit_shown} | {'' if one.is_met else '**missed**'} |"
        for title, one in rows
    ]
    return "\n".join(lines) + "\n\n"


def section(one: Section) -> str:
    """One part."""
    said = f"## {one.title}\n\n" + "".join(f"- {_line(figure)}\n" for figure in one.figures) + "\n"
    if one.rows:
        lines = ["| " + " | ".join(row) + " |" for row in (one.head, ["---"] * len(one.head), *one.rows)]
        said += "\n".join(lines) + "\n\n"
    if one.rules:
        spoke = ", ".join(f"`{rule}` {n}" for rule, n in one.rules.most_common(MOST_RULES))
        said += f"Rules that spoke, in how many exports: {spoke}.\n\n"
    return said


def _line(one: Figure) -> str:
    limit = f" (limit: {one.limit_shown})" if one.limit is not None else ""
    return f"{one.name}: {one.shown}{limit}{'' if one.is_met else ' **missed**'}"


def document(sections: Sequence[Section], seeds: tuple[int, int], fitted: str, plots: Iterable[str]) -> str:
    """The whole report."""
    said = HEAD.format(first=seeds[0], last=seeds[1], fitted=fitted) + summary(sections)
    said += "".join(section(one) for one in sections)
    said += "## Plots\n\n" + "".join(f"![{name}](judgement-{name}.svg)\n" for name in plots)
    return said + "\n" + LIMITS
