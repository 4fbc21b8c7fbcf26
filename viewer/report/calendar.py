# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Dates as a calendar file, iCalendar (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something is due, in words."""

    on: date
    what: str


def write_calendar(deadlines: Iterable[Deadline], made_on: date, stream: BinaryIO) -> None:
    """Write all-day events with a reminder two days before; equal deadlines give equal bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Notmine//Notmine//EN"]
    for one in deadlines:
        name = hashlib.sha256(f"{one.on.isoformat()} {one.what}".encode()).hexdigest()[:24]
        lines += [
            "BEGIN:VEVENT",
            f"UID:{name}@notmine",
            f"DTSTAMP:{made_on:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(one.what)}",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-P2D",
            f"DESCRIPTION:{_escaped(one.what)}",
            "END:VALARM",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    stream.write("".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode("utf-8"))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Lines of at most 75 octets; those that go on begin with a space (RFC 5545, 3.1)."""
    told, current = [], ""
    for letter in line:
        if len((current + letter).encode("utf-8")) > 75:
            told.append(current)
            current = " "
        current += letter
    return [*told, current]
