# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a worker does with the owner's address book: read it, compare it, and give back three numbers."""

from __future__ import annotations

from pathlib import Path

from viewer.archive.handed import open_file
from viewer.archive.members import Locator
from viewer.case.message import Problem, message
from viewer.case.observation import Observation
from viewer.case.reading import AccountFact
from viewer.work import Watch
from viewer.workflow.isolation.declared import Terms, isolated
from viewer.workflow.worker import WorkerDied
from viewer.workflow.workers import Workers


def count_common(path: Path, account_facts: tuple[AccountFact, ...], watch: Watch) -> Observation:
    """Compare an export's contacts with the address book at a path, in a worker process.

    Raises Problem for a file that cannot be read, and Cancelled within a tenth of a second of being asked.
    """
    watch.expect(None, "phase.contacts")
    with Workers(1) as workers:
        try:
            return workers.finish(workers.start(_compare, Locator(str(path)), account_facts), watch)
        except WorkerDied:
            raise Problem(message("address_book.unreadable", file=path.name)) from None


@isolated(Terms("contacts", seconds=90))
def _compare(place: Locator, account_facts: tuple[AccountFact, ...]) -> Observation:
    from viewer.analysis.contacts import measure_contacts
    from viewer.importers.address_book import read_address_book

    return measure_contacts(account_facts, read_address_book(Path(place.file), open_file))
