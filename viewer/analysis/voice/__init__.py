# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whose voice: what a recording sounds like, and what that says about who spoke."""

import os

# ONNX Runtime would otherwise tell its maker of its use: a file among the temporary ones as it is loaded, then uploads.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
