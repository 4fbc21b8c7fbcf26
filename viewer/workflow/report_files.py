# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The files that one report becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from viewer.case.matter import Audience
from viewer.report.calendar import write_calendar
from viewer.report.dossier import Dossier
from viewer.report.dues import sent_today
from viewer.report.fields import report_as_data
from viewer.report.html import write_html
from viewer.report.letters.compose import compose
from viewer.report.letters.occasion import Occasion
from viewer.report.letters.sending import TO_AUTHORITIES, sending
from viewer.report.letters.summary import summary
from viewer.report.pack import fits_a_form, short_list, whole_list
from viewer.report.pdf import write_pdf
from viewer.report.tables import write_json
from viewer.workflow.steps import deadlines

File = tuple[str, Callable[[BinaryIO], None]]


def report_files(on: Occasion, audience: Audience) -> Iterator[File]:
    """Each file's name, and what writes it, in the order in which they are written.

    The letter as PDF and HTML, its fields as data, the recordings and findings as tables; for the authority the short
    text and a list that its form takes; the dates for a calendar; and, except for a newsroom, a sheet for the user.
    Sounds added by hand are no part of these; see `viewer.workflow.enclosing`.
    """
    report = compose(on, audience)
    name, told = f"notmine-{audience}-{report.language}", on.dossier
    yield f"{name}.pdf", partial(write_pdf, report)
    yield f"{name}.html", partial(write_html, report)
    yield f"{name}.json", partial(write_json, report_as_data(on, report))
    yield f"{name}-findings.json", partial(write_json, _findings(told))
    if audience in TO_AUTHORITIES:
        yield f"{name}-recordings.csv", partial(_write, short_list(told))
        if not fits_a_form(told):
            yield f"{name}-all-recordings.csv", partial(_write, whole_list(told))
        yield f"{name}-form-text.txt", partial(_write, summary(on, audience).encode())
    else:
        yield f"{name}-recordings.csv", partial(_write, whole_list(told))
    if audience is Audience.PRESS:
        return
    dates = deadlines(sent_today(on.matter, audience, on.today), on.words)
    if dates:
        yield f"{name}-dates.ics", partial(write_calendar, dates, on.today)
    yield f"{name}-how-to-send.txt", partial(_write, sending(on, audience).encode())


def whole_file(name: str, whole: bytes) -> File:
    """A file of these bytes."""
    return name, partial(_write, whole)


def _write(whole: bytes, stream: BinaryIO) -> None:
    stream.write(whole)


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
