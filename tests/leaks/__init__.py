# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Marks of invented people are planted in exports, and searched for wherever they must not be."""
