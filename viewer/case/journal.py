# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One line of the journal, and how each line is tied to the one before.

What the chain proves: no line can be changed, put in, taken out or moved without every later hash changing too, so a
mistake, a damaged disk and a careless edit are found. What it does not prove: whoever can write the whole case can work
the whole chain out anew, since nothing secret goes into it; a secret kept on the same machine would only seem to help.
An outside anchor makes that visible: the last hash stands in every evidence bag, so a bag that is in other hands, or
whose manifest bears a time stamp, holds the chain up to that line for good.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass

from viewer.case.review import Exposure


@dataclass(frozen=True, slots=True)
class Line:
    """Number (from 1), UTC time, act, JSON text of its counts and ids (None: withheld), and the hash in hexadecimal."""

    number: int
    at: str
    act: str
    detail: str | None
    hash: str


def detail_of(line: Line) -> dict[str, object]:
    """What a line tells; empty where it tells nothing or cannot be read."""
    try:
        found = json.loads(line.detail or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def chained(previous: str, at: str, act: str, detail: str) -> str:
    """The hash of a line: SHA-256 over the hash before, time, act and detail, joined by line feeds, as UTF-8."""
    return hashlib.sha256("\n".join((previous, at, act, detail)).encode("utf-8", "surrogatepass")).hexdigest()


def first_broken(lines: Iterable[Line]) -> int | None:
    """The number of the first line that does not follow from the one before; None where all do.

    The hash of a line whose detail is withheld cannot be worked out and is taken as given.
    """
    previous = ""
    for expected, line in enumerate(lines, 1):
        told = line.detail is None or chained(previous, line.at, line.act, line.detail) == line.hash
        if line.number != expected or not told:
            return line.number
        previous = line.hash
    return None


def digest_of_parts(parts: Iterable[tuple[int, str]]) -> str:
    """One SHA-256 for all parts of an export, each given as (bytes, SHA-256), in order of their names."""
    return hashlib.sha256("".join(f"{size} {sha256}\n" for size, sha256 in parts).encode()).hexdigest()


def digest_of_findings(findings: Iterable[str], salt: str) -> str:
    """One HMAC-SHA-256 for all findings of a judgement, each given as kept, in order.

    The salt stays in the case: findings hold serial numbers, which a plain hash in a bag would let others guess.
    """
    return hmac.new(salt.encode(), "\n".join(findings).encode("utf-8", "surrogatepass"), "sha256").hexdigest()


def latest(lines: Iterable[Line], act: str) -> dict[str, object]:
    """What the latest line of an act tells; nothing where it holds no hash. Findings go with what is erased."""
    told: dict[str, object] = {}
    for line in lines:
        if line.act == act:
            told = detail_of(line)
        elif line.act == "erased" and act == "judged":
            told = {}
    return told if "sha256" in told else {}


def agrees(lines: Iterable[Line], exposure: Exposure) -> bool:
    """Whether the sum of what was heard and read is that of the journal, whose lines are rounded to one decimal."""
    seconds, rounding = 0.0, 0.06
    characters: dict[str, int] = {}
    for line in lines:
        told = detail_of(line) if line.act in ("heard", "read") else {}
        recording, heard, read = (told.get(name) for name in ("recording", "seconds", "characters"))
        if isinstance(recording, str) and isinstance(heard, int | float) and isinstance(read, int):
            seconds, rounding = seconds + heard, rounding + 0.051
            characters[recording] = max(characters.get(recording, 0), read)
    counted = (len(characters), sum(characters.values())) == (exposure.recordings, exposure.characters)
    return counted and abs(seconds - exposure.seconds) <= rounding
