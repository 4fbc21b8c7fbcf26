# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The rules of judgement, one module for each family of sources; every rule is `(Grounds) -> tuple[Finding, ...]`."""
