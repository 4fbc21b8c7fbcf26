# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M19, M20, M21, M22 and M29: signs that an export was put together from two."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import Message, message
from viewer.case.observation import Value
from viewer.case.reading import FactKind
from viewer.findings.measured import Measured, counts, export_of, facts_of, groups_of, ids, texts, whole
from viewer.findings.owned import own_groups

FEWEST_SAME = 3
FEWEST_NAMED = 10
FEWEST_MEMBERS = 3
MOST_BATCHES = 64


def _innocent(*names: str) -> tuple[Message, ...]:
    return tuple(message(f"innocent.{name}") for name in names)


def _neutral(
    rule: str, about: Measured, strength: Strength, *, text: Message, innocent: tuple[Message, ...], family: str
) -> Finding:
    return Finding(rule, "export", Direction.NEUTRAL, strength, text, innocent, ids(about), family)


def same_bytes(grounds: Grounds) -> tuple[Finding, ...]:
    """M19, neutral: at least three recordings lie, byte for byte, under two devices or accounts. S2 with speech in
    them, S1 while that was not measured; sounds of the system, without speech, are no sign.
    """
    export = export_of(grounds)
    found = export.counts("duplicates") if export else {}
    spoken, unheard = found.get("across_spoken", 0), found.get("across_unheard", 0)
    if not export or spoken + unheard < FEWEST_SAME:
        return ()
    strength = Strength.S2 if spoken >= FEWEST_SAME else Strength.S1
    text = message("finding.M19.neutral", n=spoken + unheard)
    return (_neutral("M19", export, strength, text=text, innocent=_innocent("chime", "shared_file"), family="bytes"),)


def other_names_of_files(grounds: Grounds) -> tuple[Finding, ...]:
    """M20: batches of at least ten recordings follow different patterns of names at the same time.

    The largest 64 are looked at. Patterns that follow one another in time are a change of format, no sign. For, S2,
    on a batch that names devices, none of them the owner's, beside a batch with the owner's; neutral S1 where
    nothing says which batch is whose.
    """
    large = [one for one in groups_of(grounds, GroupKind.BATCH) if one.n >= FEWEST_NAMED and one.text("first")]
    batches = sorted(large, key=lambda one: (-one.n, one.subject))[:MOST_BATCHES]
    mine = {group.key for group in own_groups(grounds)}
    own = [one for one in batches if not mine.isdisjoint(one.counts("devices"))]
    rest = [one for one in batches if one not in own]
    strange = [one for one in rest if one.counts("devices") and any(_disjoint(one, other) for other in own)]
    innocent = _innocent("format_change", "kinds")
    if strange:
        return tuple(
            Finding(
                "M20",
                one.subject,
                Direction.FOR,
                Strength.S2,
                message("finding.M20.for", n=one.n),
                innocent,
                ids(one, *own),
                "file-names",
            )
            for one in strange
        )
    pairs = [(one, other) for i, one in enumerate(batches) for other in batches[:i] if _disjoint(one, other)]
    if not pairs:
        return ()
    involved = {one.subject: one for pair in pairs for one in pair}
    text = message("finding.M20.neutral", n=len(involved))
    evidence = ids(*(involved[subject] for subject in sorted(involved)))
    return (Finding("M20", "export", Direction.NEUTRAL, Strength.S1, text, innocent, evidence, "file-names"),)


def _disjoint(one: Measured, other: Measured) -> bool:
    apart = not one.counts("grammars").keys() & other.counts("grammars").keys()
    overlap = one.text("first") <= other.text("last") and other.text("first") <= one.text("last")
    return apart and overlap and bool(one.counts("grammars")) and bool(other.counts("grammars"))


def two_packages(grounds: Grounds) -> tuple[Finding, ...]:
    """M21, neutral, inside one archive: members by tools of two systems, S2; two sets of accompanying papers or
    documents packed on days far apart, S1. Several parts of one delivery are normal and never compared with each
    other.
    """
    export = export_of(grounds)
    archives = [one for one in export.table("archives").values() if isinstance(one, dict)] if export else []
    if not export:
        return ()
    systems = sum(1 for one in archives if _several(counts(one.get("systems")).values()))
    packed = sum(1 for one in archives if _apart(one) or _labelled_twice(one))
    innocent = _innocent("multipart", "repacked")
    if systems:
        text = message("finding.M21.systems", n=systems)
        return (_neutral("M21", export, Strength.S2, text=text, innocent=innocent, family="parcel"),)
    if packed:
        text = message("finding.M21.packed", n=packed)
        return (_neutral("M21", export, Strength.S1, text=text, innocent=innocent, family="parcel"),)
    return ()


def _several(numbers: Iterable[int]) -> bool:
    return sum(1 for n in numbers if n >= FEWEST_MEMBERS) > 1


def _apart(archive: dict[str, Value]) -> bool:
    """Documents of few days, at least three on each of two days that lie at least two days apart."""
    days = sorted(day for day, n in counts(archive.get("packed")).items() if n >= FEWEST_MEMBERS and _is_day(day))
    few = whole(archive.get("packed_days")) <= 4
    return few and len(days) > 1 and (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days >= 2


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _labelled_twice(archive: dict[str, Value]) -> bool:
    """Accompanying papers in exactly two folders, neither inside the other; one in each category's folder is normal."""
    labels = texts(archive.get("labels"))
    return len(labels) == 2 and not any(one.startswith(other) for one, other in (labels, labels[::-1]))


def document_makers(grounds: Grounds) -> tuple[Finding, ...]:
    """M22, neutral, S1: the export's PDF documents were made by different programs."""
    facts = facts_of(grounds, FactKind.DOCUMENT_MAKER)
    makers = {fact.value.casefold(): fact for fact in facts}
    if len(makers) < 2:
        return ()
    text = message("finding.M22.neutral", n=len(makers))
    evidence = ids(*(makers[name] for name in sorted(makers)))
    return (
        Finding("M22", "export", Direction.NEUTRAL, Strength.S1, text, _innocent("template"), evidence, "document"),
    )


def summary_contradicted(grounds: Grounds) -> tuple[Finding, ...]:
    """M29, neutral: the export's own summary states fewer than were found (S2) or more (S1)."""
    export = export_of(grounds)
    rows = export.rows("summary") if export else ()
    differing = [row for row in rows if "stated" in row and whole(row.get("stated")) != whole(row.get("found"))]
    if not export or not differing:
        return ()
    more = any(whole(row.get("found")) > whole(row.get("stated")) for row in differing)
    row = min(differing, key=lambda row: (whole(row.get("found")) <= whole(row.get("stated")), str(row.get("what"))))
    text = message("finding.M29.neutral", stated=whole(row.get("stated")), found=whole(row.get("found")))
    innocent = _innocent("template", "not_understood")
    strength = Strength.S2 if more else Strength.S1
    return (_neutral("M29", export, strength, text=text, innocent=innocent, family="parcel"),)
