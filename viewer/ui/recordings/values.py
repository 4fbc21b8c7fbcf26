# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The values of the facets: what they are called, and in which order they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from viewer.case.finding import Standing
from viewer.case.query import Facet, FacetCount, GroupRow
from viewer.case.recording import LinkKind
from viewer.case.review import Decision
from viewer.ui.labels import visible
from viewer.ui.recordings.cells import DECISION_GLYPH, STANDING_GLYPH, shortened
from viewer.verbal import voice_name, voice_order
from viewer.words import Words

_FIXED: Mapping[Facet, tuple[str, ...]] = {
    Facet.STANDING: (Standing.INCONSISTENT, Standing.UNDECIDED, Standing.CONSISTENT, Standing.NOT_EXAMINED),
    Facet.LINK: (LinkKind.EXACT, LinkKind.LIKELY, ""),
    Facet.DECISION: (*Decision, ""),
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet as listed."""

    facet: Facet
    value: str
    said: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Names:
    """What groups are called, by kind and key; from the case's own group rows."""

    labels: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, groups: Iterable[GroupRow]) -> Names:
        """The names of these groups."""
        return cls({(row.kind, row.group.partition(":")[2]): row.label for row in groups})

    def devices(self) -> dict[str, str]:
        """Names of devices by serial number."""
        return {key: label for (kind, key), label in self.labels.items() if kind == "device" and label != key}


def value_said(facet: Facet, value: str, names: Names, words: Words) -> str:
    """What one value of a facet is called."""
    if facet is Facet.STANDING:
        return f"{STANDING_GLYPH[Standing(value)]} {words.text(f'standing.{value}')}"
    if facet is Facet.DECISION:
        return (
            f"{DECISION_GLYPH[Decision(value)]} {words.text(f'recordings.decision.{value}')}"
            if value
            else words.text("recordings.decision.none")
        )
    if facet is Facet.LINK:
        return words.text(f"recordings.link.{value or 'none'}")
    if facet is Facet.VOICE:
        return visible(voice_name(words, value))
    if not value:
        return words.text("recordings.unknown")
    if facet is Facet.MONTH:
        return f"{value[5:7]}.{value[:4]}" if words.language == "de" else value
    name = names.labels.get((facet.value, value), "")
    return shortened(value, name) if facet is Facet.DEVICE else visible(name or value)


def listed(
    known: Iterable[tuple[Facet, str]],
    counts: Iterable[FacetCount],
    chosen: frozenset[tuple[Facet, str]],
    names: Names,
    words: Words,
) -> dict[Facet, tuple[Value, ...]]:
    """Every value seen so far, with its count now, so that nothing moves or vanishes while somebody is choosing."""
    found = {(one.facet, one.value): one.count for one in counts}
    of_facet: dict[Facet, list[str]] = {facet: [] for facet in Facet}
    for facet, value in dict.fromkeys((*known, *found, *sorted(chosen))):
        of_facet[facet].append(value)
    return {
        facet: tuple(
            Value(facet, one, value_said(facet, one, names, words), found.get((facet, one), 0), (facet, one) in chosen)
            for one in ordered(facet, values)
        )
        for facet, values in of_facet.items()
    }


def ordered(facet: Facet, values: Iterable[str]) -> list[str]:
    """The values in the order of their kind: fixed, by calendar, or as first met; what is not known comes last."""
    if facet in _FIXED:
        return sorted(values, key=_FIXED[facet].index)
    if facet is Facet.MONTH:
        return sorted(values, key=lambda value: (not value, value))
    if facet is Facet.VOICE:
        return sorted(values, key=lambda value: (not value, voice_order(value)))
    return sorted(values, key=lambda value: not value)
