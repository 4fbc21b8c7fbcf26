# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Answers are what was sent, or no answer: no bytes whatever make anything but a value of the declared type."""

from __future__ import annotations

import json
import pickle
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from viewer.archive.members import Locator, Member
from viewer.archive.records import Lock
from viewer.case.message import Message, message
from viewer.case.observation import Observation
from viewer.workflow.isolation.codec import Codec, codec_of
from viewer.workflow.isolation.malformed import Malformed
from viewer.workflow.reading_pass import Measured


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Everything:
    nothing: None
    whole: int
    real: float
    sure: bool
    text: str
    raw: bytes
    when: datetime | None
    colour: Colour
    pair: tuple[int, str]
    several: tuple[float | None, ...]
    listed: list[str]
    some: Sequence[int]
    table: Mapping[str, tuple[int, ...]]
    place: Locator


def everything(whole: int, real: float, text: str, raw: bytes) -> Everything:
    place = Locator("export.zip", (Member(0, 1, 2, 3, 8, 5), Member(1, 2, 3, 4, 0, 6, Lock(3, 7))))
    when = datetime(2018, 3, 4, 5, 6, 7, 8, tzinfo=UTC)
    rest = ((1, text), (real, None), [text], (1, 2), {text: (3,)}, place)
    return Everything(None, whole, real, True, text, raw, when, Colour.BLUE, *rest)


@given(
    whole=st.integers(-(2**63), 2**63 - 1),
    real=st.floats(allow_nan=False),
    text=st.text(st.characters(codec=None)),
    raw=st.binary(max_size=50),
)
def test_a_value_arrives_as_it_was_sent(whole: int, real: float, text: str, raw: bytes) -> None:
    codec = codec_of(Everything)
    sent = everything(whole, real, text, raw)
    assert codec.decode(codec.encode(sent)) == sent


def test_arrays_arrive_with_their_shape_and_kind() -> None:
    codec = codec_of(NDArray[np.int16])
    for sent in (np.arange(12, dtype=np.int16).reshape(6, 2), np.empty((0, 1), np.int16)):
        found = codec.decode(codec.encode(sent))
        assert found.dtype == np.int16
        assert found.shape == sent.shape
        assert (found == sent).all()


def test_measurements_arrive() -> None:
    values = {"a": 1.5, "b": None, "c": [1, "x", {"d": False}], "e": float("inf")}
    sent = (Measured("e", "f" * 64, (Observation("e", "signal", "2", values, b"\1\2"),), message("archive.bomb")),)
    codec = codec_of(tuple[Measured, ...])
    assert codec.decode(codec.encode(sent)) == sent


def framed(plain: object, *blobs: bytes) -> bytes:
    text = json.dumps(plain).encode()
    lengths = struct.pack(f"<{len(blobs)}Q", *map(len, blobs))
    return struct.pack("<II", len(text), len(blobs)) + lengths + text + b"".join(blobs)


@pytest.mark.parametrize(
    ("hint", "data"),
    [
        (int, b""),
        (int, pickle.dumps(1)),
        (int, framed(True)),
        (int, framed(1.0)),
        (int, framed(2**63)),
        (int, framed(1) + b"more"),
        (bool, framed(1)),
        (str, framed(None)),
        (float, framed("1")),
        (bytes, framed(0)),
        (bytes, framed(-1, b"x")),
        (bytes, framed(True, b"x", b"y")),
        (datetime, framed("yesterday")),
        (Colour, framed("green")),
        (Colour, framed([])),
        (tuple[int, str], framed([1])),
        (tuple[int, ...], framed({"0": 1})),
        (Mapping[str, int], framed([["a", 1]])),
        (Everything, framed([])),
        (Message, framed(["no.such_key", []])),
        (Message, framed(["isolation.stopped", []])),
        (NDArray[np.int16], framed([0, 2], b"\0\0")),
        (NDArray[np.int16], framed([0, -1], b"\0\0")),
        (NDArray[np.int16], framed([0, 2**40, 2**40], b"\0\0")),
        (Mapping[str, str | int | float | bool | None], framed({"a": []})),
        (tuple[int, ...], struct.pack("<II", 200_000, 0) + b"[" * 200_000),
        (int, struct.pack("<II", 0, 1 << 30)),
    ],
)
def test_what_is_no_value_of_the_type_is_malformed(hint: object, data: bytes) -> None:
    with pytest.raises(Malformed):
        codec_of(hint).decode(data)


@given(data=st.binary(max_size=200), at=st.integers(0, 400), byte=st.integers(0, 255))
def test_any_bytes_are_a_value_or_malformed(data: bytes, at: int, byte: int) -> None:
    codec = codec_of(Everything)
    honest = bytearray(codec.encode(everything(1, 0.5, "text", b"raw")))
    honest[at % len(honest)] = byte
    for tried in (data, bytes(honest)):
        try:
            found = codec.decode(tried)
        except Malformed:
            continue
        assert type(found) is Everything
        assert type(found.whole) is int
        assert type(found.text) is str


@pytest.mark.parametrize("hint", [object, complex, dict[int, str], str | Colour, type])
def test_types_that_cannot_travel_are_refused_before_anything_does(hint: object) -> None:
    with pytest.raises(TypeError):
        Codec(hint)
