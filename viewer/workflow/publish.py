# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Writing reports: the letter in two forms, its tables, and the dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from viewer.case.enclosure import Content
from viewer.case.matter import Audience, Matter
from viewer.report import addressees
from viewer.report.blocks import Report
from viewer.report.dossier import Dossier
from viewer.report.letters.compose import compose
from viewer.report.letters.occasion import Occasion
from viewer.storage.journal import note_act
from viewer.storage.matter import keep_matter, load_matter
from viewer.storage.matter_file import read_matter
from viewer.storage.recall import load_account_facts
from viewer.words import Words
from viewer.work import Watch
from viewer.workflow.custody import write_bag
from viewer.workflow.dossier import dossier
from viewer.workflow.enclosing import read_sounds
from viewer.workflow.opened import OpenCase
from viewer.workflow.report_files import File, report_files, whole_file
from viewer.workflow.written import refusal, write_draft

_MARKETPLACE = "marketplace"


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


def publish(
    case: OpenCase, audience: Audience, language: str, folder: Path, made_on: date, *, watch: Watch
) -> tuple[Path, ...]:
    """Write a report into a folder; the paths of all files written. The same case and day give the same letters.

    With the dossier for a newsroom an evidence bag is written into a folder beside it. Sounds that were added by hand
    lie beside the letter, never in the bag. Raises Problem where the folder refuses, a bag is there already, or a sound
    cannot be read. After Problem or Cancelled the folder holds no file of this report that it did
    not hold before, and the journal no line.
    """
    on = occasion(case, dossier(case, made_on), load_matter(case.file), language)
    letters = tuple(report_files(on, audience))
    sounds = sounds_beside(case, on, audience, watch)
    drafts = letters + sounds
    watch.expect(len(drafts), "phase.publish")
    begun: list[Path] = []
    packed: tuple[Path, ...] = ()
    try:
        for name, write in drafts:
            begun.append(write_draft(folder / name, write))
            watch.advance()
        if audience is Audience.PRESS:
            bagged = tuple((name, path.read_bytes()) for (name, _), path in zip(letters, begun, strict=False))
            place = folder / f"notmine-evidence-{language}"
            write_bag(case, place, bagged, made_on.isoformat(), watch)
            packed = tuple(sorted(path for path in place.rglob("*") if path.is_file()))
        written = tuple(path.replace(folder / name) for (name, _), path in zip(drafts, begun, strict=True))
    except OSError:
        raise refusal(folder) from None
    finally:
        for path in begun:
            path.unlink(missing_ok=True)
    with case.file.writing(lasting=True) as connection:
        note_act(connection, "published", files=len(written), kind=audience.value, language=language)
    return (*written, *packed)


def sounds_beside(case: OpenCase, on: Occasion, audience: Audience, watch: Watch) -> tuple[File, ...]:
    """The files of the sounds that this letter carries, as they lie in the export. Raises Problem, Cancelled."""
    wanted = [one for one in replace(on, audience=audience).enclosures if one.what is Content.SOUND]
    return tuple(whole_file(name, data) for name, data in read_sounds(case, wanted, watch))


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
