# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The case file, the settings file and the facts file. The only package that writes in the user's folders."""
