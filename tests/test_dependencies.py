# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the program imports is declared, and what is declared is locked and imported."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA_ONLY = {"tzdata"}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", name)[0]).lower()


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {canonical(one) for one in project["project"]["dependencies"]}


def imported() -> set[str]:
    """The distributions that hold what `viewer` imports, the standard library aside."""
    names: set[str] = set()
    for path in (ROOT / "viewer").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    holders = packages_distributions()
    outside = names - set(sys.stdlib_module_names) - {"viewer"}
    return {canonical(dist) for name in outside for dist in holders.get(name, [name])} - {"shiboken6"}


def test_every_import_is_declared() -> None:
    assert imported() - declared() == set()


def test_every_declaration_is_imported() -> None:
    assert declared() - imported() - DATA_ONLY == set()


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_the_lock_pins_every_declaration_with_hashes_and_names_no_host(lock: str) -> None:
    text = (ROOT / "packaging" / "requirements" / lock).read_text(encoding="utf-8")
    pinned = {canonical(found) for found in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}
    assert declared() <= pinned
    assert len(re.findall(r"==[^\\]+\\\n +--hash=sha256:", text)) == len(
        re.findall(r"^[A-Za-z].*==", text, re.MULTILINE)
    )
    assert "//" not in text
    assert "index-url" not in text
