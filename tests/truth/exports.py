# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Realistic exports made of real speech, by the tool that lies beside the speech."""

from __future__ import annotations

import os
import sys
import warnings
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from unittest import mock

SHARED = Path(os.environ.get("NOTMINE_SHARED", Path(__file__).resolve().parents[3] / "shared"))


@cache
def _tool() -> ModuleType:
    """The tool, imported once: what it needs takes longer to import than most exports take to make."""
    spec = spec_from_file_location("make_export", SHARED / "tools" / "make_export.py")
    assert spec is not None
    assert spec.loader is not None
    tool = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def make_export(folder: Path, corpus: str, **wanted: str | int) -> None:
    """Make an export of one corpus in a folder, as somebody would with the tool's own arguments."""
    given = ["--speech", str(SHARED / "data" / "speech"), "--corpus", corpus, "--out", str(folder)]
    for name, value in wanted.items():
        given += [f"--{name}", str(value)]
    with warnings.catch_warnings(), mock.patch.object(sys, "argv", ["make_export.py", *given]):
        warnings.simplefilter("ignore")
        _tool().main()
