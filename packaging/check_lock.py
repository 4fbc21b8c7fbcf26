# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Checks, without a network, that the hash-locked requirements fit pyproject.toml and each other."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "requirements"
Pins = dict[str, list[Requirement]]


def pins(lock: Path) -> Pins:
    """The pinned requirements of a lock by canonical name. Raises ValueError for a line that is no pin with hashes."""
    found: Pins = {}
    for line in re.sub(r"\\\n\s*", "", lock.read_text(encoding="utf-8")).splitlines():
        wanted, *hashes = line.split("--hash=")
        if not hashes or any(not re.fullmatch(r"sha256:[0-9a-f]{64}\s*", one) for one in hashes):
            raise ValueError(f"{lock.name}: no pin with hashes: {line[:80]}")
        pin = Requirement(wanted.strip())
        if pin.url or not all(spec.operator == "==" for spec in pin.specifier):
            raise ValueError(f"{lock.name}: not pinned to one version: {pin}")
        found.setdefault(canonicalize_name(pin.name), []).append(pin)
    return found


def unmet(wanted: list[str], locked: Pins, lock: str) -> Iterator[str]:
    """The requirements that no pin of the lock fulfils."""
    for requirement in map(Requirement, wanted):
        found = locked.get(canonicalize_name(requirement.name), [])
        versions = [spec.version for pin in found for spec in pin.specifier]
        if not versions or not all(requirement.specifier.contains(version, prereleases=True) for version in versions):
            yield f"{lock}: {requirement} is locked as {versions or 'nothing'}"


def complaints() -> Iterator[str]:
    """What does not fit between pyproject.toml, run.txt and dev.txt."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, dev = pins(LOCKS / "run.txt"), pins(LOCKS / "dev.txt")
    needed = project["project"]["dependencies"]
    yield from unmet(needed, run, "run.txt")
    yield from unmet(needed + project["dependency-groups"]["dev"], dev, "dev.txt")
    for name, pinned in run.items():
        if {str(pin.specifier) for pin in pinned} != {str(pin.specifier) for pin in dev.get(name, [])}:
            yield f"{name} is locked differently in run.txt and dev.txt"


def main() -> int:
    """Print every complaint; 1 if there is one."""
    found = list(complaints())
    print("\n".join(found) or "lock: pinned, hashed, and in step with pyproject.toml")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
