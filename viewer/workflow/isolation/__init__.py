# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Isolation: what a worker process may do, how long, and in what form its answers are taken."""
