# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A packed sequence is the sequence that was packed."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.case.reading import Reading
from viewer.case.recording import Recording
from viewer.workflow.isolation.codec import codec_of
from viewer.workflow.isolation.malformed import Malformed
from viewer.workflow.isolation.packed import Packed, pack
from viewer.workflow.packed_reading import PackedReading, packed_reading


@given(length=st.integers(0, 6_001), at=st.integers(-3, 3))
def test_it_walks_indexes_and_slices_like_a_tuple(length: int, at: int) -> None:
    items = tuple(range(length))
    sequence = pack(int, items)
    assert len(sequence) == length
    assert tuple(sequence) == items
    codec = codec_of(Packed[int])
    assert tuple(codec.decode(codec.encode(sequence))) == items
    assert tuple(sequence[at : at + 2]) == items[at : at + 2]
    if -length <= at < length:
        assert sequence[at] == items[at]


def test_beyond_its_end_there_is_nothing() -> None:
    with pytest.raises(IndexError):
        pack(int, (1, 2))[2]


def test_a_packed_reading_holds_what_was_read_in_less_room() -> None:
    recordings = tuple(Recording(f"r{n:012x}", f"export.zip!audio/{n}.wav") for n in range(5_000))
    codec = codec_of(PackedReading)
    travelling = codec.encode(packed_reading(Reading(("test",), recordings)))
    assert tuple(codec.decode(travelling).reading.recordings) == recordings
    assert len(travelling) < len(codec_of(tuple[Recording, ...]).encode(recordings)) / 2


@pytest.mark.parametrize(
    "chunk",
    [b"no zlib", zlib.compress(b"no codec"), zlib.compress(b"\0" * (65 << 20)), pack(str, ("a",)).chunks[0]],
    ids=["zlib", "codec", "bomb", "another type"],
)
def test_a_chunk_that_is_none_is_malformed(chunk: bytes) -> None:
    with pytest.raises(Malformed):
        tuple(Packed[int](int, 1, [chunk]))


def test_a_sequence_that_is_shorter_than_it_claims_is_malformed() -> None:
    with pytest.raises(Malformed):
        tuple(Packed[int](int, 2_000_000_000, pack(int, (1, 2)).chunks))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_portion_with_an_item_too_few_or_too_many_is_malformed(number: int) -> None:
    whole = pack(int, range(1300))
    for length in (1, 511, 513):
        chunks = list(whole.chunks)
        chunks[number] = zlib.compress(codec_of(tuple[int, ...]).encode(tuple(range(length))))
        damaged = Packed[int](int, 1300, chunks)
        with pytest.raises(Malformed):
            damaged[512 * number]
        with pytest.raises(Malformed):
            tuple(damaged)
