# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The map of clips: geometry, marks, and the widget by mouse and keys."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication

from tests.ui.voices.made import POINTS, cloud
from viewer.ui.theme import palette_of
from viewer.ui.tones import THEMES
from viewer.ui.voices.geometry import GRAIN, THINNED_FROM, Geometry
from viewer.ui.voices.map import VoiceMap
from viewer.ui.voices.marks import COLOURS, SHAPES, Mark

GROUPS = [0, 0, 1, -1, 1]


@pytest.fixture
def spread() -> Geometry:
    made = Geometry(POINTS, GROUPS)
    made.fit(0, 0, 100, 100)
    return made


def test_up_is_up(spread: Geometry) -> None:
    assert (spread.x[0], spread.y[0]) == pytest.approx((10, 10))
    assert (spread.x[2], spread.y[2]) == pytest.approx((90, 90))


@pytest.mark.parametrize(
    ("start", "way", "found"),
    [(0, "right", 1), (1, "left", 0), (1, "right", 4), (4, "down", 2), (3, "up", 1), (0, "left", 0), (2, "up", 4)],
)
def test_arrows_go_to_the_next_point_in_their_direction(spread: Geometry, start: int, way, found: int) -> None:
    assert spread.toward(start, way) == found


def test_only_a_near_point_is_meant(spread: Geometry) -> None:
    assert spread.nearest(12, 12, 5) == 0
    assert spread.nearest(30, 70, 5) == -1
    assert Geometry((), ()).nearest(0, 0, 9) == -1


def test_a_frame_takes_what_is_in_it(spread: Geometry) -> None:
    assert spread.inside(0, 0, 60, 60) == (0, 1, 3)


def test_very_many_points_are_thinned_but_every_group_stays_in_every_place() -> None:
    points = cloud(100_000)
    made = Geometry(points, [number % 3 for number in range(len(points))])
    made.fit(0, 0, 300, 300)
    drawn = made.drawn()
    assert THINNED_FROM < len(drawn) <= 3 * (300 / GRAIN + 1) ** 2

    def fields(places) -> set[tuple[int, ...]]:
        rows = np.stack([made.marks[places], made.x[places] // GRAIN, made.y[places] // GRAIN], axis=1).astype(int)
        return set(map(tuple, rows.tolist()))

    assert fields(drawn) == fields(np.arange(len(points)))


def test_few_points_are_all_drawn_with_those_of_no_group_below(spread: Geometry) -> None:
    assert spread.drawn().tolist() == [3, 0, 1, 2, 4]


def test_marks_differ_in_colour_and_shape() -> None:
    palette = palette_of(THEMES["light"])
    first = [Mark(place) for place in range(COLOURS)]
    assert len({one.shape for one in first}) == len({one.colour(palette).name() for one in first}) == len(SHAPES)
    looks = [(Mark(place).shape, Mark(place).colour(palette).name()) for place in range(8 * COLOURS)]
    assert len(set(looks)) == len(looks)


def luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", THEMES)
def test_marks_stand_out_from_the_ground(theme: str) -> None:
    palette, ground = palette_of(THEMES[theme]), luminance(QColor(THEMES[theme].surface))
    for place in (None, *range(COLOURS)):
        low, high = sorted((luminance(Mark(place).colour(palette)), ground))
        assert (high + 0.05) / (low + 0.05) >= 3, (theme, place)


@pytest.fixture
def shown(qtbot) -> VoiceMap:
    made = VoiceMap("Map", lambda place: f"clip {place}")
    qtbot.addWidget(made)
    made.put(POINTS, (Mark(0), Mark(1)), GROUPS)
    made.resize(400, 400)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def at(shown: VoiceMap, place: int) -> QPoint:
    return shown._at(place).toPoint()


def test_the_whole_map_by_keys(shown: VoiceMap, qtbot) -> None:
    moved, opened = [], []
    shown.moved.connect(moved.append)
    shown.opened.connect(opened.append)
    keys = Qt.Key
    for key in (
        keys.Key_Home,
        keys.Key_Right,
        keys.Key_Right,
        keys.Key_Down,
        keys.Key_PageDown,
        keys.Key_PageUp,
        keys.Key_End,
    ):
        qtbot.keyClick(shown, key)
    qtbot.keyClick(shown, keys.Key_Return)
    assert (moved, opened) == ([0, 1, 4, 2, 3, 2, 4], [4])


def test_page_down_reaches_every_point(shown: VoiceMap, qtbot) -> None:
    moved = []
    shown.moved.connect(moved.append)
    for _ in POINTS:
        qtbot.keyClick(shown, Qt.Key.Key_PageDown)
    assert moved == [0, 1, 2, 3, 4]


def test_space_and_ctrl_click_choose_and_a_plain_click_ends_that(shown: VoiceMap, qtbot) -> None:
    chosen = []
    shown.chosen_changed.connect(chosen.append)
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at(shown, 2))
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=at(shown, 4))
    assert chosen == [(0,), (0, 2), ()]
    assert shown.current == 4


def test_a_dragged_frame_chooses(shown: VoiceMap, qtbot) -> None:
    chosen = []
    shown.chosen_changed.connect(chosen.append)
    qtbot.mousePress(shown, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    qtbot.mouseMove(shown, QPoint(150, 100))
    qtbot.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
    assert chosen == [(0, 1)]


def test_a_screen_reader_hears_the_point(shown: VoiceMap, qtbot) -> None:
    interface = QAccessible.queryAccessibleInterface(shown)
    qtbot.keyClick(shown, Qt.Key.Key_End)
    assert (interface.role(), interface.text(QAccessible.Text.Name)) == (QAccessible.Role.Chart, "Map")
    assert interface.text(QAccessible.Text.Value) == shown.accessibleDescription() == "clip 4"


@pytest.mark.parametrize("count", [0, 1, 2_000, 100_000])
def test_any_number_of_points_is_drawn(qtbot, count: int) -> None:
    made = VoiceMap("Map", str)
    qtbot.addWidget(made)
    made.resize(500, 400)
    empty = made.grab().toImage()
    made.put(cloud(count), (Mark(0), Mark(1), Mark(2)), [number % 3 for number in range(count)])
    assert (made.grab().toImage() != empty) == (count > 0)
    qtbot.keyClick(made, Qt.Key.Key_End)
    assert made.current == count - 1


def test_moving_about_uses_the_picture_again_and_other_colours_do_not(shown: VoiceMap, qtbot) -> None:
    shown.grab()
    before = shown._picture
    qtbot.keyClick(shown, Qt.Key.Key_End)
    shown.grab()
    assert shown._picture is before
    shown.setPalette(palette_of(THEMES["dark"]))
    QApplication.processEvents()
    shown.grab()
    assert shown._picture is not before


def test_shapes_are_drawn_differently() -> None:
    from viewer.ui.voices.marks import mark_pixmap

    palette = palette_of(THEMES["light"])
    drawn = [mark_pixmap(Mark(place * 9), palette, 24, 1).toImage() for place in range(3)]
    assert all(one != other for one, other in itertools.combinations(drawn, 2))
