# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is said on the card of one voice group; derived from plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from viewer.case.finding import Standing
from viewer.case.review import Decision
from viewer.case.voice import OWNER, VoiceCard
from viewer.ui.labels import visible
from viewer.ui.recordings.cells import DECISION_GLYPH, STANDING_GLYPH, length
from viewer.verbal import sentence, voice_name
from viewer.words import Words

MOST_DEVICES = 2
_STABLE = ((0.9, "well"), (0.7, "mostly"), (0.0, "poorly"))


@dataclass(frozen=True, slots=True)
class CardWords:
    """One card: `facts` are short lines, `likenesses` whole sentences, `spoken` all of it for a screen reader."""

    group: str
    title: str
    standing: Standing
    chip: str
    decision: str
    facts: tuple[str, ...]
    likenesses: tuple[str, ...]
    spoken: str


def card_words(card: VoiceCard, devices: Mapping[str, str], words: Words) -> CardWords:
    """The words of a card. `devices` maps serial numbers to what the devices are called."""
    standing = Standing(card.standing)
    said = words.text(f"standing.{standing}")
    title = group_title(card.group, card.person, words)
    decided = words.text(f"recordings.decision.{card.decision or 'none'}")
    glyph = f"{DECISION_GLYPH[Decision(card.decision)]} " if card.decision else ""
    facts = tuple(visible(line) for line in _facts(card, devices, words) if line)
    likenesses = tuple(visible(sentence(words, one.llr, one.person, reason=one.reason)) for one in card.likenesses) or (
        words.text("voices.card.nobody_enrolled"),
    )
    return CardWords(
        card.group,
        title,
        standing,
        f"{STANDING_GLYPH[standing]} {said}",
        words.text("why.group.decided", decision=glyph + decided) if card.decision else "",
        facts,
        likenesses,
        ", ".join((title, said, decided, *facts, *likenesses)),
    )


def group_title(group: str, person: str, words: Words) -> str:
    """The neutral name of a voice, and who the user said it is."""
    name = visible(voice_name(words, group.partition(":")[2]))
    if not person:
        return name
    who = words.text("voices.you") if person == OWNER else visible(person)
    return words.text("voices.card.claimed", voice=name, who=who)


def span(first: str | None, last: str | None, words: Words) -> str:
    """From the first to the last day; empty where no time is known."""
    if not first:
        return ""
    days = [words.date(datetime.fromisoformat(when)) for when in (first, last or first)]
    return days[0] if days[0] == days[1] else f"{days[0]} – {days[1]}"


def _facts(card: VoiceCard, devices: Mapping[str, str], words: Words) -> tuple[str, ...]:
    seconds, speech = length(card.audio_seconds, words), length(card.speech_seconds, words)
    return (
        words.count("voices.card.amount", card.recordings, length=seconds, speech=speech),
        span(card.first, card.last, words) or words.text("voices.card.no_time"),
        _devices([devices.get(one, one) for one in card.devices], words),
        words.text(f"voices.stable.{_stable(card.stability)}"),
    )


def _devices(names: list[str], words: Words) -> str:
    if not names:
        return words.text("why.group.without.device")
    named, more = ", ".join(names[:MOST_DEVICES]), len(names) - MOST_DEVICES
    return words.count("voices.card.devices_more", more, named=named) if more > 0 else named


def _stable(stability: float | None) -> str:
    return "unknown" if stability is None else next(word for least, word in _STABLE if stability >= least)
