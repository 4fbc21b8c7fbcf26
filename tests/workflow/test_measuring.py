# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a scan keeps as evidence of the export as a whole: hours, coverage, services, and the wording of its lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.builders import export_2018, said, tone, transcript_lines, write_export
from viewer.case.observation import Observation
from viewer.case.query import Facet, Query
from viewer.case.recording import NAMED
from viewer.storage import evidence, recall
from viewer.work import Unwatched
from viewer.workflow import browse
from viewer.workflow.cases import create_case
from viewer.workflow.opened import OpenCase
from viewer.workflow.scan import ScanRequest, scan


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenCase]:
    """A scanned export of the 2018 shape, half of its recordings under names that tell no device."""
    folder = tmp_path_factory.mktemp("measuring")
    told = said(24)
    files = export_2018(told)
    for number, one in enumerate(told[::2]):
        del files[f"Alexa/Audio/{one.file_name}"]
        files[f"Alexa/Audio/{one.when:%Y-%m-%d_%H_%M_%S}.wav"] = tone(hertz=900 + 20 * number)
    assert len(transcript_lines(told)) == 20
    files["README.txt"] = b"Dear Erika Beispiel,\nthank you for your request."
    (export,) = write_export(folder, {"export.zip": files})
    with create_case(folder / "a.notmine") as opened:
        scan(opened, ScanRequest((export,)), Unwatched())
        yield opened


def measured(case: OpenCase, instrument: str) -> dict[str, dict[str, Any]]:
    return {one.subject: dict(one.values) for one in recall.load_observations(case.file, instrument)}


def test_the_export_tells_how_much_of_it_was_understood(case: OpenCase) -> None:
    export = measured(case, "metadata")["export"]
    entries = recall.load_inventory(case.file).entries
    assert export["coverage"]["entries"] == [len(entries), len(entries)]
    assert export["coverage"]["bytes"] == [sum(one.size for one in entries)] * 2
    understood, rows = export["coverage"]["rows"]
    assert 20 < understood <= rows
    assert export["services"]["Retail.OrderHistory"] == {"rows": 1, "months": {"2018-02": 1}}
    assert export["services"]["Search-Data"] == {"rows": 3, "months": {"2018-05": 3}}
    assert sum(export["hours"]) == 24


def test_every_group_tells_its_hours(case: OpenCase) -> None:
    groups = measured(case, "metadata")
    assert all(sum(one["hours"]) == one["dated"] for subject, one in groups.items() if subject != "export")


def test_lines_are_pooled_by_group(case: OpenCase) -> None:
    found = measured(case, "wording")
    assert found["export"]["lines"] == 20
    assert set(found["export"]["languages"]) == {"de"}
    assert found["export"]["rooms"] == {"flur": found["export"]["rooms"]["flur"]}
    assert {subject.partition(":")[0] for subject in found} >= {"export", "device", "batch"}


def test_a_recording_of_no_known_device_is_found_by_the_name_in_its_line(case: OpenCase) -> None:
    names = {one.device for one in recall.load_recordings(case.file) if one.device and one.device.startswith(NAMED)}
    assert names == {f"{NAMED}Küche", f"{NAMED}Wohnzimmer"}
    assert browse.find(case, Query(facets=((Facet.DEVICE, f"{NAMED}Küche"),)))


def test_what_is_kept_of_coverage_comes_back_and_broken_values_do_not(case: OpenCase) -> None:
    before = list(recall.load_coverage(case.file))
    assert {one.service for one in before} >= {"Alexa", "Search-Data"}
    broken = ({}, {"rows": "x", "understood": 1}, {"rows": 1, "understood": 1, "months": {"2018-01": "x"}})
    told = [Observation(f"zz{n}", "coverage", "1", values) for n, values in enumerate(broken)]
    with case.file.writing() as connection:
        evidence.keep_observations(connection, told)
    (last,) = [one for one in recall.load_coverage(case.file) if one.entry.startswith("zz")]
    assert (last.entry, last.rows, last.months, last.service) == ("zz2", 1, (), "")
