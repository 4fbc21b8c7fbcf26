# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Weighing what was read and measured. Judging never reads the export, so it can be done again at will."""

from __future__ import annotations

import json
from collections.abc import Iterable

from viewer.analysis.consistency import measure_consistency
from viewer.analysis.metadata import measure_metadata
from viewer.case.facts import Facts
from viewer.case.finding import Grounds, Tally
from viewer.case.observation import Observation
from viewer.case.reading import Reading
from viewer.findings.judge import judge
from viewer.storage import decisions, evidence, recall, voices
from viewer.storage.groups import keep_judgement, load_tallies
from viewer.storage.rulings import load_rulings
from viewer.storage.values import facts_from_json
from viewer.work import Watch
from viewer.workflow.opened import OpenCase

_VERSION = "1"
JUDGED = ("metadata", "voices", "wording", "coverage", "contacts")


def stated_facts(case: OpenCase) -> Facts:
    """What the owner stated so far."""
    kept = case.file.get("facts")
    return facts_from_json(kept) if kept else Facts()


def measure_export(case: OpenCase, watch: Watch) -> None:
    """Measure the export as a whole, now that every entry was read, and keep that. Raises Cancelled between steps."""
    from viewer.analysis.wording import measure_wording

    file = case.file
    recordings = tuple(recall.load_recordings(file))
    watch.advance(0)
    transcripts, links = recall.load_transcripts(file), recall.load_links(file)
    watch.advance(0)
    fates, coverage = recall.load_dispositions(file), tuple(recall.load_coverage(file))
    facts = recall.load_account_facts(file)
    formats = tuple(json.loads(file.get("formats") or "[]"))
    reading = Reading(formats, recordings, transcripts, links, facts, fates, coverage=coverage)
    watch.advance(0)
    inventory, signal = recall.load_inventory(file), recall.load_signal(file)
    watch.advance(0)
    observations = measure_metadata(inventory, reading, signal)
    watch.advance(0)
    observations += measure_wording(recordings, transcripts, links)
    watch.advance(0)
    observations += (measure_consistency(inventory, reading, recall.load_sounds(file)),)
    watch.advance(0)
    with file.writing() as connection:
        evidence.keep_observations(connection, observations)
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('examined', '1')")


def observe_consistency(case: OpenCase) -> Observation:
    """Measure whether the export agrees with itself, of a case that was examined before this was measured."""
    file = case.file
    recordings = tuple(recall.load_recordings(file))
    lines, links = recall.load_transcripts(file), recall.load_links(file)
    fates = recall.load_dispositions(file)
    formats = tuple(json.loads(file.get("formats") or "[]"))
    reading = Reading(formats, recordings, lines, links, recall.load_account_facts(file), fates)
    return measure_consistency(recall.load_inventory(file), reading, recall.load_sounds(file))


def rejudge(case: OpenCase) -> None:
    """Judge the case by what is known now, and keep the judgement."""
    tallies = load_tallies(case.file)
    keep_judgement(case.file, tallies, judge(grounds_of(case, tallies.values())))


def grounds_of(case: OpenCase, tallies: Iterable[Tally]) -> Grounds:
    """All that a judgement of this case may rest on, as it is known now."""
    return Grounds(
        facts=stated_facts(case),
        account_facts=recall.load_account_facts(case.file),
        tallies=tuple(tallies),
        observations=tuple(one for name in JUDGED for one in recall.load_observations(case.file, name)),
        rulings=load_rulings(case.file),
    )


def observe_voices(case: OpenCase) -> None:
    """Write down how the voices, as they are grouped now, compare with those who enrolled."""
    likeness, sums, stability = (
        voices.load_likeness(case.file),
        voices.sum_voices(case.file),
        voices.load_stability(case.file),
    )
    said = decisions.claims(case.file)
    observed = [
        Observation(
            f"voice:{key}",
            "voices",
            _VERSION,
            {
                "n": sum(one.devices.values()),
                "speech_s": round(one.speech_s, 2),
                "devices": {name: count for name, count in one.devices.items() if name},
                "llr": {told.person: told.llr for told in likeness.get(key, ())},
                "stability": stability.get(key),
                "person": said.get(f"voice:{key}", ""),
            },
        )
        for key, one in sums.items()
    ]
    with case.file.writing() as connection:
        connection.execute("DELETE FROM observation WHERE instrument = 'voices'")
        evidence.keep_observations(connection, observed)
