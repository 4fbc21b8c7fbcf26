# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A first export against one that was asked for again, as two small case files: are all planted differences found."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.judgement.delivery import Delivered, deliver
from tests.benchmarks.judgement.figures import Figure, share
from tests.benchmarks.judgement.households import draw
from tests.benchmarks.judgement.stating import complete
from tests.benchmarks.judgement.utterances import utterances
from viewer.case.facts import Facts
from viewer.case.observation import Observation
from viewer.storage import case_file, evidence
from viewer.work import Unwatched
from viewer.workflow.compare import compare
from viewer.workflow.judging import measure_export
from viewer.workflow.opened import OpenCase
from viewer.workflow.state import state_facts

OWN, FOREIGN = 150, 30


def figures(seeds: Sequence[int]) -> list[Figure]:
    """Every planted difference, by kind, over all pairs of exports."""
    told: dict[str, list[bool]] = {}
    for seed in seeds:
        with tempfile.TemporaryDirectory() as scratch:
            for kind, seen in _pair(seed, Path(scratch)).items():
                told.setdefault(kind, []).append(seen)
    return [
        share(f"two exports compared: {kind}", sum(seen), len(seen), 1.0, least=True) for kind, seen in told.items()
    ]


def _pair(seed: int, folder: Path) -> dict[str, bool]:
    rng = random.Random(f"compared {seed}")
    home = replace(draw(seed, size=OWN, style="id"), missing=frozenset(), generation="2024")
    stranger = draw(seed + 800_000, ends=home.last)
    own = utterances(home)
    far = [one for one in utterances(stranger, 2 * FOREIGN) if one.device.why != "app"][:FOREIGN]
    stay, lost, fresh = rng.randrange(4), rng.randrange(1, 9), rng.randrange(1, 9)
    rng.shuffle(own)
    old, came = own[fresh:], own[:fresh]
    kept = old[lost:]
    worded = [replace(one, text=f"{one.text} bitte") if one.text and n < 3 else one for n, one in enumerate(kept)]
    changed = sum(one is not other for one, other in zip(kept, worded, strict=True))
    facts = complete(home)
    first = keep(folder / "first.notmine", deliver(home, old, stranger, far), facts)
    second = keep(folder / "second.notmine", deliver(home, [*worded, *came], stranger, far[:stay]), facts)
    found = compare(first, second, Unwatched())
    return {
        "foreign recordings gone and left": (found.foreign.gone, found.foreign.remaining) == (FOREIGN - stay, stay),
        "the owner's recordings lost": found.own.lost == lost,
        "recordings that came": found.recordings.came == fresh,
        "recordings that went": found.recordings.went == lost + FOREIGN - stay,
        "transcripts changed": found.recordings.reworded == changed,
    }


def keep(path: Path, export: Delivered, facts: Facts) -> Path:
    """A case file of an export, as a scan leaves it, without a scan."""
    case = OpenCase(case_file.create(path))
    with case:
        evidence.keep_inventory(case.file, export.inventory)
        evidence.keep_reading(case.file, export.reading)
        with case.file.writing() as connection:
            evidence.keep_digests(connection, ((one.path, one.sha256) for one in export.inventory.entries))
            heard = [Observation(entry, "signal", "1", values) for entry, values in export.signal.items()]
            evidence.keep_observations(connection, heard)
        measure_export(case, Unwatched())
        state_facts(case, facts)
    return path
