# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The survey lists every entry of whatever was handed over, and says in a sentence what it cannot list."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
import pyzipper

from tests.archive.zips import break_data, packed, tone, write
from viewer.archive.opener import Opener
from viewer.archive.source import ExportSource, part_digest, parts_of
from viewer.archive.survey import survey
from viewer.case.export import Inventory, Kind, Limits, Secret
from viewer.case.message import Problem
from viewer.work import Cancelled, Unwatched


def surveyed(
    *paths: Path, limits: Limits | None = None, secret: Secret | None = None
) -> tuple[Inventory, ExportSource]:
    return survey(parts_of(paths), Opener(limits or Limits(), secret), Unwatched())


def contents(inventory: Inventory, source: ExportSource) -> dict[str, bytes]:
    found = {}
    for entry in inventory.entries:
        if entry.flaw is None:
            with source.open(entry) as stream:
                found[entry.path] = stream.read()
    return found


def test_every_file_of_a_zip_is_listed_with_its_kind_and_can_be_read(tmp_path: Path) -> None:
    files = {
        "a/one.wav": tone(),
        "notes.csv": b"a,b\r\n1,2\r\n",
        "empty.txt": b"",
        "b.json": b'{"a": 1}',
        "x.pdf": b"%PDF-1.7 x",
    }
    inventory, source = surveyed(write(tmp_path / "export.zip", files))
    kinds = {entry.inside: entry.kind for entry in inventory.entries}
    assert kinds == {
        "a/one.wav": Kind.AUDIO,
        "notes.csv": Kind.CSV,
        "empty.txt": Kind.EMPTY,
        "b.json": Kind.JSON,
        "x.pdf": Kind.PDF,
    }
    assert contents(inventory, source) == {f"export.zip!{name}": data for name, data in files.items()}
    assert [entry.path for entry in inventory.entries] == sorted(entry.path for entry in inventory.entries)
    assert inventory.entries[0].modified == "2018-05-06T07:08:10"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_archives_inside_archives_are_read_to_depth_two(tmp_path: Path, method: int) -> None:
    deepest = packed({"deepest.wav": tone(pitch=300)})
    inner = packed({"in.wav": tone(), "two.zip": deepest}, method)
    path = write(tmp_path / "export.zip", {"one.zip": inner, "out.wav": tone(pitch=200)}, method)
    inventory, source = surveyed(path)
    read = contents(inventory, source)
    assert read["export.zip!one.zip!in.wav"] == tone()
    assert read["export.zip!one.zip!two.zip!deepest.wav"] == tone(pitch=300)


def test_a_third_level_is_not_opened_and_says_so(tmp_path: Path) -> None:
    level = {"deep.wav": tone()}
    for name in ("three.zip", "two.zip", "one.zip"):
        level = {name: packed(level)}
    inventory, _ = surveyed(write(tmp_path / "export.zip", level))
    flaws = {entry.path: entry.flaw.key for entry in inventory.entries if entry.flaw}
    assert flaws == {"export.zip!one.zip!two.zip!three.zip": "archive.nested_too_deep"}


def test_parts_dropped_together_and_as_a_folder_read_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "download"
    folder.mkdir()
    first = write(folder / "All Data Categories.1.zip", {"a.csv": b"a,b\n"})
    second = write(folder / "All Data Categories.2.zip", {"b.wav": tone()})
    together, _ = surveyed(second, first)
    as_folder, _ = surveyed(folder)
    assert [entry.path for entry in together.entries] == [entry.path for entry in as_folder.entries]
    assert [part.name for part in together.parts] == [part.name for part in as_folder.parts]


def test_a_folder_with_loose_files_and_a_single_file(tmp_path: Path) -> None:
    folder = tmp_path / "memos"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "one.wav").write_bytes(tone())
    inventory, source = surveyed(folder)
    assert contents(inventory, source) == {"memos!sub/one.wav": tone()}
    single, _ = surveyed(folder / "sub" / "one.wav")
    assert [(entry.path, entry.kind) for entry in single.entries] == [("one.wav", Kind.AUDIO)]


def test_one_damaged_entry_costs_no_other(tmp_path: Path) -> None:
    bad, good = tone(0.2, pitch=500), tone(0.2)
    path = tmp_path / "export.zip"
    path.write_bytes(break_data(packed({"bad.wav": bad, "good.wav": good}, zipfile.ZIP_STORED), bad))
    inventory, source = surveyed(path)
    with source.open(inventory.by_path["export.zip!good.wav"]) as stream:
        assert stream.read() == good
    with source.open(inventory.by_path["export.zip!bad.wav"]) as stream, pytest.raises(Problem) as caught:
        stream.read()
    assert caught.value.said.key == "archive.damaged_data"


