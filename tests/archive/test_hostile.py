# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a ZIP may be made to do harm with is seen, said in a sentence, and never followed."""

from __future__ import annotations

import stat
import struct
import unicodedata
import zlib

import pytest

from tests.archive.crafted import Made, build, central, local
from tests.archive.listing import listed
from viewer.case.export import Kind
from viewer.case.message import Problem

GOOD = Made(b"good.txt", b"good " * 30)


def test_an_honest_archive_has_no_notes() -> None:
    found = listed(build([GOOD, Made("Grüße/ä.txt".encode(), b"x", flags=0x800), Made(b"b.csv", b"a,b", method=0)]))
    assert found.notes == ()
    assert all(entry.notes == () and entry.flaw is None for entry in found.entries.values())


@pytest.mark.parametrize(
    ("mode", "key"),
    [
        (stat.S_IFLNK, "link"),
        (stat.S_IFCHR, "special_file"),
        (stat.S_IFBLK, "special_file"),
        (stat.S_IFIFO, "special_file"),
        (stat.S_IFSOCK, "special_file"),
    ],
)
def test_links_and_devices_are_rejected(mode: int, key: str) -> None:
    found = listed(build([Made(b"a", b"/etc/passwd", mode=mode | 0o777), GOOD]))
    assert found.contents == {"a": key, "good.txt": GOOD.data}


def test_members_that_share_bytes_are_rejected_and_their_neighbours_are_not() -> None:
    inner = local(Made(b"b", b"inside"))
    quoting = Made(b"a", inner, method=0)
    body = local(quoting) + local(GOOD)
    at = len(local(quoting)) - len(inner)
    directory = central(quoting, 0) + central(Made(b"b", b"inside"), at) + central(GOOD, len(local(quoting)))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 3, 3, len(directory), len(body), 0)
    assert listed(body + directory + end).contents == {"a": "overlap", "b": "overlap", "good.txt": GOOD.data}


def test_one_that_claims_what_its_header_does_not_costs_only_itself() -> None:
    greedy = Made(b"a.txt", b"small", method=0, other_packed=5000)
    others = [Made(b"%d.txt" % n, b"%d" % n * 40) for n in range(5)]
    found = listed(build([greedy, *others]))
    assert found.contents == {"a.txt": "overlap"} | {one.name.decode(): one.data for one in others}


def test_two_records_for_one_member_are_rejected() -> None:
    again = Made(b"good.txt", GOOD.data, other_offset=0)
    found = listed(build([GOOD, again]))
    assert set(found.contents.values()) == {"overlap"}


@pytest.mark.parametrize(
    ("name", "seen", "note"),
    [
        (b"../../etc/passwd", "../../etc/passwd", "leads_outside"),
        (b"..\\..\\boot.ini", "../../boot.ini", "leads_outside"),
        (b"/etc/passwd", "/etc/passwd", "leads_outside"),
        (b"C:\\windows\\a.txt", "C:/windows/a.txt", "leads_outside"),
        (b"\\\\host\\share\\a.txt", "//host/share/a.txt", "leads_outside"),
        (b"a\0b.txt", "a\\x00b.txt", "hidden_characters"),
        (b"a\x1b[31mb.txt", "a\\x1B[31mb.txt", "hidden_characters"),
        ("a\u202egnp.exe".encode(), "a\\u202Egnp.exe", "hidden_characters"),
        ("a\U000e0041.txt".encode(), "a\\U000E0041.txt", "hidden_characters"),
        (b"x/con.txt", "x/con.txt", "reserved_name"),
        (b"Aux/a.txt", "Aux/a.txt", "reserved_name"),
        (b"LPT1", "LPT1", "reserved_name"),
        (b"a.txt. ", "a.txt. ", "reserved_name"),
        (b"", "#1", "no_name"),
    ],
)
def test_bad_names_are_shown_and_noted_and_the_entry_is_read(name: bytes, seen: str, note: str) -> None:
    found = listed(build([Made(name, b"contents", flags=0 if name.isascii() else 0x800)]))
    assert found.contents == {seen: b"contents"}
    assert found.notes_of(seen) == [note]


def test_families_and_persian_keep_their_joiners() -> None:
    name = "👨\u200d👩\u200d👧 می\u200cخواهم.txt"
    assert listed(build([Made(name.encode(), b"x", flags=0x800)])).notes_of(name) == []


def test_names_are_decoded_as_they_say_and_else_as_they_can() -> None:
    plain = "Küche.wav".encode("cp437")
    better = struct.pack("<BL", 1, zlib.crc32(plain)) + "Küche☕.wav".encode()
    wrong = struct.pack("<BL", 1, 7) + b"other.wav"
    made = [
        Made(plain, b"1"),
        Made("Ärger.wav".encode(), b"2", flags=0x800),
        Made("Ägypten.wav".encode(), b"3"),
        Made(plain, b"4", extra=struct.pack("<HH", 0x7075, len(better)) + better),
        Made(b"named.wav", b"5", extra=struct.pack("<HH", 0x7075, len(wrong)) + wrong),
        Made(b"\xff\xfe.wav", b"6", flags=0x800),
    ]
    names = {"Küche.wav": b"1", "Ärger.wav": b"2", "Ägypten.wav": b"3", "Küche☕.wav": b"4", "named.wav": b"5"}
    assert listed(build(made)).contents == names | {b"\xff\xfe.wav".decode("cp437"): b"6"}


