# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A player panel on a desk: with a fake card, and a note of everything it told its owner."""

from types import SimpleNamespace

import numpy as np
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.ui.player.cards import FakeCard, hiss, row
from viewer.settings import Settings
from viewer.ui.player.panel import PlayerPanel
from viewer.ui.player.sound import Output
from viewer.words import Words

PICTURE = SimpleNamespace(samples_per_pair=80, rate=16_000, pairs=np.array([[-90, 90]] * 400, np.int8).tobytes())
SAID = "what a stranger said"
SETTINGS = Settings(volume=1.0)


class Desk:
    """A panel with a card, and what it told its owner."""

    def __init__(self, qtbot, card=None, language="en", window=None):
        self.card = card or FakeCard()
        self.panel = PlayerPanel(Words(language), SETTINGS, window, output=Output(self.card))
        qtbot.addWidget(window or self.panel)
        self.wanted, self.heard, self.revealed, self.problems, self.preferences = [], [], [], [], []
        self.panel.sound_wanted.connect(self.wanted.append)
        self.panel.heard.connect(lambda *told: self.heard.append(told))
        self.panel.text_revealed.connect(lambda *told: self.revealed.append(told))
        self.panel.problem.connect(self.problems.append)
        self.panel.preferences.connect(lambda *told: self.preferences.append(told))
        self.panel.resize(900, 200)
        self.panel.show()

    def show(self, covered=False, **how):
        self.panel.show_recording(row(**how), PICTURE, covered)

    def sound(self, number=1, seconds=4.0):
        self.panel.set_sound(number, hiss(seconds), 16_000)

    def pump(self, seconds):
        """Let the card take so much; one look at the clock afterwards."""
        for _ in range(round(seconds * 100)):
            if self.card.streams[-1].active:
                self.card.streams[-1].pump(160)
        self.panel._tick()

    def texts(self):
        """Everything legible in the panel, accessible names and values included."""
        found = []
        for widget in (self.panel, *self.panel.findChildren(QWidget)):
            found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            found += [widget.text()] if isinstance(widget, QLabel | QPushButton) else []
            interface = QAccessible.queryAccessibleInterface(widget)
            found += [interface.text(QAccessible.Text.Value), interface.text(QAccessible.Text.Name)]
        return "\n".join(found)
