# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M33: the one rule that finds what is the owner's: their device within its dates, or their own customer number."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.findings.compare import plain_id, plain_serial, short
from viewer.findings.measured import groups_of, ids
from viewer.findings.owned import owned_spans, stated_devices


def own_device(grounds: Grounds) -> tuple[Finding, ...]:
    """Against, S3, on every stretch of days in which a stated device was the owner's. Guests and children speak there
    too.
    """
    stated = stated_devices(grounds.facts)
    return tuple(
        Finding(
            rule="M33",
            subject=group.subject,
            direction=Direction.AGAINST,
            strength=Strength.S3,
            text=message("finding.M33.device", device=short(group.key)),
            evidence=ids(group),
            family="listed-devices",
            first_day=span.first,
            last_day=span.last,
        )
        for group in groups_of(grounds, GroupKind.DEVICE)
        for span in owned_spans(stated.get(plain_serial(group.key), ()))
    )


def own_account(grounds: Grounds) -> tuple[Finding, ...]:
    """Against, S3, where recordings carry a customer number that the owner stated."""
    mine = {plain_id(one) for one in grounds.facts.owner.customer_ids}
    return tuple(
        Finding(
            rule="M33",
            subject=group.subject,
            direction=Direction.AGAINST,
            strength=Strength.S3,
            text=message("finding.M33.account", n=group.n, account=short(group.key)),
            evidence=ids(group),
            family="account",
        )
        for group in groups_of(grounds, GroupKind.ACCOUNT)
        if plain_id(group.key) in mine
    )
