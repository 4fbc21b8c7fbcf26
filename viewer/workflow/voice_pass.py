# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Takes a print of every recording's voice, in workers; what was kept is not done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from viewer.archive.source import ExportSource
from viewer.case.export import Entry, Inventory
from viewer.case.message import Problem
from viewer.case.observation import Observation
from viewer.storage import evidence, voices
from viewer.storage.case_file import CaseFile
from viewer.work import Watch
from viewer.workflow.reading_pass import Task, batches
from viewer.workflow.workers import Workers

VERSION = "1:campplus-zh-en-common:silero-6.2.3"
_AT_ONCE = 16
_KEPT_AT_ONCE = 128


def warm_voice() -> None:
    """Load the networks in a worker, while something else is still being done."""
    from viewer.analysis.voice.instrument import VoiceInstrument

    VoiceInstrument().measure(())


def take_prints(file: CaseFile, workers: Workers, source: ExportSource, inventory: Inventory, watch: Watch) -> int:
    """Measure what was not yet; the number of recordings heard now. Raises Cancelled; what was kept stays."""
    wanted = set(voices.unheard(file, VERSION))
    left = [entry for entry in inventory.entries if entry.path in wanted]
    watch.expect(len(left), "phase.voice")
    held: list[Observation] = []
    work = partial(hear, replace(source, locators={}))
    turns = (turn[at : at + _AT_ONCE] for turn in batches(source, left) for at in range(0, len(turn), _AT_ONCE))
    for tasks, answer in workers.each(work, turns, watch):
        held += answer if answer is not None else [_nothing(entry) for entry, _ in tasks]
        if len(held) >= _KEPT_AT_ONCE:
            _keep(file, held)
        watch.advance(len(tasks))
    _keep(file, held)
    return len(left)


def hear(source: ExportSource, tasks: Sequence[Task]) -> tuple[Observation, ...]:
    """In a worker: a print of each of these entries; an empty one where there is no sound to be had."""
    from viewer.analysis.voice.instrument import VoiceInstrument

    source = replace(source, locators={entry.path: locator for entry, locator in tasks})
    batch: list[tuple[Entry, bytes]] = []
    with source:
        for entry, _ in tasks:
            try:
                batch.append((entry, source.read(entry)))
            except (Problem, OSError):
                continue
    found = {one.subject: one for one in VoiceInstrument().measure(batch) if isinstance(one, Observation)}
    return tuple(found.get(entry.path) or _nothing(entry) for entry, _ in tasks)


def _nothing(entry: Entry) -> Observation:
    return Observation(entry.path, "voice", VERSION, {})


def _keep(file: CaseFile, held: list[Observation]) -> None:
    with file.writing() as connection:
        evidence.keep_observations(connection, held)
    held.clear()
