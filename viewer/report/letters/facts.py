# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The fields A to E of a report: who writes, to whom, what was asked for, what happened when, and what is foreign."""

from __future__ import annotations

from datetime import date

from viewer.case.matter import Audience, Category, Sender
from viewer.report.addressees import AS_OF, SOURCE, Addressee
from viewer.report.blocks import Block, Bullets, Field, Heading, Pairs, Paragraph, Table
from viewer.report.dossier import Foreign
from viewer.report.letters.occasion import Occasion, masked

_CATEGORIES_SHOWN = tuple(Category)
_MOST_GROUPS = 30


def who_writes(on: Occasion, audience: Audience) -> tuple[Block, ...]:
    """Field A: name, contact, masked reference, capacity, wish for anonymity.

    The company, to which a named writer writes openly, is not told that there is no such wish.
    """
    words, sender = on.words, on.matter.sender
    rows = [("capacity", words.text(f"letter.capacity.{sender.capacity}"))]
    if not sender.anonymous:
        rows += [("name", on.stated(sender.name)), ("contact", on.stated(_contact(sender)))]
        rows += [("reference", masked(sender.reference))] if sender.reference else []
    to_company = audience is Audience.CONTROLLER
    rows += [("anonymous", on.yes_no(sender.anonymous))] if sender.anonymous or not to_company else []
    if not sender.anonymous and not to_company:
        rows += [("may_be_named", on.yes_no(sender.may_be_named))]
    return (Field("A"), Heading(words.text("letter.A")), _pairs(on, "A", rows))


def _contact(sender: Sender) -> str:
    return "\n".join(part for part in (sender.address, sender.email, sender.phone) if part.strip())


def the_company(on: Occasion) -> tuple[Block, ...]:
    """Field B: the controller's name and address, with where that was taken from."""
    company = on.company
    rows = [("name", company.name if company else on.stated(on.matter.company_named.partition("\n")[0]))]
    rows += [("address", company.address if company else on.stated(on.matter.company_named))]
    rows += [("email", company.email)] if company and company.email else []
    told = (Field("B"), Heading(on.words.text("letter.B")), _pairs(on, "B", rows))
    return (*told, Paragraph(source_of(on))) if company else told


def source_of(on: Occasion) -> str:
    """Where an address was taken from, and as of when."""
    return on.words.text("letter.address_source", source=SOURCE, day=on.day(date.fromisoformat(AS_OF)))


def what_was_asked(on: Occasion) -> tuple[Block, ...]:
    """Field C: the request, the answer, and the files as received."""
    words, request = on.words, on.matter.request
    rows = [
        ("made_on", on.day(request.made_on)),
        ("channel", on.stated(request.channel)),
        ("article", words.text("letter.article", n=request.article) if request.article else on.stated("")),
        ("answered_on", on.day(request.answered_on)),
        ("downloaded_on", on.day(request.downloaded_on)),
        ("link", on.stated(request.link)),
        ("link_disabled", on.yes_no(request.link_disabled)),
    ]
    header = tuple(words.text(f"letter.C.{name}") for name in ("file", "bytes", "sha256"))
    parts = tuple(
        (one.name or words.text("letter.C.unnamed"), words.number(one.bytes), one.sha256 or "–")
        for one in on.dossier.parts
    )
    table = Table(words.text("letter.C.files"), header, parts)
    return (Field("C"), Heading(words.text("letter.C")), _pairs(on, "C", rows), table)


