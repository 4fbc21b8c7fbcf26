# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Checks an evidence bag, wherever it comes from: everything is worked out anew, and each damage is said by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from viewer.case.journal import Line, agrees, digest_of_parts, first_broken, latest
from viewer.case.message import Message, Problem, message
from viewer.case.review import Exposure
from viewer.report import bag_form
from viewer.report.bag_files import BOUNDS, Bounds, Listing, list_files
from viewer.report.time_stamp import time_stamp_request
from viewer.work import Watch

Damage = tuple[Message, Message | None]
_TOLD = 50
_FORM, _PAYLOAD, _TAGS = message("verify.bag_form"), message("verify.bag_payload"), message("verify.bag_tags")
_OXUM, _JOURNAL, _STAMP = message("verify.bag_oxum"), message("verify.bag_journal"), message("verify.bag_stamp")
_PARTS, _EXPOSURE = message("verify.parts"), message("verify.exposure")


def check_bag(folder: Path, watch: Watch, bounds: Bounds = BOUNDS) -> tuple[Damage, ...]:
    """What was checked, each with what is wrong, or None; an aspect with several damages is there several times.

    Raises Problem where the folder is no bag at all or cannot be listed.
    """
    watch.expect(None, "phase.verify")
    try:
        found = list_files(folder, watch, bounds)
    except OSError:
        raise Problem(message("verify.bag_unreadable", folder=_shown(folder.name))) from None
    if not any(name in found.files for name in (bag_form.DECLARATION, bag_form.INFO, *bag_form.MANIFESTS)):
        raise Problem(message("verify.no_bag", folder=_shown(folder.name)))
    aspects = (
        (_FORM, _form(found)),
        (_PAYLOAD, _listed(found, bag_form.MANIFESTS, [path for path in found.files if path.startswith("data/")])),
        (_TAGS, _listed(found, bag_form.TAG_MANIFESTS, [path for path in bag_form.TAGGED if path in found.files])),
        (_OXUM, _oxum(found)),
        (_JOURNAL, _journal(found)),
        (_PARTS, _parts(found)),
        (_EXPOSURE, _exposure(found)),
        (_STAMP, _stamp(found)),
    )
    return tuple(damage for name, wrong in aspects for damage in _told(name, list(wrong)))


def journal_of(folder: Path, watch: Watch, bounds: Bounds = BOUNDS) -> tuple[tuple[Line, ...], str]:
    """The lines of a bag's journal and the SHA-256 of its manifest, for holding them against a case."""
    found = list_files(folder, watch, bounds)
    stamped = found.files.get(bag_form.STAMPED)
    return tuple(_lines(_contents(found, bag_form.JOURNAL))), stamped.digests["sha256"] if stamped else ""


def _told(name: Message, wrong: list[Message]) -> list[Damage]:
    told: list[Damage] = [(name, one) for one in wrong[:_TOLD]]
    if len(wrong) > _TOLD:
        told.append((name, message("verify.bag_more", n=len(wrong) - _TOLD)))
    return told or [(name, None)]


