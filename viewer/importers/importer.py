# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What an importer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from viewer.case.export import Inventory
from viewer.case.observation import Source
from viewer.case.reading import Reading, Recognition, Unrecognised
from viewer.work import Watch


@dataclass(frozen=True, slots=True)
class Importer:
    """One export format: knows it by its landmarks and reads it."""

    name: str
    recognise: Callable[[Inventory], Recognition | Unrecognised]
    read: Callable[[Source, Inventory, Recognition, Watch], Reading]
