# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A line that a document says was spoken, before its time zone is known."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from viewer.importers.dates import Stamp


@dataclass(slots=True)
class Spoken:
    """One line of a document, as written. `moment` is epoch seconds UTC where the document itself names the zone."""

    text: str
    source: str
    position: str
    stamp: Stamp | None = None
    moment: float | None = None
    precision: float = 1.0
    utterance_id: str | None = None
    device_name: str | None = None
    account: str | None = None

    @property
    def id(self) -> str:
        """The stable id of the transcript at this place of this document."""
        return (
            "t" + hashlib.sha256(f"{self.source}\n{self.position}".encode("utf-8", "surrogateescape")).hexdigest()[:12]
        )
