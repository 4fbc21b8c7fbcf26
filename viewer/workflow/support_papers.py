# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What lies beside the twin in a bundle for support: how the case was judged, counts, and a page to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from viewer.case.export import Inventory
from viewer.case.finding import Cell, Grounds, Tally
from viewer.case.message import Message, message
from viewer.findings.judge import judge
from viewer.report.twin.bundle import judged, standings_of
from viewer.storage.groups import load_findings, load_tallies
from viewer.storage.recall import load_observations
from viewer.words import Words
from viewer.workflow.judging import grounds_of
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import Overview
from viewer.workflow.twin_build import Builder, Tree

EXPORT = "export"
_UNJUDGED = ("voices", "contacts")


def rules(case: OpenCase, seen: Overview) -> dict[str, object]:
    """The judgement as it stands, and what is to be expected of the twin: without voices and without address book."""
    tallies = _voiceless(load_tallies(case.file).values())
    held = grounds_of(case, tallies)
    observations = tuple(one for one in held.observations if one.instrument not in _UNJUDGED)
    expected = judge(Grounds(held.facts, held.account_facts, held.tallies, observations))
    standings = standings_of(expected, (one.recordings for one in tallies))
    return {
        "as_judged": judged(load_findings(case.file), seen.conclusion, seen.standings),
        "expected_of_the_twin": judged(expected.findings, expected.conclusion, standings),
        "not_reproducible": ["M17", "M31", "M32", "M33 of voices"],
    }


def _voiceless(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """The tallies without the voice, those of one device, account, batch and day as one."""
    joined: dict[Cell, tuple[int, float]] = {}
    for one in tallies:
        cell = Cell(one.cell.device, one.cell.account, "", one.cell.batch, one.cell.day)
        n, seconds = joined.get(cell, (0, 0.0))
        joined[cell] = (n + one.recordings, seconds + one.seconds)
    return tuple(Tally(cell, *size) for cell, size in joined.items())


def counts(seen: Overview, inventory: Inventory, tree: Tree, builder: Builder) -> dict[str, object]:
    """How much there was, how it ended, and how its counterparts were made."""
    kinds = Counter(entry.kind.value for entry in inventory.entries)
    return {
        "parts": len(tree.parts),
        "entries": {"total": len(inventory.entries), **{fate.value: n for fate, n in seen.fates.items()}},
        "kinds": dict(sorted(kinds.items())),
        "reasons": dict(sorted(Counter(one.reason.key for one in seen.rejected if one.reason).items())),
        "recordings": seen.recordings,
        "transcripts": dict(seen.transcripts),
        "made": dict(sorted(builder.how.items())),
        "replaced": dict(sorted(builder.counted.items())),
    }


def unlike(case: OpenCase) -> Iterator[Message]:
    """What of the case the twin cannot show again."""
    findings = load_findings(case.file)
    if any(True for _ in load_observations(case.file, "voices")):
        yield message("support.unlike.voices")
    if any(one.family == "contacts" for one in findings):
        yield message("support.unlike.contacts")
    yield message("support.unlike.clock")


def readme(words: Words, parts: tuple[str, ...], seen: Overview, unlike: Iterator[Message]) -> str:
    """The page that says what this is, what was kept and how to use it."""
    scanned = " ".join(f'"{EXPORT}/{one}"' for one in parts[:20])
    lines = [
        words.text("support.readme.title"),
        "",
        words.text("support.readme.what"),
        words.text("support.readme.kept"),
        "",
        words.text("support.readme.use"),
        f"    notmine scan {scanned} --facts FACTS.toml --no-voice --case twin.notmine",
        "",
        words.text("support.readme.expect", conclusion=seen.conclusion.value),
        *(f"- {words.say(one)}" for one in unlike),
        "",
        words.text("support.readme.check"),
    ]
    return "\n".join(lines) + "\n"
