# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How long reports take: all five for an export of 1,700 recordings, the four letters for 100,000 that do not fit."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.benchmarks.exports import SHARED, realistic
from tests.benchmarks.scanning import LARGE, Figure
from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind, Part
from viewer.case.facts import Facts, Owner
from viewer.case.matter import Audience
from viewer.case.observation import Observation
from viewer.case.reading import Reading
from viewer.case.recording import Link, LinkKind, Recording, TimeSource, Transcript, recording_id
from viewer.storage.evidence import keep_digests, keep_inventory, keep_observations, keep_part_digests, keep_reading
from viewer.work import Unwatched
from viewer.workflow import cases, drafting, judging, state

LETTERS = (Audience.CONTROLLER, Audience.COMPLAINT, Audience.TIP, Audience.PRESS)
ALL_LIMIT_S, LARGE_LIMIT_S = 10.0, 60.0
_START = datetime(2016, 1, 1, tzinfo=UTC)
_LINES = "Alexa/NLU/Intent-1-1.csv"


def reports(folder: Path) -> Iterator[Figure]:
    """Both figures, each as a share of its limit: the process that writes is new, and only its writing counts."""
    if SHARED.is_dir():
        case = folder / "never-owned.notmine"
        if not case.exists():
            made = realistic(folder, "never-owned")
            export, facts = str(made / "export.zip"), str(made / "facts.toml")
            command = [
                sys.executable,
                "-m",
                "viewer",
                "scan",
                export,
                "--facts",
                facts,
                "--case",
                str(case),
                "--no-voice",
            ]
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        yield _figure("all five reports at 1,700 recordings", folder, case, (*LETTERS, Audience.SUPPORT), ALL_LIMIT_S)
    large = folder / "foreign.notmine"
    if not large.exists():
        build_large(large)
    yield _figure(f"four letters at {LARGE:,} recordings", folder, large, LETTERS, LARGE_LIMIT_S)


def write_all(case: Path, into: Path, audiences: tuple[Audience, ...]) -> dict[str, float]:
    """Write these reports in German; the seconds that each took."""
    took = {}
    with cases.open_case(case) as opened:
        for audience in audiences:
            began = time.perf_counter()
            drafting.save(opened, ((audience, "de"),), into, drafting.today(), Unwatched())
            took[audience.value] = time.perf_counter() - began
    return took


def build_large(path: Path) -> None:
    """A case of 100,000 recordings and as many lines, none of which fits the owner, straight into storage."""
    names = {f"large.zip!Alexa/Audio/{number:06d}.wav": number for number in range(LARGE)}
    entries = [Entry(name, "large.zip", 16_044, 16_044, Kind.AUDIO) for name in names]
    entries.append(Entry(f"large.zip!{_LINES}", "large.zip", 9_000_000, 9_000_000, Kind.CSV))
    inventory = Inventory(
        (Part("large.zip", path.with_suffix(".zip"), 1_700_000_000),), tuple(sorted(entries, key=_path))
    )
    recordings = [_recording(name, number) for name, number in names.items()]
    lines = [
        Transcript(f"t{number}", f"licht nummer {number} an", f"large.zip!{_LINES}", f"row {number}", one.captured_at)
        for number, one in enumerate(recordings)
    ]
    links = [Link(line.id, one.id, LinkKind.LIKELY, 0.9) for line, one in zip(lines, recordings, strict=True)]
    fates = [Disposition(entry.path, Fate.HANDLED) for entry in entries]
    reading = Reading(("amazon-alexa-2018",), recordings, lines, links, (), fates)
    measured = (Observation(name, "signal", "1", {"duration_s": 0.5 + n % 50 / 10}) for name, n in names.items())
    with cases.create_case(path) as case:
        keep_inventory(case.file, inventory)
        keep_part_digests(case.file, (("cd" * 32, "large.zip"),))
        keep_reading(case.file, reading)
        with case.file.writing() as connection:
            keep_digests(connection, ((f"{number:064x}", name) for name, number in names.items()))
            keep_observations(connection, tuple(measured))
        judging.measure_export(case, Unwatched())
        state.state_facts(case, Facts(Owner(uses_voice_assistant=False)))
        judging.rejudge(case)


def _path(entry: Entry) -> str:
    return entry.path


def _recording(name: str, number: int) -> Recording:
    at = _START + timedelta(seconds=97 * number)
    device = f"G090AAAA{number % 12:08d}"
    return Recording(recording_id(name), name, at, TimeSource.NAME, device, batch="large.zip!Alexa/Audio", account=None)


def _figure(name: str, folder: Path, case: Path, audiences: tuple[Audience, ...], limit_s: float) -> Figure:
    with tempfile.TemporaryDirectory(dir=folder) as into:
        command = [sys.executable, "-m", "tests.benchmarks.reporting", str(case), into, *audiences]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    took = json.loads(done.stdout)
    each = ", ".join(f"{one} {seconds:.1f}" for one, seconds in took.items())
    total = sum(took.values())
    return Figure(f"{name}, share of {limit_s:g} s", total / limit_s, 1.0, f"{total:.1f} s: {each}")


if __name__ == "__main__":
    wanted = tuple(Audience(one) for one in sys.argv[3:])
    sys.stdout.write(json.dumps(write_all(Path(sys.argv[1]), Path(sys.argv[2]), wanted)) + "\n")
