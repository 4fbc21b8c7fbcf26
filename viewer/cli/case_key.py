# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How a command comes to the password of a case: from a file or the keyboard, never from the command line itself."""

from __future__ import annotations

import argparse
import getpass
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from viewer.case.export import Secret
from viewer.case.message import Problem, message
from viewer.case.protection import Protection
from viewer.cli.secret import secret_of
from viewer.words import Words
from viewer.workflow import cases
from viewer.workflow.opened import OpenCase

_ANYWHERE = (Protection.KEYRING.value, Protection.NONE.value)


def add_password(command: argparse.ArgumentParser, text: Callable[[str], str]) -> None:
    """Let a command open a case that has a password."""
    command.add_argument("--case-password-file", metavar="F", type=Path, help=text("case_key.help.password_file"))


def add_protection(command: argparse.ArgumentParser, text: Callable[[str], str]) -> None:
    """Let a command choose how a new case is protected."""
    way = command.add_mutually_exclusive_group()
    add_password(way, text)  # type: ignore[arg-type]
    way.add_argument("--case-key", choices=_ANYWHERE, help=text("case_key.help.case_key"))


def opened(options: Namespace, words: Words) -> OpenCase:
    """The case that a command names. Raises Problem as `cases.open_case` does."""
    return cases.open_case(options.case, passphrase_of(options, words, options.case))


def opened_or_made(options: Namespace, words: Words) -> OpenCase:
    """The case of a scan, made where there is none, protected as the options say."""
    path: Path = options.case
    if path.exists():
        wanted = Protection.PASSWORD if options.case_password_file else Protection(options.case_key or Protection.NONE)
        return cases.open_or_create(path, wanted, passphrase_of(options, words, path))
    if options.case_password_file:
        return cases.create_case(path, Protection.PASSWORD, secret_of(options.case_password_file))
    return cases.create_case(path, Protection(options.case_key or Protection.NONE))


def passphrase_of(options: Namespace, words: Words, *paths: Path) -> Secret | None:
    """The password from the file that the options name; else, where one of the cases needs it, from the keyboard."""
    if options.case_password_file:
        secret = secret_of(options.case_password_file)
        if secret is None or not secret.value:
            raise Problem(message("case_key.empty"))
        return secret
    if sys.stdin is None or not sys.stdin.isatty() or not any(map(cases.needs_password, paths)):
        return None
    return Secret(getpass.getpass(words.text("case_key.prompt")).encode())
