# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The reader of JSON documents."""

from __future__ import annotations

from tests.fuzz.documents import read_as
from viewer.case.export import Kind

_SEEDS = (
    '[{"timestamp": "2018-05-06T07:08:10Z", "utterance": {"summary": "licht an"}, "id": "A:1.0/2018/05/06/07/G/8"}]',
    '{"a": [1, {"b": null}], "c": "\\u00e4"}\n{"a": 2}',
)


def seeds() -> list[bytes]:
    """Lists of what was said, as exports have them."""
    return [text.encode() for text in _SEEDS] + [_SEEDS[0].encode("utf-16"), b""]


def run(data: bytes) -> None:
    """Read it."""
    read_as(Kind.JSON, "Alexa/list.json", data)
