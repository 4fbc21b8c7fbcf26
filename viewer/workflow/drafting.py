# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A letter while it is being written: how it reads now, what it still needs, whom it goes to; and saving it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from viewer.case.enclosure import Content
from viewer.case.matter import Audience, Matter, Sender
from viewer.report import addressees
from viewer.report.addressees import Addressee
from viewer.report.blocks import Report
from viewer.report.dossier import Dossier
from viewer.report.letters.compose import compose
from viewer.report.letters.needed import missing
from viewer.report.letters.needed import needed as needed_of
from viewer.report.letters.occasion import Occasion
from viewer.report.letters.summary import summary
from viewer.words import Words
from viewer.work import Watch
from viewer.workflow import publish, support
from viewer.workflow.dossier import dossier
from viewer.workflow.opened import OpenCase
from viewer.workflow.state import facts

_FORMS = (Audience.COMPLAINT, Audience.TIP)
_ENTERED = (
    "sender", "request", "company", "company_named", "authority", "authority_named", "discovered_on", "events",
    "categories", "copies", "harm",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correspondents:
    """All to whom a letter may go, with where the addresses were taken from and as of when."""

    companies: tuple[Addressee, ...]
    authorities: tuple[Addressee, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    source: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom a letter is, and in which language; empty: the one that the addressee reads, else `otherwise`."""

    audience: Audience
    language: str = ""
    otherwise: str = "en"


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as it would be written now, in `language`. `report` is None for support staff, who get no letter.
    `company` and `authority` are the ones that it names (None: typed by the user, or not known), `proposed` the
    program's own proposals; `missing` the fields that are not stated; `short` the text for a form that takes no more
    than 2,000 characters, where there are such. `enclosed` is what it carries of the `added` items added by hand.
    """

    audience: Audience
    report: Report | None
    company: Addressee | None
    authority: Addressee | None
    proposed_company: Addressee | None
    proposed_authorities: tuple[Addressee, ...]
    missing: tuple[str, ...]
    language: str
    short: str
    foreign: int
    recordings: int
    opened: int
    seconds: float
    enclosed: tuple[Content, ...] = ()
    added: int = 0


def today() -> date:
    """The day on the user's own calendar."""
    return datetime.now().astimezone().date()


def correspondents() -> Correspondents:
    """All companies and authorities, and the countries and German regions that somebody may live in."""
    known = addressees.authorities()
    countries = tuple(sorted({country for one in known for country in one.countries}))
    as_of = date.fromisoformat(addressees.AS_OF)
    return Correspondents(
        addressees.companies(), known, countries, addressees.german_regions(), addressees.SOURCE, as_of
    )


def needed(audience: Audience, anonymous: bool) -> tuple[str, ...]:
    """The fields that a letter cannot do without, in the order in which they are asked for."""
    return needed_of(audience, anonymous)


def matter_to_edit(case: OpenCase) -> Matter:
    """What was stated for letters; where nothing was stated of the sender, what the owner answered about themself."""
    stated, owner = publish.matter(case), facts(case).owner
    if stated.sender != Sender():
        return stated
    first = [next(iter(values), "") for values in (owner.names, owner.emails, owner.customer_ids)]
    return replace(stated, sender=Sender(name=first[0], email=first[1], reference=first[2]))


def enter(case: OpenCase, entered: Matter) -> None:
    """Keep what a form holds; the steps that were taken, and whatever else the case knows, stay as they are."""
    known = publish.matter(case)
    stated = _with(known, entered)
    if stated != known:
        publish.state_matter(case, stated)


def draft(case: OpenCase, told: Dossier, stated: Matter, wanted: Wanted) -> Draft:
    """The letter from what is told of the case, what a form holds and the steps taken; reads nothing of the export."""
    audience, stated = wanted.audience, _with(publish.matter(case), stated)
    on = publish.occasion(case, told, stated, wanted.language or wanted.otherwise)
    language = wanted.language or _read_there(on, audience) or wanted.otherwise
    on = replace(on, words=Words(language))
    proposed = publish.occasion(case, told, replace(stated, company="", company_named=""), language).company
    seen = told.exposure
    return Draft(
        audience=audience,
        report=None if audience is Audience.SUPPORT else compose(on, audience),
        company=on.company,
        authority=on.authority,
        proposed_company=proposed,
        proposed_authorities=addressees.proposed_authorities(stated.sender.residence, stated.company),
        missing=missing(on, audience),
        language=language,
        short=summary(on, audience) if audience in _FORMS else "",
        foreign=told.foreign.recordings,
        recordings=told.recordings,
        opened=seen.recordings,
        seconds=seen.seconds,
        enclosed=tuple(one.what for one in replace(on, audience=audience).enclosures),
        added=len(told.enclosures),
    )


def save(
    case: OpenCase, letters: Sequence[tuple[Audience, str]], folder: Path, made_on: date, watch: Watch
) -> tuple[Path, ...]:
    """Write the reports for these audiences, each in its language, into a folder; the paths of them. Asked to
    stop, it stops after the letter under way, which is whole. Raises Problem as `publish.publish` and `support.publish`
    do.
    """
    written: list[Path] = []
    for audience, language in letters:
        if audience is Audience.SUPPORT:
            written += support.publish(case, language, folder, watch)
        else:
            written += publish.publish(case, audience, language, folder, made_on, watch=watch)
    return tuple(written)


def letter_language(case: OpenCase, audience: Audience, otherwise: str) -> str:
    """The language to write in where the user chose none: the one that the addressee reads, else `otherwise`."""
    told = dossier(case, today())
    return _read_there(publish.occasion(case, told, publish.matter(case), otherwise), audience) or otherwise


def _with(known: Matter, entered: Matter) -> Matter:
    """What is known of a matter, with all that a form has a field for as it is entered there."""
    return replace(known, **{name: getattr(entered, name) for name in _ENTERED})


def _read_there(on: Occasion, audience: Audience) -> str:
    """German or English, whichever the addressee reads; English where an authority reads another one."""
    if audience in _FORMS:
        one = on.authority
        return ("de" if one.language == "de" else "en") if one is not None and one.language else ""
    if audience is not Audience.CONTROLLER or on.company is None or on.company.countries == ("all",):
        return ""
    return "de" if set(on.company.countries) & {"de", "at"} else "en"
