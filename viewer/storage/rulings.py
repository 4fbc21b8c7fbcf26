# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the user said of innocent explanations; acts like any other, so each can be taken back and done again."""

from __future__ import annotations

import json

from viewer.case.finding import Ruling
from viewer.storage.case_file import CaseFile
from viewer.storage.decisions import EXPLAINS, RULES_OUT, UNSETTLES, act

_WORDS = {True: EXPLAINS, False: RULES_OUT, None: UNSETTLES}


def rule(case: CaseFile, subject: str, explanation: str, applies: bool | None) -> None:
    """Say that an explanation of the findings about a subject applies, is ruled out, or is open again (None)."""
    act(case, (subject,), f"{_WORDS[applies]}{explanation}")


def load_rulings(case: CaseFile) -> tuple[Ruling, ...]:
    """What stands of it, the latest word on each, in order of subject and explanation."""
    rows = case.ask("SELECT subjects, decision FROM act WHERE undone = 0 ORDER BY number")
    stands: dict[tuple[str, str], bool] = {}
    for subjects, said in rows:
        for subject in json.loads(subjects):
            if said.startswith((EXPLAINS, RULES_OUT)):
                word, _, explanation = said.partition(":")
                stands[subject, explanation] = f"{word}:" == EXPLAINS
            elif said.startswith(UNSETTLES):
                stands.pop((subject, said.removeprefix(UNSETTLES)), None)
    return tuple(Ruling(subject, key, applies) for (subject, key), applies in sorted(stands.items()))
