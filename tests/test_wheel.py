# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A wheel built from the tree holds the program and finds its resources where it is installed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOOK = "from viewer.resource import resource; print(resource('demo')); print(resource('words/de/work.mo'))"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the unpacked wheel in it, as an installer leaves it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder / "dist"]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("notmine-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_installed_program_finds_its_resources(installed: Path) -> None:
    look = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(installed)!r}); {LOOK}"]
    found = subprocess.run(look, cwd=installed, check=True, capture_output=True, text=True).stdout.split()
    assert found == [str(installed / "viewer/resources/demo"), str(installed / "viewer/resources/words/de/work.mo")]


def test_every_resource_of_the_tree_is_in_the_wheel(installed: Path) -> None:
    tree = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()}
    packed = installed / "viewer" / "resources"
    assert tree == {path.relative_to(packed) for path in packed.rglob("*") if path.is_file()}


def test_the_wheel_brings_the_command_the_licence_and_nothing_else(installed: Path) -> None:
    (about,) = installed.glob("notmine-*.dist-info")
    assert "notmine = viewer.__main__:run" in (about / "entry_points.txt").read_text(encoding="utf-8")
    assert (about / "licenses" / "LICENSE").is_file()
    assert {path.name for path in installed.iterdir()} == {"viewer", about.name}
    assert not list(installed.rglob("test_*.py"))
