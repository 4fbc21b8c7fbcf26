# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The twin of every scenario gives the same rules, strengths, directions, standings and conclusion as the original."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.truth.exports import SHARED, make_export
from viewer.storage.groups import load_findings
from viewer.work import Unwatched
from viewer.workflow import cases, support
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import Overview
from viewer.workflow.scan import ScanRequest, scan
from viewer.workflow.state import read_facts_file

SCENARIOS = (
    "never-owned",
    "never-owned-bare",
    "mixed",
    "mixed-bare",
    "trace",
    "clean",
    "clean-bare",
    "clean-party",
    "second-hand",
)
SAME = ("fates", "recordings", "audio_seconds", "transcripts", "formats", "conclusion", "standings", "groups")


def rules(case: OpenCase) -> Counter[tuple[str, ...]]:
    return Counter(
        (one.rule, one.direction.value, one.strength.name, one.subject.partition(":")[0], one.text.key)
        for one in load_findings(case.file)
    )


def scanned(
    case: Path, parts: list[Path], facts: Path, twin_into: Path | None
) -> tuple[Overview, Counter[tuple[str, ...]]]:
    with cases.create_case(case) as held:
        seen = scan(held, ScanRequest(tuple(parts), facts=read_facts_file(facts)), Unwatched())
        if twin_into is not None:
            support.publish(held, "en", twin_into, Unwatched())
        return seen, rules(held)


def compared(folder: Path, parts: list[Path], facts: Path) -> None:
    original, spoken = scanned(folder / "original.notmine", parts, facts, folder)
    bundle = folder / "notmine-support-en"
    twin, repeated = scanned(
        folder / "twin.notmine", sorted((bundle / "export").iterdir()), bundle / "FACTS.toml", None
    )
    assert repeated == spoken
    for what in SAME:
        assert getattr(twin, what) == getattr(original, what), what


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "tools").is_dir(), reason="the real speech is not there")
@pytest.mark.parametrize("variant", ["ct2018", "parts2025"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_twin_of_a_scenario(tmp_path: Path, scenario: str, variant: str) -> None:
    make_export(tmp_path, "an4", scenario=scenario, variant=variant, seed=3, recordings=60)
    compared(tmp_path, sorted(tmp_path.glob("*.zip")), tmp_path / "facts.toml")


def test_the_twin_of_the_demonstration(tmp_path: Path) -> None:
    archive, facts = cases.demo_paths()
    compared(tmp_path, [archive], facts)
