# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The voices of a case, and what a human says of them."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.case.voice import Voices
from viewer.workflow.opened import OpenCase


def voices(case: OpenCase) -> Voices:
    """Every voice told apart."""
    total = case.file.ask("SELECT count(*) FROM recording")[0][0]
    return Voices(unmeasured=int(total))


def claim(case: OpenCase, group: str, person: str) -> None:
    """Say whose voice a group is."""
    raise NotImplementedError


def merge(case: OpenCase, groups: Sequence[str]) -> str:
    """Make one voice of several."""
    raise NotImplementedError


def split(case: OpenCase, group: str, recordings: Sequence[str] = ()) -> str:
    """Make two voices of one."""
    raise NotImplementedError
