# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Invented voices over the recordings of a case, to draw the room of voices without comparing any."""

from __future__ import annotations

import random

from viewer.case.finding import Standing
from viewer.case.query import Row
from viewer.case.voice import OWNER, Likeness, VoiceCard, VoicePoint, Voices

MIDDLES = ((-0.55, 0.45), (0.5, 0.35), (0.15, -0.55), (-0.4, -0.5))
LIKENESSES = ((1.6, -0.9), (-2.4, 0.1), (-0.7, 1.2), (None, None))
STANDINGS = (Standing.CONSISTENT, Standing.INCONSISTENT, Standing.UNDECIDED, Standing.NOT_EXAMINED)
DECISIONS = (None, "not-mine", "household", None)


def voices_of(rows: tuple[Row, ...], enrolled: bool = True) -> Voices:
    """Four voices and a few recordings of none, spread over these rows."""
    chance = random.Random(3)
    share = [chance.choices((0, 1, 2, 3, 4), (30, 45, 12, 8, 5))[0] for _ in rows]
    points = tuple(_point(row, voice, chance) for row, voice in zip(rows, share, strict=True))
    cards = tuple(_card(voice, [row for row, at in zip(rows, share, strict=True) if at == voice]) for voice in range(4))
    persons = (OWNER, "Anna Beispiel") if enrolled else ()
    kept = tuple(card if enrolled else _unenrolled(card) for card in cards)
    return Voices(kept, points, share.count(4), 41, 7, persons)


def _point(row: Row, voice: int, chance: random.Random) -> VoicePoint:
    if voice == 4:
        return VoicePoint(row.number, row.id, "", chance.uniform(-0.9, 0.9), chance.uniform(-0.9, 0.9))
    x, y = MIDDLES[voice]
    return VoicePoint(row.number, row.id, f"voice:V{voice + 1}", chance.gauss(x, 0.13), chance.gauss(y, 0.13))


def _card(voice: int, rows: list[Row]) -> VoiceCard:
    times = sorted(row.captured_at for row in rows if row.captured_at)
    mine, theirs = LIKENESSES[voice]
    return VoiceCard(
        group=f"voice:V{voice + 1}",
        recordings=len(rows),
        audio_seconds=sum(row.duration_s or 0.0 for row in rows),
        speech_seconds=sum(row.speech_s or 0.0 for row in rows),
        devices=tuple(dict.fromkeys(row.device for row in rows if row.device)),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        stability=(0.97, 0.91, 0.62, None)[voice],
        likenesses=(Likeness(OWNER, mine), Likeness("Anna Beispiel", theirs)),
        standing=STANDINGS[voice],
        strength=2,
        decision=DECISIONS[voice],
        person=OWNER if voice == 0 else "",
    )


def _unenrolled(card: VoiceCard) -> VoiceCard:
    from dataclasses import replace

    return replace(card, likenesses=(), person="")
