# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Runs a target on input after input and keeps what it crashed on."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import random
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

from tests.fuzz import targets
from tests.fuzz.mutation import mutated

CORPUS = Path(__file__).parent / "corpus"
NAMES = tuple(sorted(module.name for module in pkgutil.iter_modules(targets.__path__)))


class Target(Protocol):
    """A module of `targets`: inputs to begin with, and a run on one input that raises only on a crash."""

    def seeds(self) -> list[bytes]: ...

    def run(self, data: bytes) -> None: ...


@dataclass
class Outcome:
    """How many inputs were run, and those that crashed: by the place of the crash, the first input and its trace."""

    runs: int = 0
    crashes: dict[str, tuple[bytes, str]] = field(default_factory=dict)


def target_named(name: str) -> Target:
    """The target of this name, one of `NAMES`."""
    return cast("Target", importlib.import_module(f"tests.fuzz.targets.{name}"))


def seeds_of(name: str) -> list[bytes]:
    """What a target begins with: its own seeds, and what `corpus/NAME` keeps of earlier crashes."""
    kept = sorted((CORPUS / name).glob("*")) if (CORPUS / name).is_dir() else []
    return [*target_named(name).seeds(), *(path.read_bytes() for path in kept)]


def inputs(name: str, seed: int) -> Iterator[bytes]:
    """The seeds, then changed ones without end; the same for the same `seed`."""
    begun, rng = seeds_of(name), random.Random(seed)
    yield from begun
    while True:
        yield mutated(begun, rng)


def fuzz(name: str, seed: int, most: int | None = None, seconds: float | None = None) -> Outcome:
    """Run a target on so many inputs, or for so many seconds."""
    target, outcome, began = target_named(name), Outcome(), time.monotonic()
    for data in inputs(name, seed):
        if outcome.runs == most or (seconds is not None and time.monotonic() - began > seconds):
            break
        outcome.runs += 1
        try:
            target.run(data)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}"
            outcome.crashes.setdefault(place, (data, traceback.format_exc()))
    return outcome


def fuzz_for(seed: int, seconds: float, name: str) -> Outcome:
    """Run a target for so many seconds."""
    return fuzz(name, seed, seconds=seconds)


def keep(outcome: Outcome, folder: Path) -> None:
    """Write the inputs that crashed, by their digest, beside their traces."""
    for data, trace in outcome.crashes.values():
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(data).hexdigest()[:16]
        (folder / name).write_bytes(data)
        (folder / f"{name}.txt").write_text(trace, encoding="utf-8")
