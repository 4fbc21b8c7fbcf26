# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The same questions asked of exports with real speech, made by make_export.py and scanned at the command line."""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.judgement.figures import Figure, share
from tests.truth.scoring import Score, score
from tests.truth.test_scenarios import run

CLEAN = ("clean", "clean-bare", "clean-party")
SHARES = (0.01, 0.05, 0.2, 0.5)
STYLES = {"whole": "id", "all": "number"}
RECORDINGS = 120
OWNED = 1700
_CORPUS = ("--corpus", "an4")


def figures(speech: Path, tool: Path, clean: int) -> list[Figure]:
    """Clean exports with the owner enrolled; shares of a stranger's recordings; the founding case in both variants."""
    told = [_scanned(speech, tool, CLEAN[seed % 3], seed, voice=True) for seed in range(1, clean + 1)]
    found = [share("with audio, clean: a report is suggested", _reports(told), len(told), 0.01)]
    module = _loaded(tool)
    for form, style in STYLES.items():
        some = [_shared(module, speech, part, style, seed) for seed, part in enumerate(SHARES, 1)]
        foreign, seen = sum(one.foreign for one in some), sum(one.foreign_inconsistent for one in some)
        found.append(share(f"with audio, {form}: foreign recordings found inconsistent", seen, foreign, None))
    owned = [
        _scanned(speech, tool, "never-owned", 1, "--variant", variant, "--style", style, count=OWNED)
        for variant in ("ct2018", "parts2025")
        for style in ("id", "number")
    ]
    found.append(share("with audio, never owned: a report is suggested", _reports(owned), len(owned), 1.0, least=True))
    seen, foreign = sum(one.foreign_inconsistent for one in owned), sum(one.foreign for one in owned)
    found.append(share("with audio, never owned: recordings found inconsistent", seen, foreign, 1.0, least=True))
    return found


def _reports(told: Sequence[Score]) -> int:
    return Counter(one.conclusion for one in told)["report_suggested"]


def _scanned(
    speech: Path, tool: Path, scenario: str, seed: int, *more: str, voice: bool = False, count: int = RECORDINGS
) -> Score:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        what = ("--scenario", scenario, "--seed", str(seed), "--recordings", str(count), *more)
        run(tool, "--speech", speech, *_CORPUS, "--out", folder, *what)
        return _scored(folder, voice=voice)


def _scored(folder: Path, *, voice: bool) -> Score:
    case, parts = folder / "case.notmine", sorted(folder.glob("*.zip"))
    heard = ("--voice", *sorted(folder.glob("enrol/*.wav"))) if voice else ("--no-voice",)
    facts = ("--facts", folder / "facts.toml")
    summary = json.loads(run("-m", "viewer", "scan", *parts, "--case", case, *facts, "--json", *heard))
    rows = [json.loads(line) for line in run("-m", "viewer", "list", case, "--json").splitlines()]
    return score(folder, summary, rows)


def _loaded(tool: Path) -> Any:  # a module that is known by its path only
    spec = importlib.util.spec_from_file_location("make_export", tool)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(tool)
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_export"] = module
    spec.loader.exec_module(module)
    return module


def _shared(module: Any, speech: Path, part: float, style: str, seed: int) -> Score:
    """A mixed export with this share of a stranger's recordings, a scenario that the tool is taught for it."""
    rest = 1 - part
    mix = {"owner": 0.65 * rest, "household": 0.3 * rest, "guest": 0.05 * rest, "stranger": part, "style": style}
    module.SCENARIOS["share"] = mix
    with tempfile.TemporaryDirectory() as scratch:
        folder, given = Path(scratch), sys.argv
        what = ["--scenario", "share", "--seed", str(seed), "--recordings", str(RECORDINGS), *_CORPUS]
        sys.argv = ["make_export", "--speech", str(speech), "--out", scratch, *what]
        try:
            module.main()
        finally:
            sys.argv = given
        return _scored(folder, voice=True)
