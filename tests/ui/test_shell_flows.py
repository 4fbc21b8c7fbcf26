# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A case that was not read to its end goes on with the export it was made from, as long as that is still there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.fakes import OVERVIEW, FakeWorkflow
from viewer.ui.case_store import CaseStore
from viewer.ui.executor import Inline
from viewer.ui.flows import Flows
from viewer.ui.jobs import Jobs


@pytest.mark.parametrize("moved", [False, True])
def test_continue_asks_for_the_export_only_where_it_was_moved(qapp: object, tmp_path: Path, moved: bool) -> None:
    parts = (tmp_path / "part1.zip", tmp_path / "part2.zip")
    for part in parts[: 1 if moved else 2]:
        part.write_bytes(b"")
    workflow = FakeWorkflow(replace(OVERVIEW, examined=False), exports=parts)
    flows, asked = Flows(workflow.use_cases, Jobs(Inline()), CaseStore()), []
    flows.exports_wanted.connect(lambda: asked.append(True))
    flows.open_paths([Path("old.notmine")])
    flows.go_on()
    assert [request.exports for (request,) in workflow.told("scan")] == ([] if moved else [parts])
    assert asked == ([True] if moved else [])
