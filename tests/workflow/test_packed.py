# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A packed sequence is the sequence that was packed."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.case.reading import Reading
from viewer.case.recording import Recording
from viewer.workflow.packed import Packed, packed


@given(length=st.integers(0, 6_001), at=st.integers(-3, 3))
def test_it_walks_indexes_and_slices_like_a_tuple(length: int, at: int) -> None:
    items = tuple(range(length))
    sequence = Packed(items)
    assert len(sequence) == length
    assert tuple(sequence) == items
    assert tuple(pickle.loads(pickle.dumps(sequence))) == items  # noqa: S301
    assert tuple(sequence[at : at + 2]) == items[at : at + 2]
    if -length <= at < length:
        assert sequence[at] == items[at]


def test_beyond_its_end_there_is_nothing() -> None:
    with pytest.raises(IndexError):
        Packed((1, 2))[2]


def test_a_packed_reading_holds_what_was_read_in_less_room() -> None:
    recordings = tuple(Recording(f"r{n:012x}", f"export.zip!audio/{n}.wav") for n in range(5_000))
    travelling = packed(Reading(("test",), recordings))
    assert tuple(travelling.recordings) == recordings
    assert len(pickle.dumps(travelling)) < len(pickle.dumps(recordings)) / 2
