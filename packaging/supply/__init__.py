# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the program is made of: bill of materials, known weaknesses, licences, and builds that can be repeated."""
