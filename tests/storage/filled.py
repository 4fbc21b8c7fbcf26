# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A small case file with known contents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from viewer.case.export import Entry, Inventory, Kind, Part
from viewer.case.finding import CellVerdict, Conclusion, Direction, Finding, Judgement, Standing, Strength
from viewer.case.message import message
from viewer.case.observation import Observation
from viewer.case.reading import AccountFact, FactKind, Reading
from viewer.case.recording import Link, LinkKind, Recording, TimeSource, Transcript, recording_id
from viewer.storage import case_file
from viewer.storage.evidence import keep_inventory, keep_observations, keep_reading
from viewer.storage.groups import keep_judgement, load_tallies

START = datetime(2018, 3, 1, 12, tzinfo=UTC)
MINE, FOREIGN = "G090AAAAAAAAAAAA", "G090BBBBBBBBBBBB"
TEXTS = ("licht in der Küche an", "wecker auf sieben", "spiel jazz", "wie wird das wetter")


def entry_path(number: int) -> str:
    return f"export.zip!audio/{number:03d}.wav"


def filled(
    path: Path, count: int = 8, create: Callable[[Path], case_file.CaseFile] = case_file.create
) -> case_file.CaseFile:
    """A case of `count` recordings, every second one from a foreign device, all but the last with a transcript."""
    case = create(path)
    entries = tuple(Entry(entry_path(n), "export.zip", 1000, 900, Kind.AUDIO) for n in range(count))
    inventory = Inventory((Part("export.zip", path.parent / "export.zip", 5000),), entries)
    recordings = tuple(_recording(n) for n in range(count))
    said = tuple(Transcript(f"t{n}", TEXTS[n % 4], "export.zip!t.pdf", f"line {n}") for n in range(count))
    links = tuple(Link(f"t{n}", recordings[n].id, LinkKind.LIKELY, 0.9) for n in range(count - 1))
    facts = (AccountFact(FactKind.DEVICE, MINE, "export.zip!d.csv", 1, (("name", "Küche"),)),)
    keep_inventory(case, inventory)
    keep_reading(case, Reading(("test",), recordings, said, links, facts))
    with case.writing() as connection:
        keep_observations(connection, [_signal(n) for n in range(count)])
    judged(case)
    return case


def _recording(number: int) -> Recording:
    device = FOREIGN if number % 2 else MINE
    when = START + timedelta(days=10 * number)
    path = entry_path(number)
    return Recording(recording_id(path), path, when, TimeSource.NAME, device, batch="export.zip!audio")


def _signal(number: int) -> Observation:
    values = {"duration_s": 1.0 + number, "sample_rate": 16_000, "channels": 1, "codec": "pcm_s16le", "speech_s": 0.5}
    return Observation(entry_path(number), "signal", "1", values, b"\x00\x01")


def judged(case: case_file.CaseFile) -> None:
    """Judge by device alone."""
    findings = (
        Finding("M02", f"device:{FOREIGN}", Direction.FOR, Strength.S3, message("x.for"), (message("x.innocent"),)),
        Finding("M33", f"device:{MINE}", Direction.AGAINST, Strength.S2, message("x.against")),
    )
    verdicts = []
    tallies = load_tallies(case)
    for tally in tallies.values():
        foreign = tally.cell.device == FOREIGN
        standing = Standing.INCONSISTENT if foreign else Standing.CONSISTENT
        verdicts.append(CellVerdict(tally.cell, standing, Strength.S3, (0,) if foreign else (1,)))
    keep_judgement(case, tallies, Judgement(findings, tuple(verdicts), Conclusion.WORTH_A_LOOK, (0,)))
