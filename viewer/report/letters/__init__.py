# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The letters: one case, told to the company, to an authority, or to a newsroom."""
