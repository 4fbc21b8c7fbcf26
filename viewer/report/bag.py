# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Writes an evidence bag: a folder with a case's evidence as hashes, counts and dates; no change to it goes unseen."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from viewer.case.message import Problem, message
from viewer.report import bag_form
from viewer.report.holdings import Holdings
from viewer.report.payload import payload
from viewer.report.time_stamp import time_stamp_request
from viewer.work import Cancelled, Watch

_SPACE = uuid.UUID("0b0c6a4e-3f0b-5a37-8d54-5f0b8f6e9d21")


def pack(held: Holdings, letters: Iterable[tuple[str, bytes]], made_on: str) -> dict[str, bytes]:
    """Every file of the bag by its path in it. `letters` are (name, bytes), `made_on` is a day (ISO 8601).

    The same holdings, letters and day give the same bytes. Raises ValueError for a letter's name that no bag may hold,
    or that is there twice, and for what is no day.
    """
    date.fromisoformat(made_on)
    files = {f"data/{name}": data for name, data in payload(held).items()}
    seen = set[str]()
    for name, data in letters:
        if not bag_form.is_plain_name(name) or name.lower() in seen:
            raise ValueError("a letter's name is not plain or there twice")
        seen.add(name.lower())
        files[f"data/letters/{name}"] = data
    for digest, name in zip(bag_form.DIGESTS, bag_form.MANIFESTS, strict=True):
        files[name] = bag_form.manifest(_hashed(files, [path for path in files if path.startswith("data/")], digest))
    files[bag_form.REQUEST] = time_stamp_request(files[bag_form.STAMPED])
    files[bag_form.DECLARATION] = bag_form.DECLARED
    files[bag_form.INFO] = bag_form.info(_tags(held, files, made_on))
    for digest, name in zip(bag_form.DIGESTS, bag_form.TAG_MANIFESTS, strict=True):
        files[name] = bag_form.manifest(_hashed(files, bag_form.TAGGED, digest))
    return files


def _hashed(files: Mapping[str, bytes], paths: Iterable[str], digest: str) -> dict[str, str]:
    return {path: hashlib.new(digest, files[path]).hexdigest() for path in paths}


def _tags(held: Holdings, files: Mapping[str, bytes], made_on: str) -> dict[str, str]:
    """Nothing about any person: when, with what, how much, and where the journal ends."""
    sizes = [len(data) for path, data in files.items() if path.startswith("data/")]
    about = "/".join(part.sha256 for part in held.parts)
    return {
        "Bag-Software-Agent": f"Notmine {held.version}",
        "Bagging-Date": made_on,
        "External-Identifier": f"urn:uuid:{uuid.uuid5(_SPACE, about)}",
        "Journal-End": held.journal[-1].hash if held.journal else "",
        "Journal-Lines": str(len(held.journal)),
        "Payload-Oxum": f"{sum(sizes)}.{len(sizes)}",
    }


def write(files: Mapping[str, bytes], folder: Path, watch: Watch) -> None:
    """Write a packed bag into a new folder, readable by its owner alone; it is there whole or not at all.

    Raises Problem: something of that name is there, the folder refuses, the disk is full; Cancelled between two files.
    """
    if os.path.lexists(folder):
        raise Problem(message("bag.exists", folder=folder.name))
    draft = folder.with_name(f".{folder.name}.new")
    watch.expect(len(files), "phase.bag")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=stat.S_IRWXU)
        for path, data in files.items():
            place = draft / path
            place.parent.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
            place.write_bytes(data)
            place.chmod(stat.S_IRUSR | stat.S_IWUSR)
            watch.advance()
        draft.rename(folder)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        raise Problem(message("bag.refuses", folder=folder.name)) from None
    except Cancelled:
        shutil.rmtree(draft, ignore_errors=True)
        raise
