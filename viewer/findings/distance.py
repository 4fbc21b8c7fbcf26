# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How far apart two places on the earth are."""

from __future__ import annotations

import math

_EARTH_KM = 6371.0


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance of two positions in degrees, by the haversine formula (R. W. Sinnott, Sky and
    Telescope 68, 1984), on a sphere of radius 6,371 km.
    """
    first, second = math.radians(latitude), math.radians(other_latitude)
    step = math.radians(other_longitude - longitude)
    half = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(step / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
