# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What of a mixed export belongs together, and to whom.

Every cell lies on a side first: `inconsistent` cells on the foreign one, `consistent` ones on the owner's; any other
cell goes with its device, else with its account, where nine tenths of the decided recordings of that lie on one side,
else on the unknown side. Only then are cells tied together, and never across sides. So a folder, a voice or a
household account that both sides share glues nothing together that stands differently, and a second-hand device lies
in two portions.

Within a side, cells are tied by a device, an account or a voice that they share. Recordings of the foreign and the
owner's side are also tied by their batch: whoever delivered them put them together, and nothing contradicts it. On the
unknown side a batch ties only recordings that have nothing else. Ties through an empty key count for nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from viewer.case.finding import Cell, CellVerdict, Direction, Finding, GroupKind, Standing, Tally
from viewer.case.portion import Portion, PortionBatch, Whose

_DECIDED = {Standing.INCONSISTENT: Whose.FOREIGN, Standing.CONSISTENT: Whose.OWNER}
_HELD_BY = (GroupKind.DEVICE, GroupKind.ACCOUNT)
_TIES = (*_HELD_BY, GroupKind.VOICE)
_ORDER = (Whose.FOREIGN, Whose.OWNER, Whose.UNKNOWN)
_MAJORITY = 0.9
_REASONS = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: whose it is by what it says of itself; `cells` counts, by place, recordings that its lines tell."""

    entry: str
    whose: Whose | None = None
    cells: Mapping[int, int] = field(default_factory=dict)


def portions_of(
    tallies: Sequence[Tally], verdicts: Sequence[CellVerdict], findings: Sequence[Finding], papers: Iterable[Paper]
) -> tuple[Portion, ...]:
    """The portions of a judged case: foreign first, then the owner's, then the unknown; of each the largest first.

    `verdicts` come in the order of `tallies`. A document lies where most recordings lie that its lines tell of, else in
    the largest portion of the side that it speaks for, or in a portion of files alone. Linear but for sorting.
    """
    sides = _sides(tallies, verdicts)
    parts = _components(tallies, sides)
    files = _filed(papers, parts, sides, tallies)
    times = Counter[str]()
    for one in tallies:
        times[one.cell.batch] += one.recordings
    found = [
        _portion(sides[members[0]], [(tallies[i], verdicts[i]) for i in members], findings, files.pop(number, 0), times)
        for number, members in enumerate(parts)
    ]
    found += [Portion(whose, files=count) for whose, count in files.items() if isinstance(whose, Whose)]
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.whose), -one.recordings, -one.files, one.groups)))


def _sides(tallies: Sequence[Tally], verdicts: Sequence[CellVerdict]) -> list[Whose]:
    weights: dict[str, Counter[Whose]] = defaultdict(Counter)
    for tally, verdict in zip(tallies, verdicts, strict=True):
        side = _DECIDED.get(verdict.standing)
        if side is not None:
            for kind in _HELD_BY:
                weights[f"{kind}:{tally.cell.key(kind)}"][side] += tally.recordings
    return [
        _DECIDED.get(verdict.standing) or _leaning(tally.cell, weights)
        for tally, verdict in zip(tallies, verdicts, strict=True)
    ]


def _leaning(cell: Cell, weights: Mapping[str, Counter[Whose]]) -> Whose:
    for kind in _HELD_BY:
        counted = weights.get(f"{kind}:{cell.key(kind)}") if cell.key(kind) else None
        if counted:
            side, most = counted.most_common(1)[0]
            return side if most >= _MAJORITY * counted.total() else Whose.UNKNOWN
    return Whose.UNKNOWN


def _components(tallies: Sequence[Tally], sides: Sequence[Whose]) -> list[list[int]]:
    """Places of the cells that are tied together, by union-find over what ties them."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node

    firsts = []
    for tally, side in zip(tallies, sides, strict=True):
        nodes = _nodes(tally.cell, side)
        firsts.append(nodes[0])
        for other in nodes[1:]:
            parent[root(other)] = root(nodes[0])
    members: dict[Hashable, list[int]] = defaultdict(list)
    for place, node in enumerate(firsts):
        members[root(node)].append(place)
    return list(members.values())


def _nodes(cell: Cell, side: Whose) -> list[Hashable]:
    keys = [(kind, cell.key(kind)) for kind in _TIES]
    nodes: list[Hashable] = [(side, kind, key) for kind, key in keys if key]
    if side is not Whose.UNKNOWN or not nodes:
        nodes.append((side, GroupKind.BATCH, cell.batch))
    return nodes


def _filed(
    papers: Iterable[Paper], parts: Sequence[Sequence[int]], sides: Sequence[Whose], tallies: Sequence[Tally]
) -> Counter[int | Whose]:
    """How many documents lie in which portion, by its place; by side where a side has no recordings."""
    where = {place: number for number, members in enumerate(parts) for place in members}
    sizes = [sum(tallies[place].recordings for place in members) for members in parts]
    largest: dict[Whose, int] = {}
    for number in sorted(range(len(parts)), key=lambda number: sizes[number]):
        largest[sides[parts[number][0]]] = number
    files = Counter[int | Whose]()
    for paper in papers:
        told = Counter[int]()
        for place, count in paper.cells.items():
            told[where[place]] += count
        if told:
            files[min(told, key=lambda number: (-told[number], number))] += 1
        elif paper.whose is not None:
            files[largest.get(paper.whose, paper.whose)] += 1
    return files


def _portion(
    whose: Whose,
    held: Sequence[tuple[Tally, CellVerdict]],
    findings: Sequence[Finding],
    files: int,
    times: Counter[str],
) -> Portion:
    groups, batches, standings = Counter[tuple[int, str]](), Counter[str](), Counter[str]()
    for tally, verdict in held:
        batches[tally.cell.batch] += tally.recordings
        standings[verdict.standing.value] += tally.recordings
        for rank, kind in enumerate(_TIES):
            if tally.cell.key(kind):
                groups[rank, f"{kind}:{tally.cell.key(kind)}"] += tally.recordings
    days = [tally.cell.day for tally, _ in held if tally.cell.day]
    return Portion(
        whose=whose,
        groups=tuple(name for _, name in sorted(groups, key=lambda one: (one[0], -groups[one], one[1]))),
        batches=tuple(
            PortionBatch(name, n, shared=n < times[name])
            for name, n in sorted(batches.items(), key=lambda one: (-one[1], one[0]))
        ),
        recordings=sum(tally.recordings for tally, _ in held),
        seconds=round(sum(tally.seconds for tally, _ in held), 3),
        first=min(days, default=""),
        last=max(days, default=""),
        standings=tuple(sorted(standings.items())),
        llr=_clearest(whose, [verdict.llr for _, verdict in held]),
        findings=_strongest(whose, {index for _, verdict in held for index in verdict.findings}, findings),
        files=files,
    )


def _clearest(whose: Whose, ratios: Sequence[float]) -> float:
    if whose is Whose.UNKNOWN:
        return max(ratios, key=abs)
    return max(ratios) if whose is Whose.FOREIGN else min(ratios)


def _strongest(whose: Whose, numbers: Iterable[int], findings: Sequence[Finding]) -> tuple[int, ...]:
    wanted = {Whose.FOREIGN: {Direction.FOR}, Whose.OWNER: {Direction.AGAINST}}.get(whose, set(Direction))
    telling = [
        n for n in numbers if n < len(findings) and findings[n].direction in wanted and not findings[n].explained
    ]
    return tuple(sorted(telling, key=lambda n: (-findings[n].strength, n))[:_REASONS])
