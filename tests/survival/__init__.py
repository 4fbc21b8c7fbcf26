# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The real command line, killed at random moments and refused by the disk at every write: is the case whole?"""
