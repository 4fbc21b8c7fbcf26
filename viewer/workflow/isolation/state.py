# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How far the processes that read an export are locked in on this system, in a sentence for people."""

from __future__ import annotations

from viewer.case.message import Message, message
from viewer.workflow.isolation.lockdown import Isolation, available


def state() -> Message:
    """The sentence."""
    return message(f"isolation.{available().value}")


def is_reduced() -> bool:
    """Whether this system locks them in less than it should."""
    return available() is not Isolation.FULL
