# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How values of a declared type are written as JSON and blobs, and how they are read back and checked on the way."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from viewer.case.message import Message
from viewer.workflow.isolation.malformed import Malformed
from viewer.workflow.isolation.packed import Packed
from viewer.workflow.isolation.plain import INT64, checked_plain, plain_kinds, plain_mapping
from viewer.workflow.isolation.sentences import can_be_said

Blobs = Sequence[memoryview]
Write = Callable[[Any, list[bytes | memoryview]], Any]
Read = Callable[[Any, Blobs], Any]

_MOST_AXES = 3
_UNIONS = (typing.Union, types.UnionType)


class Shape(NamedTuple):
    """How one type is written and read."""

    write: Write
    read: Read


def shape_of(hint: Any) -> Shape:
    """The shape of a type. Raises TypeError for one that cannot travel."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in (None, type(None)):
        return Shape(_as_it_is, _nothing)
    if origin in _UNIONS:
        return _union(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is Packed:
        return _packed(arguments[0])
    if origin in (list, Sequence):
        return _sequence(shape_of(arguments[0]), list if origin is list else tuple)
    if origin in (dict, Mapping):
        return _mapping(arguments)
    if getattr(origin, "__module__", "") == "numpy":
        return _array(arguments[1])
    return _class(hint)


def _class(hint: Any) -> Shape:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type):
        if issubclass(hint, StrEnum):
            members = {one.value: one for one in hint}
            return Shape(lambda value, _: value.value, lambda plain, _: members[plain])
        if is_dataclass(hint) or hasattr(hint, "_fields"):
            return _record(hint)
    raise TypeError(hint)


def _as_it_is(value: Any, _: object) -> Any:
    return value


def _nothing(plain: Any, _: Blobs) -> None:
    if plain is not None:
        raise Malformed


def _exactly(kind: type) -> Read:
    def read(plain: Any, _: Blobs) -> Any:
        if type(plain) is kind:
            return plain
        raise Malformed

    return read


def _number(plain: Any, _: Blobs) -> int:
    if type(plain) is int and -INT64 <= plain < INT64:
        return plain
    raise Malformed


def _real(plain: Any, _: Blobs) -> float:
    if type(plain) is float or (type(plain) is int and -INT64 <= plain < INT64):
        return float(plain)
    raise Malformed


def _write_blob(value: Any, blobs: list[bytes | memoryview]) -> int:
    blobs.append(value)
    return len(blobs) - 1


def _blob(plain: Any, blobs: Blobs) -> memoryview:
    if type(plain) is not int or plain < 0:
        raise Malformed
    return blobs[plain]


_SIMPLE: Mapping[Any, Shape] = {
    str: Shape(_as_it_is, _exactly(str)),
    bool: Shape(_as_it_is, _exactly(bool)),
    int: Shape(_as_it_is, _number),
    float: Shape(lambda value, _: float(value), _real),
    bytes: Shape(_write_blob, lambda plain, blobs: bytes(_blob(plain, blobs))),
    datetime: Shape(lambda value, _: value.isoformat(), lambda plain, _: datetime.fromisoformat(plain)),
    Path: Shape(lambda value, _: str(value), lambda plain, blobs: Path(_SIMPLE[str].read(plain, blobs))),
}


def _union(arguments: tuple[Any, ...]) -> Shape:
    some = [one for one in arguments if one is not type(None)]
    if len(some) == 1:
        write, read = shape_of(some[0])
        return Shape(
            lambda value, blobs: None if value is None else write(value, blobs),
            lambda plain, blobs: None if plain is None else read(plain, blobs),
        )
    kinds = plain_kinds(arguments)
    return Shape(_as_it_is, lambda plain, _: checked_plain(plain, kinds))


def _items(plain: Any) -> list[Any]:
    if type(plain) is list:
        return plain
    raise Malformed


def _tuple(arguments: tuple[Any, ...]) -> Shape:
    if arguments[1:] == (...,):
        return _sequence(shape_of(arguments[0]), tuple)
    return _fixed(tuple(map(shape_of, arguments)), tuple, tuple)


def _sequence(item: Shape, made: Callable[[list[Any]], Any]) -> Shape:
    write, read = item
    return Shape(
        lambda value, blobs: [write(one, blobs) for one in value],
        lambda plain, blobs: made([read(one, blobs) for one in _items(plain)]),
    )


def _mapping(arguments: tuple[Any, ...]) -> Shape:
    if arguments[0] is not str:
        raise TypeError(arguments)
    if typing.get_origin(arguments[1]) in _UNIONS and len(typing.get_args(arguments[1])) > 2:
        kinds = plain_kinds(typing.get_args(arguments[1]))
        return Shape(lambda value, _: dict(value), lambda plain, _: plain_mapping(plain, kinds))
    write, read = shape_of(arguments[1])

    def read_all(plain: Any, blobs: Blobs) -> dict[str, Any]:
        if type(plain) is not dict:
            raise Malformed
        return {key: read(one, blobs) for key, one in plain.items()}

    return Shape(lambda value, blobs: {key: write(one, blobs) for key, one in value.items()}, read_all)


def _record(kind: Any) -> Shape:
    names = [one.name for one in fields(kind)] if is_dataclass(kind) else list(kind._fields)
    hints = typing.get_type_hints(kind)
    shapes = tuple(shape_of(hints[name]) for name in names)
    made = _sentence if kind is Message else lambda values: kind(*values)
    return _fixed(shapes, made, lambda value: [getattr(value, name) for name in names])


def _sentence(values: list[Any]) -> Message:
    """A message that there are words for; the window and the terminal say it to people as it is."""
    found = Message(*values)
    if not can_be_said(found):
        raise Malformed
    return found


def _fixed(shapes: tuple[Shape, ...], made: Callable[[list[Any]], Any], parts: Callable[[Any], Sequence[Any]]) -> Shape:
    """As many values as there are shapes."""
    writes, reads, count = [one.write for one in shapes], [one.read for one in shapes], len(shapes)

    def read_all(plain: Any, blobs: Blobs) -> Any:
        if type(plain) is not list or len(plain) != count:
            raise Malformed
        return made([read(one, blobs) for read, one in zip(reads, plain, strict=True)])

    return Shape(
        lambda value, blobs: [write(one, blobs) for write, one in zip(writes, parts(value), strict=True)], read_all
    )


def _packed(item: Any) -> Shape:
    """A packed sequence travels in its chunks and is checked while it is walked."""
    numbers = _sequence(_SIMPLE[int], list)
    return Shape(
        lambda value, blobs: [len(value), [_write_blob(chunk, blobs) for chunk in value.chunks]],
        lambda plain, blobs: Packed(
            item, _number(_items(plain)[0], blobs), [bytes(_blob(one, blobs)) for one in numbers.read(plain[1], blobs)]
        ),
    )


def _array(declared: Any) -> Shape:
    """An array of a declared kind of number: its shape, and its bytes as they lie in memory."""
    import numpy as np

    kind = np.dtype(typing.get_args(declared)[0])

    def write(value: Any, blobs: list[bytes | memoryview]) -> list[int]:
        blobs.append(np.ascontiguousarray(value, kind).tobytes())
        return [len(blobs) - 1, *value.shape]

    def read(plain: Any, blobs: Blobs) -> Any:
        place, *axes = _items(plain)
        if not 1 <= len(axes) <= _MOST_AXES or any(type(axis) is not int or axis < 0 for axis in axes):
            raise Malformed
        return np.frombuffer(_blob(place, blobs), kind).reshape(axes)

    return Shape(write, read)
