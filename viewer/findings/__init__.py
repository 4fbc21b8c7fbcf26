# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Judges: pure rules from observations and facts to findings. Never reads a file."""
