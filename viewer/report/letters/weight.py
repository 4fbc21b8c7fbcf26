# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The fields F to M of a report: why it is not the writer's, how many people, what risk, what was done and is asked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from viewer.case.finding import Strength
from viewer.case.matter import Audience
from viewer.report.blocks import Block, Bullets, Field, Heading, Pairs, Paragraph, Table
from viewer.report.dues import Due, due_days, sent_today
from viewer.report.letters.enclosed import enclosures
from viewer.report.letters.occasion import Occasion
from viewer.report.pack import listing

FORM_LIST = "form_list"
_DATES: Mapping[Due, str] = MappingProxyType(
    {
        Due.REQUEST: "request",
        Due.ANSWER: "answer",
        Due.ICO_FROM: "ico_wait",
        Due.ICO_BY: "ico_last",
        Due.PROGRESS: "progress",
        Due.SECOND_ANSWER: "second_answer",
    }
)


def why_not_mine(on: Occasion) -> tuple[Block, ...]:
    """Field F: the conclusion, each reason with its strength, the explanations considered, chance, and limits."""
    words, dossier = on.words, on.dossier
    header = tuple(words.text(f"letter.F.{name}") for name in ("rule", "reason", "count", "strength"))
    by_rule: dict[str, list[Strength]] = {}
    for one in dossier.reasons:
        by_rule.setdefault(one.rule, []).append(one.strength)
    reasons = tuple(
        (rule, words.text(f"letter.rule.{rule}"), str(len(all_)), words.text(f"letter.strength.{max(all_).name}"))
        for rule, all_ in by_rule.items()
    )
    told: list[Block] = [
        Field("F"),
        Heading(words.text("letter.F")),
        Paragraph(words.text(f"letter.F.conclusion.{dossier.conclusion}")),
        Paragraph(words.text("strength.propositions")),
    ]
    if reasons:
        told.append(Table(words.text("letter.F.reasons"), header, reasons))
    considered = tuple((words.say(said), words.text(f"letter.F.{state}")) for said, state in dossier.considered)
    if considered:
        columns = (words.text("letter.F.explanation"), words.text("letter.F.state"))
        told.append(Table(words.text("letter.F.considered"), columns, considered))
    chance = words.number(dossier.chance, 2)
    told.append(Paragraph(words.text("letter.F.chance", chance=chance, groups=words.number(dossier.groups_judged))))
    return (*told, Paragraph(words.text("letter.F.limits")))


def how_many(on: Occasion) -> tuple[Block, ...]:
    """Field G: a lower bound of the number of persons, as an estimate."""
    words, persons = on.words, on.dossier.foreign.persons_at_least
    text = words.count("letter.G.text", persons) if persons else words.text("letter.G.unknown")
    return (Field("G"), Heading(words.text("letter.G")), Paragraph(text))


def what_risk(on: Occasion) -> tuple[Block, ...]:
    """Field H: why the risk is not low: identifiability, sensitivity, volume, time, home, minors, access."""
    words, foreign = on.words, on.dossier.foreign
    items = [words.text("letter.H.home")]
    if foreign.recordings > 1:
        items.append(words.text("letter.H.volume", n=words.number(foreign.recordings)))
    items += [words.text(f"letter.H.{one}") for one in on.matter.categories if one != "voice_at_home"]
    if foreign.devices > 1:
        items.append(words.text("letter.H.devices", n=words.number(foreign.devices)))
    items.append(words.text("letter.H.access"))
    return (Field("H"), Heading(words.text("letter.H")), Paragraph(words.text("letter.H.intro")), Bullets(tuple(items)))


def what_was_done(on: Occasion, audience: Audience) -> tuple[Block, ...]:
    """Field I: what was heard and read, how the data is kept, copies, no disclosure, deletion offered."""
    words, told = on.words, on.matter.copies
    copies = words.text("letter.I.copies", copies=told) if told else words.text("letter.I.no_copies")
    offer = "deletion" if audience is Audience.CONTROLLER else "deletion.others"
    always = (words.text(f"letter.I.{name}") for name in ("kept", *_passed_on(on), offer))
    items = (exposure_text(on), copies, *always)
    return (Field("I"), Heading(words.text("letter.I")), Bullets(items))


