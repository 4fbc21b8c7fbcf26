# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What each rule looks at, proves and does not prove: the keys of its sentences, for window, terminal and documents."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.case.message import Message, message

ASPECTS = ("looks_at", "shows", "shows_not", "innocent", "check", "needs")

THEMES: Mapping[str, tuple[str, ...]] = {
    "devices": ("M01", "M02", "M03", "M09", "M10", "M11", "M24", "M25"),
    "accounts": ("M04", "M05", "M06", "M14", "M16", "M17", "M26", "M27", "M30"),
    "places": ("M07", "M08", "M12", "M13", "M15", "M18"),
    "parcel": ("M19", "M20", "M21", "M22", "M23", "M29"),
    "voices": ("M31", "M32"),
    "missing": ("M28",),
    "yours": ("M33",),
}


def about(rule: str) -> tuple[tuple[Message, Message], ...]:
    """The sentences about a rule (`M02`), each after its heading, in the order of `ASPECTS`."""
    return tuple((message(f"rules.heading.{aspect}"), message(f"rule.{rule}.{aspect}")) for aspect in ASPECTS)


def theme_title(theme: str) -> Message:
    """The heading of a theme of `THEMES`."""
    return message(f"rules.theme.{theme}")
