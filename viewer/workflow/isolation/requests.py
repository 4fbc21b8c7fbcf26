# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the parent asks of a worker: a function, its values, and, opened for reading, every file that they speak of.

A `Locator` among the values takes its file along. The worker reads it through the descriptor that it was handed and
cannot open it, or any other, by itself. Where the system cannot hand over files without waiting for the worker (macOS,
Windows), they are opened by name.
"""

from __future__ import annotations

import copyreg
import io
import os
import pickle
import sys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from viewer.archive.members import Locator

_HANDS_OVER = sys.platform not in ("darwin", "win32")
_MOST_FILES = 128


class Request(NamedTuple):
    """A request on its way: its bytes, and the descriptors of its files, which are closed once they are sent."""

    data: bytes
    descriptors: list[int]


def pack_request(function: Callable[..., Any], values: tuple[Any, ...], folders: tuple[str, ...]) -> Request:
    """A request with its files; those in `folders`, which the worker may read anyway, are not opened for it."""
    names: dict[str, None] = {}

    def reduced(locator: Locator) -> tuple[type[Locator], tuple[Any, ...]]:
        names.setdefault(locator.file)
        return Locator, tuple(locator)

    held = io.BytesIO()
    pickler = pickle.Pickler(held, protocol=5)
    pickler.dispatch_table = {**copyreg.dispatch_table, Locator: reduced}
    pickler.dump((function, values))
    inside = tuple(f"{folder}{os.sep}" for folder in folders)
    wanted = [name for name in names if not name.startswith(inside)]
    opened = _opened(wanted[:_MOST_FILES]) if _HANDS_OVER else {}
    return Request(pickle.dumps((held.getvalue(), list(opened)), protocol=5), list(opened.values()))


def unpack_request(data: bytes, descriptors: list[int]) -> tuple[bytes, Mapping[str, int]]:
    """In the worker: the function and its values, still packed, and the descriptors of its files by their names."""
    packed, names = pickle.loads(data)  # noqa: S301  # from the parent
    return packed, dict(zip(names, descriptors, strict=True))


def _opened(names: list[str]) -> dict[str, int]:
    """Those that can be opened; what is gone is missed when it is read."""
    found = {}
    for name in names:
        try:
            found[name] = os.open(name, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
        except OSError:
            continue
    return found
