# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Packs everything that a machine without a network needs to install the program, into one archive.

    python -m supply.bundle FOLDER OUT.tar    FOLDER holds wheels, the lock, the bill of materials, the licences

Inside: the wheels, the lock with their hashes, an install script, the bill of materials and the licence texts. Names
are in order; times, owners and modes are fixed, and nothing is packed a second time (wheels are), so that the same
contents give the same bytes (reproducible-builds.org, "Archive metadata").
"""

from __future__ import annotations

import io
import sys
import tarfile
from pathlib import Path

MADE_AT = 1_767_225_600
INSTALL = """#!/bin/sh
# Installs the program from the wheels beside this file; opens no network connection.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$HOME/.local/share/notmine-program}
python3 -m venv "$target"
install() { "$target/bin/python" -m pip --disable-pip-version-check install --quiet --no-index "$@"; }
install --find-links "$here/wheels" --require-hashes --requirement "$here/run.txt"
install --no-deps "$here"/wheels/notmine-*.whl
echo "installed; start it with: $target/bin/notmine"
"""


def contents(folder: Path) -> dict[str, bytes | Path]:
    """What goes into the archive by its name there."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {"install.sh": INSTALL.encode(), **files}


def pack(folder: Path, out: Path, name: str) -> None:
    """Write the archive; everything in it lies in a folder `name`."""
    with tarfile.open(out, "w", format=tarfile.PAX_FORMAT) as archive:
        for inside, what in sorted(contents(folder).items()):
            one = tarfile.TarInfo(f"{name}/{inside}")
            one.mtime, one.mode = MADE_AT, 0o755 if inside.endswith(".sh") else 0o644
            if isinstance(what, bytes):
                one.size = len(what)
                archive.addfile(one, io.BytesIO(what))
            else:
                one.size = what.stat().st_size
                with what.open("rb") as stream:
                    archive.addfile(one, stream)


def main() -> int:
    """Pack the folder."""
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    pack(folder, out, out.stem)
    return 0


if __name__ == "__main__":
    sys.exit(main())
