# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Voice profiles that the user wants kept: one encrypted file, of which nothing can be read without the passphrase."""

from __future__ import annotations

import contextlib
import stat
from pathlib import Path

from viewer.case.message import Problem, message
from viewer.case.voice import VoiceProfile
from viewer.storage import sealed
from viewer.storage.folder import make_private, put_in_place, sync_folder
from viewer.storage.profile_values import profiles_of, written

_LARGEST = 8 << 20


def unlock(path: Path, passphrase: str) -> tuple[VoiceProfile, ...]:
    """The kept profiles, none where there is no file. Raises Problem: wrong passphrase, damaged, unreadable."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        return ()
    except OSError:
        raise Problem(message("enrol.folder_refuses")) from None
    if len(data) > _LARGEST:
        raise Problem(message("enrol.profiles_damaged"))
    return profiles_of(sealed.opened(data, passphrase))


def keep(path: Path, profile: VoiceProfile, passphrase: str) -> None:
    """Keep a profile beside the others; one of the same person is replaced. Raises Problem as `unlock` does."""
    others = [one for one in unlock(path, passphrase) if one.person != profile.person]
    _replace(path, sealed.seal(written([*others, profile]), passphrase))


def delete_person(path: Path, person: str, passphrase: str) -> None:
    """Delete one person's profile; with the last one the file goes. Raises Problem as `unlock` does."""
    left = [one for one in unlock(path, passphrase) if one.person != person]
    if left:
        _replace(path, sealed.seal(written(left), passphrase))
    else:
        delete_all(path)


def delete_all(path: Path) -> None:
    """Delete every kept profile; no passphrase is needed. Raises Problem where the folder refuses."""
    try:
        for one in (path, _draft(path)):
            one.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)
    except OSError:
        raise Problem(message("enrol.folder_refuses")) from None


def _replace(path: Path, data: bytes) -> None:
    """The whole file or the one before it is there afterwards, whatever happens, and on the disk."""
    draft = _draft(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
        draft.unlink(missing_ok=True)
        make_private(draft)
        draft.write_bytes(data)
        put_in_place(draft, path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise Problem(message("enrol.folder_refuses")) from None


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")
