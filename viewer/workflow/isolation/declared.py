# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a function declares for its life in a worker: what it answers with, how long it may take."""

from __future__ import annotations

import typing
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeVar

from viewer.workflow.isolation.codec import Codec, codec_of

Function = TypeVar("Function", bound=Callable[..., Any])

_TERMS = "terms_of_isolation"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a piece of work may cost.

    `kind` names the type of work whose mishaps count together. `seconds` is the wall time of one piece before it is
    stopped; `seconds_of` adds to it for the values given. Work that tells its items may take `seconds_of_item` for each
    of them, and begins anew with every one. `reply_bytes` caps the answer.
    """

    kind: str = "reading"
    seconds: float = 60.0
    reply_bytes: int = 64 << 20
    seconds_of: Callable[..., float] | None = None
    seconds_of_item: Callable[..., float] | None = None


def isolated(terms: Terms) -> Callable[[Function], Function]:
    """Declare a function's terms; what it answers with is its return annotation."""

    def declare(function: Function) -> Function:
        setattr(function, _TERMS, terms)
        return function

    return declare


def terms_of(function: Callable[..., Any]) -> Terms:
    """The terms that a function declared, or those for work that needs no others."""
    found: Terms = getattr(_bare(function, ())[0], _TERMS, Terms())
    return found


def allowed_s(function: Callable[..., Any], values: tuple[Any, ...], item: str) -> float:
    """Wall time in seconds for work with these values, or for the one item of it that is being read now."""
    terms = terms_of(function)
    values = _bare(function, values)[1]
    if item and terms.seconds_of_item is not None:
        return terms.seconds_of_item(item, *values)
    return terms.seconds + (terms.seconds_of(*values) if terms.seconds_of is not None else 0.0)


def reply_codec(function: Callable[..., Any]) -> Codec[Any]:
    """How the answers of a function are written and read. Raises TypeError where it declares none."""
    return _codec_of_reply(_bare(function, ())[0])


@cache
def _codec_of_reply(function: Callable[..., Any]) -> Codec[Any]:
    hints = typing.get_type_hints(function)
    if "return" not in hints:
        raise TypeError(function)
    return codec_of(hints["return"])


def bare(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function without the values that were bound to it."""
    return _bare(function, ())[0]


def _bare(function: Callable[..., Any], values: tuple[Any, ...]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """A function without the values that were bound to it, and those values first among the others."""
    inner: Any = function
    while isinstance(inner, partial):
        inner, values = inner.func, inner.args + values
    return inner, values
