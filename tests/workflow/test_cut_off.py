# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A scan that ends after any of its transactions is gone on with, and comes to what it would have come to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.workflow.exports import make_export, owner_facts
from viewer.storage.case_file import CaseFile
from viewer.work import Unwatched
from viewer.workflow.cases import create_case, open_case
from viewer.workflow.check import verify
from viewer.workflow.overview import Overview
from viewer.workflow.scan import ScanRequest, scan


class CutOffError(Exception):
    """The power went, so to speak."""


def cut_after(monkeypatch: pytest.MonkeyPatch, last: int) -> None:
    """Let only so many transactions of any case be committed."""
    real, done = CaseFile.writing, count(1)

    @contextmanager
    def writing(self: CaseFile, **how: Any) -> Iterator[apsw.Connection]:
        with real(self, **how) as connection:
            yield connection
        if next(done) >= last:
            raise CutOffError

    monkeypatch.setattr(CaseFile, "writing", writing)


def told(seen: Overview) -> tuple[object, ...]:
    return seen.conclusion, seen.standings, seen.fates, seen.recordings, seen.transcripts, seen.reasons


def test_after_any_transaction_the_scan_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = ScanRequest((make_export(tmp_path / "export.zip"),), owner_facts(), jobs=1)
    with create_case(tmp_path / "whole.notmine") as whole:
        wanted = told(scan(whole, request, Unwatched()))
    for last in count(1):
        path = tmp_path / f"{last}.notmine"
        create_case(path).close()
        try:
            with monkeypatch.context() as patched, open_case(path) as case:
                cut_after(patched, last)
                scan(case, request, Unwatched())
        except CutOffError:
            with open_case(path) as case:
                assert told(scan(case, request, Unwatched())) == wanted, last
            assert verify(path, Unwatched()).ok, last
        else:
            assert last > 6
            break
