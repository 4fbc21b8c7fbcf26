# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The reader of CSV documents."""

from __future__ import annotations

from tests.fuzz.documents import read_as
from viewer.case.export import Kind

_SEEDS = (
    "\ufeffUtterance text,Utterance Creation Date\r\nlicht an,2018-05-06T07:08:10.250Z\r\n",
    'a;b;c\n"x";"y\n";1.5.2018 7:08\n',
)


def seeds() -> list[bytes]:
    """Lists of what was said, as exports have them."""
    return [text.encode() for text in _SEEDS] + [_SEEDS[0].encode("utf-16"), b""]


def run(data: bytes) -> None:
    """Read it."""
    read_as(Kind.CSV, "Alexa/list.csv", data)
