# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A document that ends its worker is lost alone; where nobody knows which it was, the recordings are still read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflow.exports import make_export
from viewer.archive.members import Locator
from viewer.archive.opener import Opener
from viewer.archive.source import ExportSource
from viewer.case.export import Fate, Inventory, Part
from viewer.work import Unwatched
from viewer.workflow import surveying, whole_pass
from viewer.workflow.cases import create_case
from viewer.workflow.isolation.declared import Terms, isolated
from viewer.workflow.isolation.serving import tell_item
from viewer.workflow.overview import Overview
from viewer.workflow.packed_reading import PackedReading, Surveyed
from viewer.workflow.reading_pass import list_entries, read_documents
from viewer.workflow.scan import ScanRequest, scan

DEADLY = "Intent-1-1.csv"
_TERMS = Terms("documents", seconds=60, reply_bytes=1 << 30)


def deadly(source: ExportSource, inventory: Inventory, places: tuple[Locator, ...], told: bool) -> PackedReading:
    for entry in inventory.entries:
        if entry.name == DEADLY and entry.flaw is None:
            tell_item(entry.path if told else "")
            os._exit(9)
    return read_documents(source, inventory, places)


@isolated(_TERMS)
def told_before(source: ExportSource, inventory: Inventory, places: tuple[Locator, ...]) -> PackedReading:
    return deadly(source, inventory, places, told=True)


@isolated(_TERMS)
def untold(source: ExportSource, inventory: Inventory, places: tuple[Locator, ...]) -> PackedReading:
    return deadly(source, inventory, places, told=False)


@isolated(Terms("archive", seconds=60, reply_bytes=1 << 30))
def listed(parts: tuple[Part, ...], opener: Opener, places: tuple[Locator, ...]) -> Surveyed:
    """What a worker is asked for first it imports before it is locked in: this module, here."""
    return list_entries(parts, opener, places)


def scanned(
    folder: Path, monkeypatch: pytest.MonkeyPatch, reading: Callable[..., PackedReading]
) -> tuple[Overview, dict[str, str]]:
    """What was seen, and the reasons of what was rejected, by name."""
    monkeypatch.setattr(surveying, "list_entries", listed)
    monkeypatch.setattr(whole_pass, "read_documents", reading)
    with create_case(folder / "a.notmine") as case:
        seen = scan(case, ScanRequest((make_export(folder / "export.zip"),), jobs=1), Unwatched())
    return seen, {row.entry.rpartition("/")[2]: row.reason.key for row in seen.rejected if row.reason}


def test_one_document_is_lost_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, rejected = scanned(tmp_path, monkeypatch, told_before)
    assert rejected == {DEADLY: "archive.worker_died"}
    assert seen.fates[Fate.HANDLED] == sum(seen.fates.values()) - 1
    assert seen.recordings > 0


def test_where_nobody_knows_which_the_recordings_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, rejected = scanned(tmp_path, monkeypatch, untold)
    assert set(rejected.values()) == {"archive.worker_died"}
    assert DEADLY in rejected
    assert not any(name.endswith(".wav") for name in rejected)
    assert seen.fates[Fate.HANDLED] == seen.recordings > 0
