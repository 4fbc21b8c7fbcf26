# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The synthetic twin of an export: the same shape and the same relations, and nothing of what anybody said or is."""