def test_names_that_only_look_the_same_are_noted_and_kept_apart() -> None:
    one, other = (unicodedata.normalize(form, "Küche.txt") for form in ("NFC", "NFD"))
    found = listed(build([Made(one.encode(), b"1", flags=0x800), Made(other.encode(), b"2", flags=0x800)]))
    assert found.contents == {one: b"1", other: b"2"}
    assert (found.notes_of(one), found.notes_of(other)) == ([], ["alike_name"])


def test_the_same_name_again_is_noted_even_where_a_number_is_taken() -> None:
    found = listed(build([Made(b"a", b"1"), Made(b"a#2", b"2"), Made(b"a", b"3")]))
    assert sorted(found.contents.values()) == [b"1", b"2", b"3"]
    assert sum("repeated_name" in found.notes_of(name) for name in found.entries) == 1


@pytest.mark.parametrize(
    ("differing", "note"),
    [
        ({"other_name": b"other.txt"}, "other_name"),
        ({"other_size": 9000}, "other_size"),
        ({"other_crc": 1}, "other_checksum"),
        ({"other_method": 0}, "other_method"),
        ({"other_flags": 1}, "other_lock"),
    ],
)
def test_directory_and_header_that_differ_are_noted(differing: dict[str, int], note: str) -> None:
    found = listed(build([Made(b"a.txt", b"contents " * 20, **differing), GOOD]))
    name = "other.txt" if note == "other_name" else "a.txt"
    assert found.notes_of(name) == [note]
    assert found.contents["good.txt"] == GOOD.data


def test_whether_it_is_encrypted_is_for_the_header_to_say() -> None:
    assert listed(build([Made(b"a.txt", b"contents", other_flags=1)])).contents == {"a.txt": b"contents"}


@pytest.mark.parametrize(
    ("archive", "notes"),
    [
        (build([GOOD], before=b"MZ stub"), ("bytes_before",)),
        (build([GOOD], comment=b"hello"), ("comment",)),
        (build([GOOD]) + b"<html>", ("bytes_after",)),
        (build([GOOD], count=7), ("miscounted",)),
        (build([Made(b"old.txt", b"old")]) + build([GOOD]), ("bytes_before", "several_ends")),
        (build([GOOD], length=7), ()),
    ],
)
def test_what_is_strange_about_the_file_as_a_whole_is_noted(archive: bytes, notes: tuple[str, ...]) -> None:
    found = listed(archive)
    assert found.contents["good.txt"] == GOOD.data
    assert found.notes == notes


def test_a_folder_with_contents_is_listed() -> None:
    found = listed(build([Made(b"empty/", b"", method=0), Made(b"full/", b"hidden")]))
    assert found.contents == {"full/": b"hidden"}
    assert found.notes_of("full/") == ["folder_with_contents"]


def test_unknown_methods_and_locks_are_rejected_one_by_one() -> None:
    made = [Made(b"a", b"x" * 50, method=9), Made(b"b", b"x", flags=1 | 64), GOOD]
    found = listed(build(made), secret=b"any")
    assert found.contents == {"a": "unknown_method", "b": "unknown_lock", "good.txt": GOOD.data}


def test_without_a_password_the_locked_are_rejected_if_that_was_wanted() -> None:
    made = [Made(b"a", b"x" * 50, method=0, flags=1), GOOD]
    with pytest.raises(Problem) as caught:
        listed(build(made))
    assert caught.value.said.key == "archive.password_needed"
    assert listed(build(made), secret=b"").contents == {"a": "locked", "good.txt": GOOD.data}


def test_one_volume_of_several_is_refused_in_a_sentence() -> None:
    elsewhere = Made(b"a", b"x", disk=0, other_offset=40)
    with pytest.raises(Problem) as caught:
        listed(build([elsewhere], disk=3))
    assert caught.value.said.key == "archive.one_volume_of_several"
    assert listed(build([GOOD], disk=3)).contents == {"good.txt": GOOD.data}, "only the number is wrong"
    assert listed(build([GOOD, Made(b"b", b"x", disk=1, other_offset=9)])).contents["b"] == "other_volume"


def test_wide_sizes_are_read() -> None:
    data, full = b"wide " * 40, 0xFFFFFFFF
    stored = len(zlib.compress(data, 9)) - 6
    extra = struct.pack("<HH2Q", 1, 16, len(data), stored)
    wide = Made(b"wide.txt", data, extra=extra, other_size=full, other_packed=full)
    found = listed(build([wide, GOOD]))
    assert found.contents == {"wide.txt": data, "good.txt": GOOD.data}
    assert found.entries["wide.txt"].size == len(data)


def test_sizes_that_nothing_can_have_do_no_harm() -> None:
    extra = struct.pack("<HH3Q", 1, 24, 2**64 - 1, 2**64 - 1, 2**64 - 1)
    full = 0xFFFFFFFF
    huge = Made(b"huge", b"x", extra=extra, other_size=full, other_packed=full, other_offset=full)
    found = listed(build([huge, GOOD]))
    assert found.contents == {"huge": "overlap", "good.txt": GOOD.data}
    assert found.entries["huge"].size < 2**63


def test_an_archive_behind_a_program_is_found() -> None:
    assert listed(build([GOOD], before=b"MZ" + b"\0" * 5000)).entries["good.txt"].kind is Kind.TEXT
