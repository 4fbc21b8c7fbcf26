# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The bundle for support: a twin of the export about nobody, the facts that go with it, and how the program judged."""

from __future__ import annotations

import os
import secrets
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from viewer import __version__
from viewer.archive.opener import Opener
from viewer.archive.source import ExportSource
from viewer.case.export import Inventory, Kind, Limits, Part
from viewer.case.message import Message, Problem, message
from viewer.findings.registry import VERSION as RULES_VERSION
from viewer.report.twin.bundle import (
    PreviewFile,
    SupportPreview,
    as_json,
    environment,
    manifest,
)
from viewer.report.twin.calendar import calendar_for
from viewer.report.twin.cipher import Cipher
from viewer.report.twin.pseudonyms import Mode, Pseudonyms
from viewer.report.twin.stated import twin_facts
from viewer.storage.facts_file import write_facts
from viewer.storage.groups import load_tallies
from viewer.storage.journal import note_act
from viewer.storage.recall import load_signal, load_transcripts
from viewer.words import Words
from viewer.work import Watch
from viewer.workflow.judging import stated_facts
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import overview
from viewer.workflow.support_papers import EXPORT, counts, readme, rules, unlike
from viewer.workflow.surveying import folders_of_case, survey_in
from viewer.workflow.twin_build import Builder, discard, produced, tree_of
from viewer.workflow.twin_pass import Recipe
from viewer.workflow.workers import Workers

__all__ = ["PreviewFile", "SupportPreview", "bundle_name", "preview", "publish"]

_KEY = "twin_key"
_OTHERS = ("FACTS.toml", "environment.json", "rules.json", "counts.json", "README.txt", "manifest.json")
_EXAMPLE_LETTERS = 120


def bundle_name(language: str) -> str:
    """The folder that a bundle is written as."""
    return f"notmine-support-{language}"


def preview(case: OpenCase, watch: Watch, language: str = "en") -> SupportPreview:
    """What a bundle would hold, with all documents replaced to count what is; recordings are only counted.

    Raises Problem where the export is not where it was, and Cancelled.
    """
    recipe = _recipe(case)
    using = recipe.pseudonyms()
    counted, how = Counter[str](), Counter[str]()
    with Workers(_jobs(), folders_of_case(case)) as workers:
        inventory, source = _export(case, workers, watch)
        tree = tree_of(inventory, source)
        documents = [one for one in tree.ingredients({}) if one.entry.kind is not Kind.AUDIO]
        watch.expect(len(documents), "phase.twin")
        for made in produced(workers, source, recipe, documents, watch):
            counted.update(dict(made.counted))
            how[made.how] += 1
    for entry in inventory.entries:
        using.path(entry.inside)
    counted.update(using.counted)
    files = [PreviewFile(f"{EXPORT}/{using.path(part.name)}", part.bytes) for part in inventory.parts]
    files += [PreviewFile(name, None) for name in _OTHERS]
    return SupportPreview(
        name=bundle_name(language),
        files=tuple(files),
        recordings=sum(entry.kind is Kind.AUDIO for entry in inventory.entries),
        documents=how["document"],
        fillers=how["filler"],
        replaced=tuple((message(f"support.kind.{kind}"), n) for kind, n in sorted(counted.items()) if n),
        examples=tuple(_examples(case, inventory, using)),
        unlike=tuple(unlike(case)),
    )


def publish(case: OpenCase, language: str, folder: Path, watch: Watch) -> tuple[Path, ...]:
    """Write the bundle as a new folder into `folder`; the paths of its files in order of name. The same case gives the
    same bytes.

    Raises Problem where the export is not where it was, the bundle is there already or the folder refuses, and
    Cancelled; then nothing is left behind.
    """
    place = folder / bundle_name(language)
    if os.path.lexists(place):
        raise Problem(message("support.exists", folder=place.name))
    draft = folder / f".{place.name}.new"
    discard(draft)
    try:
        with Workers(_jobs(), folders_of_case(case)) as workers:
            export = _export(case, workers, watch)
            (draft / EXPORT).mkdir(parents=True, mode=0o700)
            names = _written(case, export, Words(language), draft, (workers, watch))
        draft.rename(place)
    except OSError:
        raise Problem(message("report.folder_refuses", folder=folder.name or str(folder))) from None
    finally:
        discard(draft)
    with case.file.writing(lasting=True) as connection:
        note_act(connection, "published", files=len(names), kind="support", language=language)
    return tuple(place / name for name in sorted(names))


