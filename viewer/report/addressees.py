# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""To whom a report goes: the company's and the authorities' addresses, and which authority is proposed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from viewer.resource import resource

SOURCE = "Datenanfragen.de, CC0 1.0"
AS_OF = "2026-11-22"
_TELECOM = frozenset({"deutsche-telekom-ag"})
_FEDERAL = "debfdi"
_GERMAN = MappingProxyType(
    {
        "bw": "debawueldb", "by": "debaylda", "be": "deberlbdi", "bb": "debralda", "hb": "debrelfdi", "he": "dehessbdi",
        "hh": "dehmbbfdi", "mv": "demvldi", "ni": "dendslfd", "nw": "denrwldi", "rp": "derlpbdi", "sl": "desaarudz",
        "sn": "desaechsdsb", "st": "desalbd", "sh": "deshuld", "th": "detlfdi",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Addressee:
    """One record. `language` is the one to write in (empty: not told), `countries` ISO codes or `all`; `fingerprint`
    is that of the OpenPGP key, `sources` the pages that the record was taken from.
    """

    slug: str
    name: str
    address: str
    countries: tuple[str, ...]
    email: str = ""
    webform: str = ""
    web: str = ""
    language: str = ""
    fingerprint: str = ""
    key_url: str = ""
    sources: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()


def companies() -> tuple[Addressee, ...]:
    """All companies, in order of slug."""
    return _records("companies")


def authorities() -> tuple[Addressee, ...]:
    """All supervisory authorities, in order of slug."""
    return _records("authorities")


def german_regions() -> tuple[str, ...]:
    """The codes of the German regions, each with an authority of its own."""
    return tuple(_GERMAN)


def proposed_authorities(residence: str, company: str = "") -> tuple[Addressee, ...]:
    """The authorities for somebody who lives there (`de-by`, `at`): the one at home, GDPR Art. 77(1), or where
    Germany's region is not told those of all regions. The federal one is for telecommunications only (§ 9 BDSG); those
    of churches, broadcasters and public bodies are never proposed.
    """
    country, _, region = residence.lower().partition("-")
    found = {one.slug: one for one in authorities()}
    if country == "de":
        if company in _TELECOM:
            return (found[_FEDERAL],)
        slugs: Sequence[str] = (_GERMAN[region],) if region in _GERMAN else tuple(_GERMAN.values())
        return tuple(found[slug] for slug in slugs)
    return tuple(one for one in authorities() if country in one.countries)


def proposed_company(marketplaces: Sequence[str], formats: Sequence[str], country: str) -> Addressee | None:
    """The company that an export seems to come from: by the shops that its files name, else by format and country."""
    told = " ".join(marketplaces).casefold()
    for one in companies():
        if any(name.casefold() in told for name in one.runs if "." in name):
            return one
    if any(name.startswith("amazon") for name in formats):
        mine = [one for one in companies() if one.slug.startswith("amazon")]
        return next((one for one in mine if country in one.countries), mine[0])
    return None


@cache
def _records(name: str) -> tuple[Addressee, ...]:
    plain = json.loads(resource(f"report/{name}.json").read_text(encoding="utf-8"))
    return tuple(sorted((_record(one) for one in plain), key=lambda one: one.slug))


def _record(plain: dict[str, Any]) -> Addressee:
    return Addressee(
        slug=plain["slug"],
        name=plain["name"],
        address=plain["address"],
        countries=tuple(plain["relevant-countries"]),
        email=plain.get("email", ""),
        webform=plain.get("webform", ""),
        web=plain.get("web", ""),
        language=plain.get("complaint-language", ""),
        fingerprint=plain.get("pgp-fingerprint", ""),
        key_url=plain.get("pgp-url", ""),
        sources=tuple(plain.get("sources", ())),
        runs=tuple(plain.get("runs", ())),
    )
