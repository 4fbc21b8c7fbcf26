# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Reads the files of a folder from elsewhere that says it is a bag. Nothing in it is trusted: links are never followed,
what is no plain file is never opened, and sizes and numbers are bounded. Paths written inside a bag are never opened.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from viewer.report import bag_form
from viewer.work import Watch

_KEPT = frozenset((*bag_form.TAGGED, *bag_form.TAG_MANIFESTS, bag_form.JOURNAL, *bag_form.SWORN))
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a bag is looked at: bytes of one file, bytes of all, files, folders inside folders."""

    file_bytes: int = 2 << 30
    all_bytes: int = 8 << 30
    kept_bytes: int = 256 << 20
    files: int = 10_000
    depth: int = 4


BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class BagFile:
    """A plain file: bytes, hashes by the name of the digest, and its contents where the checks need them."""

    size: int
    digests: dict[str, str]
    contents: bytes


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found: plain files by path, things that no bag may hold, files that cannot be read or are too big.

    `endless`: there is more than the bounds allow, and the rest was not looked at.
    """

    files: dict[str, BagFile]
    odd: tuple[str, ...]
    unread: tuple[str, ...]
    endless: bool


def list_files(folder: Path, watch: Watch, bounds: Bounds = BOUNDS) -> Listing:
    """Read and hash every plain file below a folder, each once. Raises OSError where the folder cannot be listed."""
    files: dict[str, BagFile] = {}
    odd: list[str] = []
    unread: list[str] = []
    left = bounds.all_bytes
    endless = False
    for count, (path, place, plain) in enumerate(_walk(folder, "", bounds.depth)):
        if count >= bounds.files or left <= 0:
            endless = True
            break
        watch.advance(1)
        if not plain:
            odd.append(path)
            continue
        file = _read(place, min(bounds.file_bytes, left), bounds.kept_bytes if path in _KEPT else 0, watch)
        if file is None:
            unread.append(path)
        else:
            files[path] = file
            left -= file.size
    return Listing(files, tuple(sorted(odd)), tuple(sorted(unread)), endless)


def _walk(folder: Path, inside: str, depth: int) -> Iterator[tuple[str, Path, bool]]:
    """(path in the bag, place, whether it is a plain file) of all but folders; one that lies too deep is told of."""
    with os.scandir(folder) as found:
        for one in found:
            path = f"{inside}{one.name}"
            is_link = one.is_symlink() or bool(getattr(one, "is_junction", bool)())
            if one.is_dir(follow_symlinks=False) and not is_link and depth > 1:
                try:
                    yield from _walk(folder / one.name, f"{path}/", depth - 1)
                except OSError:
                    yield path, folder / one.name, False
            else:
                yield path, folder / one.name, one.is_file(follow_symlinks=False) and not is_link


def _read(place: Path, most: int, kept: int, watch: Watch) -> BagFile | None:
    """Hash a file piece by piece; None where it cannot be read, is no plain file after all, or is too large."""
    digests = {name: hashlib.new(name) for name in bag_form.DIGESTS}
    size, contents = 0, bytearray()
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(place, flags)
        with os.fdopen(handle, "rb") as stream:
            told = os.fstat(handle)
            if not stat.S_ISREG(told.st_mode) or told.st_size > most:
                return None
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > most or (kept and size > kept):
                    return None
                for digest in digests.values():
                    digest.update(chunk)
                if kept:
                    contents += chunk
                watch.advance(0)
    except OSError:
        return None
    return BagFile(size, {name: digest.hexdigest() for name, digest in digests.items()}, bytes(contents))
