# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M23 and M24: groups whose transcripts or audio properties differ from all others'."""

from __future__ import annotations

from collections import Counter

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.case.observation import Value
from viewer.findings.compare import short
from viewer.findings.measured import export_of, groups_of, ids, most, whole
from viewer.findings.owned import own_groups

FEWEST = 20
INNOCENT_TEXT = tuple(message(f"innocent.{name}") for name in ("deleted", "not_understood"))
INNOCENT_SOUND = tuple(message(f"innocent.{name}") for name in ("firmware", "kinds"))


def without_transcripts(grounds: Grounds) -> tuple[Finding, ...]:
    """M23, neutral, S1: of a device's recordings (at least 20) none has a transcript, of the others' at least half."""
    groups = [one for one in groups_of(grounds, GroupKind.DEVICE) if one.counted("linked")]
    recordings, linked = sum(one.n for one in groups), sum(one.number("linked") for one in groups)
    bare = [one for one in groups if one.n >= FEWEST and not one.number("linked") and 2 * linked >= recordings - one.n]
    return tuple(
        Finding(
            "M23",
            one.subject,
            Direction.NEUTRAL,
            Strength.S1,
            message("finding.M23.audio", n=one.n, device=short(one.key)),
            INNOCENT_TEXT,
            ids(one),
            "transcripts",
        )
        for one in bare
        if linked
    )


def without_audio(grounds: Grounds) -> tuple[Finding, ...]:
    """M23, neutral, S1: months with at least 20 transcripts and no recording, while other months have recordings."""
    export = export_of(grounds)
    months = [_four(counts) for counts in export.table("months").values()] if export else []
    silent = [lines for recordings, _, lines, _ in months if not recordings and lines >= FEWEST]
    if not export or not silent or not any(recordings for recordings, *_ in months):
        return ()
    text = message("finding.M23.text", n=sum(silent), months=len(silent))
    evidence = ids(export)
    return (Finding("M23", "export", Direction.NEUTRAL, Strength.S1, text, INNOCENT_TEXT, evidence, "transcripts"),)


def _four(value: Value) -> tuple[int, int, int, int]:
    numbers = [whole(one) for one in value] if isinstance(value, list) else []
    a, b, c, d = (*numbers, 0, 0, 0, 0)[:4]
    return a, b, c, d


def other_sound(grounds: Grounds) -> tuple[Finding, ...]:
    """M24, S1: a device's recordings (at least 20) have a sample rate, channels or codec that no recording of the
    others has. For where the owner's own devices are among the others, else neutral.
    """
    groups = [one for one in groups_of(grounds, GroupKind.DEVICE) if one.n >= FEWEST and one.counts("audio")]
    mine = {one.subject for one in own_groups(grounds)}
    own = [one for one in groups if one.subject in mine]
    strange = [one for one in groups if one.subject not in mine]
    others = own or strange
    using = Counter(kind for one in others for kind in one.counts("audio"))
    alone = 0 if own else 1
    odd = [one for one in strange if len(others) > alone and using[most(one.counts("audio"))] == alone]
    direction = Direction.FOR if own else Direction.NEUTRAL
    return tuple(
        Finding(
            "M24",
            one.subject,
            direction,
            Strength.S1,
            message("finding.M24.for", n=one.n, device=short(one.key)),
            INNOCENT_SOUND,
            ids(one, *own),
            "sound",
        )
        for one in odd
    )
