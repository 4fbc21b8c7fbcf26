# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A worker that an export has taken over reaches nothing, and costs nobody else their answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflow.isolation.taken_over import (
    ACTS,
    MISDEEDS,
    misbehave,
    still_works,
    try_all,
    write_to_the_export,
)
from viewer.archive.members import Locator
from viewer.work import Unwatched
from viewer.workflow import worker
from viewer.workflow.isolation import mishaps
from viewer.workflow.isolation.lockdown import Isolation, available
from viewer.workflow.workers import Workers

locked_in = pytest.mark.skipif(available() is not Isolation.FULL, reason="this system cannot lock workers in")


@locked_in
def test_it_reaches_nothing(tmp_path: Path) -> None:
    case = tmp_path / "case.notmine"
    case.write_bytes(b"the case")
    with Workers(1) as workers:
        found = workers.finish(workers.start(try_all, str(tmp_path)), Unwatched())
        assert workers.finish(workers.start(still_works), Unwatched()) == 64.0
    assert {name for name, became in found.items() if became == "done"} == set()
    assert set(found) == set(ACTS)
    assert [path.name for path in tmp_path.iterdir()] == ["case.notmine"]
    assert case.read_bytes() == b"the case"
    assert not Path("/tmp/notmine-escaped").exists()


def test_what_it_was_handed_it_can_read_and_not_change(tmp_path: Path) -> None:
    export = tmp_path / "export.zip"
    export.write_bytes(b"evidence and more")
    with Workers(1) as workers:
        told = workers.finish(workers.start(write_to_the_export, Locator(str(export))), Unwatched())
    assert told == ("evidence", "EBADF")
    assert export.read_bytes() == b"evidence and more"


@locked_in
def test_a_folder_that_is_the_export_can_be_read_and_its_neighbours_cannot(tmp_path: Path) -> None:
    inside, beside = tmp_path / "export" / "case.notmine", tmp_path / "beside" / "case.notmine"
    for path in (inside, beside):
        path.parent.mkdir()
        path.write_bytes(b"x")
    with Workers(1, (str(inside.parent),)) as workers:
        mine, other = (
            workers.finish(workers.start(try_all, str(path.parent)), Unwatched())["read the case"]
            for path in (inside, beside)
        )
    assert (mine, other) == ("done", "PermissionError")


def test_no_misdeed_costs_another_file_its_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "SILENT_S", 2.5)
    monkeypatch.setattr(worker, "START_S", 3.0)
    monkeypatch.setattr(mishaps, "WITHIN_S", 0.0)
    place = str(tmp_path / "made by a pickle")
    tasks = [(name, place) for name in MISDEEDS] + [("honest", str(n)) for n in range(20)]
    batches = [tuple(tasks[at::4]) for at in range(4)]
    told: dict[tuple[str, str], str | None] = {}
    with Workers(2) as workers:
        for batch, answer in workers.each(misbehave, batches, Unwatched()):
            told |= dict(zip(batch, answer or [None] * len(batch), strict=True))
    assert told == {task: "honest" if task[0] == "honest" else None for task in tasks}
    assert list(tmp_path.iterdir()) == []


def test_five_in_a_minute_stop_that_kind_of_work_and_it_is_said() -> None:
    tasks = [(("leaves", str(n)),) for n in range(9)]
    with Workers(1) as workers:
        answers = list(workers.each(misbehave, tasks, Unwatched()))
        assert workers.mishaps.stops(misbehave)
        assert workers.mishaps.said(misbehave).key == "isolation.stopped"
        assert not workers.mishaps.stops(still_works)
        assert workers.finish(workers.start(still_works), Unwatched()) == 64.0
    assert sorted(batch for batch, answer in answers if answer is None) == sorted(tasks)
