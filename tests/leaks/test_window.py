# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A journey through the window leaves no canary on the clipboard, in the settings, in a crash text or anywhere else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.leaks.exports import Planted, plant
from tests.leaks.searching import Search
from tests.leaks.watched import Watched


class Travelled:
    """A journey that was made, and the search for what was planted."""

    def __init__(self, folder: Path) -> None:
        self.planted: Planted = plant(3, folder / "given")
        self.run = Watched(folder / "run it")
        plan = {
            "exports": [str(one) for one in self.planted.exports],
            "facts": str(self.planted.facts),
            "mistake": f"{self.planted.canaries.stranger} said {self.planted.canaries.phrase}",
            "told": str(self.run / "told.json"),
        }
        (self.run / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        self.code = self.run.run("tests.leaks.journey", str(self.run / "plan.json"))
        self.search = Search(self.planted.canaries, self.planted.mark)

    @property
    def told(self) -> dict[str, Any]:
        return json.loads((self.run / "told.json").read_text(encoding="utf-8"))

    def leaks(self, paths: list[Path]) -> list[str]:
        return [str(hit) for hit in self.search.hits_in_files(paths)]


@pytest.fixture(scope="module")
def travelled(tmp_path_factory: pytest.TempPathFactory) -> Travelled:
    made = Travelled(tmp_path_factory.mktemp("journey"))
    assert made.code == 0, (made.run / "streams" / "own.err").read_text(encoding="utf-8")
    return made


def test_the_journey_saw_everything(travelled: Travelled) -> None:
    stations = travelled.told["stations"]
    assert {"opened", "voices", "parcel", "reasons", "closed"} <= set(stations)
    assert stations.count("asked for a text or a sound") == 2


def test_nothing_that_can_be_copied_or_that_a_mistake_shows_is_a_canary(travelled: Travelled) -> None:
    shown = json.dumps([travelled.told["stations"], travelled.told["clipboard"]]).encode()
    assert "ValueError" in travelled.told["stations"][-2]
    assert [str(hit) for hit in travelled.search.hits(shown, "the window")] == []


def test_the_settings_and_the_list_of_recent_cases_hold_none(travelled: Travelled) -> None:
    files = [path for path in travelled.run.files("home") if ".notmine" not in path.name]
    (settings,) = [path for path in files if path.name == "settings.json"]
    assert ".notmine" in settings.read_text(encoding="utf-8")
    assert travelled.leaks(files) == []


def test_streams_and_temporary_files_hold_none(travelled: Travelled) -> None:
    left = [*travelled.run.files("streams"), *travelled.run.files("tmp"), *travelled.run.files("run")]
    gone = [path for path in travelled.run.gone() if ".notmine" not in path.name]
    assert travelled.leaks([*left, *gone]) == []


def test_the_case_lies_in_the_home_and_nothing_else_was_written(travelled: Travelled) -> None:
    cases = [path for path in travelled.run.files("home") if path.suffix == ".notmine"]
    assert len(cases) == 1
    assert travelled.leaks(cases) != [], "a case holds what was read, or the search is blind"
    elsewhere = [path for path in travelled.run.written() if not path.is_relative_to(travelled.run.folder)]
    assert [path for path in elsewhere if not str(path).startswith(("/dev/", "/proc/"))] == []
