# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Checks every installed package's licence against the allow-list in licences.toml, through pip-licenses."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from check_lock import LOCKS, pins
from packaging.utils import canonicalize_name

ALLOWED = Path(__file__).with_name("licences.toml")


def permitted(licence: str, allowed: set[str]) -> bool:
    """Whether a licence statement is allowed: every side of an AND, at least one side of an OR."""
    if licence in allowed:
        return True
    if re.search(r" AND |; ?", licence):
        return all(permitted(side.strip(" ()"), allowed) for side in re.split(r" AND |; ?", licence))
    return " OR " in licence and any(permitted(side.strip(" ()"), allowed) for side in licence.split(" OR "))


def stated_licences() -> dict[str, str]:
    """The licence of every installed package by canonical name: as it says itself, or as licences.toml corrects it."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--with-system"]
    listed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    lists = tomllib.loads(ALLOWED.read_text(encoding="utf-8"))
    return {canonicalize_name(one["Name"]): one["License"] for one in listed} | lists["stated"]


def complaints() -> Iterator[str]:
    """Each locked package whose licence is not on the list, and each that could not be looked at."""
    lists = tomllib.loads(ALLOWED.read_text(encoding="utf-8"))
    run, dev = set(pins(LOCKS / "run.txt")), set(pins(LOCKS / "dev.txt"))
    found = stated_licences()
    for name in sorted(dev & found.keys()):
        allowed = set(lists["shipped"]) | (set() if name in run else set(lists["tools"]))
        if not permitted(found[name], allowed):
            yield f"{name}: {found[name]}"
    yield from (f"{name}: not installed, so not looked at" for name in sorted(needed_here() - found.keys()))


def needed_here() -> set[str]:
    """The packages of the program that this system needs; those of other systems only are looked at there."""
    locked = pins(LOCKS / "run.txt").items()
    return {name for name, pinned in locked if any(not one.marker or one.marker.evaluate() for one in pinned)}


def main() -> int:
    """Print every complaint; 1 if there is one."""
    found = list(complaints())
    print("\n".join(found) or "licences: every package's licence is on the list")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
