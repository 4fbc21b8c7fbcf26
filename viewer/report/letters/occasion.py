# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What every part of a letter is written from, and how dates, lengths and hidden numbers are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from viewer.case.enclosure import CARRIED
from viewer.case.matter import Audience, Matter
from viewer.report.addressees import Addressee
from viewer.report.dossier import Dossier, Enclosed
from viewer.words import Words


@dataclass(frozen=True, slots=True)
class Occasion:
    """A letter's occasion: the case, what the user added, whom it concerns, and the language it is written in.

    `audience` is for whom it is; None as long as that is open, and then it carries no item added by hand.
    """

    dossier: Dossier
    matter: Matter
    words: Words
    company: Addressee | None = None
    authority: Addressee | None = None
    audience: Audience | None = None

    @property
    def enclosures(self) -> tuple[Enclosed, ...]:
        """The items added by hand that this letter carries."""
        taken = CARRIED[self.audience] if self.audience is not None else ()
        return tuple(one for one in self.dossier.enclosures if one.what in taken)

    def day(self, when: date | None) -> str:
        """A date in words, or "not stated"."""
        return self.words.text("letter.not_stated") if when is None else self.words.date(when)

    @property
    def today(self) -> date:
        """The day that the letter bears."""
        return date.fromisoformat(self.dossier.made_on)

    def stated(self, text: str) -> str:
        """A text of the user, or "not stated"."""
        return text.strip() or self.words.text("letter.not_stated")

    def length(self, seconds: float) -> str:
        """A length of sound: seconds below a minute, else a clock."""
        if seconds < 60:
            return self.words.text("letter.seconds", n=self.words.number(seconds, 1))
        return self.words.duration(seconds)

    def yes_no(self, said: bool | None) -> str:
        """Yes, no, or "not known"."""
        return self.words.text("letter.unknown" if said is None else "letter.yes" if said else "letter.no")


def masked(reference: str) -> str:
    """A customer number with all but its last four characters hidden; shorter ones wholly."""
    bare = reference.strip()
    return "•" * (len(bare) - 4) + bare[-4:] if len(bare) > 6 else "•" * len(bare)
