# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A workflow that does nothing but remember, and a window over it, to test the shell alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtWidgets import QApplication

from tests.ui.fake_panels import PROPOSALS, fake_panels
from tests.ui.next.fake_next import FakeNext
from tests.ui.report.fake_letters import FakeLetters
from viewer.case.export import Fate
from viewer.case.facts import Facts, Owner
from viewer.case.finding import Conclusion, Direction, Finding, Standing, Strength
from viewer.case.message import Message, Problem, message
from viewer.case.query import Row
from viewer.case.reading import AccountFact
from viewer.case.review import Exposure
from viewer.case.voice import Voices
from viewer.settings import Settings
from viewer.ui.application import compose
from viewer.ui.executor import Inline
from viewer.ui.parcel.sheet import Section
from viewer.ui.use_cases import UseCases
from viewer.workflow.check import Check, VerifyReport
from viewer.workflow.overview import FateRow, Overview, PartRow
from viewer.workflow.survival import Restored

REASON = Finding("M02", "device:G000", Direction.FOR, Strength.S3, message("phase.judge"))
OVERVIEW = Overview(
    parts=(PartRow("export.zip", 96_500_000, "00"),),
    fates={Fate.HANDLED: 1702, Fate.IGNORED: 48, Fate.REJECTED: 1, Fate.UNKNOWN: 2},
    rejected=(FateRow("export.zip!Audio/broken.wav", message("phase.read")),),
    ignored=(FateRow("export.zip!Readme.txt", message("phase.survey")),),
    unknown=(),
    noted=(),
    recordings=1700,
    audio_seconds=3400.0,
    transcripts={"total": 1690, "exact": 1600, "likely": 80, "unlinked": 10},
    formats=("amazon-alexa-2018",),
    conclusion=Conclusion.REPORT_SUGGESTED,
    reasons=(REASON, REASON),
    standings={Standing.INCONSISTENT: 1412, Standing.CONSISTENT: 250, Standing.UNDECIDED: 38},
    notes=(),
    timings={},
    examined=True,
)


def row(number: int, standing: str = "inconsistent", decision: str | None = None) -> Row:
    """A row of the table."""
    empty = dict.fromkeys(Row.__dataclass_fields__)
    given = {"number": number, "id": f"r{number}", "entry": "e", "sha256": "", "standing": standing, "strength": 3}
    return Row(**{**empty, **given, "decision": decision, "batch": "", "cell": 0})


@dataclass
class FakeCase:
    """An open case that remembers."""

    path: Path
    is_open: bool = True
    facts: Facts = field(default_factory=Facts)

    def close(self) -> None:
        self.is_open = False


