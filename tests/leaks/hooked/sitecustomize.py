# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Loaded by every Python process of a watched run: notes what is opened to write, deleted, connected or started.

Python finds this file by its name. `NOTMINE_WATCHED` names a folder for the notes; a file that is removed or
replaced is copied there first, so that what was only there for a moment can be searched too.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

_GONE = {"os.remove", "os.rename", "os.rmdir", "shutil.rmtree", "os.truncate"}
_AF_UNIX = 1
_STARTED = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"}


def _is_local(event: str, given: tuple[object, ...]) -> bool:
    """Whether a socket is made that only processes of this machine can talk through, or something is sent through one
    that is connected already, as files are handed to workers."""
    if event == "socket.sendmsg":
        return getattr(given[0], "family", None) == _AF_UNIX and given[1] is None
    return event == "socket.__new__" and given[1] == _AF_UNIX


def _watch(notes: Path) -> Callable[[str, tuple[object, ...]], None]:
    log = os.open(notes / f"{os.getpid()}.jsonl", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    busy = False

    def keep(name: object) -> None:
        path = Path(os.fsdecode(name)) if isinstance(name, str | bytes | os.PathLike) else None
        found = [] if path is None else [path] if path.is_file() else list(path.rglob("*")) if path.is_dir() else []
        for one in found:
            if one.is_file() and not one.is_symlink() and one.suffix != ".pyc":
                kept = notes / "gone" / f"{os.getpid()}-{len(list((notes / 'gone').iterdir()))}-{one.name[-80:]}"
                shutil.copyfile(one, kept)

    def hook(event: str, given: tuple[object, ...]) -> None:
        nonlocal busy
        told: object = None
        if busy:
            return
        if event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            told = os.fsdecode(given[0]) if isinstance(given[0], str | bytes) else given[0]
        elif event in _GONE or event in _STARTED or (event.startswith("socket.") and not _is_local(event, given)):
            told = repr(given)
        if told is None:
            return
        busy = True
        try:
            if event in _GONE:
                with contextlib.suppress(OSError):
                    keep(given[0])
            os.write(log, (json.dumps([event, told]) + "\n").encode())
        finally:
            busy = False

    return hook


_NOTES = os.environ.get("NOTMINE_WATCHED")
if _NOTES:
    (Path(_NOTES) / "gone").mkdir(parents=True, exist_ok=True)
    sys.addaudithook(_watch(Path(_NOTES)))
