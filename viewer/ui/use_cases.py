# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The use cases that the window's shell calls, as one value: the workflow's own, or a test's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.case.export import Secret
from viewer.case.facts import Facts
from viewer.case.finding import Finding
from viewer.case.message import Message
from viewer.case.portion import Portion
from viewer.case.protection import Protection
from viewer.case.query import Row
from viewer.case.reading import AccountFact
from viewer.case.review import Decision, Exposure
from viewer.case.voice import VoiceProfile, Voices
from viewer.ui.browsing import Browsing
from viewer.ui.report import acts, next_acts
from viewer.ui.report.acts import LetterActs
from viewer.ui.report.next_acts import NextActs
from viewer.work import Watch

if TYPE_CHECKING:
    from viewer.workflow.absences import MissingData
    from viewer.workflow.browse import Waveform
    from viewer.workflow.check import VerifyReport
    from viewer.workflow.compare import Comparison
    from viewer.workflow.composition import Composition
    from viewer.workflow.coverage import CoverageReport
    from viewer.workflow.listen import Sound
    from viewer.workflow.opened import OpenCase
    from viewer.workflow.overview import Overview
    from viewer.workflow.scan import ScanRequest
    from viewer.workflow.survival import Restored
    from viewer.workflow.verification import Verified


@dataclass(frozen=True)
class UseCases:
    """Each is one function of `viewer.workflow`, with its name and its promises."""

    open_case: Callable[[Path, Secret | None], OpenCase]
    create_case: Callable[[Path, Protection, Secret | None], OpenCase]
    restore_case: Callable[[Path, Secret | None], Restored]
    export_paths: Callable[[OpenCase], tuple[Path, ...]]
    discard_if_blank: Callable[[OpenCase], None]
    default_case_path: Callable[[Sequence[Path], Path], Path]
    cases_folder: Callable[[], Path]
    demo_paths: Callable[[], tuple[Path, Path]]
    scan: Callable[[OpenCase, ScanRequest, Watch, Callable[[], None] | None], Overview]
    overview: Callable[[OpenCase], Overview]
    browsing: Callable[[OpenCase], Browsing]
    rows: Callable[[OpenCase, Sequence[int]], tuple[Row, ...]]
    waveform: Callable[[OpenCase, int], Waveform | None]
    facts: Callable[[OpenCase], Facts]
    state_facts: Callable[[OpenCase, Facts], Overview]
    proposals: Callable[[OpenCase], tuple[AccountFact, ...]]
    read_facts_file: Callable[[Path], Facts]
    compare_contacts: Callable[[OpenCase, Path], Overview]
    load_sound: Callable[[OpenCase, int, Secret | None], Sound]
    heard: Callable[[OpenCase, int, float], Exposure]
    read: Callable[[OpenCase, int, int], Exposure]
    exposure: Callable[[OpenCase], Exposure]
    decide: Callable[[OpenCase, Sequence[str], Decision | None], int]
    explain: Callable[[OpenCase, str, Sequence[str], bool | None], None]
    voices: Callable[[OpenCase], Voices]
    enrol: Callable[[OpenCase, VoiceProfile, Watch], None]
    claim: Callable[[OpenCase, Sequence[str], str], int]
    merge: Callable[[OpenCase, Sequence[str]], str]
    split: Callable[[OpenCase, str, Sequence[str]], str]
    findings: Callable[[OpenCase], tuple[Finding, ...]]
    portions: Callable[[OpenCase], tuple[Portion, ...]]
    composition: Callable[[OpenCase], Composition]
    missing: Callable[[OpenCase], MissingData]
    coverage: Callable[[OpenCase], CoverageReport]
    verification: Callable[[OpenCase], tuple[Verified, ...]]
    compare: Callable[[Path, Path, Watch, tuple[Secret | None, Secret | None]], Comparison]
    undo: Callable[[OpenCase], Message | None]
    redo: Callable[[OpenCase], Message | None]
    can_undo: Callable[[OpenCase], bool]
    can_redo: Callable[[OpenCase], bool]
    verify: Callable[[Path, Watch, Path | None, Secret | None], VerifyReport]
    letters: LetterActs
    next: NextActs


def from_workflow() -> UseCases:
    """The real ones."""
    from viewer.workflow import (
        absences,
        browse,
        cases,
        check,
        compare,
        composition,
        coverage,
        decide,
        listen,
        opened,
        overview,
        portions,
        scan,
        state,
        survival,
        verification,
        voices,
        why,
    )

    return UseCases(
        open_case=cases.open_case,
        create_case=cases.create_case,
        restore_case=survival.restore_case,
        export_paths=cases.export_paths,
        discard_if_blank=opened.OpenCase.discard_if_blank,
        default_case_path=cases.default_case_path,
        cases_folder=cases.cases_folder,
        demo_paths=cases.demo_paths,
        scan=scan.scan,
        overview=overview.overview,
        browsing=_browsing,
        rows=browse.rows,
        waveform=browse.waveform,
        facts=state.facts,
        state_facts=state.state_facts,
        proposals=state.proposals,
        read_facts_file=state.read_facts_file,
        compare_contacts=state.compare_contacts,
        load_sound=listen.load_sound,
        heard=listen.heard,
        read=listen.read,
        exposure=listen.exposure,
        decide=decide.decide,
        explain=decide.explain,
        voices=voices.voices,
        enrol=voices.enrol,
        claim=voices.claim,
        merge=voices.merge,
        split=voices.split,
        findings=why.all_findings,
        portions=portions.portions,
        composition=composition.composition,
        missing=absences.missing,
        coverage=coverage.coverage,
        verification=verification.verification,
        compare=compare.compare,
        undo=decide.undo,
        redo=decide.redo,
        can_undo=decide.can_undo,
        can_redo=decide.can_redo,
        verify=check.verify,
        letters=acts.from_workflow(),
        next=next_acts.from_workflow(),
    )


def _browsing(case: OpenCase) -> Browsing:
    from viewer.workflow import browse, why

    return Browsing(
        find=partial(browse.find, case),
        rows=partial(browse.rows, case),
        facets=partial(browse.facets, case),
        groups=partial(browse.groups, case),
        unlinked=partial(browse.unlinked, case),
        why_recording=partial(why.why_recording, case),
        why_group=partial(why.why_group, case),
        why_export=partial(why.why_export, case),
    )
