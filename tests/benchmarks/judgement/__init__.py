# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Households made up with their truth, and how well the judgement tells own from foreign material on them."""
