# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the player shows follows from its inputs alone."""

import pytest

from viewer.case.message import message
from viewer.ui.player.state import PlayerFacts, Shown, derive_player_state

READY = PlayerFacts(recording=True, has_text=True, loaded=True)
TROUBLE = message("player.no_device")


def changed(facts, **how):
    return PlayerFacts(**{name: how.get(name, getattr(facts, name)) for name in PlayerFacts.__slots__})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            PlayerFacts(),
            {"can_play": False, "can_stop": False, "can_seek": False, "text": Shown.NOTHING, "notice": "player.choose"},
        ),
        (
            changed(READY, loaded=False),
            {
                "play": "player.play",
                "can_play": True,
                "can_seek": False,
                "limit_s": None,
                "text": Shown.OPEN,
                "notice": None,
            },
        ),
        (READY, {"can_seek": True, "can_stop": False, "wave_covered": False, "can_loop": True}),
        (changed(READY, starting=True, loaded=False), {"play": "player.loading", "can_play": False, "can_stop": True}),
        (changed(READY, playing=True), {"play": "player.pause", "shows_pause": True, "can_stop": True}),
        (changed(READY, position_s=1.0), {"can_stop": True}),
        (changed(READY, has_text=False), {"text": Shown.NONE_KNOWN}),
        (changed(READY, muted=True), {"notice": "player.is_muted"}),
        (changed(READY, trouble=TROUBLE), {"can_play": False, "notice": "player.no_device", "text": Shown.OPEN}),
        (
            changed(READY, covered=True),
            {
                "play": "player.play_anyway",
                "wave_covered": True,
                "text": Shown.COVERED,
                "limit_s": 2.0,
                "can_loop": False,
                "can_seek": False,
                "notice": "player.preview",
            },
        ),
        (changed(READY, covered=True, asked=True), {"wave_covered": False, "text": Shown.COVERED, "limit_s": 2.0}),
        (changed(READY, covered=True, text_asked=True), {"wave_covered": True, "text": Shown.OPEN, "limit_s": 2.0}),
        (changed(READY, covered=True, preview_s=3.5), {"limit_s": 3.5}),
        (changed(READY, covered=True, trouble=TROUBLE), {"text": Shown.COVERED, "wave_covered": True}),
    ],
)
def test_what_the_player_shows(facts, expected):
    state = derive_player_state(facts)
    for name, value in expected.items():
        found = getattr(state, name)
        assert (found.key if isinstance(value, str) and found else found) == value, name
