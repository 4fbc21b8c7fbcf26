# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How the demonstration export is made: invented people, synthetic speech, and the files of an export around them."""
