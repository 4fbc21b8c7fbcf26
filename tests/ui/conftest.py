# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The window's tests draw off the screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
