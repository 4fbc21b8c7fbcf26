# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The main job: survey an export, read it, measure it, judge. Stopped or killed, it goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from viewer.archive.kinds import is_named_like_audio
from viewer.archive.opener import Opener
from viewer.archive.source import ExportSource, parts_of
from viewer.case.export import Inventory, Kind, Limits, Secret
from viewer.case.facts import Facts
from viewer.case.message import Problem, message
from viewer.case.voice import VoiceProfile
from viewer.storage.journal import note_act
from viewer.storage.signing_key import public_key
from viewer.storage.values import dumps, facts_to_json
from viewer.work import Watch
from viewer.workflow.clock import Clock
from viewer.workflow.judging import measure_export, rejudge
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import Overview, overview
from viewer.workflow.reading_pass import prepare
from viewer.workflow.surveying import folders_of, survey_in
from viewer.workflow.voice_pass import take_prints
from viewer.workflow.voices import compare, find_voices, is_grouped
from viewer.workflow.whole_pass import WholePass
from viewer.workflow.workers import Workers


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """What to scan and how. `jobs` is the number of worker processes.

    `voice` lets voices be compared, with one another and with the `profiles` of those who enrolled. An export without
    recordings is refused, since most such are the wrong file, unless `needs_audio` is False.
    """

    exports: tuple[Path, ...]
    facts: Facts | None = None
    secret: Secret | None = None
    jobs: int = 2
    voice: bool = False
    profiles: tuple[VoiceProfile, ...] = ()
    limits: Limits = field(default_factory=Limits)
    needs_audio: bool = True


def scan(
    case: OpenCase, request: ScanRequest, watch: Watch, rows_changed: Callable[[], None] | None = None
) -> Overview:
    """Do the main job on a case, or what is left of it; `rows_changed` is called when new rows can be read.

    Raises Problem for bad input (`archive.password_needed`: call again with a secret) and Cancelled; what was kept
    before stays, and the next call repeats nothing of it. Where somebody waits for rows, the workers are started only
    when there are some, since starting them takes the processors away from the survey.
    """
    clock = Clock()
    parts = parts_of(request.exports)
    with Workers(request.jobs, folders_of(parts)) as workers:
        opener = Opener(request.limits, request.secret)
        warming = prepare if rows_changed is None else None
        inventory, source = survey_in(workers, parts, opener, watch, warming)
        if request.needs_audio:
            _has_audio(inventory)
        _same_export(case, inventory)
        case.source = source
        clock.lap("survey")
        WholePass(case.file, workers, source, inventory, rows_changed, clock).run(watch)
    if request.facts is not None:
        case.file.put("facts", facts_to_json(request.facts))
    if request.voice:
        _listen(case, request, source, inventory, watch)
        clock.lap("voice")
    del inventory
    source.rest()
    _judge(case, watch)
    clock.lap("judge")
    case.file.put("timings", dumps(clock.told()))
    if rows_changed is not None:
        rows_changed()
    return overview(case)


def _judge(case: OpenCase, watch: Watch) -> None:
    watch.expect(None, "phase.judge")
    if case.file.get("examined") != "1":
        measure_export(case, watch)
    watch.advance(0)
    rejudge(case)


def _listen(case: OpenCase, request: ScanRequest, source: ExportSource, inventory: Inventory, watch: Watch) -> None:
    """Take prints of the voices, group them, and compare them with those who enrolled.

    Each step has workers of its own, since the networks and the grouping together would take too much memory.
    """
    case.profiles |= {one.person: one for one in request.profiles}
    with Workers(request.jobs, folders_of(source.parts)) as workers:
        heard = take_prints(case.file, workers, source, inventory, watch)
    if heard or not is_grouped(case):
        with Workers(1) as workers:
            find_voices(case, workers, watch)
    elif request.profiles:
        compare(case, watch)


def _has_audio(inventory: Inventory) -> None:
    if not any(entry.kind is Kind.AUDIO or is_named_like_audio(entry.name) for entry in inventory.entries):
        raise Problem(message("archive.no_audio", part=inventory.parts[0].name))


def _same_export(case: OpenCase, inventory: Inventory) -> None:
    told = dumps([[part.name, part.bytes] for part in inventory.parts])
    kept = case.file.get("export")
    if kept is not None and kept != told:
        raise Problem(message("case.other_export"))
    if kept is None:
        with case.file.writing() as connection:
            connection.execute("INSERT INTO meta VALUES ('export', ?)", (told,))
            note_act(connection, "opened", parts=len(inventory.parts), entries=len(inventory.entries))
            public_key(connection)
