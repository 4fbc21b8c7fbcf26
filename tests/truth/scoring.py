# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Compares what `scan` and `list` say of an export with the truth about it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """How one export was told. Counts are recordings or transcript lines."""

    recordings: int
    found: int
    told_lines: int
    linked: int
    wrongly_linked: int
    foreign: int
    foreign_inconsistent: int
    own_inconsistent: int
    conclusion: str
    lost_entries: int

    @property
    def linked_share(self) -> float:
        """Transcript lines linked, of those told."""
        return self.linked / self.told_lines if self.told_lines else 1.0

    @property
    def wrong_share(self) -> float:
        """Links to a recording whose text is another, of all links."""
        return self.wrongly_linked / self.linked if self.linked else 0.0


def truth_of(folder: Path) -> dict[str, dict[str, Any]]:
    """The truth about every recording, by its path inside the archive."""
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return {one["entry"]: one for one in map(json.loads, lines)}


def score(folder: Path, summary: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Score:
    """Score the object that `scan --json` printed and the objects that `list --json` printed."""
    truth = truth_of(folder)
    told = {row["entry"].split("!", 1)[1]: row for row in rows}
    both = [(truth[entry], row) for entry, row in told.items() if entry in truth]
    linked = [(real, row["transcript"]["text"]) for real, row in both if row["transcript"]]
    standings = Counter((real["foreign"], row["standing"]) for real, row in both)
    entries = summary["entries"]
    fates = entries["handled"] + entries["ignored"] + entries["rejected"] + entries["unknown"]
    return Score(
        recordings=len(truth),
        found=len(both),
        told_lines=sum(real["text"] is not None for real in truth.values()),
        linked=len(linked),
        wrongly_linked=sum(_folded(real["text"]) != _folded(text) for real, text in linked),
        foreign=sum(real["foreign"] for real in truth.values()),
        foreign_inconsistent=standings[True, "inconsistent"],
        own_inconsistent=standings[False, "inconsistent"],
        conclusion=summary["conclusion"],
        lost_entries=entries["total"] - fates,
    )


def _folded(text: str | None) -> str:
    return " ".join((text or "\0").casefold().split())
