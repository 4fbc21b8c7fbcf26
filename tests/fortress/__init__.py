# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Hostile files through the whole scan: what became of each, how long it took, and what was written where."""
