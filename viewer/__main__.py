# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The `notmine` command: hands the terminal the way to the window, which the two know nothing of otherwise."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from viewer.case.message import Problem, message
from viewer.mishap import hold_tongue

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run() -> None:
    """The entry point of the installed command and of `python -m viewer`."""
    multiprocessing.freeze_support()
    hold_tongue()
    from viewer.cli.main import main

    sys.exit(main(sys.argv[1:], open_window))


def open_window(exports: Sequence[Path], demo: bool) -> int:
    """Show the window. Raises Problem where it is not installed, or where there is no screen."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise Problem(message("cli.no_screen"))
    try:
        import PySide6  # noqa: F401
    except ImportError:
        raise Problem(message("cli.no_window")) from None
    from viewer.ui.application import run_window

    return run_window(exports, demo=demo)


if __name__ == "__main__":
    run()
