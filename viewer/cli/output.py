# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Results as JSON and as lines for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from viewer.case.export import Fate
from viewer.case.finding import Finding, Standing, Strength
from viewer.case.message import Message, message
from viewer.case.query import GroupRow, Row
from viewer.case.recording import Transcript
from viewer.visible import veiled, visible_json, visible_line
from viewer.words import Words
from viewer.workflow.overview import FateRow, Overview

Plain = dict[str, object]

_REJECTED_TOLD = 20
_TOLD_FIRST = ("id", "entry", "sha256", "captured_at", "duration_s", "declared_s", "sample_rate", "channels", "codec")
_TOLD_NEXT = ("device", "account", "language")


def emit(plain: object) -> None:
    """One JSON value on a line of standard output."""
    sys.stdout.write(visible_json(json.dumps(plain, ensure_ascii=False)) + "\n")


def say(text: str = "") -> None:
    """One line on standard output, in which nothing from the data can act on the terminal."""
    sys.stdout.write(visible_line(text) + "\n")


def complain(text: str) -> None:
    """One line on standard error, as harmless."""
    sys.stderr.write(visible_line(text) + "\n")


def warn(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"notmine: {text}\n")


def reason_json(finding: Finding, words: Words) -> Plain:
    """A finding as a REASON of the contract."""
    return {
        "rule": finding.rule,
        "direction": finding.direction.value,
        "strength": finding.strength.name,
        "text": words.say(finding.text),
        "innocent": list(words.all(finding.innocent)),
    }


def overview_json(case: Path | None, seen: Overview, words: Words) -> Plain:
    """The object that `scan --json` prints; without a case, what `check --json` begins with."""
    return {
        **({} if case is None else {"case": str(case)}),
        "exports": [{"name": part.name, "bytes": part.bytes, "sha256": part.sha256} for part in seen.parts],
        "entries": {"total": sum(seen.fates.values()), **{fate.value: seen.fates[fate] for fate in Fate}},
        "rejected": [
            {"entry": row.entry, "reason": words.say(row.reason) if row.reason else ""} for row in seen.rejected
        ],
        **({"noted": [_noted_json(row, words) for row in seen.noted]} if seen.noted else {}),
        "recordings": seen.recordings,
        "audio_seconds": round(seen.audio_seconds, 3),
        "transcripts": dict(seen.transcripts),
        "formats": list(seen.formats),
        "conclusion": seen.conclusion.value,
        "reasons": [reason_json(finding, words) for finding in seen.reasons],
        "standings": {standing.value: seen.standings[standing] for standing in Standing},
        "timings": dict(seen.timings),
    }


def _noted_json(row: FateRow, words: Words) -> Plain:
    return {"entry": row.entry, "note": words.say(row.reason) if row.reason else ""}


def row_json(row: Row, reasons: list[Plain]) -> Plain:
    """The object that `list --json` prints for a recording."""
    transcript = {
        "text": row.transcript,
        "source": row.transcript_source,
        "link": row.link,
        "confidence": row.confidence,
    }
    plain: Plain = {name: getattr(row, name) for name in (*_TOLD_FIRST, *_TOLD_NEXT)}
    plain["transcript"] = transcript if row.transcript is not None else None
    for name in ("voice_group", "voice_llr", "speech_s", "standing"):
        plain[name] = getattr(row, name)
    plain["strength"] = Strength(row.strength).name
    plain["reasons"] = reasons
    return plain


def group_json(row: GroupRow, reasons: list[Plain], explanations: list[Plain]) -> Plain:
    """The object that `groups --json` prints for a group."""
    return {
        "group": row.group,
        "kind": row.kind,
        "label": row.label,
        "recordings": row.recordings,
        "audio_seconds": round(row.audio_seconds, 3),
        "standing": row.standing,
        "strength": Strength(row.strength).name,
        "reasons": reasons,
        "explanations": explanations,
    }


def unlinked_json(line: Transcript) -> Plain:
    """A transcript line that belongs to no recording, as `search --json` prints it."""
    said_at = line.said_at.isoformat() if line.said_at else None
    return {"id": line.id, "text": line.text, "source": line.source, "position": line.position, "said_at": said_at}


def tell_rejected(seen: Overview, words: Words, *, names: bool = False) -> None:
    """What could not be read, a line each on standard error; of very many, the first. Names inside the export tell of
    people and are veiled, unless data was asked for, which holds them anyway.
    """
    for row in seen.rejected[:_REJECTED_TOLD]:
        complain(
            words.text(
                "cli.rejected",
                entry=row.entry if names else veiled(row.entry),
                why=words.say(row.reason) if row.reason else "",
            )
        )
    if len(seen.rejected) > _REJECTED_TOLD:
        complain(words.count("cli.more_rejected", len(seen.rejected) - _REJECTED_TOLD))
    if seen.rejected and not names:
        complain(words.text("cli.names_on_demand"))


def tell_noted(seen: Overview, words: Words, *, names: bool = False) -> None:
    """What is strange about archives and entries, told like what could not be read."""
    for row in seen.noted[:_REJECTED_TOLD]:
        if row.reason is not None:
            entry = row.entry if names else veiled(row.entry)
            complain(words.text("archive.noted", entry=entry, note=words.say(row.reason)))
    if len(seen.noted) > _REJECTED_TOLD:
        complain(words.count("archive.noted.more", len(seen.noted) - _REJECTED_TOLD))


def tell_overview(seen: Overview, words: Words) -> None:
    """The summary for people, with the conclusion's key in it."""
    for part in seen.parts:
        name = part.name if part.sha256 else words.text("cli.folder")
        say(words.text("cli.part", name=name, size=words.size(part.bytes), sha256=part.sha256 or "-"))
    fates: Mapping[str, str] = {fate.value: words.number(seen.fates[fate]) for fate in Fate}
    say(words.text("cli.entries", total=words.number(sum(seen.fates.values())), **fates))
    length = words.duration(seen.audio_seconds)
    say(words.text("cli.recordings", n=words.number(seen.recordings), length=length))
    say(words.text("cli.transcripts", **{name: words.number(count) for name, count in seen.transcripts.items()}))
    for note in seen.notes:
        say(words.say(_without_names(note)))
    say(words.text("cli.standings", **{one.value: words.number(seen.standings[one]) for one in Standing}))
    say()
    key = seen.conclusion.value
    say(words.text("cli.conclusion", key=key, headline=words.text(f"conclusion.{key}.headline")))
    say(words.text(f"conclusion.{key}.text"))
    if seen.by_chance is not None:
        say(words.say(seen.by_chance))
    for finding in seen.reasons:
        say(f"  {finding.rule} {finding.strength.name}  {words.say(finding.text)}")
    for innocent in dict.fromkeys(one for finding in seen.reasons for one in finding.innocent):
        say("  " + words.text("cli.innocent", text=words.say(innocent)))
    say(words.text(f"conclusion.{key}.next"))


def _without_names(note: Message) -> Message:
    """A note about a document of the export, whose name is veiled."""
    told = dict(note.params)
    return message(note.key, **(told | {"source": veiled(str(told["source"]))} if "source" in told else told))
