# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a worker does to hear voices. It imports little, since the networks alone fill most of what a worker may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from viewer.archive.members import Locator
from viewer.archive.source import ExportSource
from viewer.case.export import Entry
from viewer.case.message import Problem
from viewer.case.observation import Observation
from viewer.workflow.isolation.declared import Terms, isolated

VERSION = "1:campplus-zh-en-common:silero-6.2.3"
_BYTES_A_SECOND = 64_000


def _seconds(source: ExportSource, tasks: Sequence[tuple[Entry, Locator]]) -> float:
    return len(tasks) + sum(entry.size for entry, _ in tasks) / _BYTES_A_SECOND


@isolated(Terms("voice", seconds=60, seconds_of=_seconds))
def hear(source: ExportSource, tasks: Sequence[tuple[Entry, Locator]]) -> tuple[Observation, ...]:
    """In a worker: a print of each of these entries; an empty one where there is no sound to be had."""
    from viewer.analysis.voice.instrument import VoiceInstrument

    source = replace(source, locators={entry.path: locator for entry, locator in tasks})
    batch: list[tuple[Entry, bytes]] = []
    for entry, _ in tasks:
        try:
            batch.append((entry, source.read(entry)))
        except (Problem, OSError):
            continue
    found = {one.subject: one for one in VoiceInstrument().measure(batch) if isinstance(one, Observation)}
    return tuple(found.get(entry.path) or nothing_heard(entry) for entry, _ in tasks)


def nothing_heard(entry: Entry) -> Observation:
    """What is kept of an entry that gave no sound."""
    return Observation(entry.path, "voice", VERSION, {})
