# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Changed exports end in fates or a sentence; `make fortress` tries thousands."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest

from tests.fortress.fuzzed import made_up, portion


def test_a_few_changed_exports_are_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    outcomes, _ = portion(7, tmp_path, 0, 12)
    assert [(number, one) for number, one in outcomes if not one.is_held] == []
    assert any(one.fates.get("rejected") for _, one in outcomes)


def test_the_same_seed_makes_the_same_export() -> None:
    first, again, other = (made_up(random.Random(f"7 {number}")) for number in (0, 0, 1))
    assert first == again != other
