# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whose voice: what a recording sounds like, and what that says about who spoke."""
