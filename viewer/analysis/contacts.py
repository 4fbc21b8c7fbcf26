# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measures how many contacts of the export stand in the owner's own address book. What stays are three numbers."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set

from viewer.case.contact import Contact
from viewer.case.observation import Observation
from viewer.case.reading import AccountFact, FactKind

NAME = "contacts"
VERSION = "1"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"})
_PHONE_DIGITS = 8


def measure_contacts(account_facts: Iterable[AccountFact], book: Sequence[Contact]) -> Observation:
    """Of `export`: `theirs`, contacts in the export, `mine`, contacts in the book, `common`, those of the export that
    are in the book. Only contacts with something to compare count: a name of at least two words, an e-mail address, or
    a telephone number (its last eight digits).

    Both sides are compared as keyed BLAKE2b hashes with a key that is forgotten; no contact is in the observation.
    """
    key = secrets.token_bytes(32)
    theirs = [
        _hashes(Contact(one.value, (one.get("email"), one.value), (one.get("phone"), one.value)), key)
        for one in account_facts
        if one.kind is FactKind.CONTACT
    ]
    mine = _persons(_hashes(one, key) for one in book)
    known = frozenset(one for each in mine for one in each)
    different = _persons(theirs)
    common = sum(1 for one in different if not known.isdisjoint(one))
    return Observation("export", NAME, VERSION, {"theirs": len(different), "mine": len(mine), "common": common})


def _persons(contacts: Iterable[frozenset[bytes]]) -> list[frozenset[bytes]]:
    """Contacts that can be compared, each once: one that says nothing new is the same as one before."""
    seen: set[bytes] = set()
    found = []
    for one in sorted(contacts, key=len, reverse=True):
        if one and not one <= seen:
            found.append(one)
            seen |= one
    return found


def _hashes(contact: Contact, key: bytes) -> frozenset[bytes]:
    return frozenset(hashlib.blake2b(one.encode("utf-8", "replace"), key=key).digest() for one in _marks(contact))


def _marks(contact: Contact) -> Iterator[str]:
    """By what a contact is known again."""
    words = _words(contact.name)
    if len(words) >= 2 and "@" not in contact.name:
        yield "name " + " ".join(sorted(words))
    for address in contact.emails:
        local, at, domain = address.strip().casefold().partition("@")
        if local and at and domain:
            yield f"email {local.partition('+')[0]}@{domain}"
    for phone in contact.phones:
        digits = re.sub(r"\D", "", phone)
        if len(digits) >= _PHONE_DIGITS and not re.search(r"[^\W\d_]", phone):
            yield "phone " + digits[-_PHONE_DIGITS:]


def _words(name: str) -> Set[str]:
    folded = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
    return {word for word in re.findall(r"\w+", bare) if not word.isdigit()}
