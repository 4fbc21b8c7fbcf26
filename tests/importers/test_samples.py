# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Real headers and pages of ../shared are understood."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.builders import tone
from tests.importers.shelf import read
from viewer.case.reading import FactKind
from viewer.importers.columns import Field, fields_of
from viewer.importers.tables import read_table

pytestmark = pytest.mark.shared


@pytest.fixture
def samples() -> Path:
    root = os.environ.get("NOTMINE_SHARED")
    folder = Path(root) if root else Path(__file__).resolve().parents[2].parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not there")
    return folder / "data" / "samples"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Intent-2-1", {Field.TEXT: 3, Field.TIME: 4, Field.CONTACT: 2}),
        (
            "Device Registration",
            {Field.SERIAL: 8, Field.DEVICE_NAME: 0, Field.SINCE: 9, Field.UNTIL: 14, Field.MODEL: 1},
        ),
        ("Order History.2026", {Field.ADDRESS: 1, Field.MARKETPLACE: 28}),
        ("Retail.OrderHistory.1.legacy", {Field.MARKETPLACE: 0, Field.ADDRESS: 20}),
        ("Detail Page Glance View Impressions", {Field.CITY: 5, Field.POSTCODE: 7, Field.COUNTRY: 3, Field.STATE: 4}),
    ],
)
def test_real_headers(samples: Path, name: str, wanted: dict[Field, int]) -> None:
    table = read_table((samples / "amazon-headers" / f"{name}.header.csv").read_text(encoding="utf-8-sig"))
    assert table is not None
    found = fields_of(table.header)
    assert {meaning: found.get(meaning) for meaning in wanted} == wanted
    assert Field.CUSTOMER_ID not in found


def test_localised_descriptions_are_a_companion(samples: Path) -> None:
    data = (samples / "amazon-filedescriptions-ja" / "FileDescriptions.excerpt.csv").read_bytes()
    reading = read({"a.zip": {"FileDescriptions.csv": data, "a.wav": tone()}})
    (fate,) = [one for one in reading.dispositions if one.entry.endswith(".csv")]
    assert fate.reason is not None
    assert fate.reason.key == "importers.ignored_descriptions"


def test_other_providers_pages_do_no_harm(samples: Path) -> None:
    paths = [path for path in samples.rglob("*") if path.suffix in (".html", ".mp3", ".json", ".vcf")]
    files = {path.relative_to(samples).as_posix(): path.read_bytes() for path in paths}
    reading = read({"takeout.zip": files})
    assert reading.formats == ("audio-folder",)
    assert len(reading.recordings) == sum(name.endswith(".mp3") for name in files)
    assert all(one.captured_at is not None for one in reading.recordings), "their names end in Z"
    assert not any(fact.kind is FactKind.CUSTOMER_ID for fact in reading.account_facts)
