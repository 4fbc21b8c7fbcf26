# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Takes a print of every recording's voice, in workers; what was kept is not done again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from viewer.archive.source import ExportSource
from viewer.case.export import Inventory
from viewer.case.observation import Observation
from viewer.storage import evidence, voices
from viewer.storage.case_file import CaseFile
from viewer.work import Watch
from viewer.workflow.answers import heard_as_asked
from viewer.workflow.hearing import VERSION, hear, nothing_heard
from viewer.workflow.reading_pass import batches
from viewer.workflow.workers import Workers

_AT_ONCE = 16
_KEPT_AT_ONCE = 128


def take_prints(file: CaseFile, workers: Workers, source: ExportSource, inventory: Inventory, watch: Watch) -> int:
    """Measure what was not yet; the number of recordings heard now. Raises Cancelled; what was kept stays."""
    wanted = set(voices.unheard(file, VERSION))
    left = [entry for entry in inventory.entries if entry.path in wanted]
    watch.expect(len(left), "phase.voice")
    held: list[Observation] = []
    work = partial(hear, replace(source, locators={}))
    turns = (turn[at : at + _AT_ONCE] for turn in batches(source, left) for at in range(0, len(turn), _AT_ONCE))
    for tasks, answer in workers.each(work, turns, watch):
        entries = [entry for entry, _ in tasks]
        held += answer if answer is not None and heard_as_asked(entries, answer) else map(nothing_heard, entries)
        if len(held) >= _KEPT_AT_ONCE:
            _keep(file, held)
        watch.advance(len(tasks))
    _keep(file, held)
    return len(left)


def _keep(file: CaseFile, held: list[Observation]) -> None:
    with file.writing() as connection:
        evidence.keep_observations(connection, held)
    held.clear()