def _shown(name: str) -> str:
    """A name from a bag as it may be shown: no control characters, bounded."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)[:120]


def _contents(found: Listing, path: str) -> bytes:
    file = found.files.get(path)
    return file.contents if file else b""


def _form(found: Listing) -> Iterator[Message]:
    if found.endless:
        yield message("verify.bag_endless")
    for path in found.odd:
        yield message("verify.bag_odd", file=_shown(path))
    for path in found.unread:
        yield message("verify.bag_unread", file=_shown(path))
    known = {*bag_form.TAGGED, *bag_form.TAG_MANIFESTS}
    for path in sorted(path for path in found.files if path not in known and not path.startswith("data/")):
        yield message("verify.bag_extra", file=_shown(path))
    for path in sorted(known - found.files.keys()):
        yield message("verify.bag_missing", file=path)
    if bag_form.DECLARATION in found.files and _contents(found, bag_form.DECLARATION) != bag_form.DECLARED:
        yield message("verify.bag_declaration", file=bag_form.DECLARATION)


def _listed(found: Listing, manifests: Iterable[str], wanted: list[str]) -> Iterator[Message]:
    """Every file against both manifests of one kind; nothing is in one and not in the other."""
    for name, digest in zip(manifests, bag_form.DIGESTS, strict=True):
        if name not in found.files:
            continue
        listed, broken = bag_form.read_manifest(_contents(found, name), digest)
        if broken is not None:
            yield message("verify.bag_line", file=name, line=broken)
            continue
        for path in sorted(listed.keys() - set(wanted)):
            yield message("verify.bag_absent", file=_shown(path), manifest=name)
        for path in sorted(set(wanted) - listed.keys()):
            yield message("verify.bag_unlisted", file=_shown(path), manifest=name)
        for path in sorted(listed.keys() & set(wanted)):
            if listed[path] != found.files[path].digests[digest]:
                yield message("verify.bag_changed", file=_shown(path), manifest=name)


def _oxum(found: Listing) -> Iterator[Message]:
    sizes = [file.size for path, file in found.files.items() if path.startswith("data/")]
    if bag_form.read_info(_contents(found, bag_form.INFO)).get("Payload-Oxum") != f"{sum(sizes)}.{len(sizes)}":
        yield message("verify.bag_oxum_wrong", file=bag_form.INFO)


def _lines(raw: bytes) -> Iterator[Line]:
    """The lines of a bag's journal; one that cannot be read has no number, so no chain holds with it."""
    for written in raw.splitlines():
        try:
            plain = json.loads(written)
            number, at, act, detail, digest = (plain[name] for name in ("number", "at", "act", "detail", "hash"))
        except (ValueError, KeyError, TypeError, RecursionError):
            number, at, act, detail, digest = 0, "", "", "", ""
        sound = type(number) is int and all(isinstance(one, str) for one in (at, act, digest, detail or ""))
        yield Line(number, at, act, detail, digest) if sound else Line(0, "", "", "", "")


def _journal(found: Listing) -> Iterator[Message]:
    lines = tuple(_lines(_contents(found, bag_form.JOURNAL)))
    broken = first_broken(lines)
    if broken is not None:
        yield message("verify.journal_broken", line=broken)
    tags = bag_form.read_info(_contents(found, bag_form.INFO))
    end = lines[-1].hash if lines else ""
    if (tags.get("Journal-Lines"), tags.get("Journal-End")) != (str(len(lines)), end):
        yield message("verify.bag_journal_end", file=bag_form.INFO)


def _parts(found: Listing) -> Iterator[Message]:
    """The hashes of the export's parts are those that the journal says were measured."""
    hashed = latest(_lines(_contents(found, bag_form.JOURNAL)), "hashed")
    try:
        parts = _plain(found, "data/export.json")["parts"]
        same = digest_of_parts((part["bytes"], part["sha256"]) for part in parts) == hashed.get("sha256")
    except (KeyError, TypeError, UnicodeEncodeError):
        same = False
    if hashed and not same:
        yield message("verify.parts_wrong")


def _exposure(found: Listing) -> Iterator[Message]:
    """The sum of what was heard and read is that of the journal."""
    lines = tuple(_lines(_contents(found, bag_form.JOURNAL)))
    told = _plain(found, "data/exposure.json")
    opened, heard, read = (told.get(name) for name in ("recordings_opened", "seconds_heard", "characters_read"))
    sound = isinstance(opened, int) and isinstance(heard, int | float) and isinstance(read, int)
    if not sound or not agrees(lines, Exposure(opened or 0, heard or 0.0, read or 0)):
        yield message("verify.exposure_wrong")


def _plain(found: Listing, path: str) -> dict[str, Any]:
    """A JSON object of the bag; empty where there is none."""
    try:
        plain = json.loads(_contents(found, path))
    except (ValueError, RecursionError):
        return {}
    return plain if isinstance(plain, dict) else {}


def _stamp(found: Listing) -> Iterator[Message]:
    if _contents(found, bag_form.REQUEST) != time_stamp_request(_contents(found, bag_form.STAMPED)):
        yield message("verify.bag_stamp_wrong", file=bag_form.REQUEST)
