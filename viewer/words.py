# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Message keys become words in the reader's language. The only place of prose.

The catalogues are gettext files, one per area of the program: `resources/words/<language>/<area>.po` (and the .mo
compiled from it). The message id is the key; English has a catalogue like every other language.
"""

from __future__ import annotations

import datetime
import gettext
import locale
import os
from collections.abc import Iterable
from functools import cache

from viewer.case.message import Filling, Message
from viewer.resource import resource

LANGUAGES = ("de", "en")


def preferred_language() -> str:
    """The language of the user's environment where it is spoken here, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value[:2] if value[:2] in LANGUAGES else "en"
    found = locale.getlocale()[0] or ""
    return found[:2] if found[:2] in LANGUAGES else "en"


class Words:
    """One language's words. A missing key raises KeyError: a sentence is never silently its own key."""

    def __init__(self, language: str) -> None:
        """Load every catalogue of this language (`de` or `en`). Raises ValueError for another one."""
        if language not in LANGUAGES:
            raise ValueError(language)
        self.language = language
        self._areas = _areas(language)
        self._area_of: dict[str, gettext.GNUTranslations] = {}

    def text(self, key: str, /, **params: Filling | Message) -> str:
        """The sentence for a key; gaps `{name}` are filled, numbers in this language's way, messages in their words."""
        found = self._area(key).gettext(key)
        if found == key:
            raise KeyError(key)
        return found.format(**{name: self._fill(value) for name, value in params.items()})

    def count(self, key: str, n: int, /, **params: Filling | Message) -> str:
        """The sentence for a key with the plural form for `n`; `{n}` is the number."""
        found = self._area(key).ngettext(key, key, n)
        if found == key:
            raise KeyError(key)
        return found.format(n=self.number(n), **{name: self._fill(value) for name, value in params.items()})

    def say(self, said: Message) -> str:
        """The words of a message; a message with the parameter `n` takes the plural form for it."""
        params = dict(said.params)
        n = params.pop("n", None)
        if isinstance(n, int):
            return self.count(said.key, n, **params)
        return self.text(said.key, **params)

    def all(self, said: Iterable[Message]) -> tuple[str, ...]:
        """The words of several messages."""
        return tuple(self.say(one) for one in said)

    def number(self, value: float, digits: int = 0) -> str:
        """A number with this language's marks: `1,700.5` or `1.700,5`."""
        text = f"{value:,.{digits}f}"
        return text.translate(str.maketrans(",.", ".,")) if self.language == "de" else text

    def duration(self, seconds: float) -> str:
        """A length of time as a clock: `0:02`, `12:05`, `1:00:09`."""
        whole = round(seconds)
        hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
        return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"

    def size(self, count: int) -> str:
        """A number of bytes in decimal units: `96.5 MB`."""
        for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
            if count >= scale:
                return f"{self.number(count / scale, 1)} {unit}"
        return f"{count} B"

    def date(self, when: datetime.date) -> str:
        """A calendar day: `2018-08-20` or `20.08.2018`."""
        day = when.isoformat()[:10]
        return f"{day[8:]}.{day[5:7]}.{day[:4]}" if self.language == "de" else day

    def moment(self, when: datetime.datetime) -> str:
        """A day and a time to the second, in the zone that `when` carries, with its offset: `... 14:05:09 +02:00`."""
        written = when.isoformat(timespec="seconds")
        return f"{self.date(when)} {written[11:19]} {written[19:25]}".rstrip()

    def _fill(self, value: Filling | Message) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, str):
            return value
        return self.number(value, 0 if isinstance(value, int) else 1)

    def _area(self, key: str) -> gettext.GNUTranslations:
        """The catalogue that knows a key, with one sentence or with its plurals. Raises KeyError."""
        known = self._area_of.get(key)
        if known is None:
            has = (area for area in self._areas if area.gettext(key) != key or area.ngettext(key, key, 1) != key)
            known = next(has, None)
            if known is None:
                raise KeyError(key)
            self._area_of[key] = known
        return known


@cache
def _areas(language: str) -> tuple[gettext.GNUTranslations, ...]:
    """Every catalogue of a language, read once: they ship with the program and do not change."""
    areas = []
    for path in sorted(resource(f"words/{language}").glob("*.mo")):
        with path.open("rb") as stream:
            areas.append(gettext.GNUTranslations(stream))
    return tuple(areas)
