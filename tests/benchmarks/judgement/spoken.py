# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Transcript documents: tables of recognised utterances, and PDFs of lines in several styles of dates."""

from __future__ import annotations

import random
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from tests.benchmarks.judgement.households import Household
from tests.benchmarks.judgement.utterances import Utterance
from tests.builders import Files, pdf, table

_LINES = 60
_NONE = "Not Available"


def transcripts(
    home: Household, told: Sequence[tuple[Utterance, bool]], rng: random.Random, *, blanked: bool, zone: ZoneInfo
) -> Files:
    """One document of all lines, unsorted; `blanked`: the foreign lines say neither when nor at which device."""
    mixed = rng.sample(list(told), len(told))
    if home.generation == "2024":
        header = ["Currently Playing Song", "Screen Contents", "Contact Name", "Utterance text"]
        rows = [[_NONE, _NONE, _NONE, one.text or "", _NONE if far and blanked else _iso(one)] for one, far in mixed]
        name = "Additional Data/Alexa/Alexa/NLU/Intent-2-1.csv"
        return {name: table([*header, "Utterance Creation Date"], rows)}
    style = rng.choice(("iso", "german", "plain", "month-first"))
    lines = [(one.text or "") if far and blanked else _line(one, style, zone) for one, far in mixed]
    pages = [["Alexa - Transkripte", *lines[at : at + _LINES]] for at in range(0, len(lines), _LINES)]
    return {"Alexa/Alexa Transkripte.pdf": pdf(pages)} if pages else {}


def _iso(one: Utterance) -> str:
    return f"{one.when:%Y-%m-%dT%H:%M:%S}.{one.when.microsecond // 1000:03d}Z"


def _line(one: Utterance, style: str, zone: ZoneInfo) -> str:
    local, device = one.when.astimezone(zone), one.device.name_on(one.when.date())
    return {
        "iso": f'{local:%Y-%m-%d %H:%M:%S}   {device}   "{one.text}"',
        "german": f"{local:%d.%m.%Y %H:%M:%S} {local.tzname()}: {one.text}",
        "plain": f"{one.text}  ({local:%d.%m.%Y, %H:%M})",
        "month-first": f"{local:%m/%d/%Y %H:%M:%S} {device} - {one.text}",
    }[style]
