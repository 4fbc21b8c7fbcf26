# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Values that JSON knows by itself, where a declared type lets any of several kinds of them come."""

from __future__ import annotations

import typing
from collections.abc import Iterable
from typing import Any

from viewer.workflow.isolation.malformed import Malformed

INT64 = 1 << 63
_DEEPEST = 16
_PLAIN = (str, int, float, bool, type(None))


def plain_kinds(arguments: tuple[Any, ...]) -> set[Any]:
    """The kinds of a union of what JSON knows anyway. Raises TypeError for any other union."""
    kinds = {typing.get_origin(one) or one for one in arguments}
    if not kinds <= {*_PLAIN, list, dict}:
        raise TypeError(arguments)
    return kinds | {bool} if int in kinds else kinds


def checked_plain(plain: Any, kinds: set[Any], depth: int = _DEEPEST) -> Any:
    """What JSON gave, where it is of these kinds throughout and not nested too deeply. Raises Malformed."""
    kind = type(plain)
    if kind not in kinds or (kind is int and not -INT64 <= plain < INT64):
        raise Malformed
    if kind is dict or kind is list:
        _each_plain(plain.values() if kind is dict else plain, kinds, depth)
    return plain


def _each_plain(values: Iterable[Any], kinds: set[Any], depth: int) -> None:
    if depth == 0:
        raise Malformed
    at_once = kinds - {int, list, dict}
    for one in values:
        if type(one) not in at_once:
            checked_plain(one, kinds, depth - 1)


def plain_mapping(plain: Any, kinds: set[Any]) -> dict[str, Any]:
    """What JSON gave, where it is an object of such values. Raises Malformed."""
    if type(plain) is not dict:
        raise Malformed
    _each_plain(plain.values(), kinds, _DEEPEST)
    return plain
