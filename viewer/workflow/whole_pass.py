# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One reading of the whole export: documents in one worker, recordings in the others, everything kept as it comes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import partial

from viewer.archive.kinds import is_named_like_audio
from viewer.archive.source import ExportSource, part_digest
from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind, Part
from viewer.case.message import message
from viewer.case.reading import Reading
from viewer.storage import evidence
from viewer.storage.case_file import CaseFile
from viewer.work import Watch
from viewer.workflow.clock import Clock
from viewer.workflow.reading_pass import Measured, batches, measure, read_documents, unread
from viewer.workflow.workers import Workers

_KEPT_AT_ONCE = 256


@dataclass
class WholePass:
    """The pass over one export; `run` does what is left of it."""

    file: CaseFile
    workers: Workers
    source: ExportSource
    inventory: Inventory
    rows_changed: Callable[[], None]
    clock: Clock
    held: list[Measured] = field(default_factory=list)

    def run(self, watch: Watch) -> Reading:
        """Read and measure what was not yet, keep it, and give what the importers read. Raises Cancelled."""
        known = self.file.get("read") == "1"
        inventory = evidence.load_inventory(self.file) if known else self.inventory
        asked = None if known else self._ask(inventory)
        digests = self._begin_digests()
        reading = self._kept_reading() if asked is None else None
        left = unread(inventory)
        watch.expect(len(inventory.entries), "phase.measure")
        watch.advance(len(inventory.entries) - len(left))
        work = partial(measure, replace(self.source, locators={}))
        for tasks, answer in self.workers.each(work, batches(self.source, left), watch):
            self.held += answer or [_died_of(entry) for entry, _ in tasks]
            if reading is None and asked is not None and asked.done():
                reading = self._keep_reading(asked)
            if reading is not None and len(self.held) >= _KEPT_AT_ONCE:
                self._keep_held(watch)
            watch.advance(len(tasks))
        if reading is None and asked is not None:
            reading = self._keep_reading(asked)
        self._keep_held(watch)
        self._keep_digests(digests)
        self.clock.lap("signal")
        return reading or Reading((), ())

    def _ask(self, inventory: Inventory) -> Future[Reading]:
        documents = self.source.only(entry for entry in inventory.entries if entry.kind is not Kind.AUDIO)
        return self.workers.start(read_documents, documents, inventory)

    def _kept_reading(self) -> Reading:
        return Reading(
            formats=(),
            recordings=tuple(evidence.load_recordings(self.file)),
            transcripts=evidence.load_transcripts(self.file),
            links=evidence.load_links(self.file),
            account_facts=evidence.load_account_facts(self.file),
        )

    def _keep_reading(self, asked: Future[Reading]) -> Reading:
        try:
            reading = asked.result()
        except BrokenProcessPool:
            reading = self._without_documents()
        self.clock.lap("read")
        evidence.keep_reading(self.file, self.inventory, reading)
        with self.file.writing() as connection:
            evidence.dispose(connection, _left_over(self.inventory, reading))
        self.rows_changed()
        return reading

    def _without_documents(self) -> Reading:
        """A document ended the worker that read it: the recordings are read all the same, the documents rejected."""
        sound = Inventory(self.inventory.parts, self.inventory.of_kind(Kind.AUDIO))
        reading = self._ask(sound).result()
        documents = [entry for entry in self.inventory.entries if entry.kind is not Kind.AUDIO]
        lost = [Disposition(entry.path, Fate.REJECTED, message("archive.worker_died")) for entry in documents]
        return replace(reading, dispositions=(*reading.dispositions, *lost))

    def _keep_held(self, watch: Watch) -> None:
        while self.held:
            now, self.held = self.held[:_KEPT_AT_ONCE], self.held[_KEPT_AT_ONCE:]
            with self.file.writing() as connection:
                evidence.keep_digests(connection, ((one.entry, one.sha256) for one in now if one.sha256))
                evidence.keep_observations(connection, [o for one in now for o in one.observations])
                for one in now:
                    if one.reason is not None and not one.observations:
                        evidence.reject_recording(connection, one.entry, one.reason)
            self.rows_changed()
            watch.advance(0)

    def _begin_digests(self) -> list[tuple[Part, Future[str]]]:
        files = [part for part in self.inventory.parts if not part.path.is_dir()]
        return [(part, self.workers.start(part_digest, part)) for part in files]

    def _keep_digests(self, digests: list[tuple[Part, Future[str]]]) -> None:
        with self.file.writing() as connection:
            for part, future in digests:
                connection.execute("UPDATE part SET sha256 = ? WHERE name = ?", (future.result(), part.name))


def _died_of(entry: Entry) -> Measured:
    return Measured(entry.path, "", reason=message("archive.worker_died"))


def _left_over(inventory: Inventory, reading: Reading) -> list[Disposition]:
    """Files that are named like audio but hold none; and what no importer named: empty files, opened archives."""
    fates = {one.entry: one.fate for one in reading.dispositions}
    found = []
    for entry in inventory.entries:
        fate = fates.get(entry.path)
        if entry.flaw is not None or fate in (Fate.HANDLED, Fate.REJECTED):
            continue
        if is_named_like_audio(entry.name):
            found.append(Disposition(entry.path, Fate.REJECTED, message("archive.no_audio_inside")))
        elif fate is not None:
            continue
        elif entry.kind is Kind.EMPTY:
            found.append(Disposition(entry.path, Fate.IGNORED, message("archive.empty_file")))
        elif entry.kind is Kind.ARCHIVE:
            found.append(Disposition(entry.path, Fate.HANDLED))
    return found
