# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A sample of real hostile files through the whole scan; `make fortress` takes all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fortress.trial import HOSTILE, Watchman, hostile_files, packed_in_an_export, try_export

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not HOSTILE.is_dir(), reason="the corpus is not there")]
WATCHMAN = Watchman()


@pytest.mark.parametrize("place", range(0, 1254, 209))
def test_a_hostile_file_alone_ends_with_a_sentence(place: int) -> None:
    outcome = try_export(hostile_files()[place], WATCHMAN)
    assert outcome.is_held, outcome


def test_hostile_files_in_one_export_cost_each_other_nothing(tmp_path: Path) -> None:
    files = hostile_files()[::40]
    outcome = try_export(packed_in_an_export(files, tmp_path / "export.zip"), WATCHMAN)
    assert outcome.is_held, outcome
    assert sum(outcome.fates.values()) >= len(files)
