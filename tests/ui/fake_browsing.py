# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A case in memory that answers what the panels ask, and words with the keys that other rooms bring."""

from __future__ import annotations

import gettext
import io
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from viewer.case.finding import Conclusion, Direction, Finding, Standing, Strength
from viewer.case.message import Message, message
from viewer.case.query import Column, Facet, FacetCount, GroupRow, Query, Row
from viewer.case.recording import Transcript
from viewer.case.review import Explanation
from viewer.ui.browsing import Browsing
from viewer.words import Words

WORDS = Path(__file__).parents[2] / "resources" / "words"
BORROWED = {
    **{f"standing.{one}": f"<{one}>" for one in Standing},
    **{f"strength.{one.name}": f"<{one.name}>" for one in Strength},
    **{f"conclusion.{one}.{part}": f"<{one} {part}>" for one in Conclusion for part in ("headline", "text", "next")},
    **{f"rule.{rule}.title": f"<title {rule}>" for rule in ("M02", "M03", "M24", "M33")},
    "finding.M02.for": "<M02 for>",
    "finding.M24.neutral": "<M24 neutral>",
    "finding.M33.against": "<M33 against>",
    "innocent.gift": "<gift>",
    "innocent.resale": "<resale>",
    "unseen.voice": "<voice>",
}


class CatalogueWords(Words):
    """The words of this language's catalogues as they are written, and others besides."""

    def __init__(self, language: str, more: Mapping[str, str] = BORROWED) -> None:
        super().__init__(language)
        extra = Catalog(locale=language)
        for key, text in more.items():
            extra.add(key, text)
        self._areas = (_loaded(extra), *_written(language))


@cache
def _written(language: str) -> tuple[gettext.GNUTranslations, ...]:
    areas = []
    for po in sorted((WORDS / language).glob("*.po")):
        with po.open("rb") as stream:
            areas.append(_loaded(read_po(stream, locale=language)))
    return tuple(areas)


def _loaded(catalogue: Catalog) -> gettext.GNUTranslations:
    out = io.BytesIO()
    write_mo(out, catalogue)
    return gettext.GNUTranslations(io.BytesIO(out.getvalue()))


@dataclass(frozen=True)
class FakeWhy:
    standing: Standing = Standing.INCONSISTENT
    strength: Strength = Strength.S3
    reasons_for: tuple[Finding, ...] = ()
    reasons_against: tuple[Finding, ...] = ()
    neutral: tuple[Finding, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    not_looked_at: tuple[Message, ...] = ()
    explained: tuple[Finding, ...] = ()


def finding(rule: str, direction: Direction, strength: Strength = Strength.S3, **changed: object) -> Finding:
    """A finding of a rule on an invented device."""
    base = Finding(rule, "device:G0TESTDEVICE0001", direction, strength, message(f"finding.{rule}.{direction}"))
    return Finding(**{name: changed.get(name, getattr(base, name)) for name in Finding.__slots__})


def row(number: int, **changed: object) -> Row:
    """An invented recording."""
    base: dict[str, object] = {
        "number": number, "id": f"r{number:012x}", "entry": f"All.zip!Audio/{number:06d}.wav", "sha256": "0" * 64,
        "captured_at": "2018-05-08T12:30:00+00:00", "duration_s": 2.34, "declared_s": 2.34, "sample_rate": 16000,
        "channels": 1, "codec": "PCM_16", "device": "G0TESTDEVICE0001", "account": "A1TESTACCOUNT", "language": "de",
        "transcript": "stell den wecker auf sieben", "transcript_source": "All.zip!T.pdf", "link": "exact",
        "confidence": 1.0, "voice_group": None, "voice_llr": None, "speech_s": 1.2, "loudness_lufs": -23.4,
        "snr_db": 31.0, "peak_db": -3.0, "clipped": 0, "standing": "inconsistent", "strength": 3, "decision": None,
        "batch": "All.zip/Audio", "cell": 0,
    }  # fmt: skip
    return Row(**{**base, **changed})  # type: ignore[arg-type]


def many(count: int) -> list[Row]:
    """A mixed case of that many recordings: two devices, several months, a third of them without text."""
    start = datetime(2016, 3, 1, tzinfo=UTC)
    said = ("stell den wecker auf sieben", "spiel musik in der küche", "wie wird das wetter", None)
    rows = []
    for number in range(count):
        ours = number % 3 == 0
        rows.append(
            row(
                number,
                captured_at=(start + timedelta(hours=7 * number % 20000)).isoformat(),
                duration_s=1.0 + number % 97 / 10,
                device="G0HOMEDEVICE0002" if ours else "G0TESTDEVICE0001",
                account="A1OWNER" if ours else "A2OTHER",
                transcript=said[number % 4],
                link=None if said[number % 4] is None else ("likely" if number % 8 == 1 else "exact"),
                standing="consistent" if ours else "inconsistent",
                strength=2 if ours else 3,
                batch="All.zip/A" if number % 2 else "All.zip/B",
            )
        )
    return rows


@dataclass
class FakeCase:
    """Rows in memory. `asked` records which numbers were fetched, page by page."""

    kept: list[Row] = field(default_factory=list)
    listed: tuple[GroupRow, ...] = ()
    lines: tuple[Transcript, ...] = ()
    why: FakeWhy = field(default_factory=FakeWhy)
    asked: list[list[int]] = field(default_factory=list)

    def browsing(self) -> Browsing:
        """This case as the panels see it."""
        return Browsing(
            find=self.find,
            rows=self.rows,
            facets=self.facets,
            groups=lambda: self.listed,
            unlinked=lambda text: tuple(line for line in self.lines if text in line.text),
            why_recording=lambda number: self.why,
            why_group=lambda group: self.why,
            why_export=lambda: self.why,
        )

    def find(self, query: Query) -> array[int]:
        """Substring search, facets, stable sort."""
        hits = [one for one in self.kept if _fits(one, query.facets) and query.text in (one.transcript or "")]
        hits.sort(key=lambda one: _sort_key(one, query.sort), reverse=query.descending)
        return array("q", (one.number for one in hits))

    def rows(self, numbers: Sequence[int]) -> tuple[Row, ...]:
        """The rows of these numbers."""
        self.asked.append(list(numbers))
        return tuple(self.kept[number] for number in numbers)

    def facets(self, query: Query) -> tuple[FacetCount, ...]:
        """Counts of every facet with the other facets applied."""
        counts = []
        for facet in Facet:
            others = tuple(pair for pair in query.facets if pair[0] != facet)
            hits = [one for one in self.kept if _fits(one, others) and query.text in (one.transcript or "")]
            found = Counter(_value(one, facet) for one in hits)
            counts += [FacetCount(facet, value, count) for value, count in sorted(found.items())]
        return tuple(counts)


def _value(one: Row, facet: Facet) -> str:
    if facet is Facet.MONTH:
        return (one.captured_at or "")[:7]
    return str(getattr(one, "voice_group" if facet is Facet.VOICE else facet.value) or "")


def _fits(one: Row, facets: Iterable[tuple[Facet, str]]) -> bool:
    wanted: dict[Facet, set[str]] = {}
    for facet, value in facets:
        wanted.setdefault(facet, set()).add(value)
    return all(_value(one, facet) in values for facet, values in wanted.items())


def _sort_key(one: Row, by: Column) -> tuple[bool, object]:
    value = getattr(one, by.value)
    return (value is not None, value if value is not None else 0)
