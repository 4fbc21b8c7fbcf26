# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the user said of innocent explanations; acts like any other, so each can be taken back and done again."""

from __future__ import annotations

import json
from collections.abc import Sequence

from viewer.case.finding import Ruling
from viewer.storage.case_file import CaseFile
from viewer.storage.decisions import EXPLAINS, RULES_OUT, UNSETTLES, act

_WORDS = {True: EXPLAINS, False: RULES_OUT, None: UNSETTLES}
_BETWEEN = ","


def rule(case: CaseFile, subject: str, explanation: str | Sequence[str], applies: bool | None) -> None:
    """Say that an explanation, or several, of the findings about a subject applies, is ruled out, or is open again
    (None); it is one act.
    """
    keys = (explanation,) if isinstance(explanation, str) else explanation
    act(case, (subject,), f"{_WORDS[applies]}{_BETWEEN.join(keys)}")


def load_rulings(case: CaseFile) -> tuple[Ruling, ...]:
    """What stands of it, the latest word on each, in order of subject and explanation."""
    rows = case.ask("SELECT subjects, decision FROM act WHERE undone = 0 ORDER BY number")
    stands: dict[tuple[str, str], bool] = {}
    for subjects, said in rows:
        word, _, keys = said.partition(":")
        for place in ((subject, key) for subject in json.loads(subjects) for key in keys.split(_BETWEEN)):
            if f"{word}:" in (EXPLAINS, RULES_OUT):
                stands[place] = f"{word}:" == EXPLAINS
            elif f"{word}:" == UNSETTLES:
                stands.pop(place, None)
    return tuple(Ruling(subject, key, applies) for (subject, key), applies in sorted(stands.items()))
