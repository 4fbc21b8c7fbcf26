# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A check of an export before anybody is given it: scanned into a case that is deleted at once."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.portion import Portion
from viewer.work import Watch
from viewer.workflow.absences import MissingData
from viewer.workflow.composition import Composition
from viewer.workflow.coverage import CoverageReport
from viewer.workflow.overview import Overview
from viewer.workflow.scan import ScanRequest
from viewer.workflow.verification import Verified


@dataclass(frozen=True, slots=True)
class ExportPages:
    """All pages about an export as a whole."""

    portions: tuple[Portion, ...]
    missing: MissingData
    composition: Composition
    coverage: CoverageReport
    verification: tuple[Verified, ...]


@dataclass(frozen=True, slots=True)
class Preflight:
    """What a check found: the state of the case, and the pages about the export."""

    seen: Overview
    pages: ExportPages


def preflight(request: ScanRequest, watch: Watch) -> Preflight:
    """Scan into a temporary case, which is deleted whatever happens. Raises Problem for unreadable input, Cancelled."""
    raise NotImplementedError
