# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A mistake of the program itself may quote nobody: what is told of it, and the doors that Python would tell it by."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
import traceback
import warnings


def scrubbed(error: BaseException) -> str:
    """The kind of error and where it came from, as `Kind` and lines of `module:line`; no message, no value, no path."""
    lines = [type(error).__name__]
    for frame, line in traceback.walk_tb(error.__traceback__):
        lines.append(f"  {frame.f_globals.get('__name__', '?')}:{line}")
    if error.__cause__ is not None:
        lines.append(scrubbed(error.__cause__))
    return "\n".join(lines)


def hold_tongue() -> None:
    """Let this process tell of mistakes in that form alone, whichever thread they happen on.

    Python itself would print messages, and those quote what was read. Warnings and log lines of libraries quote too and
    are dropped; those that are asked for by `-W` or `PYTHONWARNINGS` stay. No core dump is written, since it would hold
    the whole memory.
    """
    sys.excepthook = lambda _kind, error, _trace: _tell(error)
    threading.excepthook = lambda given: _tell(given.exc_value)
    sys.unraisablehook = lambda given: _tell(given.exc_value)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _tell(error: BaseException | None) -> None:
    if error is not None and sys.stderr is not None:
        sys.stderr.write(scrubbed(error) + "\n")
