# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How a case file is kept from others who can reach it."""

from __future__ import annotations

from enum import StrEnum


class Protection(StrEnum):
    """Not at all, by a password that the user types, or by a key in the system's keyring."""

    NONE = "none"
    PASSWORD = "password"  # noqa: S105  # the name of a way, not a password
    KEYRING = "keyring"
