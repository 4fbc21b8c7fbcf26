# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The investigation is valid by the shapes of the CASE ontology, and is the same each time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.report.held import held
from viewer.report.case_uco import investigation
from viewer.report.holdings import Holdings

VALIDATE = "import sys; from case_utils.case_validate import main; main()"


def validated(folder: Path, *cases: Holdings) -> str:
    """What the validator says of all these together."""
    for number, one in enumerate(cases):
        (folder / f"{number}.jsonld").write_text(json.dumps(investigation(one)), encoding="utf-8")
    command = [sys.executable, "-W", "ignore", "-c", VALIDATE, *map(str, sorted(folder.glob("*.jsonld")))]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=200).stdout


def test_the_ontology_finds_a_case_and_an_empty_one_valid(tmp_path: Path) -> None:
    bare = replace(held(), parts=held().parts[:1], entries=(), journal=(), findings=(), groups=())
    assert "Conforms: True" in validated(tmp_path, held(), bare)


def test_the_shapes_do_look(tmp_path: Path) -> None:
    """The check above can fail: what is no hash does not pass."""
    spoiled = replace(held(), parts=(replace(held().parts[0], sha256="no hash"), *held().parts[1:]))
    assert "Conforms: False" in validated(tmp_path, spoiled)


def nodes(kind: str) -> list[dict[str, object]]:
    graph = investigation(held())["@graph"]
    assert isinstance(graph, list)
    return [node for node in graph if node["@type"] == kind]


def test_a_foreign_recording_is_one_blob_however_often_it_was_delivered() -> None:
    (blob,) = nodes("uco-observable:Audio")
    (record,) = nodes("case-investigation:ProvenanceRecord")
    assert record["uco-core:object"] == [{"@id": blob["@id"]}]


def test_every_act_is_informed_by_the_one_before() -> None:
    acts = nodes("case-investigation:InvestigativeAction")
    assert [act["uco-core:name"] for act in acts] == [line.act for line in held().journal]
    before = [act.get("case-investigation:wasInformedBy") for act in acts]
    assert before == [None, *({"@id": act["@id"]} for act in acts[:-1])]


@pytest.mark.parametrize("kind", ["uco-tool:Tool", "case-investigation:Investigation"])
def test_what_there_is_once_is_there_once(kind: str) -> None:
    assert len(nodes(kind)) == 1
