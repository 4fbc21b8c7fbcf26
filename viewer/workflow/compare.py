# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A first export against one that was asked for again: is what is foreign gone, and is the owner's own complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from viewer.case.absence import Absence, Missing
from viewer.case.export import Secret
from viewer.case.finding import GroupKind, Standing
from viewer.case.message import Message, message
from viewer.case.query import GroupRow
from viewer.case.review import Decision
from viewer.findings.compare import short
from viewer.storage import comparing
from viewer.storage.case_key import key_of
from viewer.storage.comparing import Held
from viewer.storage.groups import load_conclusion, load_groups
from viewer.storage.reading_only import open_reading
from viewer.storage.recall import load_coverage
from viewer.work import Watch
from viewer.workflow.absences import missing
from viewer.workflow.comparison import (
    Change,
    Comparison,
    ForeignLeft,
    GroupChange,
    NamedChange,
    OwnComplete,
    RecordingChange,
    Side,
)
from viewer.workflow.judging import stated_facts
from viewer.workflow.opened import OpenCase
from viewer.workflow.pairing import Pairs, pair_up, recording_change

__all__ = [
    "Change",
    "Comparison",
    "ForeignLeft",
    "GroupChange",
    "NamedChange",
    "OwnComplete",
    "RecordingChange",
    "Side",
    "compare",
]

_STEPS = 6
_COMPARED = (GroupKind.DEVICE, GroupKind.ACCOUNT, GroupKind.BATCH)


def compare(
    first: Path, second: Path, watch: Watch, passphrases: tuple[Secret | None, Secret | None] = (None, None)
) -> Comparison:
    """Compare two case files, each opened with its own password; neither is changed.

    Raises Problem for what is no case, `case_key.needed` and `case_key.wrong`, and Cancelled.

    Voices are not compared: what a voice in one case sounds like is never held against another case.
    """
    watch.expect(_STEPS, "phase.compare")
    with _reading(first, passphrases[0]) as one, _reading(second, passphrases[1]) as other:
        return _compared(one, other, watch)


def _reading(path: Path, passphrase: Secret | None) -> OpenCase:
    path = path.resolve()
    return OpenCase(open_reading(path, key_of(path, passphrase)))


def _compared(one: OpenCase, other: OpenCase, watch: Watch) -> Comparison:
    here, there = list(comparing.load_held(one.file)), list(comparing.load_held(other.file))
    watch.advance()
    pairs, went, came = pair_up(here, there)
    watch.advance()
    lines = _change(comparing.load_lines(one.file), comparing.load_lines(other.file))
    watch.advance()
    foreign, own = _foreign(here, pairs, came), _own(here, went, missing(one).absences, missing(other).absences)
    watch.advance()
    groups = tuple(_groups(load_groups(one.file), load_groups(other.file)))
    watch.advance()
    told = Comparison(
        first=_side(one),
        second=_side(other),
        recordings=recording_change(pairs, went, came),
        transcripts=lines,
        facts=tuple(_facts(comparing.load_kinds(one.file), comparing.load_kinds(other.file))),
        groups=groups,
        months=_named(comparing.load_months(one.file), comparing.load_months(other.file)),
        services=_named(_services(one), _services(other)),
        foreign=foreign,
        own=own,
        answers=tuple(_answers(foreign, own)),
        limits=tuple(_limits(one, other)),
    )
    watch.advance()
    return told


def _foreign(here: Iterable[Held], pairs: Pairs, came: Iterable[Held]) -> ForeignLeft:
    before = sum(1 for held in here if _is_foreign(held))
    remaining = sum(1 for one, _, _ in pairs if _is_foreign(one))
    return ForeignLeft(before, before - remaining, remaining, sum(1 for held in came if _is_foreign(held)))


def _is_foreign(one: Held) -> bool:
    said = one.decision
    return said == Decision.NOT_MINE or (said in ("", Decision.UNSURE) and one.standing == Standing.INCONSISTENT)


def _is_own(one: Held) -> bool:
    said = one.decision
    return said in (Decision.MINE, Decision.HOUSEHOLD) or (not said and one.standing == Standing.CONSISTENT)


