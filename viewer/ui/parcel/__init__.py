# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The room of the export as a whole: what belongs together, how it was put together, what is missing."""
