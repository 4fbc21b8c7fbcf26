# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The waveform can be read, clicked and steered by keys."""

from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette

from viewer.ui.player.waveform import WaveformView, bars, seek_step


@dataclass(frozen=True)
class Picture:
    samples_per_pair: int
    rate: int
    pairs: bytes


LOUD = Picture(80, 16_000, np.array([[-100, 100]] * 400, np.int8).tobytes())


@pytest.fixture
def view(qtbot):
    made = WaveformView(lambda: "0:01 of 0:02, speech 1.2 s")
    made.setAccessibleName("Waveform")
    made.resize(412, 80)
    qtbot.addWidget(made)
    made.show_picture(LOUD, 2.0)
    made.apply(covered=False, hint="", seekable=True)
    made.show()
    return made


def dark():
    return QPalette(QColor(40, 40, 40))


def inked(view):
    """The share of pixels that are not background, beyond the frame."""
    image = view.grab().toImage()
    base = view.palette().color(QPalette.ColorRole.Base).rgb()
    inside = [
        image.pixel(x, y) != base for x in range(8, image.width() - 8, 2) for y in range(6, image.height() - 6, 2)
    ]
    return sum(inside) / len(inside)


@pytest.mark.parametrize("count", [1, 3, 4, 7, 1_000])
def test_bars_keep_every_extreme(count):
    pairs = np.zeros((4, 2), np.int8)
    pairs[2] = -128, 127
    found = bars(pairs.tobytes(), count)
    assert len(found) == count
    assert min(low for low, _ in found) == -128
    assert max(high for _, high in found) == 127


@pytest.mark.parametrize(("pairs", "count"), [(b"", 10), (b"\x01", 10), (b"\0\0", 0)])
def test_no_pairs_no_bars(pairs, count):
    assert bars(pairs, count) == []


@pytest.mark.parametrize("palette", [QPalette(), dark()], ids=["light", "dark"])
def test_it_draws_the_sound_and_covered_it_does_not(view, palette):
    view.setPalette(palette)
    drawn = inked(view)
    view.apply(covered=True, hint="", seekable=False)
    covered = inked(view)
    assert drawn > 0.3
    assert covered < 0.05
    view.show_picture(Picture(80, 16_000, bytes(800)), 2.0)
    assert inked(view) == covered


def test_what_was_played_has_another_colour(view):
    view.set_position(1.0)
    view.clearFocus()
    image = view.grab().toImage()
    highlight = view.palette().color(QPalette.ColorRole.Highlight).rgb()
    blue = [x for x in range(8, image.width() - 8) if image.pixel(x, 30) == highlight]
    assert min(blue) < 20
    assert max(blue) <= image.width() // 2 + 3


@pytest.mark.parametrize(("x", "seconds"), [(6, 0.0), (206, 1.0), (405, 2.0), (0, 0.0), (411, 2.0)])
def test_a_click_goes_there(view, qtbot, x, seconds):
    with qtbot.waitSignal(view.sought) as sought:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x, 40))
    assert sought.args[0] == pytest.approx(seconds, abs=0.02)


def test_a_drag_follows(view, qtbot):
    places = []
    view.sought.connect(places.append)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(106, 40))
    qtbot.mouseMove(view, QPoint(306, 40))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(306, 40))
    assert places == sorted(places)
    assert places[0] == pytest.approx(0.5, abs=0.02)
    assert places[-1] == pytest.approx(1.5, abs=0.02)


@pytest.mark.parametrize(
    ("key", "seconds"),
    [
        (Qt.Key.Key_Right, 1.25),
        (Qt.Key.Key_Left, 0.75),
        (Qt.Key.Key_PageDown, 2.0),
        (Qt.Key.Key_PageUp, 0.0),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 2.0),
    ],
)
def test_keys_seek(view, qtbot, key, seconds):
    view.set_position(1.0)
    qtbot.keyClick(view, key)
    assert view.position_s == pytest.approx(seconds)


def test_what_may_not_be_sought_is_not(view, qtbot):
    view.apply(covered=True, hint="Covered", seekable=False)
    with qtbot.assertNotEmitted(view.sought):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 40))
        qtbot.keyClick(view, Qt.Key.Key_End)


@pytest.mark.parametrize(("duration", "step"), [(2.0, 0.25), (30.0, 1.0), (600.0, 5.0)])
def test_steps_fit_the_length(duration, step):
    assert seek_step(duration) == step


def test_a_screen_reader_hears_the_text_equivalent(view):
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Waveform"
    assert interface.text(QAccessible.Text.Value) == "0:01 of 0:02, speech 1.2 s"
    assert interface.state().focusable
