# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a worker process does for the twin: reads one entry of the export and answers with its invented counterpart."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import deflate

from viewer.analysis.pcm import Decoded, Samples
from viewer.archive.members import Locator
from viewer.archive.source import ExportSource
from viewer.case.export import Entry, Kind, Limits
from viewer.case.facts import Facts
from viewer.case.message import Problem
from viewer.report.twin.archive import Packed
from viewer.report.twin.calendar import Calendar
from viewer.report.twin.cipher import Cipher
from viewer.report.twin.pseudonyms import Pseudonyms
from viewer.workflow.isolation.declared import Terms, isolated

if TYPE_CHECKING:
    from viewer.report.twin.tones import Stretch

LARGEST_PACKED = 1 << 30
_LARGEST = 512 << 20
_BYTES_A_SECOND = 100_000
_LEVEL = 6
_DEFLATED, _STORED = 8, 0
_PROSE = (Kind.TEXT, Kind.CSV, Kind.JSON, Kind.HTML)
_README = re.compile(r"^(?:read[ _-]?me|liesmich|lisez[ _-]?moi)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recipe:
    """By what the twin is made: the key, the shift of days, and what the owner stated. It stays in the program."""

    key: bytes
    days: int
    facts: Facts

    def pseudonyms(self) -> Pseudonyms:
        """The replacement by this recipe."""
        from viewer.workflow.twin_words import lexicon

        return Pseudonyms(Cipher(self.key), lexicon(), Calendar(self.days), self.facts)


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One entry, the way to it, and the seconds of speech that were measured in it, None for what is no recording."""

    entry: Entry
    locator: Locator
    spoken_s: float | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """One entry's counterpart as it will lie in the archive, what was replaced in it by kind, and how it was made."""

    entry: str
    packed: Packed
    counted: tuple[tuple[str, int], ...]
    how: str


@dataclass(frozen=True, slots=True)
class _Counterpart:
    """How an entry's counterpart was made, its bytes, and what is played in it where it is plain sound."""

    how: str
    data: bytes
    parts: Sequence[Stretch] = ()


def _seconds(source: ExportSource, recipe: Recipe, batch: Sequence[Ingredient]) -> float:
    return sum(one.entry.size for one in batch) / _BYTES_A_SECOND


@isolated(Terms("twin", seconds=60, reply_bytes=1 << 30, seconds_of=_seconds))
def make(source: ExportSource, recipe: Recipe, batch: Sequence[Ingredient]) -> tuple[Made, ...]:
    """The counterparts of a batch of entries, in order."""
    source = replace(source, locators={one.entry.path: one.locator for one in batch})
    using = recipe.pseudonyms()
    return tuple(_made(source, one, using) for one in batch)


def _made(source: ExportSource, one: Ingredient, using: Pseudonyms) -> Made:
    entry = one.entry
    using.counted = Counter()
    method = one.locator.chain[-1].method if one.locator.chain else _STORED
    damaged = entry.flaw is not None
    try:
        data = source.read(entry) if entry.flaw is None and entry.size <= _LARGEST else None
    except (Problem, OSError, EOFError, zlib.error):
        data, damaged = None, True
    made = _filled(entry) if data is None else _replaced(data, one, using)
    return Made(entry.path, _packed(made, method, damaged), tuple(sorted(using.counted.items())), made.how)


def _packed(made: _Counterpart, method: int, damaged: bool) -> Packed:
    from viewer.report.twin.packing import packed_wave

    data, crc = made.data, zlib.crc32(made.data)
    if method == _STORED or len(data) > LARGEST_PACKED:
        return Packed(data, len(data), crc, _STORED, damaged)
    body = packed_wave(data, made.parts) if made.parts else None
    return Packed(body or bytes(deflate.deflate_compress(data, _LEVEL)), len(data), crc, _DEFLATED, damaged)


def _filled(entry: Entry, head: bytes = b"") -> _Counterpart:
    from viewer.report.twin.containers import filler, head_for

    size = min(entry.size, _LARGEST)
    if entry.kind is Kind.AUDIO:
        return _Counterpart("filler", filler(size, head, head_for(entry.name)))
    return _Counterpart("filler", filler(size, head))


def _replaced(data: bytes, one: Ingredient, using: Pseudonyms) -> _Counterpart:
    entry = one.entry
    if not data:
        return _Counterpart("empty", b"")
    if entry.kind is Kind.AUDIO:
        return _sound(data, one, using)
    if entry.kind is Kind.PDF:
        return _pdf(data, entry, using)
    if entry.kind in _PROSE and len(data) <= Limits().document_bytes:
        return _document(data, entry, using)
    return _filled(entry, data[:64])


def _sound(data: bytes, one: Ingredient, using: Pseudonyms) -> _Counterpart:
    from viewer.analysis.decode import decode
    from viewer.analysis.pcm import Undecodable
    from viewer.report.twin.containers import wave_like
    from viewer.report.twin.tones import played, score_like, stretches

    found = decode(data)
    if isinstance(found, Undecodable):
        return _filled(one.entry, data[:64])
    about = f"{len(data)} {zlib.crc32(data)} {zlib.adler32(data)}"
    score = score_like(found.samples, found.rate, one.spoken_s, about, using.cipher)
    parts = tuple(stretches(score))
    made = played(parts, found.samples.shape[1])
    if found.container == "wav":
        wave = wave_like(data, made, found.codec)
        return _Counterpart("tone", wave, parts if found.codec == "pcm_s16le" else ())
    coded = _coded(found, made)
    return _Counterpart("tone", coded) if coded is not None else _filled(one.entry, data[:64])


def _coded(like: Decoded, made: Samples) -> bytes | None:
    """The sound encoded as it was before, as long when it is decoded again; None where that cannot be done here.

    Some encoders add silence, so what they add is left away before.
    """
    from viewer.analysis.decode import decode
    from viewer.analysis.pcm import Undecodable
    from viewer.report.twin.containers import encoded

    best, off, frames = None, 0, len(made)
    for quick in (True, True, False):
        coded = encoded(made[:frames], like, quick=quick) if frames > 0 else None
        again = decode(coded) if coded is not None else None
        if again is None or isinstance(again, Undecodable):
            continue
        apart = again.frames - like.frames
        if best is None or abs(apart) < off:
            best, off = coded, abs(apart)
        if not apart:
            break
        frames -= apart
    return best


def _pdf(data: bytes, entry: Entry, using: Pseudonyms) -> _Counterpart:
    from viewer.importers.pdf_text import read_pdf
    from viewer.report.twin.prose import twin_pdf

    found = read_pdf(data)
    if found is None or not found.pages:
        return _filled(entry, data[:64])
    return _Counterpart("document", twin_pdf(found.pages, found.properties, using))


def _document(data: bytes, entry: Entry, using: Pseudonyms) -> _Counterpart:
    from viewer.importers.documents import decode

    text = decode(data)
    ending = entry.name.casefold().rpartition(".")[2]
    return _Counterpart("document", _as_before(_writer(entry, ending)(text, using), data))


def _writer(entry: Entry, ending: str) -> Callable[[str, Pseudonyms], str]:
    from viewer.report.twin.objects import twin_json
    from viewer.report.twin.pages import twin_html
    from viewer.report.twin.prose import twin_text
    from viewer.report.twin.tables import twin_table

    if _README.match(entry.name):
        return _counted_text
    if entry.kind is Kind.JSON or (entry.kind is Kind.TEXT and ending in ("json", "jsonl")):
        return twin_json
    if entry.kind is Kind.HTML or (entry.kind is Kind.TEXT and ending in ("html", "htm")):
        return twin_html
    return twin_table if entry.kind is Kind.CSV or ending in ("csv", "tsv") else twin_text


def _counted_text(text: str, using: Pseudonyms) -> str:
    from viewer.importers.summary import stated_counts
    from viewer.report.twin.prose import twin_text

    return twin_text(text, using, frozenset(stated_counts(text).values()))


def _as_before(text: str, data: bytes) -> bytes:
    """Text in the encoding that the bytes had; of letters that it does not know, a question mark."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        little = data[:2] == b"\xff\xfe"
        return data[:2] + text.encode("utf-16-le" if little else "utf-16-be", "replace")
    if data[:3] == b"\xef\xbb\xbf":
        return data[:3] + text.removeprefix("\ufeff").encode("utf-8", "replace")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return text.encode("cp1252", "replace")
    return text.encode("utf-8", "replace")
