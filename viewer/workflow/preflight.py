# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A check of an export before anybody is given it: scanned into a case that never lies on a disk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.case.finding import Finding
from viewer.case.portion import Portion
from viewer.work import Watch
from viewer.workflow.absences import MissingData, missing
from viewer.workflow.cases import passing_case
from viewer.workflow.composition import Composition, composition
from viewer.workflow.coverage import CoverageReport, coverage
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import Overview
from viewer.workflow.portions import portions
from viewer.workflow.scan import ScanRequest, scan
from viewer.workflow.verification import Verified, verification
from viewer.workflow.why import all_findings


@dataclass(frozen=True, slots=True)
class ExportPages:
    """All pages about an export as a whole, and the findings that its portions number."""

    portions: tuple[Portion, ...]
    missing: MissingData
    composition: Composition
    coverage: CoverageReport
    verification: tuple[Verified, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Preflight:
    """What a check found: the state of the case, and the pages about the export."""

    seen: Overview
    pages: ExportPages


def preflight(request: ScanRequest, watch: Watch) -> Preflight:
    """Scan into a case in memory, which is gone whatever happens. Raises Problem for unreadable input, Cancelled.

    Voices are left out, and an export without recordings is judged by its files.
    """
    request = replace(request, voice=False, profiles=(), needs_audio=False)
    with passing_case() as case:
        seen = scan(case, request, watch)
        return Preflight(seen, export_pages(case))


def export_pages(case: OpenCase) -> ExportPages:
    """All pages about the export of an examined case."""
    return ExportPages(
        portions(case), missing(case), composition(case), coverage(case), verification(case), all_findings(case)
    )