def _own(here: Iterable[Held], went: Iterable[Held], gaps: Sequence[Absence], others: Sequence[Absence]) -> OwnComplete:
    here_gaps, there_gaps = ([one for one in each if one.kind is not Missing.UNTOLD] for each in (gaps, others))
    return OwnComplete(
        before=sum(1 for held in here if _is_own(held)),
        lost=sum(1 for held in went if _is_own(held)),
        gaps=len(here_gaps),
        filled=sum(1 for gap in here_gaps if not any(_overlap(gap, other) for other in there_gaps)),
        opened=sum(1 for gap in there_gaps if not any(_overlap(gap, other) for other in here_gaps)),
    )


def _overlap(one: Absence, other: Absence) -> bool:
    """Whether two gaps are about the same thing, and have a month in common."""
    same = (one.kind, one.what) == (other.kind, other.what)
    return same and (not one.first or not other.first or (one.first <= other.last and other.first <= one.last))


def _change(here: Counter[tuple[str, str]], there: Counter[tuple[str, str]]) -> Change:
    same = (here & there).total()
    return Change(same, there.total() - same, here.total() - same)


def _facts(here: Mapping[str, set[str]], there: Mapping[str, set[str]]) -> Iterator[NamedChange]:
    for kind in sorted(here.keys() | there.keys()):
        one, other = here.get(kind, set()), there.get(kind, set())
        yield NamedChange(kind, len(one), len(other), len(other - one), len(one - other))


def _groups(here: Iterable[GroupRow], there: Iterable[GroupRow]) -> Iterator[GroupChange]:
    one, other = _by_name(here), _by_name(there)
    kinds = {name: _COMPARED.index(GroupKind(name.partition(":")[0])) for name in one.keys() | other.keys()}
    for name in sorted(kinds, key=lambda name: (kinds[name], name)):
        n, standing = one.get(name, (0, ""))
        m, later = other.get(name, (0, ""))
        kind, _, key = name.partition(":")
        yield GroupChange(name, key if kind == GroupKind.BATCH else short(key), n, m, standing, later)


def _by_name(rows: Iterable[GroupRow]) -> dict[str, tuple[int, str]]:
    """Recordings and standing by group; batches go by their folder, since parts are named anew with every download."""
    found: dict[str, tuple[int, str]] = {}
    for row in rows:
        if row.kind in _COMPARED:
            key = row.group.partition(":")[2]
            name = f"{row.kind}:{key.rpartition('!')[2] if row.kind == GroupKind.BATCH else key}"
            n, standing = found.get(name, (0, row.standing))
            found[name] = n + row.recordings, standing if standing == row.standing else Standing.UNDECIDED.value
    return found


def _services(case: OpenCase) -> Counter[str]:
    """Documents by service of the provider."""
    return Counter(one.service for one in load_coverage(case.file) if one.service)


def _named(here: Mapping[str, int], there: Mapping[str, int]) -> tuple[NamedChange, ...]:
    names = sorted(here.keys() | there.keys())
    return tuple(NamedChange(name, here.get(name, 0), there.get(name, 0)) for name in names)


def _side(case: OpenCase) -> Side:
    return Side(case.path.name, *comparing.load_size(case.file), load_conclusion(case.file)[0].value)


def _answers(foreign: ForeignLeft, own: OwnComplete) -> Iterator[Message]:
    if not foreign.before:
        yield message("compare.foreign.none")
    elif foreign.remaining:
        yield message("compare.foreign.remain", n=foreign.remaining, before=foreign.before)
    else:
        yield message("compare.foreign.gone", n=foreign.before)
    if foreign.new:
        yield message("compare.foreign.new", n=foreign.new)
    if not own.before:
        yield message("compare.own.none")
    elif own.lost:
        yield message("compare.own.lost", n=own.lost, before=own.before)
    else:
        yield message("compare.own.complete", n=own.before)
    if own.gaps:
        yield message("compare.gaps.filled", n=own.gaps, filled=own.filled)
    if own.opened:
        yield message("compare.gaps.opened", n=own.opened)


def _limits(one: OpenCase, other: OpenCase) -> Iterator[Message]:
    if any(case.file.get("examined") != "1" for case in (one, other)):
        yield message("compare.limit.unexamined")
    if stated_facts(one) != stated_facts(other):
        yield message("compare.limit.facts")
    yield message("compare.limit.content")
    yield message("compare.limit.voices")
