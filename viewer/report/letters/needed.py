# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What whoever gets a letter cannot do without, and what of it was not stated yet."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from viewer.case.matter import Audience
from viewer.report.letters.occasion import Occasion

_WHO, _WHEN = ("name", "address"), ("made_on", "answered_on", "discovered_on")
_NEEDED: Mapping[Audience, tuple[str, ...]] = MappingProxyType(
    {
        Audience.CONTROLLER: (*_WHO, "company", *_WHEN),
        Audience.COMPLAINT: (*_WHO, "company", "authority", *_WHEN),
        Audience.TIP: (*_WHO, "company", "authority", *_WHEN),
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
    """The fields that a letter needs and that are not stated; of an authority that hangs on it, the residence."""
    matter = on.matter
    stated = {
        "name": matter.sender.name.strip(),
        "address": matter.sender.address.strip(),
        "company": on.company or matter.company_named.strip(),
        "authority": on.authority or matter.authority_named.strip(),
        "made_on": matter.request.made_on,
        "answered_on": matter.request.answered_on,
        "discovered_on": matter.discovered_on,
    }
    names = [name for name in needed(audience, matter.sender.anonymous) if not stated[name]]
    settled = "-" in matter.sender.residence or (matter.sender.residence and matter.sender.residence != "de")
    return tuple("residence" if name == "authority" and not settled else name for name in names)
