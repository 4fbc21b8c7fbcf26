# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Letters that are made up: a workflow that remembers what it was asked, and drafts to show."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from viewer.case.enclosure import Content, Enclosure
from viewer.case.matter import Audience, Matter
from viewer.case.message import Problem, message
from viewer.report.blocks import Bullets, Field, Heading, Letterhead, Pairs, Paragraph, Report, Table
from viewer.report.twin.bundle import PreviewFile, SupportPreview
from viewer.ui.report.acts import EnclosingActs, LetterActs
from viewer.workflow.drafting import Draft, correspondents, needed
from viewer.workflow.enclosing import Shown
from viewer.workflow.listen import Sound

DAY = date(2026, 11, 26)
WORDS = "<b>wake</b> me at six"
HEAD = Letterhead("Erika\nMusterstraße 1", "Company\nStreet 2", "2026-11-26", "About data")
BLOCKS = (
    Field("A"),
    Heading("Who writes"),
    Pairs((("Name", "Erika"), ("Contact", "not stated"))),
    Paragraph("First line\nSecond line"),
    Bullets(("one", "two")),
    Table("Files", ("File", "Bytes"), tuple((f"part-{number}", str(number)) for number in range(70))),
)


def draft(audience: Audience = Audience.CONTROLLER, **other: object) -> Draft:
    """A draft for this audience."""
    known = correspondents()
    report = None if audience is Audience.SUPPORT else Report(audience, "de", "A title", HEAD, BLOCKS)
    made = Draft(
        audience, report, known.companies[0], None, known.companies[0], (), ("address", "made_on"), "de", "", 1412,
        1700, 11, 19.25,
    )  # fmt: skip
    return replace(made, **other)


TWIN = SupportPreview(
    "notmine-support-en",
    (PreviewFile("export/part.zip", 1000),),
    1700,
    4,
    2,
    ((message("support.kind.numbers"), 12),),
    ((message("support.example.line"), "<b>fenid</b>"),),
    (message("support.unlike.clock"),),
)


def shown(recording: str, what: Content) -> Shown:
    """Words, or a second of sound."""
    item = Enclosure(recording, what, "2026-11-26T10:00:00.000+00:00", "", "", "ab" * 32)
    if what is Content.SOUND:
        return Shown(item, "", Sound(np.zeros((16000, 1), np.int16), 16000))
    return Shown(item, WORDS, None)


@dataclass
class FakeLetters:
    """What was asked is in `calls`; `errors` are raised by saving, one each time."""

    matter: Matter = field(default_factory=Matter)
    calls: list[tuple] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    missing: tuple[str, ...] = ("address", "made_on")
    enclosures: list[Enclosure] = field(default_factory=list)

    def told(self, name: str) -> list[tuple]:
        """With what an act was called."""
        return [call[1:] for call in self.calls if call[0] == name]

    def _enter(self, _case, entered: Matter) -> None:
        self.calls.append(("enter", entered))
        self.matter = entered

    def _draft(self, _case, _dossier, entered: Matter, wanted) -> Draft:
        self.calls.append(("draft", entered, wanted))
        return draft(wanted.audience, missing=self.missing, added=len(self.enclosures))

    def _save(self, _case, letters, folder: Path, made_on: date, watch) -> tuple[Path, ...]:
        self.calls.append(("save", tuple(letters), folder, made_on))
        if self.errors:
            raise self.errors.pop(0)
        paths = [folder / f"{audience}-{language}.pdf" for audience, language in letters]
        for path in paths:
            path.write_bytes(b"x" * 1500)
        return tuple(paths)

    def _twin(self, _case, _watch, language: str) -> SupportPreview:
        self.calls.append(("twin", language))
        return TWIN

    def _read(self, path: Path) -> Matter:
        self.calls.append(("read", path))
        return replace(self.matter, copies="from a file")

    def _show(self, _case, recording: str, what: Content, _secret) -> Shown:
        self.calls.append(("show", recording, what))
        if what is Content.SERIAL:
            raise Problem(message("enclosing.nothing.serial"))
        return shown(recording, what)

    def _enclose(self, _case, seen: Shown, note: str) -> Enclosure:
        self.calls.append(("enclose", seen, note))
        self.enclosures.append(replace(seen.item, note=note))
        return seen.item

    def _withdraw(self, _case, recording: str, what: Content) -> None:
        self.enclosures = [one for one in self.enclosures if (one.recording, one.what) != (recording, what)]

    def acts(self) -> LetterActs:
        """As the window wants them."""
        return LetterActs(
            correspondents=correspondents,
            matter_to_edit=lambda _case: self.matter,
            enter=self._enter,
            read_matter_file=self._read,
            needed=needed,
            dossier=lambda _case, day: SimpleNamespace(made_on=day.isoformat()),
            draft=self._draft,
            twin=self._twin,
            save=self._save,
            today=lambda: DAY,
            enclosing=EnclosingActs(
                offered=lambda _case, _recording: tuple(Content),
                show=self._show,
                enclose=self._enclose,
                withdraw=self._withdraw,
                enclosures=lambda _case: tuple(self.enclosures),
            ),
        )
