# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The clips of the map in words: whose group, when, on which device, and where. Rows are fetched in pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from viewer.case.query import Row
from viewer.case.voice import VoicePoint
from viewer.ui.labels import visible
from viewer.ui.recordings.cells import short_moment
from viewer.verbal import voice_name
from viewer.words import Words

COLUMNS = ("group", "time", "device", "place")
_PAGE, _KEPT = 128, 16
_ACROSS, _DOWN = ("left", "middle", "right"), ("low", "middle", "high")


def place_said(point: VoicePoint, words: Words) -> str:
    """A place on the map: which of nine fields, and how far from the middle, each way from -1 to 1."""
    field = f"voices.place.{_DOWN[_third(point.y)]}.{_ACROSS[_third(point.x)]}"
    x, y = (words.number(round(one, 1) + 0.0, 1) for one in (point.x, point.y))
    return words.text("voices.place", field=words.text(field), x=x, y=y)


def clip_order(points: Sequence[VoicePoint], groups: Mapping[str, int]) -> tuple[VoicePoint, ...]:
    """Points by group, as the cards stand, then in the order of the export; those of no group last."""
    return tuple(sorted(points, key=lambda one: (groups.get(one.group, len(groups)), one.number)))


class Clips:
    """Answers by a point's place in `points`."""

    def __init__(
        self,
        points: Sequence[VoicePoint],
        fetch: Callable[[Sequence[int]], tuple[Row, ...]],
        devices: Mapping[str, str],
        words: Words,
    ) -> None:
        """`fetch` gives rows by number; one that is gone is left out. `devices` names devices by serial number."""
        self.points = points
        self._fetch, self._devices, self._words = fetch, devices, words
        self._rows = lru_cache(_KEPT)(self._page)

    def cells(self, place: int) -> tuple[str, ...]:
        """One text for each of `COLUMNS`."""
        point = self.points[place]
        row = self._rows(place // _PAGE).get(point.number)
        moment = row.captured_at if row is not None else None
        device = (row.device if row is not None else None) or ""
        return (
            visible(voice_name(self._words, point.group.partition(":")[2])),
            short_moment(datetime.fromisoformat(moment), self._words)
            if moment
            else self._words.text("voices.card.no_time"),
            visible(self._devices.get(device, device)) or self._words.text("why.group.without.device"),
            place_said(point, self._words),
        )

    def said(self, place: int) -> str:
        """A point in one line; -1 stands for none."""
        if not 0 <= place < len(self.points):
            return self._words.count("voices.map.none", len(self.points))
        return ", ".join(self.cells(place))

    def _page(self, page: int) -> dict[int, Row]:
        numbers = [point.number for point in self.points[page * _PAGE : (page + 1) * _PAGE]]
        return {row.number: row for row in self._fetch(numbers)}


def _third(value: float) -> int:
    return 0 if value < -1 / 3 else 2 if value > 1 / 3 else 1
