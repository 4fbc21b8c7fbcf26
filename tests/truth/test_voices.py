# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Voices in realistic exports made of real speech, through the command line, scored against the truth."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.truth.exports import SHARED, make_export
from tests.truth.test_scenarios import run

RECORDINGS = 160

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "tools").is_dir(), reason="the real speech is not there"),
]


def told(folder: Path, scenario: str, corpus: str) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """The summary, and rows and truth side by side, of a scan with the owner enrolled."""
    make_export(folder, corpus, scenario=scenario, seed=1, recordings=RECORDINGS)
    case, parts, own = folder / "case.notmine", sorted(folder.glob("*.zip")), sorted(folder.glob("enrol/*.wav"))
    facts = ("--facts", folder / "facts.toml")
    summary = json.loads(run("-m", "viewer", "scan", *parts, "--case", case, *facts, "--json", "--voice", *own))
    rows = [json.loads(line) for line in run("-m", "viewer", "list", case, "--json").splitlines()]
    truth = {}
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        truth[one["entry"]] = one
    return summary, rows, [truth[row["entry"].partition("!")[2]] for row in rows]


def pairwise_f1(found: list[str], true: list[str]) -> float:
    pairs = [sum(n * (n - 1) for n in Counter(one).values()) for one in (zip(found, true, strict=True), found, true)]
    return 2 * pairs[0] / (pairs[1] + pairs[2])


def share(rows: list[dict[str, Any]], truth: list[dict[str, Any]], who: str, standing: str) -> float:
    standings = [row["standing"] for row, one in zip(rows, truth, strict=True) if one["who"] == who]
    return standings.count(standing) / len(standings)


@pytest.mark.parametrize("corpus", ["an4", "arabic_commands"])
def test_where_no_device_is_named_the_voice_tells(tmp_path: Path, corpus: str) -> None:
    summary, rows, truth = told(tmp_path, "mixed-bare", corpus)
    assert summary["timings"]["voice"] > 0
    voices = [row["voice_group"] or row["id"] for row in rows]
    assert pairwise_f1(voices, [one["speaker"] for one in truth]) > 0.85
    assert share(rows, truth, "stranger", "inconsistent") > 0.8
    assert share(rows, truth, "owner", "inconsistent") < 0.05
    assert summary["conclusion"] == "worth_a_look"
    for who, sign in (("owner", 1), ("stranger", -1)):
        told_of = [row["voice_llr"] for row, one in zip(rows, truth, strict=True) if one["who"] == who]
        right = [llr for llr in told_of if llr is not None and llr * sign > 0]
        assert len(right) > 0.9 * len([llr for llr in told_of if llr is not None])
        assert all(abs(llr) <= 2 for llr in told_of if llr is not None)


def test_voice_and_device_together_suggest_a_report_and_spare_the_household(tmp_path: Path) -> None:
    summary, rows, truth = told(tmp_path, "mixed", "an4")
    assert summary["conclusion"] == "report_suggested"
    assert share(rows, truth, "stranger", "inconsistent") == 1
    assert share(rows, truth, "owner", "inconsistent") == 0
    assert share(rows, truth, "household", "inconsistent") == 0
    assert share(rows, truth, "household", "undecided") > 0.5


@pytest.mark.parametrize("scenario", ["clean-bare", "clean-party"])
def test_guests_alone_never_suggest_a_report(tmp_path: Path, scenario: str) -> None:
    summary, rows, truth = told(tmp_path, scenario, "an4")
    assert summary["conclusion"] != "report_suggested"
    assert share(rows, truth, "owner", "inconsistent") < 0.05