def _written(
    case: OpenCase,
    export: tuple[Inventory, ExportSource],
    words: Words,
    draft: Path,
    making: tuple[Workers, Watch],
) -> list[str]:
    (inventory, source), (workers, watch) = export, making
    recipe, seen = _recipe(case), overview(case)
    using = recipe.pseudonyms()
    tree, builder = tree_of(inventory, source), Builder(using)
    watch.expect(len(inventory.entries), "phase.twin")
    made = produced(workers, source, recipe, tree.ingredients(_spoken(case)), watch)
    parts = builder.build(tree, made, draft / EXPORT)
    told = {
        "FACTS.toml": write_facts(twin_facts(recipe.facts, using)).encode(),
        "environment.json": as_json(environment(__version__, RULES_VERSION, seen.formats, words.language)),
        "rules.json": as_json(rules(case, seen)),
        "counts.json": as_json(counts(seen, inventory, tree, builder)),
        "README.txt": readme(words, parts, seen, unlike(case)).encode(),
    }
    for name, data in told.items():
        (draft / name).write_bytes(data)
    names = [f"{EXPORT}/{one}" for one in parts] + list(told)
    (draft / "manifest.json").write_bytes(as_json(manifest(draft, names)))
    return [*names, "manifest.json"]


def _jobs() -> int:
    return min(4, os.cpu_count() or 1)


def _export(case: OpenCase, workers: Workers, watch: Watch) -> tuple[Inventory, ExportSource]:
    """The export as it lies there now, listed in a worker. Raises Problem where it is gone or is another one."""
    parts = []
    for name, place, size in case.file.ask("SELECT name, path, bytes FROM part ORDER BY name"):
        path = Path(place)
        if not path.exists() or (path.is_file() and path.stat().st_size != size):
            raise Problem(message("support.moved", part=name))
        parts.append(Part(name, path, size))
    if not parts:
        raise Problem(message("support.nothing"))
    opener = case.source.opener if case.source is not None else Opener(Limits())
    inventory, source = survey_in(workers, tuple(parts), opener, watch)
    known = case.file.ask("SELECT count(*) FROM entry")[0][0]
    if known != len(inventory.entries):
        raise Problem(message("support.moved", part=parts[0].name))
    return inventory, source


def _recipe(case: OpenCase) -> Recipe:
    kept = case.file.get(_KEY)
    if kept is None:
        kept = secrets.token_hex(32)
        case.file.put(_KEY, kept)
    key, facts = bytes.fromhex(kept), stated_facts(case)
    days = {tally.cell.day for tally in load_tallies(case.file).values() if tally.cell.day}
    zone = next((place.timezone for place in facts.places if "/" in place.timezone), "")
    calendar = calendar_for((date.fromisoformat(day) for day in days), zone, Cipher(key))
    return Recipe(key, calendar.days, facts)


def _spoken(case: OpenCase) -> dict[str, float]:
    signal = load_signal(case.file)
    return {path: float(one) for path, told in signal.items() if isinstance(one := told.get("speech_s"), int | float)}


def _examples(case: OpenCase, inventory: Inventory, using: Pseudonyms) -> Iterator[tuple[Message, str]]:
    recording = next((entry for entry in inventory.entries if entry.kind is Kind.AUDIO), None)
    if recording is not None:
        yield message("support.example.recording"), using.path(recording.inside)
    line = max(load_transcripts(case.file)[:50], key=lambda one: len(one.text), default=None)
    if line is not None:
        yield message("support.example.line"), using.text(line.text)[:_EXAMPLE_LETTERS]
    facts = stated_facts(case)
    if facts.owner.names:
        yield message("support.example.name"), using.text(facts.owner.names[0], Mode.NAME)
    elif facts.devices and facts.devices[0].serial:
        yield message("support.example.serial"), using.serial(facts.devices[0].serial)
