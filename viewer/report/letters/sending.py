# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A sheet for the user alone: how a letter is sent, what the addressee's form asks for, and what to keep in mind."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from viewer.case.matter import Audience
from viewer.report.addressees import Addressee
from viewer.report.letters.facts import source_of
from viewer.report.letters.occasion import Occasion
from viewer.report.letters.summary import MOST
from viewer.words import LANGUAGES

TO_AUTHORITIES = (Audience.COMPLAINT, Audience.TIP)
_OWN_FORM: Mapping[str, str] = MappingProxyType(
    {"gbico": "ico", "debaylda": "baylda", "frcnil": "cnil", "debawueldb": "bw", "atdsb": "dsb", "deekdbfd": "ekd"}
)
_BAVARIA = ("debaylda", "debayldb")


def sending(on: Occasion, audience: Audience) -> str:
    """The sheet as plain text, paragraphs apart by an empty line. It is not part of the letter."""
    words = on.words
    to_authority = audience in TO_AUTHORITIES
    one = on.authority if to_authority else on.company
    told = [
        words.text("sending.title", letter=words.text(f"letter.{audience}.title")),
        words.text("sending.not_a_part"),
    ]
    told += _ways(on, one) if one else [words.text("sending.no_addressee")]
    if to_authority and one:
        told += _language(on, one)
        told += [words.text(f"sending.{_OWN_FORM[one.slug]}")] if one.slug in _OWN_FORM else []
        told += [words.text("sending.hand_over")] if one.slug in _BAVARIA else []
    if to_authority:
        told += [words.text("sending.form_text", most=words.number(MOST)), words.text("sending.pack")]
    if audience is Audience.COMPLAINT:
        told.append(words.text("sending.prior_contact"))
    if audience is Audience.TIP:
        told.append(words.text("sending.anonymous" if on.matter.sender.anonymous else "sending.not_anonymous"))
    told.append(words.text("letter.no_advice"))
    return "\n\n".join(told) + "\n"


def _ways(on: Occasion, one: Addressee) -> list[str]:
    words = on.words
    told = [f"{one.name}\n{one.address}"]
    ways = [("webform", one.webform), ("email", one.email), ("fingerprint", one.fingerprint), ("key", one.key_url)]
    told += ["\n".join(f"{words.text(f'letter.authority.{name}')}: {value}" for name, value in ways if value)]
    told.append(words.text("sending.encrypted" if one.fingerprint else "sending.not_encrypted"))
    return [*(text for text in told if text), f"{source_of(on)} {words.text('sending.check_address')}"]


def _language(on: Occasion, one: Addressee) -> list[str]:
    if not one.language:
        return [on.words.text("sending.language.unknown")]
    if one.language == on.words.language:
        return []
    key = "sending.language.known" if one.language in LANGUAGES else "sending.language.other"
    return [on.words.text(key, language=on.words.text(f"tongue.{one.language}"))]
