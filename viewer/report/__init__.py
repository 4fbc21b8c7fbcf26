# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""From a case to what is handed on: plain values first, then letters, tables and bags of them."""
