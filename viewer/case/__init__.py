# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The nouns of Notmine: frozen values that every stage shares. Standard library only."""
