# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The bundle for support: the twin gives the same judgement, and nothing of the original is in it."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.workflow import rich_export
from viewer.archive.kinds import kind_of
from viewer.case.export import Kind
from viewer.case.message import Problem
from viewer.importers.documents import decode
from viewer.report.twin.lexicon import KNOWN_KEYS, plain
from viewer.report.twin.moments import DATES
from viewer.storage.facts_file import write_facts
from viewer.storage.groups import load_findings
from viewer.work import Unwatched
from viewer.workflow import cases, support
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import Overview
from viewer.workflow.scan import ScanRequest, scan
from viewer.workflow.state import read_facts_file
from viewer.workflow.twin_words import lexicon

KEY = "5a" * 32
STRUCTURE = ("America", "Europe", "Available", "example", "DOCTYPE", "Four")
WORD = re.compile(r"[^\W\d_]{4,}|[0-9A-Za-z]*\d[0-9A-Za-z]{3,}")


@dataclass(frozen=True)
class Twins:
    """A rich export and its twin, both scanned."""

    folder: Path
    original: Overview
    twin: Overview
    spoken: Counter[tuple[str, ...]]
    repeated: Counter[tuple[str, ...]]
    preview: support.SupportPreview

    @property
    def bundle(self) -> Path:
        return self.folder / "notmine-support-de"


def rules(case: OpenCase) -> Counter[tuple[str, ...]]:
    return Counter(
        (one.rule, one.direction.value, one.strength.name, one.subject.partition(":")[0], one.text.key)
        for one in load_findings(case.file)
    )


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    folder = tmp_path_factory.mktemp("twins")
    parts = tuple(rich_export.write(folder))
    with cases.create_case(folder / "original.notmine") as case:
        original = scan(case, ScanRequest(parts, facts=rich_export.facts()), Unwatched())
        case.file.put("twin_key", KEY)
        seen = support.preview(case, Unwatched(), "de")
        support.publish(case, "de", folder, Unwatched())
        spoken = rules(case)
    bundle = folder / "notmine-support-de"
    with cases.create_case(folder / "twin.notmine") as case:
        request = ScanRequest(
            tuple(sorted((bundle / "export").iterdir())), facts=read_facts_file(bundle / "FACTS.toml")
        )
        twin = scan(case, request, Unwatched())
        return Twins(folder, original, twin, spoken, rules(case), seen)


def test_every_rule_speaks_as_it_did(twins: Twins) -> None:
    assert {rule for rule, *_ in twins.spoken} >= {
        f"M{n:02d}" for n in (2, 3, 4, 5, 6, 8, 10, 14, 16, 22, 25, 26, 27, 30)
    }
    assert twins.repeated == twins.spoken


def test_counts_standings_and_conclusion_are_the_same(twins: Twins) -> None:
    for what in ("fates", "recordings", "audio_seconds", "transcripts", "formats", "conclusion", "standings", "groups"):
        assert getattr(twins.twin, what) == getattr(twins.original, what), what
    assert [one.reason for one in twins.twin.rejected] == [one.reason for one in twins.original.rejected]


def test_rules_json_tells_what_the_twin_then_shows(twins: Twins) -> None:
    told = json.loads((twins.bundle / "rules.json").read_text(encoding="utf-8"))["expected_of_the_twin"]
    listed = Counter[tuple[str, ...]]()
    for one in told["findings"]:
        listed[one["rule"], one["direction"], one["strength"], one["about"], one["text"]] += one["times"]
    assert listed == twins.repeated
    assert told["conclusion"] == twins.twin.conclusion.value
    assert told["standings"] == {standing.value: n for standing, n in twins.twin.standings.items()}


