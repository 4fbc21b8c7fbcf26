# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Keys of cases in the keyring of the system: Keychain, Credential Locker or the Secret Service, and no other.

The back end is named here and not searched for, since a plug-in for `keyring` may reach a server. The Secret Service is
asked only over a socket of this machine.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import Protocol

from viewer.case.message import Problem, message

_SERVICE = "notmine"
_BACK_ENDS = {"darwin": ("macOS", "Keyring"), "win32": ("Windows", "WinVaultKeyring")}
_ELSEWHERE = ("SecretService", "Keyring")
_LOCAL = "unix:"


class Keyring(Protocol):
    """What is asked of a back end."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret of that name."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret under a name."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget the secret of that name."""
        ...


def is_there() -> bool:
    """Whether this machine has a keyring that answers."""
    try:
        back_end()
    except Problem:
        return False
    return True


def back_end() -> Keyring:
    """The keyring of this system. Raises Problem where there is none, or none that answers."""
    module, name = _BACK_ENDS.get(sys.platform, _ELSEWHERE)
    try:
        if sys.platform not in _BACK_ENDS and not os.environ.get("DBUS_SESSION_BUS_ADDRESS", "").startswith(_LOCAL):
            raise Problem(message("case_key.no_keyring"))
        import keyring.backends

        found = getattr(importlib.import_module(f"{keyring.backends.__name__}.{module}"), name)
        if not found.viable:
            raise Problem(message("case_key.no_keyring"))
        return found()  # type: ignore[no-any-return]
    except Problem:
        raise
    except Exception:  # a back end may fail in any way, and its text may quote what it was asked
        raise Problem(message("case_key.no_keyring")) from None


def keep(name: str, secret: str) -> None:
    """Keep a key, and see that it is there. Raises Problem where the keyring refuses."""
    keyring = back_end()
    kept = None
    with contextlib.suppress(Exception):
        keyring.set_password(_SERVICE, name, secret)
        kept = keyring.get_password(_SERVICE, name)
    if kept != secret:
        raise Problem(message("case_key.keyring_refuses"))


def find(name: str) -> str | None:
    """The key of that name. Raises Problem where the keyring does not answer."""
    keyring = back_end()
    try:
        return keyring.get_password(_SERVICE, name)
    except Exception:
        raise Problem(message("case_key.keyring_refuses")) from None


def remove(name: str) -> None:
    """Destroy a key, and see that it is gone. Raises Problem where the keyring keeps it."""
    keyring = back_end()
    with contextlib.suppress(Exception):
        keyring.delete_password(_SERVICE, name)
    if find(name) is not None:
        raise Problem(message("case_key.keyring_refuses"))
