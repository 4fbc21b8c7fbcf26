# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Writing reports: the letter in two forms, its tables, and the dates."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import BinaryIO

from viewer.case.matter import Audience, Matter
from viewer.case.message import Problem, message
from viewer.report import addressees
from viewer.report.blocks import Report
from viewer.report.calendar import Deadline, write_calendar
from viewer.report.dossier import Dossier
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
from viewer.work import Watch
from viewer.workflow.custody import write_bag
from viewer.workflow.dossier import dossier
from viewer.workflow.opened import OpenCase

_ANSWER_DAYS = 31
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
    return compose(_occasion(case, dossier(case, made_on), language), audience)


def publish(
    case: OpenCase, audience: Audience, language: str, folder: Path, made_on: date, *, watch: Watch
) -> tuple[Path, ...]:
    """Write a report into a folder; the paths of what was written. The same case and day give the same letters.

    With the dossier for a newsroom an evidence bag is written into a folder beside it. Raises Problem where the folder
    refuses, or a bag is there already. After Problem or Cancelled the folder holds no file of this report that it did
    not hold before, and the journal no line.
    """
    drafts = tuple(_drafts(_occasion(case, dossier(case, made_on), language), audience))
    watch.expect(len(drafts), "phase.publish")
    begun: list[Path] = []
    try:
        for name, write in drafts:
            begun.append(_draft_of(folder / name))
            _write_draft(begun[-1], write)
            watch.advance()
        if audience is Audience.PRESS:
            letters = tuple((name, path.read_bytes()) for (name, _), path in zip(drafts, begun, strict=True))
            write_bag(case, folder / f"notmine-evidence-{language}", letters, made_on.isoformat(), watch)
        written = tuple(path.replace(folder / name) for (name, _), path in zip(drafts, begun, strict=True))
    except OSError:
        raise Problem(message("report.folder_refuses", folder=folder.name or str(folder))) from None
    finally:
        for path in begun:
            path.unlink(missing_ok=True)
    with case.file.writing(lasting=True) as connection:
        note_act(connection, "published", files=len(written), kind=audience.value, language=language)
    return written


def _occasion(case: OpenCase, told: Dossier, language: str) -> Occasion:
    stated = load_matter(case.file)
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
    if audience is not Audience.PRESS:
        yield f"{name}-dates.ics", partial(write_calendar, _deadlines(on), on.today)


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


def _deadlines(on: Occasion) -> tuple[Deadline, ...]:
    answer = on.today + timedelta(days=_ANSWER_DAYS)
    told = [Deadline(answer, on.words.text("letter.K.answer.due"))]
    made_on = on.matter.request.made_on
    if made_on is not None:
        told.append(Deadline(made_on + timedelta(days=_ANSWER_DAYS), on.words.text("letter.K.request")))
    return tuple(told)


def _draft_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _write_draft(draft: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file that is not yet in its place, readable by its owner alone."""
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        write(stream)
