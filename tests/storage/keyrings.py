# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A keyring in memory, in the place of the system's."""

from __future__ import annotations

import pytest

from viewer.storage import system_keyring


class MemoryKeyring:
    """Keeps secrets in a dictionary; `fails` lets every call fail as a locked keyring does."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}
        self.fails = False

    def get_password(self, service: str, username: str) -> str | None:
        self._ask(service)
        return self.secrets.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask(service)
        self.secrets[username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._ask(service)
        del self.secrets[username]

    def _ask(self, service: str) -> None:
        assert service == "notmine"
        if self.fails:
            raise RuntimeError("locked")


def put_keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    keyring = MemoryKeyring()
    monkeypatch.setattr(system_keyring, "back_end", lambda: keyring)
    return keyring
