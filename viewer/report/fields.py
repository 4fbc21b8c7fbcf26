# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A report as data: the fields A to M, each as its letter says it and as values, for programs that take over a notice.

The form is fixed by `resources/report/report.schema.json` (JSON Schema 2020-12). What was not stated is null, never
left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from viewer.case.matter import Audience
from viewer.report.addressees import AS_OF, SOURCE
from viewer.report.blocks import Block, Field, Heading, Report
from viewer.report.dues import due_days, sent_today
from viewer.report.letters.occasion import Occasion, masked
from viewer.report.plain import Plain, plain_block, visible

FORM = "notmine-report-1"


def report_as_data(on: Occasion, report: Report) -> Plain:
    """The whole report; equal cases give equal values."""
    on = replace(on, audience=report.audience)
    texts = dict(_fields(report.blocks))
    return {
        "form": FORM,
        "audience": report.audience.value,
        "language": report.language,
        "title": report.title,
        "made_on": on.dossier.made_on,
        "tool": on.dossier.version,
        "rules": on.dossier.rules_version,
        "fields": {
            letter: {"text": [plain_block(one) for one in texts[letter]], "data": _legible(_DATA[letter](on, report))}
            for letter in sorted(texts)
        },
    }


def _fields(blocks: tuple[Block, ...]) -> Iterator[tuple[str, list[Block]]]:
    """Each field's blocks: from its mark to the next mark, or to a second heading that is no field's."""
    letter, held = "", list[Block]()
    for one in blocks:
        ends = isinstance(one, Heading) and one.level == 1 and any(isinstance(held_one, Heading) for held_one in held)
        if isinstance(one, Field) or ends:
            if letter:
                yield letter, held
            letter, held = (one.letter if isinstance(one, Field) else ""), []
        elif letter:
            held.append(one)
    if letter:
        yield letter, held


