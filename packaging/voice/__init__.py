# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How the voice instrument is made and measured: its network, its population, its error rates."""
