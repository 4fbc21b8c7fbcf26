# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The pages about an export as a whole, as JSON and as lines for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from viewer.case.export import Secret
from viewer.case.portion import Portion, Whose
from viewer.cli.output import Plain, reason_json, say
from viewer.visible import veiled
from viewer.words import Words
from viewer.workflow.absences import MissingData
from viewer.workflow.cases import open_case
from viewer.workflow.composition import Composition
from viewer.workflow.coverage import CoverageReport, FileCoverage, Share
from viewer.workflow.preflight import ExportPages, export_pages
from viewer.workflow.verification import Result, Verified

_FILES_TOLD = 20
Naming = Callable[[str], str]


def pages_of(case: Path, passphrase: Secret | None = None) -> ExportPages:
    """The five pages of a case. Raises Problem where there is no such case."""
    with open_case(case, passphrase) as opened:
        return export_pages(opened)


def pages_json(pages: ExportPages, words: Words) -> Plain:
    """The five pages, as `verify --export --json` and `check --json` print them."""
    return {
        "portions": [_portion_json(one, pages, words) for one in pages.portions],
        "missing": _missing_json(pages.missing, words),
        "composition": _composition_json(pages.composition, words),
        "coverage": _coverage_json(pages.coverage, words),
        "verification": [_verified_json(one, words) for one in pages.verification],
    }


def _portion_json(one: Portion, pages: ExportPages, words: Words) -> Plain:
    plain = asdict(one) | {
        "whose": one.whose.value,
        "standings": dict(one.standings),
        "reasons": [reason_json(pages.findings[number], words) for number in one.findings],
    }
    plain["audio_seconds"] = plain.pop("seconds")
    del plain["findings"]
    return plain


def _missing_json(missing: MissingData, words: Words) -> Plain:
    return {
        "understood": missing.understood,
        "guard": words.say(missing.guard) if missing.guard else None,
        "question": words.say(missing.question) if missing.question else None,
        "gaps": [
            {
                "kind": one.kind.value,
                "what": one.what,
                "first": one.first,
                "last": one.last,
                "before": one.before,
                "after": one.after,
                "telling": one.telling,
                "text": words.say(one.text),
                "question": words.say(one.question) if one.question else None,
            }
            for one in missing.absences
        ],
    }


def _composition_json(found: Composition, words: Words) -> Plain:
    counted = ("roots", "systems", "versions", "methods", "days", "paper_days")
    archives = [asdict(one) | {name: dict(getattr(one, name)) for name in counted} for one in found.archives]
    return asdict(found) | {
        "archives": archives,
        "makers": dict(found.makers),
        "remarks": list(words.all(found.remarks)),
    }


def _coverage_json(found: CoverageReport, words: Words) -> Plain:
    return {
        "entries": asdict(found.entries),
        "bytes": asdict(found.bytes),
        "rows": asdict(found.rows),
        "listed": found.listed,
        "files": [
            asdict(one) | {"fate": one.fate.value, "reason": words.say(one.reason) if one.reason else None}
            for one in found.files
        ],
    }


def _verified_json(one: Verified, words: Words) -> Plain:
    return {
        "check": one.check,
        "name": words.say(one.name),
        "checked": one.checked,
        "deviating": one.deviating,
        "result": one.result.value,
        "text": words.say(one.text),
        "innocent": list(words.all(one.innocent)),
        "limits": list(words.all(one.limits)),
    }


def tell_pages(pages: ExportPages, words: Words, *, names: bool = False) -> None:
    """The five pages for people. What belongs to somebody else is counted, never quoted; `names` of files inside the
    export are told only where they are asked for.
    """
    named: Naming = str if names else veiled
    for key, lines in (
        ("portions", [portions_line(pages.portions, words)]),
        ("missing", list(_missing_lines(pages.missing, words))),
        ("composition", list(_composition_lines(pages.composition, words, named))),
        ("coverage", list(_coverage_lines(pages.coverage, words, named))),
        ("verification", list(_verified_lines(pages.verification, words))),
    ):
        say()
        say(words.text(f"export.page.{key}"))
        for line in lines:
            say(f"  {line}")


def portions_line(portions: Sequence[Portion], words: Words) -> str:
    """What belongs to whom, in one line: `foreign: 1,700 recordings; yours: 50 files`."""
    told = []
    for whose in Whose:
        held = [one for one in portions if one.whose is whose]
        recordings, files = sum(one.recordings for one in held), sum(one.files for one in held)
        counts = [words.count("export.recordings", recordings)] if recordings else []
        counts += [words.count("export.files", files)] if files else []
        if counts:
            told.append((whose, words.text(f"export.whose.{whose}", what=", ".join(counts))))
    order = (Whose.FOREIGN, Whose.OWNER, Whose.UNKNOWN)
    return "; ".join(line for _, line in sorted(told, key=lambda one: order.index(one[0]))) or words.text("export.none")


def _missing_lines(missing: MissingData, words: Words) -> Iterator[str]:
    if missing.guard:
        yield words.say(missing.guard)
    for one in missing.absences:
        yield words.say(one.text)
        if one.telling and one.question:
            yield "  " + words.say(one.question)
    if missing.question:
        yield words.say(missing.question)
    if not missing.guard and not missing.absences:
        yield words.text("export.missing.nothing")


def _composition_lines(found: Composition, words: Words, told: Naming) -> Iterator[str]:
    for one in found.archives:
        yield words.text(
            "export.archive",
            name=told(one.name),
            files=words.count("export.files", one.entries),
            folders=words.number(len(one.roots)),
            first=one.first or "-",
            last=one.last or "-",
            systems=", ".join(name for name, _ in one.systems) or "-",
        )
    for named in found.names:
        yield words.text(
            "export.named", n=words.number(named.recordings), folder=told(named.folder), grammar=told(named.grammar)
        )
    yield from words.all(found.remarks) or (words.text("export.composition.nothing"),)


def _coverage_lines(found: CoverageReport, words: Words, told: Naming) -> Iterator[str]:
    for name, share in (("entries", found.entries), ("bytes", found.bytes), ("rows", found.rows)):
        yield words.text(f"export.coverage.{name}", **_share(share, words))
    lacking = [one for one in found.files if _is_lacking(one)]
    for one in lacking[:_FILES_TOLD]:
        reason = words.say(one.reason) if one.reason else words.text("export.coverage.unknown")
        rows = words.text("export.coverage.part", understood=words.number(one.understood), total=words.number(one.rows))
        yield words.text("export.coverage.file", entry=told(one.entry), why=rows if one.rows else reason)
    if len(lacking) > _FILES_TOLD:
        yield words.count("export.coverage.more", len(lacking) - _FILES_TOLD)


def _is_lacking(one: FileCoverage) -> bool:
    return one.fate in ("rejected", "unknown") or one.understood < one.rows


def _share(share: Share, words: Words) -> dict[str, str]:
    return {"understood": words.number(share.understood), "total": words.number(share.total)}


def _verified_lines(found: Sequence[Verified], words: Words) -> Iterator[str]:
    for one in found:
        result = words.text(f"export.result.{one.result}")
        yield f"{result}  {words.say(one.name)}: {words.say(one.text)}"
        for cause in words.all(one.innocent):
            yield "    " + words.text("cli.innocent", text=cause)
    for limit in dict.fromkeys(
        limit for one in found if one.result is not Result.NOT_APPLICABLE for limit in one.limits
    ):
        yield words.text("export.limit", text=words.say(limit))
