# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every file of every letter is as it is kept; where it is not, the difference is what the failure shows."""

from __future__ import annotations

import difflib

from tests.golden.reports import kept, written

MOST_LINES = 400
MOST_BYTES = 1_000_000


def differences(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """A unified diff of all files, line ends shown where they differ."""
    told = []
    for name in sorted(before.keys() | now.keys()):
        old, new = (files.get(name, "").split("\n") for files in (before, now))
        told += [
            line.replace("\r", "\\r")
            for line in difflib.unified_diff(old, new, f"kept/{name}", f"now/{name}", "", "", 2, "")
        ]
    return told


def test_the_letters_are_as_they_are_kept() -> None:
    told = differences(kept(), written())
    left = f"\n... and {len(told) - MOST_LINES} lines more" if len(told) > MOST_LINES else ""
    assert not told, (
        "the reports changed; if that is meant, run `python -m tests.golden.renew` and read the diff:\n"
        + "\n".join(told[:MOST_LINES])
        + left
    )


def test_a_change_is_shown_line_by_line() -> None:
    told = differences({"a.txt": "one\r\ntwo\r\n", "gone": "x"}, {"a.txt": "one\r\n2\r\n", "new": "y"})
    assert "-two\\r" in told
    assert "+2\\r" in told
    assert {"--- kept/gone", "-x", "+++ now/new", "+y"} <= set(told)


def test_what_is_kept_is_small_and_of_every_letter() -> None:
    files = kept()
    assert sum(len(text.encode()) for text in files.values()) <= MOST_BYTES
    assert sum(name.endswith(".pdf.txt") for name in files) == 8
