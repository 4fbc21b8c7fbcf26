# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Small plots as SVG, written by hand: a Tippett plot, a DET curve, a calibration curve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from voice.metrics import rates

Floats = NDArray[np.float64]
Line = tuple[Floats, Floats]
_WIDE, _HIGH, _LEFT, _TOP = 420, 300, 60, 30
_COLOURS = ("#1b5e8c", "#b3541e", "#3f7d3a", "#7b4a9e")
_TICKS = (0.1, 0.5, 1, 2, 5, 10, 20, 40)
_SPDX = "<!-- SPDX-FileCopyrightText: 2026 The Notmine developers -->\n<!-- SPDX-License-Identifier: Apache-2.0 -->\n"


def plot(
    title: str,
    axes: tuple[str, str],
    lines: Mapping[str, Line],
    ticks: tuple[Sequence[tuple[float, str]], Sequence[tuple[float, str]]],
) -> str:
    """Lines by name over axes with (place, label) ticks, of which the outermost are the ends."""
    across, up = ticks

    def x(value: float) -> float:
        return _LEFT + _WIDE * (value - across[0][0]) / (across[-1][0] - across[0][0])

    def y(value: float) -> float:
        return _TOP + _HIGH * (1 - (value - up[0][0]) / (up[-1][0] - up[0][0]))

    parts = [_text(_LEFT, 18, title), '<g clip-path="inset(0)" stroke="#bbb" fill="none">']
    parts += [f'<path d="M{x(at):.1f} {_TOP}v{_HIGH}"/>' for at, _ in across]
    parts += [f'<path d="M{_LEFT} {y(at):.1f}h{_WIDE}"/>' for at, _ in up]
    parts.append("</g>")
    parts += [_text(x(at) - 8, _TOP + _HIGH + 16, label) for at, label in across]
    parts += [_text(8, y(at) + 4, label) for at, label in up]
    for (name, (xs, ys)), colour in zip(lines.items(), _COLOURS * 2, strict=False):
        inside = (np.clip(side, ends[0][0], ends[-1][0]) for side, ends in ((xs, across), (ys, up)))
        path = "L".join(f"{x(a):.1f} {y(b):.1f}" for a, b in zip(*inside, strict=True))
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="1.6"/>')
        parts.append(
            _text(_LEFT + _WIDE + 10, _TOP + 14 + 16 * len([p for p in parts if "stroke-width" in p]), name, colour)
        )
    parts.append(_text(_LEFT, _TOP + _HIGH + 36, f"{axes[0]}; upwards: {axes[1]}"))
    size = f'width="{_LEFT + _WIDE + 190}" height="{_TOP + _HIGH + 46}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">'
    return _SPDX + head + '<rect width="100%" height="100%" fill="#fff"/>' + "\n".join(parts) + "</svg>\n"


def tippett(
    pairs: Mapping[str, tuple[Floats, Floats]], sides: tuple[str, str] = ("owner", "others"), most: int = 2
) -> str:
    """How often the ratio is above a value, where its first proposition is true (the owner, by default), and where its
    second is. `most` is the highest ratio shown.
    """
    at = np.linspace(-most - 0.2, most + 0.2, 89)
    lines = {}
    for name, both in pairs.items():
        for side, ratios in zip(sides, both, strict=True):
            lines[f"{name}: {side}"] = (at, np.array([(ratios >= one).mean() for one in at]))
    across = [(at[0], ""), *((one, f"{one:+d}") for one in range(-most, most + 1)), (at[-1], "")]
    return plot("Tippett", ("log10 likelihood ratio", "share at least as high"), lines, (across, _shares()))


def det(pairs: Mapping[str, tuple[Floats, Floats]]) -> str:
    """Misses against false alarms on normal deviates (Martin et al. 1997)."""
    bend, lines = NormalDist().inv_cdf, {}
    for name, (own, others) in pairs.items():
        miss, false = rates(own, others)
        few = np.unique(np.linspace(0, len(miss) - 1, 400).astype(int))
        bent = (np.array([bend(float(np.clip(one, 1e-4, 1 - 1e-4))) for one in side[few]]) for side in (false, miss))
        x, y = bent
        lines[name] = (x, y)
    ticks = [(bend(one / 100), f"{one:g} %") for one in _TICKS]
    return plot("DET", ("somebody else taken for the owner", "owner missed"), lines, (ticks, ticks))


def calibration(pairs: Mapping[str, tuple[Floats, Floats]], most: int = 2) -> str:
    """The ratio found in bins of the ratio stated; on the diagonal it is what it says. `most` is the highest stated."""
    edges = np.arange(-most, most + 0.01, 0.5)
    ends = np.array([-most - 0.5, most + 0.5])
    lines = {"perfect": (ends, ends)}
    for name, (own, others) in pairs.items():
        inside = [((own >= a) & (own < b), (others >= a) & (others < b)) for a, b in pairwise(edges)]
        found = [
            np.log10(((a.sum() + 0.5) / (len(own) + 1)) / ((b.sum() + 0.5) / (len(others) + 1))) for a, b in inside
        ]
        lines[name] = (edges[:-1] + 0.25, np.array(found))
    ticks = [(float(one), f"{one:+d}") for one in range(-most - 1, most + 2)]
    return plot("Calibration", ("stated log10 likelihood ratio", "found"), lines, (ticks, ticks))


def _shares() -> list[tuple[float, str]]:
    return [(one / 100, f"{one} %") for one in (0, 20, 40, 60, 80, 100)]


def _text(x: float, y: float, said: str, colour: str = "#222") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" fill="{colour}">{said}</text>'
