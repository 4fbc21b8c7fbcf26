# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""No test opens a way off this machine: whoever makes another socket than a local one fails."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator

import pytest

_LOCAL = getattr(socket, "AF_UNIX", None)
_REACHING = frozenset(
    ("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname",
     "socket.sendto", "socket.sendmsg", "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect")
)  # fmt: skip
_reached: list[str] = []


def reaches_out(event: str, given: tuple[object, ...]) -> bool:
    """Whether an event of Python's audit is about anything but a socket between processes of this machine."""
    if event == "socket.__new__":
        return given[1] != _LOCAL
    if event in ("socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"):
        return getattr(given[0], "family", None) != _LOCAL
    return event in _REACHING


def _listen(event: str, given: tuple[object, ...]) -> None:
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and reaches_out(event, given):
        _reached.append(f"{event} {given!r}")


sys.addaudithook(_listen)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[list[str]]:
    """Fails a test in whose time this process reached out; what it did is in the list that a test may empty."""
    _reached.clear()
    yield _reached
    assert _reached == [], "a test opened a socket that is not local"
