# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the owner states about themself."""

from __future__ import annotations

from pathlib import Path

from viewer.case.facts import Facts
from viewer.case.reading import AccountFact, FactKind
from viewer.storage.evidence import keep_observations
from viewer.storage.facts_file import read_facts
from viewer.storage.journal import note_act
from viewer.storage.recall import load_account_facts
from viewer.storage.values import facts_to_json
from viewer.work import Unwatched, Watch
from viewer.workflow.comparing_contacts import count_common
from viewer.workflow.judging import rejudge, stated_facts
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import Overview, overview

_UNWATCHED = Unwatched()


def facts(case: OpenCase) -> Facts:
    """What was stated so far."""
    return stated_facts(case)


def state_facts(case: OpenCase, stated: Facts) -> Overview:
    """State facts in place of the last ones; a case that was examined is judged again, the export is not read."""
    with case.file.writing(lasting=True) as connection:
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('facts', ?)", (facts_to_json(stated),))
        note_act(connection, "facts_stated", devices=len(stated.devices), places=len(stated.places))
    if case.file.get("examined") == "1":
        rejudge(case)
    return overview(case)


def compare_contacts(case: OpenCase, path: Path, watch: Watch = _UNWATCHED) -> Overview:
    """Compare the export's contacts with the owner's own address book (.vcf or .csv), and judge again.

    The book is read in a worker process; three counts come back and are kept, no contact is. Raises Problem for a file
    that cannot be read, and Cancelled.
    """
    contacts = tuple(one for one in load_account_facts(case.file) if one.kind is FactKind.CONTACT)
    compared = count_common(path, contacts, watch)
    counted = {name: n for name, n in compared.values.items() if isinstance(n, int)}
    with case.file.writing(lasting=True) as connection:
        keep_observations(connection, (compared,))
        note_act(connection, "contacts_compared", **counted)
    if case.file.get("examined") == "1":
        rejudge(case)
    return overview(case)


def proposals(case: OpenCase) -> tuple[AccountFact, ...]:
    """What the export's own files say about an account. It may be the stranger's: never taken unasked."""
    return load_account_facts(case.file)


def read_facts_file(path: Path) -> Facts:
    """The facts of a FACTS.toml. Raises Problem naming the line and the field of a mistake."""
    return read_facts(path)
