# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Writing a case's evidence bag, and holding a bag against the case that it came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from pathlib import Path

from viewer import __version__
from viewer.case.journal import detail_of
from viewer.case.message import Message, message
from viewer.findings.registry import RULES
from viewer.findings.registry import VERSION as RULES_VERSION
from viewer.report import bag, bag_form
from viewer.report.bag_check import journal_of
from viewer.report.holdings import HeldEntry, HeldPart, Holdings
from viewer.storage import custody
from viewer.storage.exposure import load_exposure
from viewer.storage.groups import load_chance, load_conclusion, load_findings, load_groups
from viewer.storage.journal import load_journal, note_act
from viewer.work import Watch
from viewer.workflow.opened import OpenCase

BAGGED = "bagged"


def write_bag(
    case: OpenCase,
    folder: Path,
    letters: Iterable[tuple[str, bytes]],
    made_on: str,
    watch: Watch,
    *,
    named: Collection[str] = (),
) -> str:
    """Write the evidence bag of a case into a new folder, and note it in the journal. Returns its manifest's SHA-256.

    `letters` are (name, bytes); `made_on` is the day (ISO 8601) that the bag bears; `named` are the paths of entries
    whose names may be shown, the user's own. The journal in the bag ends before the lines about bags that stand last in
    it, so the same case gives the same bytes however often it is packed.
    Raises Problem: the folder exists or refuses, the disk is full. Cancelled leaves no folder and no line.
    """
    files = bag.pack(holdings(case, frozenset(named)), letters, made_on)
    bag.write(files, folder, watch)
    digest = hashlib.sha256(files[bag_form.STAMPED]).hexdigest()
    with case.file.writing(lasting=True) as connection:
        note_act(connection, BAGGED, files=len(files), sha256=digest)
    return digest


def holdings(case: OpenCase, named: Collection[str] = ()) -> Holdings:
    """All that a bag of this case may hold."""
    file = case.file
    parts = custody.load_parts(file)
    place = {name: number for number, (name, *_) in enumerate(parts, 1)}
    entries = tuple(
        HeldEntry(id=key, part=place[part], name=path if path in named else "", **told)
        for path, part, key, told in custody.load_entries(file)
    )
    journal = load_journal(file)
    end = max((line.number for line in journal if line.act != BAGGED), default=0)
    conclusion, reasons = load_conclusion(file)
    judged, chance = load_chance(file)
    return Holdings(
        version=__version__,
        rules_version=RULES_VERSION,
        rules=tuple(f"{rule.__module__.rsplit('.', 1)[-1]}.{rule.__name__}" for rule in RULES),
        instruments=custody.load_instruments(file),
        formats=tuple(json.loads(file.get("formats") or "[]")),
        parts=tuple(HeldPart(name if inside and sha else "", size, sha) for name, size, sha, inside in parts),
        entries=entries,
        groups=load_groups(file),
        findings=load_findings(file),
        conclusion=conclusion,
        reasons=reasons,
        groups_judged=judged,
        chance=chance,
        recordings=sum(1 for entry in entries if entry.standing),
        exposure=load_exposure(file),
        journal=tuple(line for line in journal if line.number <= end),
    )


def held_against(case: OpenCase, folder: Path, watch: Watch) -> tuple[tuple[Message, Message | None], ...]:
    """Whether a bag is one that this case wrote, and whether the case's journal still begins as the bag's does.

    This is what makes a bag an anchor: a chain that was worked out anew in the case does not agree with it any more.
    """
    lines, manifest = journal_of(folder, watch)
    kept = load_journal(case.file)
    differs = next(
        (number for number, line in enumerate(lines, 1) if number > len(kept) or kept[number - 1].hash != line.hash),
        None,
    )
    wrote = {detail_of(line).get("sha256") for line in kept if line.act == BAGGED}
    return (
        (
            message("verify.same_journal"),
            None if differs is None else message("verify.other_journal", line=differs),
        ),
        (message("verify.own_bag"), None if manifest in wrote else message("verify.other_bag")),
    )
