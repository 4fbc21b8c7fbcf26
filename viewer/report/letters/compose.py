# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A letter for each audience, from the same fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from viewer.case.matter import Audience
from viewer.report.blocks import Block, Heading, Letterhead, Pairs, Paragraph, Report, Table
from viewer.report.letters import facts, weight
from viewer.report.letters.occasion import Occasion
from viewer.report.letters.opening import opening
from viewer.report.letters.summary import summary

_ASKS_CONTROLLER = ("confirm", "record", "tell_affected", "mine_elsewhere", "complete_copy", "instruct", "reference")
_ASKS_COMPLAINT = ("examine", "mine_elsewhere_order", "complete_copy_order", "outcome")
_ASKS_TIP = ("examine_ex_officio", "victim", "no_identity")


def compose(on: Occasion, audience: Audience) -> Report:
    """The letter for an audience. Raises KeyError for `support`, which gets a synthetic twin and no letter."""
    on = replace(on, audience=audience)
    title = on.words.text(f"letter.{audience}.title")
    head = None if audience is Audience.PRESS else _letterhead(on, audience, title)
    return Report(audience, on.words.language, title, head, _BODIES[audience](on))


def _letterhead(on: Occasion, audience: Audience, title: str) -> Letterhead:
    sender, matter = on.matter.sender, on.matter
    mine = "" if sender.anonymous else "\n".join(one for one in (sender.name, sender.address, sender.email) if one)
    if audience is Audience.CONTROLLER:
        theirs = facts.address_of(on.company, matter.company_named)
    else:
        theirs = facts.address_of(on.authority, matter.authority_named)
    return Letterhead(mine, theirs or on.words.text("letter.no_addressee"), on.day(on.today), title)


def _controller(on: Occasion) -> tuple[Block, ...]:
    return (
        *opening(on, Audience.CONTROLLER),
        *facts.what_was_asked(on),
        *facts.what_happened(on),
        *facts.what_is_foreign(on),
        *weight.why_not_mine(on),
        *weight.how_many(on),
        *weight.what_risk(on),
        *weight.what_was_done(on, Audience.CONTROLLER),
        *_for_the_record(on),
        *weight.what_is_asked(on, _ASKS_CONTROLLER),
        *weight.deadlines(on, Audience.CONTROLLER),
        *facts.who_writes(on, Audience.CONTROLLER),
        *facts.the_company(on),
        *weight.attachments(on, ("items_csv", "findings_json")),
        *weight.signature(on, Audience.CONTROLLER),
    )


def _for_the_record(on: Occasion) -> tuple[Block, ...]:
    """The fields of GDPR Art. 33(3), ready to paste into the controller's own notification."""
    words, foreign = on.words, on.dossier.foreign
    persons = foreign.persons_at_least
    values = {
        "nature": words.count("letter.33.nature_text", foreign.recordings),
        "persons": words.count("letter.33.persons_value", persons) if persons else words.text("letter.G.unknown"),
        "records": words.text(
            "letter.33.records_value", n=words.number(foreign.recordings), lines=words.number(foreign.transcript_lines)
        ),
        "contact": words.text("letter.33.contact_value"),
        "consequences": words.text("letter.33.consequences_value"),
        "measures": words.text("letter.33.measures_value", exposure=weight.exposure_text(on)),
    }
    pairs = Pairs(tuple((words.text(f"letter.33.{name}"), value) for name, value in values.items()))
    return (Heading(words.text("letter.33")), Paragraph(words.text("letter.33.intro")), pairs)


