# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Builds the wheel, and the bundle where its parts are there, twice from what git has, and compares the bytes.

    python -m supply.reproduce [WHEELS]    WHEELS is a folder with the locked wheels, for the bundle

The two builds differ in everything that must not matter: folder, times of files, umask, time zone, language, and the
seed of Python's hashes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from check_lock import LOCKS, ROOT

from supply.bundle import pack
from supply.natives import everything
from supply.notices import notices
from supply.sbom import bill, installed_packages, written

_HOMES = (
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "umask": "022", "touched": "2001-02-03T04:05:06"},
    {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "umask": "077", "touched": "2024-05-06T07:08:09"},
)


def tree(folder: Path, touched: str) -> None:
    """What git has of the project, in a folder, every file with the same made-up time."""
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
    folder.mkdir(parents=True)
    subprocess.run(["tar", "--extract", "--touch"], cwd=folder, input=archive, check=True)
    at = datetime.fromisoformat(touched).timestamp()
    for path in folder.rglob("*"):
        os.utime(path, (at, at))


def wheel(folder: Path, home: dict[str, str]) -> Path:
    """The wheel, built in a folder under these circumstances."""
    tree(folder, home["touched"])
    told = {**os.environ, **{name: value for name, value in home.items() if name.isupper()}}
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", "dist"]
    before = os.umask(int(home["umask"], 8))
    try:
        subprocess.run(build, cwd=folder, env=told, check=True, capture_output=True)
    finally:
        os.umask(before)
    return next((folder / "dist").glob("*.whl"))


def bundle(folder: Path, built: Path, wheels: Path) -> Path:
    """The bundle of a wheel and the locked ones, packed in a folder."""
    inside = folder / "inside"
    (inside / "wheels").mkdir(parents=True)
    for one in (built, *sorted(wheels.glob("*.whl"))):
        shutil.copyfile(one, inside / "wheels" / one.name)
    shutil.copyfile(LOCKS / "run.txt", inside / "run.txt")
    packages = installed_packages()
    (inside / "sbom.cdx.json").write_text(written(bill(packages, everything(packages)[0])), encoding="utf-8")
    (inside / "LICENCES.txt").write_text(notices(), encoding="utf-8")
    out = folder / f"{'-'.join(built.name.split('-')[:2])}-offline.tar"
    pack(inside, out, out.stem)
    return out


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def main() -> int:
    """Build twice and compare; 1 where something differs. What was built the second time stays in dist/."""
    wheels = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as place:
        homes = [(Path(place) / f"home {number}", home) for number, home in enumerate(_HOMES)]
        built = [[wheel(folder, home)] for folder, home in homes]
        if wheels is not None:
            for (folder, _), made in zip(homes, built, strict=True):
                made.append(bundle(folder / "bundle", made[0], wheels))
        kept = ROOT / "dist"
        kept.mkdir(exist_ok=True)
        differs = 0
        for one, other in zip(*built, strict=True):
            same = digest(one) == digest(other)
            differs += not same
            print(f"{'the same bytes' if same else 'DIFFERS'}: {other.name} {digest(other)}")
            shutil.copyfile(other, kept / other.name)
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main())