def _passed_on(on: Occasion) -> tuple[str, ...]:
    """What was passed on; a tip says nothing of items in other letters, which could tell who wrote both."""
    if not on.dossier.enclosures:
        return ("not_passed_on",)
    return () if on.audience is Audience.TIP else ("passed_on_by_hand",)


def exposure_text(on: Occasion) -> str:
    """`11 of 1,700 recordings opened, 19 s heard`, from the ledger."""
    words, seen = on.words, on.dossier.exposure
    total = words.number(on.dossier.recordings)
    return words.text(
        "letter.exposure",
        opened=words.number(seen.recordings),
        total=total,
        seconds=words.number(seen.seconds, 1),
        letters=words.number(seen.characters),
    )


def what_is_asked(on: Occasion, keys: tuple[str, ...], own_data: bool = True) -> tuple[Block, ...]:
    """Field J: what is asked for, and the questions about the writer's own data that seems to be missing."""
    words = on.words
    items = tuple(words.text(f"letter.J.{key}") for key in keys)
    missing = words.all(on.dossier.absences) if own_data else ()
    told = (Field("J"), Heading(words.text("letter.J")), Bullets(items))
    return (*told, Paragraph(words.text("letter.J.missing")), Bullets(missing)) if missing else told


def deadlines(on: Occasion, audience: Audience) -> tuple[Block, ...]:
    """Field K: the days of `viewer.report.dues`, as if the letter were sent today; and the 72 hours of Art. 33(1)."""
    words = on.words
    days = {one.due: words.date(one.on) for one in due_days(sent_today(on.matter, audience, on.today))}
    names = {**_DATES, Due.ANSWER: "answer" if audience is Audience.CONTROLLER else "answer.due"}
    rows = [(names[due], days[due]) for due in names if due in days]
    rows.append(("breach", words.text("letter.K.breach_value")))
    pairs = Pairs(tuple((words.text(f"letter.K.{name}"), value) for name, value in rows))
    return (Field("K"), Heading(words.text("letter.K")), pairs)


def attachments(on: Occasion, names: tuple[str, ...]) -> tuple[Block, ...]:
    """Field L: what is attached, and with which versions it was made."""
    words, dossier = on.words, on.dossier
    versions = words.text("letter.L.versions", tool=dossier.version, rules=dossier.rules_version)
    items = tuple(_form_list_text(on) if name == FORM_LIST else words.text(f"letter.L.{name}") for name in names)
    return (Field("L"), Heading(words.text("letter.L")), Bullets(items), *enclosures(on), Paragraph(versions))


def _form_list_text(on: Occasion) -> str:
    """The list of recordings as a form takes it: where that is its beginning only, with the hash of the whole."""
    words, told = on.words, listing(on.dossier)
    if told.is_whole:
        return words.text("letter.L.items_csv")
    numbers = {"named": words.number(told.named), "total": words.number(told.total)}
    return words.text("letter.L.items_csv_short", **numbers, sha256=told.whole_sha256)


def signature(on: Occasion, audience: Audience) -> tuple[Block, ...]:
    """Field M: statement of truth, complimentary close, name, and that the program gives no legal advice."""
    words, sender = on.words, on.matter.sender
    name = words.text("letter.M.anonymous") if sender.anonymous else on.stated(sender.name)
    day = words.date(on.today)
    close = words.text("letter.M.place", day=day, name=name) if audience is Audience.PRESS else ""
    return (
        Field("M"),
        Heading(words.text("letter.M")),
        Paragraph(words.text("letter.M.truth")),
        Paragraph(close or words.text("letter.M.closing", name=name)),
        Paragraph(words.text("letter.no_advice")),
    )
