# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The one word for whatever a worker sends that it should not."""

from __future__ import annotations


class Malformed(Exception):
    """Bytes that are no value of the declared type."""
