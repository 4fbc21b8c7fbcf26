# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M04: customer numbers of one kind that differ, on recordings and in the export's files."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.compare import KNOWN_NAMESPACES, differs_by_one, namespace, plain_id, short
from viewer.findings.measured import Measured, facts_of, groups_of, ids

INNOCENT = tuple(message(f"innocent.{name}") for name in ("household_account", "other_marketplace", "second_account"))
_OWN_MOST = 3


def other_account(grounds: Grounds) -> tuple[Finding, ...]:
    """For, on recordings whose customer number is of the same kind as a stated one, but another.

    S4 where the export's own files carry the stated number (two numbers in one export, one of them confirmed as the
    owner's); else S3. A number that differs in one character is a neutral hint at a typing mistake.
    """
    mine = _stated(grounds)
    held = {plain_id(fact.value): fact for fact in facts_of(grounds, FactKind.CUSTOMER_ID)}
    confirmed = [held[one] for one in mine if one in held]
    kinds = {namespace(one) for one in mine}
    groups = [one for one in groups_of(grounds, GroupKind.ACCOUNT) if namespace(plain_id(one.key)) in kinds]
    return tuple(_other(group, mine, confirmed) for group in groups if plain_id(group.key) not in mine)


def _other(group: Measured, mine: tuple[str, ...], confirmed: list[AccountFact]) -> Finding:
    typing = not confirmed and any(differs_by_one(plain_id(group.key), one) for one in mine)
    return Finding(
        rule="M04",
        subject=group.subject,
        direction=Direction.NEUTRAL if typing else Direction.FOR,
        strength=Strength.S1 if typing else Strength.S4 if confirmed else Strength.S3,
        text=message(f"finding.M04.{'typing' if typing else 'for'}", n=group.n, account=short(group.key)),
        innocent=(message("innocent.typing"),) if typing else INNOCENT,
        evidence=ids(group, *confirmed),
        family="account",
    )


def other_files(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, since it tells of files and not of recordings: the export's files carry other customer numbers.

    With stated numbers: S3 where the files hold one of them and another of the same kind, S2 where they hold none of
    them. Without: S2 where the files hold two of one kind.
    """
    mine = _stated(grounds)
    by_kind: dict[str, dict[str, AccountFact]] = {}
    for fact in facts_of(grounds, FactKind.CUSTOMER_ID):
        by_kind.setdefault(_kind(fact), {}).setdefault(plain_id(fact.value), fact)
    kinds = {namespace(one) for one in mine}
    comparable = [
        ones for kind, ones in sorted(by_kind.items()) if not mine or kind in kinds or ones.keys() & set(mine)
    ]
    found = [_files(ones, mine) for ones in comparable]
    return tuple(one for one in found if one)


def _files(numbers: dict[str, AccountFact], mine: tuple[str, ...]) -> Finding | None:
    others = [number for number in sorted(numbers) if number not in mine]
    own = [number for number in sorted(numbers) if number in mine]
    typing = mine and not own and all(any(differs_by_one(one, other) for one in mine) for other in others)
    if not others or (not mine and len(others) < 2):
        return None
    key = "typing_files" if typing else "files" if own else "files_none" if mine else "files_two"
    shown = [numbers[number] for number in (*own[:_OWN_MOST], *others)]
    return Finding(
        rule="M04",
        subject="export",
        direction=Direction.NEUTRAL,
        strength=Strength.S1 if typing else Strength.S3 if own else Strength.S2,
        text=message(f"finding.M04.{key}", n=len(others)),
        innocent=(message("innocent.typing"),) if typing else INNOCENT,
        evidence=ids(*shown),
        family="account",
    )


def _kind(fact: AccountFact) -> str:
    """The kind of a number in a file: by its shape where that is known, else by the column that the importer names."""
    shape = namespace(plain_id(fact.value))
    return shape if shape in KNOWN_NAMESPACES else f"{fact.get('namespace')}|{shape}"


def _stated(grounds: Grounds) -> tuple[str, ...]:
    return tuple(sorted({plain_id(one) for one in grounds.facts.owner.customer_ids if one.strip()}))