def contents(data: bytes, name: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file inside, unpacked as far as that goes: archives, and the streams of PDFs."""
    yield name, data
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                yield f"{name}!{info.filename}", info.filename.encode()
                try:
                    yield from contents(archive.read(info), f"{name}!{info.filename}")
                except zipfile.BadZipFile:
                    yield from contents(unchecked(data, info), f"{name}!{info.filename}")
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL) if data[:5] == b"%PDF-" else ():
        try:
            drawn = zlib.decompress(stream)
        except zlib.error:
            drawn = stream
        yield name, re.sub(rb"\\(\d{3})", lambda octal: bytes([int(octal[1], 8)]), drawn)


def unchecked(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """A member whose check sum is wrong."""
    name, extra = (int.from_bytes(data[info.header_offset + at :][:2], "little") for at in (26, 28))
    start = info.header_offset + 30 + name + extra
    body = data[start : start + info.compress_size]
    return body if info.compress_type == zipfile.ZIP_STORED else zlib.decompress(body, -zlib.MAX_WBITS)


def bundled(twins: Twins) -> list[tuple[str, bytes]]:
    files = [path for path in sorted(twins.bundle.rglob("*")) if path.is_file()]
    return [one for path in files for one in contents(path.read_bytes(), path.name)]


def readings(data: bytes) -> list[str]:
    return [data.decode(encoding, "ignore").casefold() for encoding in ("utf-8", "cp1252", "utf-16-le", "utf-16-be")]


def test_no_canary_is_in_the_bundle(twins: Twins) -> None:
    canaries = [one.casefold() for one in rich_export.CANARIES]
    original = [one for path in twins.folder.glob("*.zip") for one in contents(path.read_bytes())]
    told = [text for _, data in original for text in readings(data)]
    told.append(write_facts(rich_export.facts()).casefold())
    assert [canary for canary in canaries if not any(canary in text for text in told)] == []
    found = {
        (name, canary)
        for name, data in bundled(twins)
        for text in readings(data)
        for canary in canaries
        if canary in text
    }
    assert found == set()


def test_no_word_or_number_of_the_documents_is_in_the_bundle(twins: Twins) -> None:
    texts = [
        (name, text) for path in twins.folder.glob("*.zip") for name, text in documents(contents(path.read_bytes()))
    ]
    words = {
        word.casefold() for _, text in texts for word in WORD.findall(re.sub(DATES, " ", text)) if not may_stay(word)
    }
    assert len(words) > 100
    twin = [text.casefold() for name, text in documents(bundled(twins)) if "!" in name]
    twin_words = {word for text in twin for word in WORD.findall(re.sub(DATES, " ", text))}
    assert words & twin_words == set()
    long = [word for word in words if len(word) >= 8]
    assert [word for word in long if any(word in text for text in twin)] == []
    pieces = {
        text[max(0, found.start() - 4) : found.start() + 4].casefold()
        for _, text in texts
        for found in WORD.finditer(text)
        if not may_stay(found[0]) and found[0].isalpha()
    }
    assert [piece for piece in pieces if len(piece) == 8 and any(piece in text for text in twin)] == []


def documents(files: Iterator[tuple[str, bytes]] | list[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    for name, data in files:
        if kind_of(data[:4096], name, len(data)) in (Kind.CSV, Kind.JSON, Kind.HTML, Kind.TEXT):
            yield name, decode(data)


def may_stay(word: str) -> bool:
    known = lexicon()
    parts = re.findall("[A-Z]?[a-z]+", word)
    return (
        word in STRUCTURE
        or plain(word) in KNOWN_KEYS
        or known.is_spoken(word)
        or all(map(known.is_structure, parts or [word]))
    )


def test_no_sound_of_the_original_is_in_the_bundle(twins: Twins) -> None:
    payload = rich_export.WATERMARK.tobytes()
    windows = {payload[at : at + 16] for at in range(0, len(payload) - 16, 2)}
    sounds = [data for name, data in bundled(twins) if data[:4] == b"RIFF"]
    assert len(sounds) == 48
    for data in sounds:
        assert not any(data[at : at + 16] in windows for at in range(44, len(data) - 16, 2))


def test_the_same_case_gives_the_same_bytes(twins: Twins, tmp_path: Path) -> None:
    with cases.open_case(twins.folder / "original.notmine") as case:
        again = support.publish(case, "de", tmp_path, Unwatched())
    assert [path.name for path in again] == [path.name for path in sorted(twins.bundle.rglob("*")) if path.is_file()]
    for path in again:
        assert path.read_bytes() == (twins.bundle / path.relative_to(tmp_path / "notmine-support-de")).read_bytes()


def test_the_preview_lists_what_is_written_and_shows_no_original(twins: Twins) -> None:
    names = {path.relative_to(twins.bundle).as_posix() for path in twins.bundle.rglob("*") if path.is_file()}
    assert {one.name for one in twins.preview.files} == names
    assert twins.preview.recordings == 48
    assert len(twins.preview.examples) == 3
    shown = " ".join(text for _, text in twins.preview.examples).casefold()
    assert not any(canary.casefold() in shown for canary in rich_export.CANARIES)


def test_the_manifest_names_every_other_file(twins: Twins) -> None:
    listed = json.loads((twins.bundle / "manifest.json").read_text(encoding="utf-8"))["files"]
    names = {path.relative_to(twins.bundle).as_posix() for path in twins.bundle.rglob("*") if path.is_file()}
    assert set(listed) == names - {"manifest.json"}


def test_nothing_tells_of_this_machine(twins: Twins) -> None:
    told = (twins.bundle / "environment.json").read_text(encoding="utf-8")
    assert set(json.loads(told)) == {"program", "rules", "python", "system", "formats", "language"}
    assert str(Path.home()) not in told


def test_a_bundle_is_not_written_over_another(twins: Twins) -> None:
    with cases.open_case(twins.folder / "original.notmine") as case, pytest.raises(Problem) as refused:
        support.publish(case, "de", twins.folder, Unwatched())
    assert refused.value.said.key == "support.exists"


def test_without_the_export_there_is_one_clear_sentence(twins: Twins, tmp_path: Path) -> None:
    shutil.copy(twins.folder / "original.notmine", tmp_path / "moved.notmine")
    with cases.open_case(tmp_path / "moved.notmine") as case:
        with case.file.writing() as connection:
            connection.execute("UPDATE part SET path = ?", (str(tmp_path / "gone.zip"),))
        with pytest.raises(Problem) as refused:
            support.publish(case, "de", tmp_path, Unwatched())
    assert refused.value.said.key == "support.moved"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith((".", "notmine-support"))]
