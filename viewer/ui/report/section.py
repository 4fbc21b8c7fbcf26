# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The sections of the room of the report, in order."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """What there is in the room."""

    LETTERS = "letters"
    STEPS = "steps"
    ERASE = "erase"
