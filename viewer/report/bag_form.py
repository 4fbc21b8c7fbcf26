# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The form of an evidence bag: BagIt 1.0 (RFC 8493), of which it uses a narrow and strict part.

Names are plain ASCII without blanks, manifests are sorted, hashes in small letters, lines end with a line feed. So
there is one way only to write a bag down, and a single changed byte cannot pass for another spelling of the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

DIGESTS = ("sha256", "sha512")
DECLARATION, INFO, JOURNAL = "bagit.txt", "bag-info.txt", "data/journal.jsonl"
SWORN = ("data/export.json", "data/exposure.json")
STAMPED = "manifest-sha256.txt"
REQUEST = f"{STAMPED}.tsq"
MANIFESTS = tuple(f"manifest-{name}.txt" for name in DIGESTS)
TAG_MANIFESTS = tuple(f"tagmanifest-{name}.txt" for name in DIGESTS)
TAGGED = (INFO, DECLARATION, *MANIFESTS, REQUEST)
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"
_LINE = re.compile(rf"([0-9a-f]+)  ((?:{_NAME}/){{0,3}}{_NAME})")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_DIGITS = {"sha256": 64, "sha512": 128}


def is_plain_name(name: str) -> bool:
    """Whether a file may be called so in a bag: it means the same everywhere and is no way out of the folder."""
    return re.fullmatch(_NAME, name) is not None and not _RESERVED.fullmatch(name) and not name.endswith(".")


def manifest(digests: Mapping[str, str]) -> bytes:
    """The bytes of a manifest of these hashes by path."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode("ascii")


def read_manifest(raw: bytes, digest: str) -> tuple[dict[str, str], int | None]:
    """The hashes by path, and the first line (from 1) that is not of the form; None where all are."""
    found: dict[str, str] = {}
    last = ""
    *lines, rest = raw.decode("ascii", "replace").split("\n")
    for number, line in enumerate(lines, 1):
        told = _LINE.fullmatch(line)
        if told is None or len(told[1]) != _DIGITS[digest] or told[2] <= last:
            return found, number
        last = told[2]
        found[last] = told[1]
    return found, len(lines) + 1 if rest else None


def info(tags: Mapping[str, str]) -> bytes:
    """The bytes of `bag-info.txt`."""
    return "".join(f"{label}: {value}\n" for label, value in tags.items()).encode("ascii")


def read_info(raw: bytes) -> dict[str, str]:
    """The tags of a `bag-info.txt`; lines of another form are passed over, since its hash tells of them."""
    found: dict[str, str] = {}
    for line in raw.decode("ascii", "replace").splitlines():
        label, _, value = line.partition(": ")
        found[label] = value
    return found