@dataclass
class FakeWorkflow:
    """Answers like the real one; what it was asked is in `calls`. `scans` are exceptions to raise, one a scan."""

    overview: Overview = OVERVIEW
    facts: Facts = field(default_factory=Facts)
    proposals: tuple[AccountFact, ...] = PROPOSALS
    scans: list[Exception] = field(default_factory=list)
    calls: list[tuple] = field(default_factory=list)
    rows: dict[int, Row] = field(default_factory=lambda: {1: row(1), 2: row(2, "consistent")})
    undone: list[Message] = field(default_factory=list)
    exports: tuple[Path, ...] = ()
    sound_error: Exception | None = None
    voices: Voices = field(default_factory=Voices)
    voice_errors: list[Exception] = field(default_factory=list)
    open_error: Exception | None = None
    parcel_errors: list[Exception] = field(default_factory=list)
    compare_errors: list[Exception] = field(default_factory=list)
    letters: FakeLetters = field(default_factory=FakeLetters)
    next: FakeNext = field(default_factory=FakeNext)

    def told(self, name: str) -> list[tuple]:
        """With what a use case was called."""
        return [call[1:] for call in self.calls if call[0] == name]

    def _note(self, *call: object) -> None:
        self.calls.append(call)

    def _find(self, query) -> list[int]:
        self._note("find", query)
        return list(self.rows)

    def _open(self, path: Path, secret=None) -> FakeCase:
        if self.open_error is None:
            return self._create(path, secret, act="open")
        raise self.open_error

    def _create(self, path: Path, *given, act: str = "create") -> FakeCase:
        self._note(act, path, *given)
        return FakeCase(path, facts=self.facts)

    def _scan(self, case, request, watch, rows_changed: Callable[[], None] | None) -> Overview:
        self._note("listen" if request.voice else "scan", request)
        if rows_changed is None:
            return self.overview
        watch.expect(10, "phase.read")
        watch.advance(10)
        rows_changed()
        if self.scans:
            raise self.scans.pop(0)
        if request.facts is not None:
            case.facts = request.facts
        return self.overview

    def _state(self, case, facts: Facts) -> Overview:
        self._note("state", facts)
        case.facts = facts
        return self.overview

    def _read_file(self, path: Path) -> Facts:
        self._note("read_file", path)
        if path.suffix != ".toml":
            raise Problem(message("phase.read"))
        return Facts(Owner(uses_voice_assistant=False))

    def _compare_contacts(self, case, path: Path) -> Overview:
        self._note("contacts", path)
        if path.suffix != ".vcf":
            raise Problem(message("phase.read"))
        return self.overview

    def _sound(self, case, number, secret):
        self._note("sound", number, secret)
        if self.sound_error is not None:
            raise self.sound_error
        return SimpleNamespace(samples="samples", rate=16000)

    def _voices(self, case) -> Voices:
        self._note("voices")
        return self._or_error(self.voice_errors, self.voices)

    def _voice_act(self, name: str):
        def act(case, *given) -> str:
            self._note(name, *given)
            return self._or_error(self.voice_errors, "voice:V1")

        return act

    def _told(self, section: Section):
        def tell(case) -> object:
            self._note(section.value)
            return self._or_error(self.parcel_errors, section)

        return tell

    def _or_error(self, errors: list[Exception], answer: object) -> object:
        if errors:
            raise errors.pop(0)
        return answer

    def _compare(self, first: Path, second: Path, watch, secrets) -> object:
        self._note("compare", first, second)
        self._note("compare_secrets", *secrets)
        return self._or_error(self.compare_errors, "compared")

    def use_cases(self) -> UseCases:
        """As the window wants them."""
        return UseCases(
            open_case=self._open,
            create_case=self._create,
            restore_case=lambda path, secret: Restored(datetime.now(UTC), path),
            export_paths=lambda case: self.exports,
            discard_if_blank=FakeCase.close,
            default_case_path=lambda exports, folder: folder / f"{exports[0].stem}.notmine",
            cases_folder=lambda: Path("cases"),
            demo_paths=lambda: (Path("demo.zip"), Path("demo.toml")),
            scan=self._scan,
            overview=lambda case: self.overview,
            browsing=lambda case: SimpleNamespace(case=case, find=self._find, groups=lambda: ()),
            rows=lambda case, numbers: tuple(self.rows[one] for one in numbers if one in self.rows),
            waveform=lambda case, number: None,
            facts=lambda case: case.facts,
            state_facts=self._state,
            proposals=lambda case: self.proposals,
            read_facts_file=self._read_file,
            compare_contacts=self._compare_contacts,
            load_sound=self._sound,
            heard=lambda case, number, seconds: Exposure(1, seconds, 0),
            read=lambda case, number, letters: Exposure(1, 0.0, letters),
            exposure=lambda case: Exposure(),
            decide=lambda case, subject, decision: self._note("decide", subject, decision),
            explain=lambda case, subject, keys, applies: self._note("explain", subject, keys, applies),
            voices=self._voices,
            enrol=self._voice_act("enrol"),
            claim=self._voice_act("claim"),
            merge=self._voice_act("merge"),
            split=self._voice_act("split"),
            findings=lambda case: (),
            **{one.value: self._told(one) for one in Section if one is not Section.COMPARISON},
            compare=self._compare,
            **dict.fromkeys(("undo", "redo"), lambda case: self.undone.pop() if self.undone else None),
            can_undo=lambda case: bool(self.undone),
            can_redo=lambda case: False,
            verify=lambda path, watch, *_: VerifyReport(True, (Check(message("phase.verify"), True, None),)),
            letters=self.letters.acts(),
            next=self.next.acts(),
        )


def make_window(application, workflow: FakeWorkflow | None = None, **settings: object):
    """A whole window over the fakes, with everything done at once; and what it kept."""
    kept: list[Settings] = []
    workflow = workflow or FakeWorkflow()
    window = compose(
        application,
        replace(Settings(language="en", theme="light"), **settings),
        kept.append,
        workflow.use_cases,
        fake_panels,
        executors=(Inline(), Inline()),
    )
    return window, workflow, kept


@contextmanager
def undressing(application: QApplication) -> Iterator[QApplication]:
    """The application, which afterwards looks as it did before."""
    style, sheet = application.style().objectName(), application.styleSheet()
    font, palette = application.font(), application.palette()
    yield application
    application.setStyleSheet(sheet)
    application.setStyle(style)
    application.setFont(font)
    application.setPalette(palette)
