# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Writing reports: the letter in two forms, its tables, and the dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from viewer.case.matter import Audience, Matter
from viewer.report import addressees
from viewer.report.blocks import Report
from viewer.report.calendar import write_calendar
from viewer.report.dossier import Dossier
from viewer.report.dues import sent_today
from viewer.report.html import write_html
from viewer.report.letters.compose import compose
from viewer.report.letters.occasion import Occasion
from viewer.report.pdf import write_pdf
from viewer.report.tables import HEADER, item_rows, write_csv, write_json
from viewer.storage.journal import note_act
from viewer.storage.matter import keep_matter, load_matter
from viewer.storage.matter_file import read_matter
from viewer.storage.recall import load_account_facts
from viewer.words import Words
from viewer.workflow.custody import write_bag
from viewer.workflow.dossier import dossier
from viewer.workflow.opened import OpenCase
from viewer.workflow.steps import deadlines
from viewer.workflow.written import write_whole

_MARKETPLACE = "marketplace"
Draft = tuple[str, Callable[[BinaryIO], None]]


def matter(case: OpenCase) -> Matter:
    """What the user added for letters so far."""
    return load_matter(case.file)


def state_matter(case: OpenCase, stated: Matter) -> None:
    """Keep what the user added, in place of the last."""
    keep_matter(case.file, stated)


def read_matter_file(path: Path) -> Matter:
    """The matter of a MATTER.toml. Raises Problem naming the line and the field of a mistake."""
    return read_matter(path)


def preview(case: OpenCase, audience: Audience, language: str, made_on: date) -> Report:
    """The letter as it would be written now."""
    return compose(occasion(case, dossier(case, made_on), load_matter(case.file), language), audience)


def publish(case: OpenCase, audience: Audience, language: str, folder: Path, made_on: date) -> tuple[Path, ...]:
    """Write a report into a folder; the paths of what was written, in order of name. The same case and day give the
    same letters. With the dossier for a newsroom an evidence bag is written into a folder beside it. Raises Problem
    where the folder refuses, or a bag is there already.
    """
    told = dossier(case, made_on)
    on = occasion(case, told, load_matter(case.file), language)
    written = tuple(write_whole(folder / name, write) for name, write in _drafts(on, audience))
    with case.file.writing(lasting=True) as connection:
        note_act(connection, "published", files=len(written), kind=audience.value, language=language)
    if audience is Audience.PRESS:
        letters = tuple((path.name, path.read_bytes()) for path in written)
        write_bag(case, folder / f"notmine-evidence-{language}", letters, made_on.isoformat())
    return written


def occasion(case: OpenCase, told: Dossier, stated: Matter, language: str) -> Occasion:
    """What a letter is written from: the addressees are those that were stated, else those that are proposed."""
    companies = {one.slug: one for one in addressees.companies()}
    authorities = {one.slug: one for one in addressees.authorities()}
    country = stated.sender.residence.partition("-")[0]
    shops = [fact.value for fact in load_account_facts(case.file) if fact.kind == _MARKETPLACE]
    company = companies.get(stated.company) or addressees.proposed_company(shops, told.formats, country)
    proposed = addressees.proposed_authorities(stated.sender.residence, stated.company)
    authority = authorities.get(stated.authority) or (proposed[0] if len(proposed) == 1 else None)
    return Occasion(
        told,
        stated,
        Words(language),
        None if stated.company_named else company,
        None if stated.authority_named else authority,
    )


def _drafts(on: Occasion, audience: Audience) -> Iterator[Draft]:
    report = compose(on, audience)
    name = f"notmine-{audience}-{report.language}"
    yield f"{name}.pdf", partial(write_pdf, report)
    yield f"{name}.html", partial(write_html, report)
    yield f"{name}-recordings.csv", partial(write_csv, HEADER, tuple(item_rows(on.dossier)))
    yield f"{name}-findings.json", partial(write_json, _findings(on.dossier))
    dates = deadlines(sent_today(on.matter, audience, on.today), on.words)
    if dates and audience is not Audience.PRESS:
        yield f"{name}-dates.ics", partial(write_calendar, dates, on.today)


def _findings(told: Dossier) -> dict[str, object]:
    return {
        "tool": told.version,
        "rules": told.rules_version,
        "conclusion": told.conclusion.value,
        "findings": [
            {
                "rule": one.rule,
                "direction": one.direction.value,
                "strength": one.strength.name,
                "text": one.text.key,
                "innocent": [said.key for said in one.innocent],
                "explained": [said.key for said in one.explained],
            }
            for one in told.reasons
        ],
        "groups_judged": told.groups_judged,
        "expected_by_chance": told.chance,
        "parts": [{"name": one.name, "bytes": one.bytes, "sha256": one.sha256} for one in told.parts],
    }
