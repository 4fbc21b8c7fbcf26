# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the section of the letters can have done, as one value: the workflow's own, or a test's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.case.enclosure import Content, Enclosure
from viewer.case.export import Secret
from viewer.case.matter import Audience, Matter
from viewer.work import Watch

if TYPE_CHECKING:
    from viewer.report.dossier import Dossier
    from viewer.report.twin.bundle import SupportPreview
    from viewer.workflow.drafting import Correspondents, Draft, Wanted
    from viewer.workflow.enclosing import Shown
    from viewer.workflow.opened import OpenCase


@dataclass(frozen=True)
class EnclosingActs:
    """Each is one function of `viewer.workflow.enclosing`."""

    offered: Callable[[OpenCase, str], tuple[Content, ...]]
    show: Callable[[OpenCase, str, Content, Secret | None], Shown]
    enclose: Callable[[OpenCase, Shown, str], Enclosure]
    withdraw: Callable[[OpenCase, str, Content], bool]
    enclosures: Callable[[OpenCase], tuple[Enclosure, ...]]


@dataclass(frozen=True)
class LetterActs:
    """Each is one function of `viewer.workflow`, with its name and its promises."""

    correspondents: Callable[[], Correspondents]
    matter_to_edit: Callable[[OpenCase], Matter]
    enter: Callable[[OpenCase, Matter], None]
    read_matter_file: Callable[[Path], Matter]
    needed: Callable[[Audience, bool], tuple[str, ...]]
    dossier: Callable[[OpenCase, date], Dossier]
    draft: Callable[[OpenCase, Dossier, Matter, Wanted], Draft]
    twin: Callable[[OpenCase, Watch, str], SupportPreview]
    save: Callable[[OpenCase, Sequence[tuple[Audience, str]], Path, date, Watch], tuple[Path, ...]]
    today: Callable[[], date]
    enclosing: EnclosingActs


def from_workflow() -> LetterActs:
    """The real ones."""
    from viewer.workflow import drafting, enclosing, publish, support
    from viewer.workflow.dossier import dossier

    return LetterActs(
        correspondents=drafting.correspondents,
        matter_to_edit=drafting.matter_to_edit,
        enter=drafting.enter,
        read_matter_file=publish.read_matter_file,
        needed=drafting.needed,
        dossier=dossier,
        draft=drafting.draft,
        twin=support.preview,
        save=drafting.save,
        today=drafting.today,
        enclosing=EnclosingActs(
            offered=enclosing.offered,
            show=enclosing.show,
            enclose=enclosing.enclose,
            withdraw=enclosing.withdraw,
            enclosures=enclosing.enclosures,
        ),
    )
