# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Collects the licence texts of everything that is shipped, into one file that goes with the bundle.

python -m supply.notices OUT.txt
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from check_licences import stated_licences

from supply.natives import everything
from supply.sbom import installed_packages

_TEXT = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|copyright|authors|build_licenses)[^/]*(/[^/]+)?$")
_NOT_TEXT = re.compile(r"\.(py|pyc|so|h|json)$")
_RULE = "=" * 100
HEAD = """The program is under the Apache License 2.0. What it is shipped with is under the licences below.

Taken together with the package `av`, whose wheel holds x264 and x265 (GPL-2.0-or-later) and libraries under the LGPL, a
bundle may be passed on under the terms of the GNU General Public License 3.0 or later; the source code of each part can
be had from its own project. Qt for Python is under the LGPL 3.0 and can be replaced by another build of it: its
libraries lie in the folder of that name.
"""


def texts(installed: Distribution) -> Iterator[tuple[str, str]]:
    """The licence files of an installed package and what they say."""
    for file in sorted(installed.files or (), key=str):
        path = Path(str(installed.locate_file(file)))
        if _TEXT.search(file.as_posix()) and not _NOT_TEXT.search(file.as_posix()) and path.is_file():
            yield file.as_posix(), path.read_text(encoding="utf-8", errors="replace").strip()


def notices() -> str:
    """Everything in one text, package by package; the same packages give the same text."""
    packages, licences = installed_packages(), stated_licences()
    natives, _ = everything(packages)
    told = [HEAD]
    for name in packages:
        installed = distribution(name)
        told += [_RULE, f"{name} {installed.version}: {licences.get(name, '')}", ""]
        told += [f"  inside it: {one.name} {one.version}: {one.licence}" for one in natives if one.package == name]
        for file, text in texts(installed):
            told += ["", f"--- {file}", "", text]
    return "\n".join(told) + "\n"


def main() -> int:
    """Write the file."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    Path(sys.argv[1]).write_text(notices(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
