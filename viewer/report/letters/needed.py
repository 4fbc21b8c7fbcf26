# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What whoever gets a letter cannot do without, and what of it was not stated yet."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from viewer.case.matter import Audience
from viewer.report.letters.occasion import Occasion

_WHO, _WHEN = ("name", "address"), ("made_on", "answered_on", "discovered_on")
_WITH_REGIONS = "de"
_NEEDED: Mapping[Audience, tuple[str, ...]] = MappingProxyType(
    {
        Audience.CONTROLLER: (*_WHO, "company", *_WHEN),
        Audience.COMPLAINT: (*_WHO, "residence", "company", "authority", *_WHEN),
        Audience.TIP: (*_WHO, "residence", "company", "authority", *_WHEN),
        Audience.PRESS: ("company", *_WHEN),
        Audience.SUPPORT: (),
    }
)


def needed(audience: Audience, anonymous: bool = False) -> tuple[str, ...]:
    """The fields of a matter that a letter needs, in the order in which they are asked for. Only a tip can do without
    who writes.
    """
    names = _NEEDED[audience]
    return tuple(one for one in names if one not in _WHO) if anonymous and audience is Audience.TIP else names


def missing(on: Occasion, audience: Audience) -> tuple[str, ...]:
    """The fields that a letter needs and that are not stated; of the authority and the residence that it is
    proposed from, one.
    """
    matter = on.matter
    there = on.authority or matter.authority_named.strip()
    country, _, region = matter.sender.residence.partition("-")
    settled = bool(country) and (country != _WITH_REGIONS or bool(region))
    stated = {
        "name": matter.sender.name.strip(),
        "address": matter.sender.address.strip(),
        "company": on.company or matter.company_named.strip(),
        "residence": there or settled,
        "authority": there or not settled,
        "made_on": matter.request.made_on,
        "answered_on": matter.request.answered_on,
        "discovered_on": matter.discovered_on,
    }
    return tuple(name for name in needed(audience, matter.sender.anonymous) if not stated[name])
