# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Opens what the user handed over, read-only and within limits, and surveys every file in it."""
