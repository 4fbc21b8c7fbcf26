# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Keeps the voices of a case: prints, groups, and how they compare with those who enrolled. Profiles are not kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from viewer.case.voice import OWNER, Likeness, VoicePoint, VoicePrint
from viewer.storage.case_file import CaseFile
from viewer.storage.decisions import replay

COMPARED = "compared"


@dataclass(frozen=True, slots=True)
class PrintedClip:
    """A recording with a print: its number, its id, its present voice, and the print."""

    number: int
    id: str
    voice: str
    print: VoicePrint


@dataclass(frozen=True, slots=True)
class VoicedClip:
    """What was found about one recording: its voice, or none; `state` is `compared` or why it cannot be compared."""

    number: int
    found: str
    state: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class VoiceSum:
    """What the recordings of one voice come to: seconds of speech, recordings by device, the most first."""

    speech_s: float
    devices: Mapping[str, int]


def unheard(case: CaseFile, version: str) -> list[str]:
    """The entries of recordings that the voice instrument in this version did not measure yet, in order."""
    rows = case.ask(
        "SELECT e.path FROM recording r JOIN entry e ON e.number = r.number WHERE NOT EXISTS"
        " (SELECT 1 FROM observation o WHERE o.subject = e.path AND o.instrument = 'voice' AND o.version = ?)"
        " ORDER BY r.number",
        version,
    )
    return [row[0] for row in rows]


def load_prints(case: CaseFile, version: str) -> list[PrintedClip]:
    """Every recording with a print; those of one device and batch stand together."""
    rows = case.ask(
        "SELECT r.number, r.id, r.voice, o.blob, o.measured FROM recording r JOIN entry e ON e.number = r.number"
        " JOIN observation o ON o.subject = e.path AND o.instrument = 'voice' AND o.version = ?"
        " WHERE length(o.blob) = 768 ORDER BY r.device, r.batch, r.number",
        version,
    )
    return [PrintedClip(number, key, voice, _print(blob, json.loads(told))) for number, key, voice, blob, told in rows]


def _print(blob: bytes, told: Mapping[str, Any]) -> VoicePrint:
    return VoicePrint(blob, told["voice_s"], told["speech_s"], told["snr_db"], told["wide_band"])


def keep_voices(case: CaseFile, clips: Iterable[VoicedClip], stability: Mapping[str, float | None]) -> None:
    """Keep a grouping in place of the last one, and let the user's merging and splitting follow it again."""
    with case.writing() as connection:
        for table in ("voice_clip", "voice_group", "voice_likeness", "voice_llr"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
        connection.executemany("INSERT INTO voice_group VALUES (?, ?)", stability.items())
        connection.executemany(
            "INSERT INTO voice_clip VALUES (?, ?, ?, ?, ?)", ((c.number, c.found, c.state, c.x, c.y) for c in clips)
        )
        replay(connection)


def keep_likeness(
    case: CaseFile, groups: Iterable[tuple[str, Likeness]], clips: Iterable[tuple[int, str, float | None]]
) -> None:
    """Keep how groups (by key) and recordings (number, person, llr) compare with people, beside what is kept."""
    with case.writing() as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO voice_likeness VALUES (?, ?, ?, ?)",
            ((key, one.person, one.llr, one.reason) for key, one in groups),
        )
        connection.executemany("INSERT OR REPLACE INTO voice_llr VALUES (?, ?, ?)", clips)
        connection.execute(
            "UPDATE recording SET voice_llr ="
            " (SELECT llr FROM voice_llr v WHERE v.number = recording.number AND v.person = ?)",
            (OWNER,),
        )


def forget_likeness(case: CaseFile, person: str) -> None:
    """Nothing is known any more about how this person compares."""
    with case.writing() as connection:
        connection.execute("DELETE FROM voice_likeness WHERE person = ?", (person,))
        connection.execute("DELETE FROM voice_llr WHERE person = ?", (person,))
        if person == OWNER:
            connection.execute("UPDATE recording SET voice_llr = NULL WHERE voice_llr IS NOT NULL")


def load_stability(case: CaseFile) -> dict[str, float | None]:
    """How stable each group is that was found, by key."""
    return dict(case.ask("SELECT key, stability FROM voice_group"))


def load_likeness(case: CaseFile) -> dict[str, tuple[Likeness, ...]]:
    """By key of the group, its likeness to each person that it was compared with, the owner first."""
    found: dict[str, tuple[Likeness, ...]] = {}
    rows = case.ask("SELECT key, person, llr, reason FROM voice_likeness ORDER BY key, person <> ?, person", OWNER)
    for key, person, llr, reason in rows:
        found[key] = (*found.get(key, ()), Likeness(person, llr, reason))
    return found


def load_points(case: CaseFile) -> tuple[VoicePoint, ...]:
    """The map of the clips that can be compared."""
    rows = case.ask(
        "SELECT v.number, r.id, r.voice, v.x, v.y FROM voice_clip v JOIN recording r ON r.number = v.number"
        " WHERE v.state = ? ORDER BY v.number",
        COMPARED,
    )
    return tuple(VoicePoint(number, key, f"voice:{voice}" if voice else "", x, y) for number, key, voice, x, y in rows)


def load_states(case: CaseFile) -> dict[str, int]:
    """How many recordings are in which state: `voice`, `compared` without one, a reason, or the empty name where not
    listened to yet.
    """
    return dict(
        case.ask(
            "SELECT CASE WHEN r.voice <> '' THEN 'voice' ELSE coalesce(v.state, '') END, count(*)"
            " FROM recording r LEFT JOIN voice_clip v ON v.number = r.number GROUP BY 1"
        )
    )


def sum_voices(case: CaseFile) -> dict[str, VoiceSum]:
    """What the recordings of each voice come to, by key."""
    sums: dict[str, VoiceSum] = {}
    for key, device, count, speech in case.ask(
        "SELECT voice, device, count(*), coalesce(sum(speech_s), 0) FROM recording WHERE voice <> ''"
        " GROUP BY voice, device ORDER BY voice, count(*) DESC"
    ):
        before = sums.get(key, VoiceSum(0.0, {}))
        sums[key] = VoiceSum(before.speech_s + speech, {**before.devices, device: count})
    return sums


def keys_of(clips: Sequence[PrintedClip]) -> list[str]:
    """The keys of the voices that clips have now, each once, in order of their number."""
    return sorted({one.voice for one in clips if one.voice}, key=lambda key: (len(key), key))
