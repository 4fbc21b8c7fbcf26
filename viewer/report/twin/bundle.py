# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What lies beside the twin: the rules that spoke, the program and its surroundings, counts, and a list of all files.

An allow-list: rule numbers, directions, strengths, keys of sentences without what fills them, counts and versions.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from viewer.case.finding import Conclusion, Finding, Judgement, Standing
from viewer.case.message import Message

NOT_REPRODUCED = frozenset(("voice", "contacts"))
Plain = dict[str, object]


@dataclass(frozen=True, slots=True)
class PreviewFile:
    """A file that will be written, and about how many bytes it will have; None for a few lines of text."""

    name: str
    bytes: int | None


@dataclass(frozen=True, slots=True)
class SupportPreview:
    """What a support bundle will hold, before it is written.

    `files` are what will lie in the folder `name`; `recordings`, `documents` and `fillers` count the entries that
    become tones, invented documents, and filler since the program does not read them. `replaced` counts what is
    replaced in documents and names, by what it is (`support.kind.*`). `examples` show what things look like in the
    twin: each is what it is (`support.example.*`) and the invented text, never the original. `unlike` says what the
    twin cannot reproduce.
    """

    name: str
    files: tuple[PreviewFile, ...]
    recordings: int
    documents: int
    fillers: int
    replaced: tuple[tuple[Message, int], ...]
    examples: tuple[tuple[Message, str], ...]
    unlike: tuple[Message, ...]

    @property
    def bytes(self) -> int:
        """About how many bytes all of it will have, but for a few lines of text."""
        return sum(one.bytes or 0 for one in self.files)


def environment(version: str, rules: str, formats: Iterable[str], language: str) -> Plain:
    """The program and what it runs on: versions and the family of the operating system; no path, user or machine."""
    return {
        "program": version,
        "rules": rules,
        "python": platform.python_version(),
        "system": platform.system(),
        "formats": sorted(formats),
        "language": language,
    }


def judged(findings: Iterable[Finding], conclusion: Conclusion, standings: Mapping[Standing, int]) -> Plain:
    """A judgement without anything that it is about: rules by kind of subject, with how often they spoke."""
    told: dict[tuple[str, str, str, str, str, bool], int] = {}
    for one in findings:
        subject = one.subject.partition(":")[0]
        about = one.rule, one.direction.value, one.strength.name, subject, one.text.key, one.family in NOT_REPRODUCED
        told[about] = told.get(about, 0) + 1
    return {
        "conclusion": conclusion.value,
        "standings": {standing.value: n for standing, n in sorted(standings.items())},
        "findings": [
            {
                "rule": rule,
                "direction": direction,
                "strength": strength,
                "about": subject,
                "text": text,
                "times": times,
                **({"not_reproducible": True} if unlike else {}),
            }
            for (rule, direction, strength, subject, text, unlike), times in sorted(told.items())
        ],
    }


def standings_of(judgement: Judgement, sizes: Iterable[int]) -> dict[Standing, int]:
    """How many recordings have which standing; `sizes` are the recordings of each cell that was judged."""
    counts = dict.fromkeys(Standing, 0)
    for verdict, size in zip(judgement.verdicts, sizes, strict=True):
        counts[verdict.standing] += size
    return counts


def as_json(told: Plain) -> bytes:
    """A document as text, the same for the same contents."""
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def manifest(folder: Path, names: Iterable[str]) -> Plain:
    """The size and SHA-256 of every file of the bundle, by its name."""
    files: Plain = {}
    for name in sorted(names):
        with (folder / name).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        files[name] = {"bytes": (folder / name).stat().st_size, "sha256": digest}
    return {"files": files}
