# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One reading of the whole export: documents in one worker, recordings in the others, everything kept as it comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from viewer.archive.kinds import is_named_like_audio
from viewer.archive.source import ExportSource, part_digest
from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind, Part
from viewer.case.message import message
from viewer.case.reading import Reading
from viewer.storage import evidence, recall
from viewer.storage.case_file import CaseFile
from viewer.work import Watch
from viewer.workflow.clock import Clock
from viewer.workflow.reading_pass import Measured, batches, measure, read_documents, unread
from viewer.workflow.worker import Pending, WorkerDied
from viewer.workflow.workers import Workers

_KEPT_AT_ONCE = 256
_FORESEEN = 500


@dataclass
class WholePass:
    """The pass over one export; `run` does what is left of it."""

    file: CaseFile
    workers: Workers
    source: ExportSource
    inventory: Inventory
    rows_changed: Callable[[], None] | None
    clock: Clock
    held: list[Measured] = field(default_factory=list)
    asked: Pending[Reading] | None = None

    def run(self, watch: Watch) -> None:
        """Read and measure what was not yet, and keep it. Raises Cancelled; what was kept stays."""
        if self.file.get("surveyed") != "1":
            evidence.keep_inventory(self.file, self.inventory)
            self.file.put("surveyed", "1")
            watch.advance(0)
            left = unread(self.inventory)
        else:
            left = unread(recall.load_inventory(self.file))
        if self.file.get("read") != "1":
            self._foresee()
            watch.advance(0)
            self.asked = self._ask()
        digests = self._begin_digests()
        watch.expect(len(self.inventory.entries), "phase.measure")
        watch.advance(len(self.inventory.entries) - len(left))
        work = partial(measure, replace(self.source, locators={}))
        for tasks, answer in self.workers.each(work, batches(self.source, left), watch):
            self.held += answer or [_died_of(entry) for entry, _ in tasks]
            if self.asked is not None and self.asked.done:
                self._keep_reading(watch)
            if len(self.held) >= _KEPT_AT_ONCE:
                self._keep_held(watch)
            watch.advance(len(tasks))
        self._keep_reading(watch)
        self._keep_held(watch)
        self._keep_digests(digests, watch)
        self.clock.lap("signal")

    def _foresee(self) -> None:
        """Where somebody watches: list what the first recordings' names tell, until the documents are read."""
        if self.rows_changed is None:
            return
        sound = Inventory(self.inventory.parts, self.inventory.of_kind(Kind.AUDIO)[:_FORESEEN])
        evidence.foresee(self.file, self.inventory, read_documents(self.source.only(()), sound))
        self.rows_changed()

    def _ask(self) -> Pending[Reading]:
        documents = self.source.only(entry for entry in self.inventory.entries if entry.kind is not Kind.AUDIO)
        return self.workers.start(read_documents, documents, self.inventory)

    def _keep_reading(self, watch: Watch) -> None:
        if self.asked is None:
            return
        try:
            reading = self.workers.finish(self.asked, watch)
        except WorkerDied:
            reading = self._without_documents(watch)
        self.asked = None
        self.clock.lap("read")
        evidence.keep_reading(self.file, self.inventory, reading)
        with self.file.writing() as connection:
            evidence.dispose(connection, _left_over(self.inventory, reading))
        self._tell()
        watch.advance(0)

    def _without_documents(self, watch: Watch) -> Reading:
        """A document ended the worker that read it: the recordings are read all the same, the documents rejected."""
        sound = Inventory(self.inventory.parts, self.inventory.of_kind(Kind.AUDIO))
        reading = self.workers.finish(self.workers.start(read_documents, self.source.only(()), sound), watch)
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
            self._tell()
            watch.advance(0)

    def _tell(self) -> None:
        if self.rows_changed is not None:
            self.rows_changed()

    def _begin_digests(self) -> list[tuple[Part, Pending[str]]]:
        files = [part for part in self.inventory.parts if not part.path.is_dir()]
        return [(part, self.workers.start(part_digest, part)) for part in files]

    def _keep_digests(self, digests: list[tuple[Part, Pending[str]]], watch: Watch) -> None:
        told = [(self.workers.finish(pending, watch), part.name) for part, pending in digests]
        evidence.keep_part_digests(self.file, told)


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
