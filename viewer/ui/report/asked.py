# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the form asks for whom: the fields in their groups, and which of them an audience has a use for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from viewer.case.matter import Audience

GROUPS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        "who": (
            ("anonymous", "name", "address", "email", "residence"),
            ("reference", "phone", "capacity", "may_be_named"),
        ),
        "to": (("company", "authority"), ()),
        "request": (
            ("made_on", "answered_on", "discovered_on"),
            ("channel", "article", "downloaded_on", "link", "link_disabled"),
        ),
        "more": ((), ("events", "categories", "copies")),
    }
)
HINTED = frozenset(
    ("anonymous", "residence", "reference", "capacity", "may_be_named", "company", "authority", "discovered_on",
     "article", "link_disabled", "events", "categories", "copies")
)  # fmt: skip
_OF_WHO = ("name", "address", "email", "reference", "phone", "may_be_named")
_NOT_ASKED: Mapping[Audience, tuple[str, ...]] = MappingProxyType(
    {
        Audience.CONTROLLER: ("anonymous", "may_be_named", "authority"),
        Audience.COMPLAINT: ("anonymous",),
        Audience.TIP: (),
        Audience.PRESS: ("anonymous", "may_be_named", "authority"),
    }
)


def is_asked(field: str, audience: Audience, anonymous: bool) -> bool:
    """Whether a letter for this audience has a use for the field; an anonymous tip has none for who writes it."""
    if audience is Audience.SUPPORT:
        return False
    hidden = audience is Audience.TIP and anonymous and field in _OF_WHO
    return field not in _NOT_ASKED[audience] and not hidden
