# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Checks every tracked file: licence header, size, and that nothing names a registry or a place on one machine."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 5_000_000
LARGE_BY_RIGHT = (".onnx",)
HEADER = ("SPDX-FileCopyrightText: 2026 The Notmine developers", "SPDX-License-Identifier: Apache-2.0")
CODE = {".py", ".sh", ".po", ".toml", ".qss"}
CODE_NAMES = {"Makefile", ".ci/run"}
MARKED_OTHERWISE = {"resources/demo/facts.toml"}
FORBIDDEN = {
    "names a package registry's host": re.compile(r"pypi\.org|pythonhosted|deb\.debian|registry\.npmjs|/simple/"),
    "names a place on one machine": re.compile(
        rf"(?<![\w.~])/(?:root|work|opt|srv|mnt)/\w|{re.escape(str(Path.home()))}/"
    ),
    "is a lock that names hosts": re.compile(
        r"^(?:--(?:extra-)?index-url|--find-links|--trusted-host)\b", re.MULTILINE
    ),
}


def tracked() -> list[Path]:
    """Every file that git tracks or would track, in order."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    names = sorted(set(listed.decode("utf-8").split("\0")) - {""})
    return [path for name in names if (path := ROOT / name).is_file()]


def complaints(path: Path) -> Iterator[str]:
    """What is wrong with one file."""
    name, data = path.relative_to(ROOT).as_posix(), path.read_bytes()
    if len(data) > LARGEST and path.suffix not in LARGE_BY_RIGHT:
        yield f"{len(data):,} bytes; {LARGEST:,} is the most"
    if name == "uv.lock":
        yield "names registry hosts; packaging/requirements/ is the lock"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    marked = path.suffix in CODE or name in CODE_NAMES
    if marked and name not in MARKED_OTHERWISE and not all(line in text[:400] for line in HEADER):
        yield "lacks the two SPDX lines"
    if path != Path(__file__).resolve():
        yield from (why for why, pattern in FORBIDDEN.items() if pattern.search(text))


def main() -> int:
    """Print every complaint; 1 if there is one."""
    found = [f"{path.relative_to(ROOT)}: {what}" for path in tracked() for what in complaints(path)]
    print("\n".join(found) or "tree: licence headers, sizes and names are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
