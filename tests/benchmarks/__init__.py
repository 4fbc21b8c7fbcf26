# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measurements of speed and memory, as ratios against a limit in the same run. Never part of the test suite."""