def _legible(value: object) -> object:
    """A value with every text in it as `plain.visible` shows it."""
    if isinstance(value, dict):
        return {name: _legible(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_legible(one) for one in value]
    return visible(value) if isinstance(value, str) else value


def _day(when: date | None) -> str | None:
    return None if when is None else when.isoformat()


def _said(text: str) -> str | None:
    return text.strip() or None


def _writer(on: Occasion, _report: Report) -> Plain:
    sender = on.matter.sender
    named = not sender.anonymous
    return {
        "capacity": sender.capacity.value,
        "name": _said(sender.name) if named else None,
        "address": _said(sender.address) if named else None,
        "email": _said(sender.email) if named else None,
        "phone": _said(sender.phone) if named else None,
        "reference_masked": _said(masked(sender.reference)) if named else None,
        "anonymous": sender.anonymous,
        "may_be_named": sender.may_be_named if named else False,
    }


def _company(on: Occasion, _report: Report) -> Plain:
    one, typed = on.company, on.matter.company_named
    return {
        "name": one.name if one else _said(typed.partition("\n")[0]),
        "address": one.address if one else _said(typed),
        "email": _said(one.email) if one else None,
        "source": SOURCE if one else None,
        "as_of": AS_OF if one else None,
    }


def _request(on: Occasion, _report: Report) -> Plain:
    asked = on.matter.request
    return {
        "made_on": _day(asked.made_on),
        "channel": _said(asked.channel),
        "article": _said(asked.article),
        "answered_on": _day(asked.answered_on),
        "downloaded_on": _day(asked.downloaded_on),
        "link": _said(asked.link),
        "link_disabled": asked.link_disabled,
        "parts": [{"name": one.name, "bytes": one.bytes, "sha256": one.sha256} for one in on.dossier.parts],
    }


def _chronology(on: Occasion, _report: Report) -> Plain:
    matter = on.matter
    return {
        "discovered_on": _day(matter.discovered_on),
        "events": [{"on": one.on.isoformat(), "what": one.what} for one in matter.events],
        "steps": [{"on": one.on.isoformat(), "step": one.step.value} for one in matter.steps],
    }


def _foreign(on: Occasion, _report: Report) -> Plain:
    foreign, told = on.dossier.foreign, on.dossier
    return {
        "recordings": foreign.recordings,
        "of_recordings": told.recordings,
        "seconds": round(foreign.seconds, 1),
        "transcript_lines": foreign.transcript_lines,
        "documents": foreign.documents,
        "devices": foreign.devices,
        "accounts": foreign.accounts,
        "voices": foreign.voices,
        "first": foreign.first or None,
        "last": foreign.last or None,
        "own_recordings": told.own_recordings,
        "own_files": told.own_files,
        "undecided_recordings": told.undecided_recordings,
        "categories": [one.value for one in on.matter.categories],
        "groups": [
            {
                "label": one.label,
                "kind": one.kind,
                "recordings": one.recordings,
                "seconds": round(one.seconds, 1),
                "first": one.first or None,
                "last": one.last or None,
                "standing": one.standing,
                "strength": f"S{one.strength}",
            }
            for one in foreign.groups
        ],
    }


def _reasons(on: Occasion, _report: Report) -> Plain:
    told = on.dossier
    return {
        "conclusion": told.conclusion.value,
        "reasons": [
            {
                "rule": one.rule,
                "direction": one.direction.value,
                "strength": one.strength.name,
                "innocent": [said.key for said in one.innocent],
                "explained": [said.key for said in one.explained],
            }
            for one in told.reasons
        ],
        "considered": [{"explanation": said.key, "state": state} for said, state in told.considered],
        "groups_judged": told.groups_judged,
        "expected_by_chance": round(told.chance, 4),
    }


def _persons(on: Occasion, _report: Report) -> Plain:
    return {"at_least": on.dossier.foreign.persons_at_least, "is_estimate": True}


def _risk(on: Occasion, _report: Report) -> Plain:
    foreign = on.dossier.foreign
    return {
        "factors": [one.value for one in on.matter.categories],
        "recordings": foreign.recordings,
        "devices": foreign.devices,
        "harm": _said(on.matter.harm),
    }


def _done(on: Occasion, _report: Report) -> Plain:
    seen = on.dossier.exposure
    return {
        "recordings_opened": seen.recordings,
        "of_recordings": on.dossier.recordings,
        "seconds_heard": seen.seconds,
        "characters_read": seen.characters,
        "copies": _said(on.matter.copies),
    }


def _asked(on: Occasion, report: Report) -> Plain:
    is_own = report.audience is not Audience.TIP
    return {"missing_data": on.words.all(on.dossier.absences) if is_own else []}


def _days(on: Occasion, report: Report) -> Plain:
    days = due_days(sent_today(on.matter, report.audience, on.today))
    return {"dues": [{"due": one.due.value, "on": one.on.isoformat()} for one in days]}


def _attached(on: Occasion, _report: Report) -> Plain:
    return {
        "tool": on.dossier.version,
        "rules": on.dossier.rules_version,
        "items": len(on.dossier.foreign.items),
        "enclosures": [
            {
                "kind": one.what.value,
                "recording": one.recording,
                "text": visible(one.text) or None,
                "file": one.file or None,
                "sha256": one.sha256 or None,
                "note": _said(visible(one.note)),
                "shown_at": one.shown_at,
                "enclosed_at": one.enclosed_at,
                "hmac_sha256": one.digest,
            }
            for one in on.enclosures
        ],
    }


def _signed(on: Occasion, _report: Report) -> Plain:
    sender = on.matter.sender
    return {"on": on.dossier.made_on, "name": None if sender.anonymous else _said(sender.name)}


_DATA: Mapping[str, Callable[[Occasion, Report], Plain]] = MappingProxyType(
    {
        "A": _writer, "B": _company, "C": _request, "D": _chronology, "E": _foreign, "F": _reasons, "G": _persons,
        "H": _risk, "I": _done, "J": _asked, "K": _days, "L": _attached, "M": _signed,
    }
)  # fmt: skip
