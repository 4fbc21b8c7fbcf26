# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Notmine: finds out whether a personal-data export holds somebody else's recordings."""

__version__ = "0.1.0"