def test_an_entry_that_unpacks_to_more_than_declared_is_stopped(tmp_path: Path) -> None:
    data = packed({"swells.txt": b"x" * 100_000})
    small = (1000).to_bytes(4, "little")
    lying = data.replace((100_000).to_bytes(4, "little"), small)
    path = tmp_path / "export.zip"
    path.write_bytes(lying)
    inventory, source = surveyed(path)
    with source.open(inventory.entries[0]) as stream, pytest.raises(Problem) as caught:
        stream.read()
    assert caught.value.said.key == "archive.too_much_output"


def test_a_bomb_is_stopped_long_before_its_end(tmp_path: Path) -> None:
    path = write(tmp_path / "export.zip", {"bomb.txt": b"\0" * (64 << 20)})
    inventory, source = surveyed(path)
    with source.open(inventory.entries[0]) as stream, pytest.raises(Problem) as caught:
        stream.read()
    assert caught.value.said.key == "archive.bomb"


@pytest.mark.parametrize("aes", [True, False])
def test_an_encrypted_export_asks_for_its_password_and_takes_the_right_one(tmp_path: Path, aes: bool) -> None:
    path = tmp_path / "export.zip"
    options = {"encryption": pyzipper.WZ_AES} if aes else {}
    with pyzipper.AESZipFile(path, "w", compression=pyzipper.ZIP_DEFLATED, **options) as archive:
        if aes:
            archive.setpassword(b"open sesame")
        archive.writestr("one.wav", tone())
    if not aes:
        path.write_bytes((Path(__file__).parent / "zipcrypto.zip").read_bytes())
    with pytest.raises(Problem) as caught:
        surveyed(path)
    assert caught.value.said.key == "archive.password_needed"
    with pytest.raises(Problem) as caught:
        surveyed(path, secret=Secret(b"wrong"))
    assert caught.value.said.key == "archive.password_wrong"
    inventory, source = surveyed(path, secret=Secret(b"open sesame"))
    assert contents(inventory, source) == {"export.zip!one.wav": tone()}
    assert "sesame" not in repr(source)


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("letter.docx.txt", b"Dear customer", "archive.no_export"),
        ("picture.png", b"\x89PNG\r\n\x1a\n123", "archive.no_export"),
        ("nothing.zip", b"", "archive.empty"),
        ("cut.zip", packed({"a.wav": tone(1.0)})[:20], "archive.not_a_zip"),
        ("not.zip", b"\0\1\2\3" * 50, "archive.not_a_zip"),
    ],
)
def test_what_is_no_export_says_so(tmp_path: Path, name: str, data: bytes, key: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Problem) as caught:
        surveyed(tmp_path / name)
    assert caught.value.said.key == key


def test_a_missing_path_says_so(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        surveyed(tmp_path / "gone.zip")
    assert caught.value.said.key == "archive.missing"


def test_a_damaged_part_beside_a_whole_one_is_an_entry_with_a_flaw(tmp_path: Path) -> None:
    good = write(tmp_path / "one.zip", {"a.wav": tone()})
    bad = tmp_path / "two.zip"
    bad.write_bytes(packed({"b.wav": tone()})[:20])
    inventory, _ = surveyed(good, bad)
    assert [(entry.path, entry.flaw and entry.flaw.key) for entry in inventory.entries] == [
        ("one.zip!a.wav", None),
        ("two.zip", "archive.not_a_zip"),
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_two_entries(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("same.csv", b"a,b")
        archive.writestr("same.csv", b"c,d")
    read = contents(*surveyed(path))
    assert read == {"export.zip!same.csv": b"a,b", "export.zip!same.csv#2": b"c,d"}


def test_names_that_a_mac_wrote_as_utf8_without_saying_so_are_mended(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    stand_in, real = b"K__che.wav", "Küche.wav".encode()
    path.write_bytes(packed({stand_in.decode(): tone()}).replace(stand_in, real))
    inventory, _ = surveyed(path)
    assert [entry.inside for entry in inventory.entries] == ["Küche.wav"]


def test_the_export_is_never_written_to(tmp_path: Path) -> None:
    path = write(tmp_path / "export.zip", {"a.wav": tone(), "b.csv": b"a,b\n"})
    before = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
    path.chmod(0o400)
    inventory, source = surveyed(path)
    contents(inventory, source)
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before
    assert part_digest(inventory.parts[0]) == before[0]


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "export.zip", {f"{n}.txt": b"x" for n in range(5)})
    surveyed(path, limits=Limits(entries=5))
    with pytest.raises(Problem) as caught:
        surveyed(path, limits=Limits(entries=4))
    assert caught.value.said.key == "archive.too_many"


def test_the_survey_can_be_stopped(tmp_path: Path) -> None:
    class Impatient(Unwatched):
        def advance(self, units: int = 1, note: str = "") -> None:
            raise Cancelled

    path = write(tmp_path / "export.zip", {f"{n}.txt": b"x" for n in range(300)})
    with pytest.raises(Cancelled):
        survey(parts_of([path]), Opener(), Impatient())
