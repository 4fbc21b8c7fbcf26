# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What belongs together: the foreign part, the owner's own, and what cannot be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from viewer.case.finding import Finding, Standing
from viewer.case.portion import Portion, Whose
from viewer.case.query import GroupRow
from viewer.ui.findings.explanation_lines import subject_title
from viewer.ui.labels import visible
from viewer.ui.parcel.sheet import Block, Sheet, TableText, notice
from viewer.ui.recordings.cells import STANDING_GLYPH, length, shortened
from viewer.verbal import scale_of
from viewer.words import Words

MOST_GROUPS, MOST_REASONS = 40, 4


@dataclass(frozen=True, slots=True)
class Portions:
    """The portions, with the findings that they number and the groups that they name."""

    portions: tuple[Portion, ...]
    findings: tuple[Finding, ...] = ()
    groups: tuple[GroupRow, ...] = ()


def portions_sheet(told: Portions, words: Words) -> Sheet:
    """A block for each portion, the foreign ones first."""
    if not told.portions:
        return notice(words, "parcel.portions.empty")
    foreign = sum(one.recordings for one in told.portions if one.whose is Whose.FOREIGN)
    files = sum(one.files for one in told.portions if one.whose is Whose.FOREIGN)
    key = "mixed" if foreign or files else "one"
    numbers: dict[Whose, int] = {}
    blocks = []
    several = {whose for whose in Whose if sum(one.whose is whose for one in told.portions) > 1}
    for one in told.portions:
        numbers[one.whose] = numbers.get(one.whose, 0) + 1
        heading = words.text(f"parcel.whose.{one.whose}")
        if one.whose in several:
            heading = words.text("parcel.whose.nth", whose=heading, number=numbers[one.whose])
        blocks.append(_block(heading, one, told, words))
    return Sheet(words.text(f"parcel.portions.{key}"), words.text(f"parcel.portions.{key}.text"), tuple(blocks))


def _block(heading: str, one: Portion, told: Portions, words: Words) -> Block:
    sentences = [_amount(one, words)] if one.recordings else []
    if one.files:
        sentences.append(words.count("parcel.portion.files", one.files))
    if one.standings:
        sentences.append(", ".join(_standing(name, count, words) for name, count in one.standings))
    support = _support(one, words)
    sentences += [support] if support else []
    reasons = [told.findings[at] for at in one.findings if at < len(told.findings)]
    said = dict.fromkeys(words.say(finding.text) for finding in reasons)
    sentences += [words.text("parcel.portion.reason", reason=reason) for reason in list(said)[:MOST_REASONS]]
    labels = {row.group: row for row in told.groups}
    lines = [_group(group, labels, words) for group in one.groups[:MOST_GROUPS]]
    lines += [
        (
            words.text("parcel.kind.batch"),
            visible(batch.batch),
            words.number(batch.recordings),
            words.text("parcel.portion.shared") if batch.shared else "",
        )
        for batch in one.batches[:MOST_GROUPS]
    ]
    columns = tuple(words.text(f"parcel.column.{name}") for name in ("kind", "name", "recordings", "note"))
    return Block(heading, tuple(sentences), TableText(heading, columns, tuple(lines)) if lines else None)


def _amount(one: Portion, words: Words) -> str:
    amount = words.count("why.group.amount", one.recordings, length=length(one.seconds, words))
    if not one.first:
        return f"{amount}."
    first, last = (words.date(datetime.fromisoformat(day)) for day in (one.first, one.last or one.first))
    return f"{amount}, {first}." if first == last else f"{amount}, {first} – {last}."


def _standing(name: str, count: int, words: Words) -> str:
    standing = Standing(name)
    return f"{STANDING_GLYPH[standing]} {words.count(f'shell.chip.{standing}', count)}"


def _support(one: Portion, words: Words) -> str:
    scale = scale_of(one.llr)
    if scale is None or scale.support == "none":
        return ""
    support, way = words.text(f"verbal.support.{scale.support}"), "foreign" if scale.for_person else "owner"
    return words.text(f"parcel.portion.support.{way}", support=support)


def _group(group: str, rows: Mapping[str, GroupRow], words: Words) -> tuple[str, ...]:
    kind, _, key = group.partition(":")
    row = rows.get(group)
    name = shortened(key, row.label if row else "") if kind in ("device", "account") else subject_title(group, words)
    return (words.text(f"parcel.kind.{kind}"), name, words.number(row.recordings) if row else "", "")
