# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How long a large case takes to be judged again once one fact has changed."""

from __future__ import annotations

import cProfile
import pstats
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from tests.benchmarks.judgement.figures import Figure
from viewer.case.export import Entry, Inventory, Kind, Part
from viewer.case.facts import Facts, OwnedDevice, Owner
from viewer.case.observation import Observation
from viewer.case.reading import AccountFact, FactKind, Reading
from viewer.case.recording import Recording, TimeSource, recording_id
from viewer.storage import case_file, evidence, voices
from viewer.work import Unwatched
from viewer.workflow.judging import measure_export, observe_voices, rejudge
from viewer.workflow.opened import OpenCase
from viewer.workflow.state import state_facts

RUNS = 7
SERIALS = ("G090AAAA1111BBBB", "G000CCCC2222DDDD", "B0F0EEEE3333FFFF", "G090KKKK4444LLLL")
SPEAKERS = 3
DAYS = 1400
_BEGAN = datetime(2019, 1, 1, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Timed:
    """Median seconds of judging again, how many cells were judged, and what took the most of it."""

    seconds: float
    recordings: int
    cells: int
    slowest: str


def timed(folder: Path, count: int) -> Timed:
    """Build a case of so many recordings without audio, and judge it again `RUNS` times, each after a changed fact."""
    with OpenCase(_filled(folder / f"{count}.notmine", count)) as case:
        facts = Facts(Owner(names=("Petra Beispiel",), languages=("de",)), tuple(map(OwnedDevice, SERIALS[:-1])))
        took = []
        for run in range(RUNS):
            day = datetime(2019, 1, 1, tzinfo=UTC).date() + timedelta(days=run)
            changed = replace(facts, devices=(replace(facts.devices[0], since=day), *facts.devices[1:]))
            began = time.perf_counter()
            state_facts(case, changed)
            took.append(time.perf_counter() - began)
        profile = cProfile.Profile()
        profile.runcall(state_facts, case, facts)
        cells = case.file.ask("SELECT count(*) FROM cell")[0][0]
        return Timed(median(took), count, cells, _slowest(profile))


def figures() -> list[Figure]:
    """The two figures, and what dominates."""
    with tempfile.TemporaryDirectory() as scratch:
        small, large = (timed(Path(scratch), count) for count in (10_000, 100_000))
    grows = large.seconds / large.recordings / (small.seconds / small.recordings)
    told = f"{large.seconds:.2f} s, median of {RUNS}, {large.cells:,} cells; most of it: {large.slowest}"
    return [
        Figure("100,000 recordings judged again after one changed fact", large.seconds, 1.0, told),
        Figure(
            "cost a recording at 100,000 against 10,000",
            grows,
            1.2,
            f"{grows:.2f} ({small.seconds:.3f} s for 10,000, {small.cells:,} cells)",
        ),
    ]


def _filled(path: Path, count: int) -> case_file.CaseFile:
    case = case_file.create(path)
    recordings = list(_recordings(count))
    entries = tuple(
        Entry(one.entry, "export.zip", 60_000, 50_000, Kind.AUDIO, f"{n:064x}") for n, one in enumerate(recordings)
    )
    inventory = Inventory((Part("export.zip", path.parent / "export.zip", 5000),), entries)
    facts = tuple(AccountFact(FactKind.DEVICE, one, "export.zip!Device Registration.csv") for one in SERIALS)
    evidence.keep_inventory(case, inventory)
    evidence.keep_reading(case, Reading(("amazon-alexa-2024",), recordings, account_facts=facts))
    heard = {"duration_s": 2.0, "sample_rate": 16_000, "channels": 1, "codec": "pcm_s16le", "speech_s": 1.5}
    with case.writing() as connection:
        evidence.keep_observations(connection, [Observation(one.entry, "signal", "1", heard) for one in recordings])
    opened = OpenCase(case)
    measure_export(opened, Unwatched())
    clips = [voices.VoicedClip(n, f"V{1 + n % SPEAKERS}", voices.COMPARED, 0.0, 0.0) for n in range(1, count + 1)]
    voices.keep_voices(case, clips, {f"V{n + 1}": 0.9 for n in range(SPEAKERS)})
    observe_voices(opened)
    rejudge(opened)
    return case


def _recordings(count: int) -> Iterator[Recording]:
    rng = random.Random(1)
    for number in range(count):
        when = _BEGAN + timedelta(days=number * DAYS // count, seconds=rng.randrange(60_000))
        path = f"export.zip!Alexa/Audio/{number:06d}.wav"
        serial = rng.choices(SERIALS, (50, 30, 15, 5))[0]
        yield Recording(recording_id(path), path, when, TimeSource.NAME, serial, batch="export.zip!Alexa/Audio [id]")


def _slowest(profile: cProfile.Profile) -> str:
    rows = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    ranked = sorted(((own, place) for place, (_, _, own, _, _) in rows.items()), reverse=True)
    return ", ".join(f"{name} ({own:.2f} s)" for own, (_, _, name) in ranked[:3])
