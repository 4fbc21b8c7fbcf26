# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The record of a deletion: every change to it is found, and what it may hold is an allow-list."""

from __future__ import annotations

import json
import random

import pytest
from Cryptodome.PublicKey import ECC
from Cryptodome.Signature import eddsa

from viewer.case.deletion import Deletion, Elsewhere, Extent, Gone
from viewer.case.journal import Line, chained
from viewer.report.deletion import Signed, check_record, held_against_journal, record_file, signed_content

AT = "2026-12-03T10:00:00+00:00"
KEY = ECC.construct(curve="Ed25519", seed=bytes(range(32)))
PUBLIC = KEY.public_key().export_key(format="raw").hex()
DELETION = Deletion(
    Extent.GROUPS,
    AT,
    "1.0",
    ((1234, "ab" * 32), (99, "")),
    1,
    tuple(Gone(f"r{number:012x}", f"{number:064x}", AT) for number in range(4)),
    3,
    4,
    4,
    (),
    17,
    "cd" * 32,
    (Elsewhere.MAIL, Elsewhere.TRASH),
)


def signed(deletion: Deletion = DELETION, **other: object) -> bytes:
    signature = eddsa.new(KEY, "rfc8032").sign(signed_content(deletion, PUBLIC)).hex()
    plain = json.loads(record_file(deletion, PUBLIC, signature))
    return json.dumps({**plain, **other}).encode()


def holds(raw: bytes) -> bool:
    return all(wrong is None for _, wrong in check_record(raw)[0])


def test_a_record_holds_and_the_same_deletion_gives_the_same_bytes() -> None:
    signature = eddsa.new(KEY, "rfc8032").sign(signed_content(DELETION, PUBLIC)).hex()
    raw = record_file(DELETION, PUBLIC, signature)
    assert raw == record_file(DELETION, PUBLIC, signature)
    told, journal = check_record(raw)
    assert [wrong for _, wrong in told] == [None, None]
    assert journal == Signed(PUBLIC, 17, "cd" * 32)


def test_every_changed_sign_is_found() -> None:
    signature = eddsa.new(KEY, "rfc8032").sign(signed_content(DELETION, PUBLIC)).hex()
    raw, chance, found = record_file(DELETION, PUBLIC, signature), random.Random(7), 0
    for _ in range(1000):
        place = chance.randrange(len(raw))
        other = bytes([chance.choice([one for one in b'0123456789abcdef"{}[],:x' if one != raw[place]])])
        changed = raw[:place] + other + raw[place + 1 :]
        if raw[place : place + 1].isspace():
            continue
        found += 1
        assert not holds(changed), (place, raw[place : place + 1], other)
    assert found > 500


@pytest.mark.parametrize(
    "other",
    [
        {"recordings": []},
        {"transcripts": 4},
        {"elsewhere": ["mail", "trash", "cloud"]},
        {"at": "2026-12-04T10:00:00+00:00"},
        {"parts_there": True},
        {"transcripts": 3.0},
        {"key": "ab" * 32},
        {"signature": "00" * 64},
        {"path": "/home/karla/a.notmine"},
        {"tool": "Karla Mustermann"},
        {"recordings": [{"id": "r000000000000", "sha256": "ab" * 32, "at": AT, "text": "zinnoberrot"}]},
        {"elsewhere": ["/home/karla"]},
    ],
)
def test_another_value_or_a_field_too_many_is_found(other: dict[str, object]) -> None:
    assert holds(signed())
    assert not holds(signed(**other))


@pytest.mark.parametrize("raw", [b"", b"{}", b"[1]", b"\xff", b"null", b"[" * 100_000, b'{"form": 1}'])
def test_what_is_no_record_says_so(raw: bytes) -> None:
    told, journal = check_record(raw)
    assert [wrong.key for _, wrong in told if wrong] == ["verify.record_no_form"]
    assert journal is None


def test_a_name_that_stands_twice_hides_nothing() -> None:
    twice = signed().replace(b'"transcripts": 3', b'"transcripts": 9, "transcripts": 3')
    assert twice != signed()
    assert not holds(twice)


def line(number: int, act: str, previous: str, **detail: object) -> Line:
    told = json.dumps(detail)
    return Line(number, AT, act, told, chained(previous, AT, act, told))


def test_a_record_is_held_against_the_journal_of_a_case_or_a_bag() -> None:
    first = line(1, "key_made", "", key=PUBLIC)
    second = line(2, "erased", first.hash, recordings=4)
    lines = (first, second)

    def wrong(signed: Signed) -> list[str | None]:
        return [said.key if said else None for _, said in held_against_journal(signed, lines)]

    assert wrong(Signed(PUBLIC, 2, second.hash)) == [None, None]
    assert wrong(Signed(PUBLIC, 2, first.hash)) == [None, "verify.record_other_line"]
    assert wrong(Signed("ab" * 32, 2, second.hash)) == ["verify.record_other_key", None]
    assert wrong(Signed(PUBLIC, 3, "ef" * 32)) == [None]
