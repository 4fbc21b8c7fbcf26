# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How much of the export was understood, in total and file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.ui.parcel.sheet import Sheet, block, notice, share, table
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.coverage import CoverageReport, FileCoverage, Share


def coverage_sheet(told: CoverageReport, words: Words) -> Sheet:
    """The three shares, and the files that are told one by one."""
    if not told.entries.total:
        return notice(words, "parcel.coverage.empty")
    key = "all" if told.entries.understood == told.entries.total else "some"
    shares = (
        words.text("parcel.coverage.entries", share=share(words, told.entries.understood, told.entries.total)),
        words.text("parcel.coverage.bytes", share=_sizes(told.bytes, words)),
        words.text("parcel.coverage.rows", share=share(words, told.rows.understood, told.rows.total)),
    )
    files = table(
        words,
        "coverage.files",
        ("file", "fate", "rows_understood", "bytes", "reason"),
        tuple(_line(one, words) for one in told.files),
    )
    left = told.listed - len(told.files)
    note = (words.count("parcel.coverage.left", left),) if left > 0 else ()
    return Sheet(
        words.text(f"parcel.coverage.{key}"),
        words.text("parcel.coverage.text"),
        (*block(words, "coverage.shares", shares), *block(words, "coverage.files", note, files)),
    )


def _line(one: FileCoverage, words: Words) -> tuple[str, ...]:
    rows = share(words, one.understood, one.rows) if one.rows else "–"
    reason = words.say(one.reason) if one.reason is not None else ""
    return (one.entry, words.text(f"parcel.fate.{one.fate}"), rows, words.size(one.bytes), reason)


def _sizes(told: Share, words: Words) -> str:
    return share(words, words.size(told.understood), words.size(told.total) if told.total else 0)
