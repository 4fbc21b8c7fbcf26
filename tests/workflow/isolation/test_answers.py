# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Answers of the right type that say something else than they were asked, or lead out of the export, are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.workflow.exports import make_export
from viewer.archive.members import Locator
from viewer.archive.opener import Opener
from viewer.archive.source import parts_of
from viewer.archive.survey import survey
from viewer.case.export import Entry, Part
from viewer.case.observation import Observation
from viewer.work import Unwatched
from viewer.workflow import surveying
from viewer.workflow.answers import heard_as_asked, measured_as_asked
from viewer.workflow.isolation.malformed import Malformed
from viewer.workflow.isolation.packed import pack
from viewer.workflow.packed_reading import Surveyed, packed_survey
from viewer.workflow.reading_pass import Measured

ENTRIES = [Entry("e.zip!a.wav", "e.zip", 1), Entry("e.zip!b.wav", "e.zip", 1)]
VALUES = {"duration_s": 1.5, "codec": "pcm_s16le", "peak_db": None, "clipped": 0}


def measured(**changed: object) -> list[Measured]:
    first = Observation("e.zip!a.wav", "signal", "2", VALUES)
    return [Measured("e.zip!a.wav", "0f" * 32, (replace(first, **changed),)), Measured("e.zip!b.wav", "")]  # type: ignore[arg-type]


def test_what_was_asked_is_taken() -> None:
    assert measured_as_asked(ENTRIES, measured())


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        measured()[:1],
        measured()[::-1],
        measured(subject="e.zip!b.wav"),
        measured(instrument="voice"),
        measured(values={"duration_s": "long"}),
        measured(values={"duration_s": float("nan")}),
        measured(values={"codec": 7}),
        [replace(one, sha256="x" * 64) for one in measured()],
        [replace(one, sha256="0") for one in measured()],
    ],
)
def test_what_was_not_asked_is_refused(answer: list[Measured] | None) -> None:
    assert not measured_as_asked(ENTRIES, answer)


def test_prints_are_of_the_recordings_that_were_sent() -> None:
    prints = [Observation(entry.path, "voice", "1", {}) for entry in ENTRIES]
    assert heard_as_asked(ENTRIES, prints)
    assert not heard_as_asked(ENTRIES, prints[::-1])
    assert not heard_as_asked(ENTRIES, [replace(one, instrument="signal") for one in prints])


@pytest.mark.parametrize("elsewhere", ["/etc/passwd", "export/../../secret", ""])
def test_a_survey_leads_into_the_export_and_nowhere_else(tmp_path: Path, elsewhere: str) -> None:
    parts = parts_of([make_export(tmp_path / "export.zip")])
    opener = Opener()
    found = packed_survey(*survey(parts, opener, Unwatched()))
    inventory, source = surveying._checked(parts, opener, found)
    assert len(inventory.entries) == len(source.locators)
    moved = [one._replace(file=elsewhere) for one in found.locators]
    for lying in (
        replace(found, locators=pack(Locator, moved)),
        replace(found, locators=pack(Locator, tuple(found.locators)[1:])),
        replace(found, entries=pack(Entry, [found.entries[0]] * len(found.entries))),
        replace(found, parts=(("another.zip", 1, ()),)),
    ):
        with pytest.raises(Malformed):
            surveying._checked(parts, opener, lying)


def test_a_survey_is_ordered_and_every_portion_of_it_is_checked(tmp_path: Path) -> None:
    part, opener = Part("x.zip", tmp_path / "x.zip", 1), Opener()
    entries = [Entry(f"x.zip!{number:04d}", "x.zip", 1) for number in range(1300)]
    locators = pack(Locator, [Locator(str(part.path))] * 1300)
    told = (("x.zip", 1, ()),)
    inventory, source = surveying._checked((part,), opener, Surveyed(told, pack(Entry, entries), locators))
    assert inventory.entries == entries
    assert source.locators["x.zip!1299"] == Locator(str(part.path))
    swapped = [*entries[:1200], entries[1201], entries[1200], *entries[1202:]]
    damaged = pack(Entry, entries)
    damaged.chunks[2] = damaged.chunks[2][:-9]
    elsewhere = pack(Locator, [*[Locator(str(part.path))] * 1299, Locator("/etc/passwd")])
    for lying in (
        Surveyed(told, pack(Entry, swapped), locators),
        Surveyed(told, pack(Entry, [*entries[:1299], entries[1298]]), locators),
        Surveyed(told, damaged, locators),
        Surveyed(told, pack(Entry, entries), elsewhere),
    ):
        with pytest.raises(Malformed):
            surveying._checked((part,), opener, lying)
