# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One reading of the whole export: documents in one worker, recordings in the others, everything kept as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from viewer.archive.kinds import is_named_like_audio
from viewer.archive.members import Locator
from viewer.archive.source import ExportSource
from viewer.case.export import Disposition, Fate, Inventory, Kind, Part
from viewer.case.message import Message, Problem, message
from viewer.storage import evidence, recall
from viewer.storage.case_file import CaseFile
from viewer.storage.pages import load_fates
from viewer.work import Watch
from viewer.workflow.answers import measured_as_asked
from viewer.workflow.clock import Clock
from viewer.workflow.isolation.declared import terms_of
from viewer.workflow.isolation.malformed import Malformed
from viewer.workflow.lost import Lost
from viewer.workflow.packed_reading import PackedReading
from viewer.workflow.reading_pass import Measured, Task, batches, digest, measure, read_documents, unread
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
    asked: Pending[PackedReading] | None = None
    suspected: set[str] = field(default_factory=set)
    lost: Lost = field(default_factory=Lost)

    def run(self, watch: Watch) -> None:
        """Read and measure what was not yet, and keep it. Raises Cancelled; what was kept stays."""
        if self.file.get("surveyed") != "1":
            evidence.keep_inventory(self.file, self.inventory)
            watch.advance(0)
            entries = self.inventory.entries
        else:
            entries = recall.load_inventory(self.file).entries
        left = sum(1 for _ in unread(entries))
        if self.file.get("read") != "1":
            self._foresee(watch)
            watch.advance(0)
            self.asked = self._ask()
        digests = self._begin_digests()
        watch.expect(len(self.inventory.entries), "phase.measure")
        watch.advance(len(self.inventory.entries) - left)
        work = partial(measure, replace(self.source, locators={}))
        for tasks, answer in self.workers.each(work, batches(self.source, unread(entries)), watch):
            self.held += self._checked(tasks, answer)
            if self.asked is not None and self.asked.done:
                self._keep_reading(watch)
            if len(self.held) >= _KEPT_AT_ONCE:
                self._keep_held(watch)
            watch.advance(len(tasks))
        self._keep_reading(watch)
        self._keep_held(watch)
        self._keep_digests(digests, watch)
        self.clock.lap("signal")

    def _checked(self, tasks: tuple[Task, ...], answer: tuple[Measured, ...] | None) -> Sequence[Measured]:
        """The answer, where it is one to these tasks; else why there is none."""
        if answer is not None and measured_as_asked([entry for entry, _ in tasks], answer):
            return answer
        return [Measured(entry.path, "", reason=self.workers.mishaps.said(measure)) for entry, _ in tasks]

    def _foresee(self, watch: Watch) -> None:
        """Where somebody watches: list what the first recordings' names tell, until the documents are read."""
        if self.rows_changed is None:
            return
        sounds = (entry for entry in self.inventory.entries if entry.kind is Kind.AUDIO)
        named = Inventory(self.inventory.parts, tuple(islice(sounds, _FORESEEN)))
        try:
            names = self.workers.finish(self.workers.start(read_documents, self.source.only(()), named, ()), watch)
            evidence.foresee(self.file, names.reading)
        except (WorkerDied, Malformed):
            return
        self.rows_changed()

    def _ask(self) -> Pending[PackedReading]:
        """Begin to read the documents but those that are lost, which the importers see as flawed."""
        names = {entry.part for entry in self.lost.left(self.inventory.entries)}
        files = [part.path for part in self.inventory.parts if part.name in names and not part.path.is_dir()]
        places = tuple(Locator(str(path)) for path in files)
        return self.workers.start(read_documents, self.source, self.lost.seen(self.inventory), places)

    def _keep_reading(self, watch: Watch) -> None:
        """Keep what the documents say. One that ends its worker twice is lost, and the others are read again."""
        while self.asked is not None:
            try:
                reading = self.workers.finish(self.asked, watch).reading
                evidence.keep_reading(self.file, reading)
            except (WorkerDied, Malformed, KeyError) as died:  # a key that is no entry's
                self._suspect(getattr(died, "item", ""))
                self.asked = self._ask()
                continue
            self.asked = None
            self.clock.lap("read")
            with self.file.writing() as connection:
                evidence.dispose(connection, _left_over(load_fates(self.file)))
            self._tell()
            watch.advance(0)

    def _suspect(self, item: str) -> None:
        """A document ended the worker that read it: it gets one more try. Where nobody knows which it was, or too many
        did, the recordings are read all the same and every document is lost. Raises WorkerDied where that fails too."""
        entry = self.inventory.by_path.get(item)
        if entry is not None and item not in self.suspected:
            self.suspected.add(item)
            return
        self.workers.mishaps.note(terms_of(read_documents).kind)
        reason = self.workers.mishaps.said(read_documents)
        is_alone = entry is not None and not self.workers.mishaps.stops(read_documents)
        if entry is not None and is_alone and self.lost.reason(entry) is None:
            self.lost.alone[item] = reason
        elif not is_alone and any(True for _ in self.lost.left(self.inventory.entries)):
            self.lost.others = reason
        else:
            raise WorkerDied

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
        return [(part, self._begin_digest(part)) for part in files]

    def _keep_digests(self, digests: list[tuple[Part, Pending[str]]], watch: Watch) -> None:
        evidence.keep_part_digests(self.file, [(self._digest(*one, watch), one[0].name) for one in digests])

    def _digest(self, part: Part, pending: Pending[str], watch: Watch) -> str:
        """What a worker made of a part, tried once more where it ended. Raises Problem, Cancelled."""
        for last in (False, True):
            try:
                return self.workers.finish(pending, watch)
            except WorkerDied:
                if last:
                    raise Problem(message("archive.unreadable", part=part.name)) from None
                pending = self._begin_digest(part)
        raise AssertionError

    def _begin_digest(self, part: Part) -> Pending[str]:
        return self.workers.start(digest, part, Locator(str(part.path)))


def _left_over(fates: Iterable[tuple[str, int, str, Fate, Message | None]]) -> Iterator[Disposition]:
    """Files that are named like audio but hold none; and what no importer named: empty files, opened archives."""
    for path, _, kind, fate, _ in fates:
        if fate in (Fate.HANDLED, Fate.REJECTED):
            continue
        if is_named_like_audio(path.rsplit("!", 1)[-1].rsplit("/", 1)[-1]):
            yield Disposition(path, Fate.REJECTED, message("archive.no_audio_inside"))
        elif fate is Fate.IGNORED:
            continue
        elif kind == Kind.EMPTY:
            yield Disposition(path, Fate.IGNORED, message("archive.empty_file"))
        elif kind == Kind.ARCHIVE:
            yield Disposition(path, Fate.HANDLED)
