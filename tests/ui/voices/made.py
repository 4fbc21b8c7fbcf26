# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Invented voices."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.ui.fake_browsing import CatalogueWords, FakeCase, many
from viewer.case.query import GroupRow
from viewer.case.voice import OWNER, Likeness, VoiceCard, VoicePoint, Voices
from viewer.ui.voices.panel import VoicesPanel

WORDS = CatalogueWords("en")
CARD = VoiceCard(
    group="voice:V1",
    recordings=412,
    audio_seconds=845.0,
    speech_seconds=552.0,
    devices=("G0TESTDEVICE0001",),
    first="2018-05-01T10:00:00+00:00",
    last="2018-08-20T10:00:00+00:00",
    stability=0.95,
    likenesses=(Likeness(OWNER, 1.4), Likeness("Anna", -2.2)),
    standing="consistent",
    strength=2,
    decision=None,
)
SECOND = replace(CARD, group="voice:V2", standing="inconsistent", decision="not-mine", recordings=7)
THIRD = replace(CARD, group="voice:V3", standing="undecided", likenesses=(), devices=())
POINTS = (
    VoicePoint(0, "r0", "voice:V1", -0.8, 0.8),
    VoicePoint(1, "r1", "voice:V1", -0.4, 0.8),
    VoicePoint(2, "r2", "voice:V2", 0.8, -0.8),
    VoicePoint(3, "r3", "", 0.0, 0.0),
    VoicePoint(4, "r4", "voice:V2", 0.8, 0.8),
)
VOICES = Voices((CARD, SECOND, THIRD), POINTS, unsure=1, incomparable=3, unmeasured=0, persons=(OWNER, "Anna"))
KITCHEN = GroupRow(
    "device:G0TESTDEVICE0001", "device", "Kitchen", 9, 9.0, None, None, "consistent", 2, None, ()
)  # fmt: skip


def cloud(count: int) -> tuple[VoicePoint, ...]:
    """That many points of three voices, here and there."""
    chance = random.Random(1)
    return tuple(
        VoicePoint(number, f"r{number}", f"voice:V{number % 3 + 1}", chance.uniform(-1, 1), chance.uniform(-1, 1))
        for number in range(count)
    )


def room(qtbot, voices: Voices | None = VOICES, words: CatalogueWords = WORDS) -> VoicesPanel:
    """The room over an invented case, and shown."""
    panel = VoicesPanel(words)
    qtbot.addWidget(panel)
    panel.set_browsing(FakeCase(many(9), (KITCHEN,)).browsing())
    panel.show_voices(voices)
    panel.resize(1280, 700)
    panel.show()
    panel.activateWindow()
    panel.cards.setFocus()
    return panel
