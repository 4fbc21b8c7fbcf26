# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The libraries in C and C++ that lie inside the installed wheels, each with a name, a version and a licence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib.metadata import Distribution, distribution
from pathlib import Path

TABLE = Path(__file__).with_name("native.toml")
_SHARED = re.compile(r"\.(so(\.[\d.]+)?|dylib|dll)$")
_EXTENSION = re.compile(r"(\.cpython-[^/]*|\.abi3)\.so$|\.pyd$")
_IN_NAME = re.compile(r"\.so\.([\d.]+)$")
_HASHED = re.compile(r"-[0-9a-f]{8}(?=[.-])")


@dataclass(frozen=True, slots=True)
class Library:
    """One library as the table tells it; `files` are patterns of file names, `inside` says into what it was built."""

    name: str
    package: str
    licence: str
    version: str = ""
    files: tuple[str, ...] = ()
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Native:
    """One library as it is installed; an empty version is not told by the wheel, and `is_soname` says that it is the
    version of the interface in the file's name, which need not be the release's.
    """

    name: str
    package: str
    version: str
    licence: str
    files: tuple[str, ...]
    is_soname: bool


def table() -> tuple[Library, ...]:
    """The libraries that are known to lie in wheels."""
    told = tomllib.loads(TABLE.read_text(encoding="utf-8"))["library"]
    return tuple(Library(**{name: _frozen(value) for name, value in one.items()}) for one in told)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def shared_libraries(installed: Distribution) -> tuple[str, ...]:
    """The shared libraries of a wheel, without the extension modules that are the package itself."""
    names = (file.as_posix() for file in installed.files or ())
    return tuple(sorted(name for name in names if _SHARED.search(name) and not _EXTENSION.search(name)))


def natives(package: str, known: Iterable[Library]) -> tuple[tuple[Native, ...], tuple[str, ...]]:
    """What lies in the wheel of a package, and the shared libraries there that nothing of `known` names."""
    installed = distribution(package)
    left, found = set(shared_libraries(installed)), []
    for one in known:
        if one.package != package:
            continue
        files = tuple(sorted(name for name in left if _named(name, one.files)))
        left.difference_update(files)
        if files or one.inside:
            told = _version(one, installed, files)
            found.append(Native(one.name, package, told, one.licence, files, one.version == "name"))
    return tuple(found), tuple(sorted(left))


def _named(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(name, f"*{pattern}") for pattern in patterns)


def _version(one: Library, installed: Distribution, files: Iterable[str]) -> str:
    if one.version == "package":
        return installed.version
    if one.version == "asked":
        return ASKED[one.package, one.name]()
    if one.version == "name":
        versions = {told[1] for name in files if (told := _IN_NAME.search(_HASHED.sub("", name)))}
        return max(versions, key=lambda version: [int(part) for part in version.split(".")], default="")
    return ""


def _sqlite() -> str:
    import apsw

    return str(apsw.sqlite_lib_version())


def _ciphers() -> str:
    import apsw

    return str(apsw.mc_version).rpartition(" ")[2]


def _ffmpeg() -> str:
    import av

    return "libavcodec " + ".".join(map(str, av.library_versions["libavcodec"]))


def _pdfium() -> str:
    import pypdfium2

    return str(pypdfium2.PDFIUM_INFO).partition("@")[0]


def _sndfile() -> str:
    import soundfile

    return str(soundfile.__libsndfile_version__)


def _openblas(package: str) -> Callable[[], str]:
    def asked() -> str:
        module = __import__(package)
        return str(module.show_config(mode="dicts")["Build Dependencies"]["blas"]["version"])

    return asked


ASKED: Mapping[tuple[str, str], Callable[[], str]] = {
    ("apsw-sqlite3mc", "SQLite"): _sqlite,
    ("apsw-sqlite3mc", "SQLite3 Multiple Ciphers"): _ciphers,
    ("av", "FFmpeg"): _ffmpeg,
    ("pypdfium2", "PDFium"): _pdfium,
    ("soundfile", "libsndfile"): _sndfile,
    ("numpy", "OpenBLAS"): _openblas("numpy"),
    ("scipy", "OpenBLAS"): _openblas("scipy"),
}


def everything(packages: Iterable[str]) -> tuple[tuple[Native, ...], tuple[str, ...]]:
    """The libraries in the wheels of all these packages, and `package: file` of those that the table lacks."""
    known, found, unknown = table(), [], []
    for package in packages:
        here, left = natives(package, known)
        found.extend(here)
        unknown.extend(f"{package}: {name}" for name in left)
    return tuple(found), tuple(unknown)


def stale(packages: Iterable[str], known: Iterable[Library]) -> Iterator[str]:
    """Lines of the table for packages that are no longer needed."""
    needed = set(packages)
    yield from (f"{one.package}: {one.name}" for one in known if one.package not in needed)
