# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The reports as they are: every file of every letter for one made-up case, kept beside the tests.

`python -m tests.golden.renew` writes them anew after a change that is meant; the change is then read in the diff.
"""
