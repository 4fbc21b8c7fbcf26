# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The file that a deletion leaves: written in one strict spelling, signed, and checked without trust in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from Cryptodome.Signature import eddsa

from viewer.case.deletion import FORM, Deletion, Elsewhere, Extent
from viewer.case.journal import Line, detail_of
from viewer.case.message import Message, message

MOST_BYTES = 256 << 20
Damage = tuple[Message, Message | None]
_FORM, _SIGNATURE = message("verify.record_form"), message("verify.record_signature")
_KEY, _JOURNAL = message("verify.record_key"), message("verify.record_journal")
_HASH, _ID = re.compile(r"[0-9a-f]{64}"), re.compile(r"r[0-9a-f]{12}")
_TIME, _TOOL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00"), re.compile(r"[0-9A-Za-z.+-]{1,40}")


@dataclass(frozen=True, slots=True)
class Signed:
    """What of a record a journal is held against: its key, and where the journal ended."""

    key: str
    acts: int
    end: str


def signed_content(deletion: Deletion, key: str) -> bytes:
    """The bytes that are signed: the record without its signature, as JSON with sorted names and no blanks."""
    return _canonical({"form": FORM, "key": key, **asdict(deletion)})


def record_file(deletion: Deletion, key: str, signature: str) -> bytes:
    """The record as a file for people and programs."""
    plain = {"form": FORM, "key": key, **asdict(deletion), "signature": signature}
    return (json.dumps(plain, sort_keys=True, indent=1) + "\n").encode()


def check_record(raw: bytes) -> tuple[tuple[Damage, ...], Signed | None]:
    """What was checked of a record, each with what is wrong or None; and what to hold a journal against.

    Raises nothing: bytes that are no record are a record whose form does not hold.
    """
    plain = _read(raw)
    if plain is None:
        return ((_FORM, message("verify.record_no_form")),), None
    signature, key = bytes.fromhex(plain["signature"]), plain["key"]
    content = _canonical({name: value for name, value in plain.items() if name != "signature"})
    try:
        eddsa.new(eddsa.import_public_key(bytes.fromhex(key)), "rfc8032").verify(content, signature)
    except ValueError:
        return ((_FORM, None), (_SIGNATURE, message("verify.record_altered"))), None
    return ((_FORM, None), (_SIGNATURE, None)), Signed(key, plain["journal_acts"], plain["journal_end"])


def held_against_journal(signed: Signed, lines: Sequence[Line]) -> tuple[Damage, ...]:
    """Whether a journal, of the case or of a bag, names the key of a record, and has the line on which that rests. A
    journal that ends before that line can tell of the key alone.
    """
    keys = {detail_of(line).get("key") for line in lines if line.act == "key_made"}
    told: list[Damage] = [(_KEY, None if signed.key in keys else message("verify.record_other_key"))]
    if 0 < signed.acts <= len(lines):
        same = lines[signed.acts - 1].hash == signed.end
        told.append((_JOURNAL, None if same else message("verify.record_other_line", line=signed.acts)))
    return tuple(told)


def _canonical(plain: Mapping[str, object]) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object of these pairs. Raises ValueError for a name that stands twice, which could hide another value."""
    plain = dict(pairs)
    if len(plain) != len(pairs):
        raise ValueError
    return plain


def _read(raw: bytes) -> dict[str, Any] | None:
    """A record whose every field has its form; None for anything else."""
    try:
        plain = json.loads(raw.decode("ascii"), object_pairs_hook=_no_twins)
    except (ValueError, RecursionError):
        return None
    if not isinstance(plain, dict) or plain.keys() != _FIELDS.keys():
        return None
    return plain if all(sound(plain[name]) for name, sound in _FIELDS.items()) else None


def _text(pattern: str | re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _count(value: object) -> bool:
    return type(value) is int and value >= 0


def _list_of(sound: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(map(sound, value))


def _part(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and _count(value[0]) and _text(r"|[0-9a-f]{64}")(value[1])


def _gone(value: object) -> bool:
    fields = {"id": _text(_ID), "sha256": _text(r"|[0-9a-f]{64}"), "at": _text(_TIME)}
    return isinstance(value, dict) and value.keys() == fields.keys() and all(fields[n](v) for n, v in value.items())


def _names() -> Iterator[tuple[str, Callable[[object], bool]]]:
    yield "form", _text(FORM)
    yield "key", _text(_HASH)
    yield "signature", _text(r"[0-9a-f]{128}")
    yield "extent", _text("|".join(Extent))
    yield "at", _text(_TIME)
    yield "tool", _text(_TOOL)
    yield "parts", _list_of(_part)
    yield from ((name, _list_of(_gone)) for name in ("recordings", "before"))
    yield from ((name, _count) for name in ("parts_there", "transcripts", "voice_prints", "waveforms", "journal_acts"))
    yield "journal_end", _text(_HASH)
    yield "elsewhere", _list_of(_text("|".join(Elsewhere)))


_FIELDS = dict(_names())