def _complaint(on: Occasion) -> tuple[Block, ...]:
    words = on.words
    return (
        *opening(on, Audience.COMPLAINT),
        Paragraph(words.text("letter.complaint.own_rights")),
        Heading(words.text("letter.summary")),
        Paragraph(summary(on, Audience.COMPLAINT)),
        *facts.the_company(on),
        *facts.what_was_asked(on),
        *facts.what_happened(on),
        *facts.what_is_foreign(on),
        *weight.why_not_mine(on),
        *weight.how_many(on),
        *weight.what_risk(on),
        *weight.what_was_done(on, Audience.COMPLAINT),
        *weight.what_is_asked(on, _ASKS_COMPLAINT),
        *weight.deadlines(on, Audience.COMPLAINT),
        *facts.who_writes(on, Audience.COMPLAINT),
        *weight.attachments(on, ("controller_letter", weight.FORM_LIST, "findings_json")),
        *weight.signature(on, Audience.COMPLAINT),
    )


def _tip(on: Occasion) -> tuple[Block, ...]:
    words = on.words
    anonymous = on.matter.sender.anonymous
    return (
        *opening(on, Audience.TIP),
        Paragraph(words.text("letter.tip.position")),
        *((Paragraph(words.text("letter.tip.anonymous")),) if anonymous else ()),
        Heading(words.text("letter.summary")),
        Paragraph(summary(on, Audience.TIP)),
        *facts.the_company(on),
        *facts.what_was_asked(on),
        *facts.what_happened(on),
        *facts.what_is_foreign(on),
        *weight.why_not_mine(on),
        *weight.how_many(on),
        *weight.what_risk(on),
        *weight.what_was_done(on, Audience.TIP),
        *weight.what_is_asked(on, _ASKS_TIP, own_data=False),
        *weight.deadlines(on, Audience.TIP),
        *facts.who_writes(on, Audience.TIP),
        *weight.attachments(on, (weight.FORM_LIST, "findings_json")),
        *weight.signature(on, Audience.TIP),
    )


def _press(on: Occasion) -> tuple[Block, ...]:
    words = on.words
    return (
        Paragraph(words.text("letter.press.opening")),
        *facts.what_was_asked(on),
        *facts.what_happened(on),
        *facts.what_is_foreign(on),
        *weight.why_not_mine(on),
        *weight.how_many(on),
        *weight.what_risk(on),
        *weight.what_was_done(on, Audience.PRESS),
        *_verification(on),
        *weight.what_is_asked(on, ("press_care", "press_law", "press_victim")),
        *weight.deadlines(on, Audience.PRESS),
        *facts.who_writes(on, Audience.PRESS),
        *facts.the_company(on),
        *weight.attachments(on, ("items_csv", "findings_json", "bag")),
        *weight.signature(on, Audience.PRESS),
        *_custody(on),
    )


def _verification(on: Occasion) -> tuple[Block, ...]:
    words, checks = on.words, on.dossier.checks
    told = (Heading(words.text("letter.press.verification")), Paragraph(words.text("letter.press.verification.text")))
    if not checks:
        return (*told, Paragraph(words.text("letter.press.verification.none")))
    header = tuple(words.text(f"letter.press.{name}") for name in ("check", "result", "limits"))
    rows = tuple((words.say(name), words.say(result), " ".join(words.all(limits))) for name, result, limits in checks)
    return (*told, Table(words.text("letter.press.checks"), header, rows))


def _custody(on: Occasion) -> tuple[Block, ...]:
    """The custody appendix, printed even when empty."""
    words, acts = on.words, on.dossier.journal
    header = tuple(words.text(f"letter.press.act.{name}") for name in ("number", "at", "act", "detail", "hash"))
    rows = tuple(
        (str(one.number), one.at, one.act, ", ".join(f"{name}={value}" for name, value in one.detail), one.hash[:16])
        for one in acts
    )
    told = (Heading(words.text("letter.press.custody")), Paragraph(words.text("letter.press.custody.text")))
    if not rows:
        return (*told, Paragraph(words.text("letter.press.custody.empty")))
    return (*told, Table(words.text("letter.press.acts"), header, rows))


_BODIES: dict[Audience, Callable[[Occasion], tuple[Block, ...]]] = {
    Audience.CONTROLLER: _controller,
    Audience.COMPLAINT: _complaint,
    Audience.TIP: _tip,
    Audience.PRESS: _press,
}