def what_happened(on: Occasion) -> tuple[Block, ...]:
    """Field D: the chronology, oldest first."""
    words, matter = on.words, on.matter
    known = {
        "requested": matter.request.made_on,
        "answered": matter.request.answered_on,
        "downloaded": matter.request.downloaded_on,
        "discovered": matter.discovered_on,
    }
    lines = [(when, words.text(f"letter.D.{name}")) for name, when in known.items() if when is not None]
    lines += [(one.on, one.what) for one in matter.events]
    lines += [(one.on, words.text(f"step.{one.step}.done")) for one in matter.steps]
    lines.append((on.today, words.text("letter.D.written")))
    rows = tuple((on.day(when), what) for when, what in sorted(lines, key=lambda line: line[0]))
    table = Table(words.text("letter.D.table"), (words.text("letter.D.day"), words.text("letter.D.what")), rows)
    return (Field("D"), Heading(words.text("letter.D")), table)


def what_is_foreign(on: Occasion) -> tuple[Block, ...]:
    """Field E: counts by type, dates, devices; categories and how each was inferred; never content."""
    words, foreign = on.words, on.dossier.foreign
    rows = [
        ("of", words.number(on.dossier.recordings)),
        ("recordings", words.number(foreign.recordings)),
        ("seconds", on.length(foreign.seconds)),
        ("lines", words.number(foreign.transcript_lines)),
        ("documents", words.number(foreign.documents)),
        ("span", _span(on, foreign)),
        ("devices", _determined(on, foreign.devices)),
        ("accounts", _determined(on, foreign.accounts)),
        ("voices", _determined(on, foreign.voices)),
        ("own", words.number(on.dossier.own_recordings)),
        ("undecided", words.number(on.dossier.undecided_recordings)),
        ("own_files", words.number(on.dossier.own_files)),
    ]
    told: list[Block] = [Field("E"), Heading(words.text("letter.E")), _pairs(on, "E", rows)]
    if foreign.groups:
        told.append(_groups(on, foreign))
    kinds = tuple(words.text(f"letter.category.{one}") for one in _CATEGORIES_SHOWN if one in on.matter.categories)
    told.append(Paragraph(words.text("letter.E.categories" if kinds else "letter.E.no_categories")))
    if kinds:
        told.append(Bullets(kinds))
    content = "by_hand" if on.enclosures else "without_content"
    return (*told, Paragraph(words.text(f"letter.E.{content}")))


def _determined(on: Occasion, n: int) -> str:
    """A number of what recordings were told apart by; none means that they were not."""
    return on.words.number(n) if n else on.words.text("letter.E.undetermined")


def _span(on: Occasion, foreign: Foreign) -> str:
    if not foreign.first:
        return on.words.text("letter.unknown")
    return on.words.text("letter.span", first=_recorded(on, foreign.first), last=_recorded(on, foreign.last))


def _recorded(on: Occasion, moment: str) -> str:
    """The day of a moment (ISO 8601) of the export, or "not known"."""
    return on.words.date(date.fromisoformat(moment[:10])) if moment else on.words.text("letter.unknown")


def _groups(on: Occasion, foreign: Foreign) -> Table:
    words = on.words
    header = tuple(
        words.text(f"letter.E.group.{name}") for name in ("label", "n", "seconds", "first", "last", "strength")
    )
    rows: tuple[tuple[str, ...], ...] = tuple(
        (
            words.text(f"letter.E.{one.kind}", n=one.label),
            words.number(one.recordings),
            on.length(one.seconds),
            _recorded(on, one.first),
            _recorded(on, one.last),
            words.text(f"letter.strength.S{one.strength}"),
        )
        for one in foreign.groups[:_MOST_GROUPS]
    )
    left = len(foreign.groups) - len(rows)
    if left:
        rows += ((words.text("letter.E.more_groups", n=words.number(left)), *("",) * (len(header) - 1)),)
    return Table(words.text("letter.E.groups"), header, rows)


def _pairs(on: Occasion, letter: str, rows: list[tuple[str, str]]) -> Pairs:
    return Pairs(tuple((on.words.text(f"letter.{letter}.{name}"), value) for name, value in rows))


def address_of(one: Addressee | None, typed: str) -> str:
    """An addressee's name and address, or what the user typed in its place."""
    return typed.strip() or (f"{one.name}\n{one.address}" if one else "")
