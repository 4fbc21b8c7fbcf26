# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Making and opening cases, and where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from platformdirs import PlatformDirs

from viewer.case.export import Secret
from viewer.case.message import Problem, message
from viewer.case.protection import Protection
from viewer.resource import resource
from viewer.storage import case_file, system_keyring
from viewer.storage.case_key import destroy_key, key_of, new_key, protection_of
from viewer.storage.passing import create_in_memory
from viewer.workflow.opened import OpenCase

_SUFFIX = ".notmine"


def open_case(path: Path, passphrase: Secret | None = None) -> OpenCase:
    """Open an existing case. Raises Problem: missing, not a case, newer version, damaged, read-only.

    Also `case_key.needed` and `case_key.wrong` where it has a password; nobody needs one for a key in the keyring.
    """
    return OpenCase(case_file.open_existing(path, key_of(path, passphrase)))


def create_case(path: Path, protection: Protection = Protection.NONE, passphrase: Secret | None = None) -> OpenCase:
    """Make a new, empty case. Raises Problem: exists already, folder not writable, disk full, no keyring here."""
    if path.exists():
        raise Problem(message("case.exists", file=path.name))
    key = new_key(protection, passphrase)
    try:
        return OpenCase(case_file.create(path, key))
    except Problem:
        if key is not None:
            destroy_key(key.head)
        raise


def passing_case() -> OpenCase:
    """A new, empty case in memory alone, for what is to leave no trace."""
    return OpenCase(create_in_memory("check"))


def open_or_create(path: Path, protection: Protection = Protection.NONE, passphrase: Secret | None = None) -> OpenCase:
    """The case at this path, made where there is none; one that is there is not protected otherwise than it was.

    Raises Problem as both do, and where protection is asked for a case that has none.
    """
    if not path.exists():
        return create_case(path, protection, passphrase)
    if protection is not Protection.NONE and protection_of(path) is Protection.NONE:
        raise Problem(message("case_key.plain", file=path.name))
    return open_case(path, passphrase)


def needs_password(path: Path) -> bool:
    """Whether a file is a case that has a password."""
    return protection_of(path) is Protection.PASSWORD


def has_keyring() -> bool:
    """Whether this machine has a keyring for keys of cases."""
    return system_keyring.is_there()


def export_paths(case: OpenCase) -> tuple[Path, ...]:
    """Where the parts of a case's export lay when it was last surveyed, to go on with it."""
    return tuple(Path(row[0]) for row in case.file.ask("SELECT path FROM part ORDER BY name"))


def cases_folder() -> Path:
    """Where cases are kept unless the user says otherwise."""
    return PlatformDirs("notmine", appauthor=False).user_data_path / "cases"


def default_case_path(exports: Sequence[Path], folder: Path) -> Path:
    """A free name for a new case in `folder`: the day and a number, never the export's own name."""
    day = datetime.now().astimezone()
    for number in range(1, 10_000):
        path = folder / f"{day:%Y-%m-%d}-{number}{_SUFFIX}"
        if not path.exists():
            return path
    return folder / f"{day:%Y-%m-%d-%H%M%S}-{len(exports)}{_SUFFIX}"


def demo_paths() -> tuple[Path, Path]:
    """The demonstration export and the facts of its invented owner."""
    archive = next(resource("demo").glob("*.zip"))
    return archive, resource("demo/facts.toml")
