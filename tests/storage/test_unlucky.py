# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the trials of survival once found."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.case.message import Problem
from viewer.storage import case_file


def test_a_new_case_whose_log_could_not_be_folded_in_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_file, "is_whole", lambda *_: False)
    with pytest.raises(Problem) as caught:
        case_file.create(tmp_path / "a.notmine")
    assert caught.value.said.key == "case.disk_error"
    assert not list(tmp_path.iterdir())
