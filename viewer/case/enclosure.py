# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the user adds to letters by hand: the one exception to the rule that no letter holds content."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from viewer.case.matter import Audience


class Content(StrEnum):
    """What of a recording can be added: the words that the provider wrote down, the sound, the serial in full."""

    TRANSCRIPT = "transcript"
    SOUND = "sound"
    SERIAL = "serial"


CARRIED: Mapping[Audience, frozenset[Content]] = MappingProxyType(
    {
        Audience.CONTROLLER: frozenset({Content.TRANSCRIPT, Content.SERIAL}),
        Audience.COMPLAINT: frozenset(Content),
        Audience.TIP: frozenset(),
        Audience.PRESS: frozenset(Content),
        Audience.SUPPORT: frozenset(),
    }
)
"""What each letter takes. The company has the sound. A tip may be anonymous, and an item could tell who sent it; it is
about another person's data, and need hold none. Support gets a twin, which holds nobody's."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One item, once it was shown. `recording` is an opaque id; times are ISO 8601, UTC; `enclosed_at` is empty while
    the user has seen it and not yet added it; `note` says why it was added.

    `digest` ties the letter, the journal and what was shown together; see `digest_of_content`.
    """

    recording: str
    what: Content
    shown_at: str
    enclosed_at: str
    note: str
    digest: str


def digest_of_content(key: str, salt: str, enclosure: tuple[str, Content], content: str) -> str:
    """HMAC-SHA-256 over salt, recording, what it is and the content, joined by line feeds, as UTF-8.

    A plain hash of a few words could be guessed by trying. `key` is 256 random bits in hexadecimal that stay in the
    case; `salt` as many, drawn for this item and destroyed with it, so that what was erased cannot be guessed even by
    whoever has the case.
    """
    told = "\n".join((salt, *enclosure, content))
    return hmac.new(bytes.fromhex(key), told.encode("utf-8", "surrogatepass"), "sha256").hexdigest()
