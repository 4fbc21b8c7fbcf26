# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Reads the owner's own address book: vCard files and tables, however they were exported."""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from viewer.case.contact import Contact
from viewer.case.message import Problem, message
from viewer.importers.documents import decode
from viewer.importers.tables import normal, read_table

LARGEST = 64 << 20
MOST = 200_000
_LONGEST = 400
_SEVERAL = 12
_EMAIL = re.compile(r"[^@\s<>]{1,200}@[^@\s<>]{1,200}\.[^@\s<>]{1,60}")
_PHONE = re.compile(r"phone|telefon|mobil|handy|téléphone|telephone|teléfono|cellulare|rufnummer|^tel|fax")
_FIRST = frozenset(map(normal, ("first name", "given name", "vorname", "prénom", "nombre", "nome")))
_LAST = frozenset(map(normal, ("last name", "family name", "surname", "nachname", "nom de famille", "apellidos")))
_WHOLE = frozenset(map(normal, ("name", "full name", "display name", "anzeigename", "nom complet", "file as")))


def _on_disk(name: str) -> BinaryIO:
    return Path(name).open("rb")


def read_address_book(path: Path, opened: Callable[[str], BinaryIO] = _on_disk) -> tuple[Contact, ...]:
    """The contacts of a .vcf or .csv file of at most 64 MB, the first 200,000 of them; what makes no sense is left out.

    `opened` opens the file by its name. Raises Problem where it cannot be read, is larger, or holds no contact at all.
    """
    try:
        with opened(str(path)) as stream:
            data = stream.read(LARGEST + 1)
    except OSError:
        raise Problem(message("address_book.unreadable", file=path.name)) from None
    if len(data) > LARGEST:
        raise Problem(message("address_book.too_large", file=path.name))
    text = decode(data)
    found = _cards(text) if re.search(r"^BEGIN:VCARD\s*$", text[:4096], re.IGNORECASE | re.MULTILINE) else _rows(text)
    contacts = tuple(islice((one for one in found if one != Contact()), MOST))
    if not contacts:
        raise Problem(message("address_book.empty", file=path.name))
    return contacts


def _cards(text: str) -> Iterator[Contact]:
    """The cards of a vCard file of any version (RFC 2426, RFC 6350)."""
    name, emails, phones = "", list[str](), list[str]()
    for line in _unfolded(text.splitlines()):
        head, colon, value = line.partition(":")
        kind, _, parameters = head.upper().partition(";")
        kind = kind.rpartition(".")[2].strip()
        if kind == "BEGIN":
            name, emails, phones = "", [], []
        elif kind == "END":
            yield _contact(name, emails, phones)
        elif colon and kind in ("FN", "N", "EMAIL", "TEL"):
            plain = _value(value, parameters)
            if kind == "FN" or (kind == "N" and not name):
                name = plain if kind == "FN" else " ".join(reversed(plain.split(";")[:2]))
            elif kind == "EMAIL":
                emails.append(plain)
            elif kind == "TEL":
                phones.append(plain.removeprefix("tel:"))


def _unfolded(lines: Iterable[str]) -> Iterator[str]:
    """Lines as they were before they were folded: by a blank (vCard), or by = at the end (quoted-printable)."""
    whole = ""
    for line in lines:
        if line[:1] in (" ", "\t"):
            whole = (whole + line[1:])[: 4 * _LONGEST]
        elif whole.endswith("=") and "QUOTED-PRINTABLE" in whole[:_LONGEST].upper():
            whole = (whole[:-1] + line)[: 4 * _LONGEST]
        else:
            yield whole
            whole = line[: 4 * _LONGEST]
    yield whole


def _value(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" in parameters:
        value = decode(quopri.decodestring(value.encode("utf-8", "replace")))
    return value.replace("\\,", ",").replace("\\;", " ").replace("\\n", " ")


def _rows(text: str) -> Iterator[Contact]:
    """The rows of a table, as Google, Outlook and others write them."""
    table = read_table(text)
    if table is None:
        return
    names = [normal(one) for one in table.header]
    first, last, whole = ([i for i, name in enumerate(names) if name in kind] for kind in (_FIRST, _LAST, _WHOLE))
    phones = [i for i, name in enumerate(names) if _PHONE.search(name) and not name.endswith(("type", "label", "typ"))]
    for _, row in table.rows:
        parts = [row[i] for i in (*first[:1], *last[:1]) if i < len(row) and row[i]]
        told = next((row[i] for i in whole if i < len(row) and row[i]), "")
        emails = [address for cell in row for address in _EMAIL.findall(cell[:_LONGEST])]
        yield _contact(" ".join(parts) or told, emails, [row[i] for i in phones if i < len(row) and row[i]])


def _contact(name: str, emails: Iterable[str], phones: Iterable[str]) -> Contact:
    mails = (found[0] for found in map(_EMAIL.search, (one[:_LONGEST] for one in emails)) if found)
    dialled = (one[:40].strip() for one in phones if re.search(r"\d", one[:40]))
    return Contact(name[:_LONGEST].strip(), tuple(islice(mails, _SEVERAL)), tuple(islice(dialled, _SEVERAL)))
