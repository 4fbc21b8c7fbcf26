# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""When two serial numbers, names, e-mail addresses, customer numbers or languages are the same thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from viewer.case.recording import NAMED

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})
_LONG_VOWELS = re.compile(r"(?<=[aou])e|aa")
_NAMESPACES = (
    ("amazon-directed", re.compile(r"amzn1\.account\.\w+", re.IGNORECASE)),
    ("amazon-customer", re.compile(r"A[A-Z0-9]{11,13}")),
    ("amazon-device-account", re.compile(r"A\d{6,8}[A-Z0-9]{12,15}")),
)
KNOWN_NAMESPACES = frozenset(name for name, _ in _NAMESPACES)


def plain_serial(serial: str) -> str:
    """A serial number as people may type it: upper case, without separators, O as 0 and I as 1."""
    return re.sub(r"[\W_]", "", serial).upper().replace("O", "0").replace("I", "1")


def differs_by_one(one: str, other: str) -> bool:
    """Whether two texts of equal length differ in one place, or one has one character more: a likely typing mistake."""
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 6:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter[at + (len(shorter) == len(longer)) :] == longer[at + 1 :]


def is_app(serial: str) -> bool:
    """Whether a serial number is that of the phone app ("This Device": 32 hexadecimal digits), FORMATS 1.3."""
    return re.fullmatch(r"[0-9a-fA-F]{32}", serial) is not None


def namespace(identity: str) -> str:
    """The kind of customer number that an id is by its shape; only ids of one kind can contradict one another."""
    bare = identity.strip()
    found = next((name for name, shape in _NAMESPACES if shape.fullmatch(bare)), "")
    return found or f"{'digits' if bare.isdigit() else 'other'}-{len(bare)}"


def plain_id(identity: str) -> str:
    """A customer number without surrounding space, in upper case."""
    return identity.strip().upper()


def name_words(name: str) -> frozenset[str]:
    """The words of a name without case, accents, and the difference between Müller, Mueller and Muller."""
    folded = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return frozenset(
        re.sub(_LONG_VOWELS, lambda m: "a" if m[0] == "aa" else "", word) for word in re.findall(r"\w+", bare)
    )


def same_person(name: str, stated: Collection[str]) -> bool:
    """Whether a name holds all words of a stated name, or is part of one ("Petra", "Weiß, Petra", an address line)."""
    words = name_words(name)
    mine = [name_words(one) for one in stated]
    return any(words and own and (own <= words or words <= own) for own in mine)


def same_phone(one: str, other: str) -> bool:
    """Whether two telephone numbers are one, however they are written: with or without country code, 0, 00 and (0)."""
    shorter, longer = sorted((_digits(one), _digits(other)), key=len)
    return len(shorter) >= 7 and longer.endswith(shorter)


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone.replace("(0)", "")).lstrip("0")


def plain_email(address: str) -> str:
    """An e-mail address without case and without what follows a plus sign; Gmail's dots do not count."""
    local, _, domain = address.strip().casefold().partition("@")
    local = local.partition("+")[0]
    if domain in ("gmail.com", "googlemail.com"):
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def language_of(locale: str) -> str:
    """The language of a locale: `de` for `de_DE` and `de-AT`; empty for what is no locale."""
    found = re.match(r"\s*([A-Za-z]{2,3})(?:[-_].*)?\s*$", locale)
    return found[1].lower() if found else ""


def short(serial: str) -> str:
    """A serial or customer number as prose shows it: its last four characters; of a mere name nothing is shown."""
    if serial.startswith(NAMED):
        return "…"
    return f"…{serial[-4:]}" if len(serial) > 4 else serial
