# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Address books as phones and mail programs write them, and as somebody hostile might."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.case.contact import Contact
from viewer.case.message import Problem
from viewer.importers import address_book
from viewer.importers.address_book import read_address_book

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\n{}\r\nEND:VCARD\r\n"


def book(folder: Path, data: str | bytes, name: str = "book.vcf") -> tuple[Contact, ...]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_address_book(path)


@pytest.mark.parametrize(
    ("lines", "contact"),
    [
        ("FN:Toni Muster\r\nEMAIL;TYPE=INTERNET:toni@example.org", Contact("Toni Muster", ("toni@example.org",))),
        ("N:Muster;Toni;;;\r\nTEL;CELL:+49 170 1234567", Contact("Toni Muster", (), ("+49 170 1234567",))),
        ("N:Muster;Toni;;;\r\nFN:Toni M. Muster", Contact("Toni M. Muster")),
        ("item1.EMAIL:a@example.org\r\nitem2.TEL:tel:0170 1", Contact("", ("a@example.org",), ("0170 1",))),
        ("FN:Toni\r\n  Muster", Contact("Toni Muster")),
        ("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6=\r\nrg;;;", Contact("Jörg Müller")),
        ("FN:A\\, B\r\nPHOTO;ENCODING=b:AAAA\r\n AAAA\r\nNOTE:x", Contact("A, B")),
    ],
)
def test_cards(tmp_path: Path, lines: str, contact: Contact) -> None:
    assert book(tmp_path, CARD.format(lines)) == (contact,)


def test_several_cards_keep_apart(tmp_path: Path) -> None:
    text = CARD.format("FN:A B\r\nTEL:12345") + CARD.format("FN:C D") + CARD.format("NOTE:empty")
    assert book(tmp_path, text) == (Contact("A B", (), ("12345",)), Contact("C D"))


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        (
            "First Name,Middle Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
            "Toni,,Muster,* Home,toni@example.org,Mobile,+49 170 1\n",
            Contact("Toni Muster", ("toni@example.org",), ("+49 170 1",)),
        ),
        (
            "Vorname;Nachname;E-Mail-Adresse;Mobiltelefon\nJörg;Müller;j@example.org;0170 1\n",
            Contact("Jörg Müller", ("j@example.org",), ("0170 1",)),
        ),
        ("Name\tE-mail\nToni Muster\ttoni@example.org\n", Contact("Toni Muster", ("toni@example.org",))),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables(tmp_path: Path, text: str, contact: Contact, encoding: str) -> None:
    assert book(tmp_path, text.encode(encoding), "book.csv") == (contact,)


def test_what_is_no_address_book_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(path: Path) -> str:
        with pytest.raises(Problem) as caught:
            read_address_book(path)
        return caught.value.said.key

    assert said(tmp_path / "gone.vcf") == said(tmp_path) == "address_book.unreadable"
    (tmp_path / "a.vcf").write_bytes(b"\x00\x01\x02" * 99)
    assert said(tmp_path / "a.vcf") == "address_book.empty"
    (tmp_path / "b.vcf").write_bytes(b"")
    assert said(tmp_path / "b.vcf") == "address_book.empty"
    monkeypatch.setattr(address_book, "LARGEST", 10)
    (tmp_path / "c.vcf").write_bytes(b"x" * 11)
    assert said(tmp_path / "c.vcf") == "address_book.too_large"


def test_no_more_contacts_than_the_limit_and_no_endless_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address_book, "MOST", 3)
    assert len(book(tmp_path, CARD.format("FN:A B") * 9)) == 3
    long = book(tmp_path, CARD.format("FN:" + "x" * 900_000 + "\r\n y" * 50_000))
    assert len(long[0].name) <= 400
    many = book(tmp_path, CARD.format("\r\n".join("EMAIL:a@example.org" for _ in range(5000))))
    assert len(many[0].emails) <= 12


pieces = st.sampled_from(
    [
        b"BEGIN:VCARD\n",
        b"END:VCARD\n",
        b"FN:",
        b"N:",
        b";",
        b"=",
        b"TEL:",
        b"EMAIL;QUOTED-PRINTABLE:",
        b"\n",
        b" ",
        b",",
        b'"',
    ]
)


@settings(deadline=None)
@given(st.lists(pieces | st.binary(max_size=8), max_size=60).map(b"".join))
def test_bad_bytes_never_raise_anything_else(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("book") / "book"
    path.write_bytes(data)
    said = ""
    try:
        found = read_address_book(path)
    except Problem as problem:
        found, said = (), problem.said.key
    assert found or said == "address_book.empty"
