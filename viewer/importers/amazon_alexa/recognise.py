# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Knows an Amazon export by distinct landmarks, however many files carry each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from viewer.case.export import Inventory, Kind
from viewer.case.message import message
from viewer.case.reading import Recognition, Unrecognised

_NAME = "amazon-alexa"
_VOICE = {
    "intent": r"/Intent(?:-\d+){1,2}\.csv$",
    "questions": r"/QuestionUnderstandings(?:-\d+){1,2}\.csv$",
    "utterance": r"[A-Z0-9]{12,14}[/_:.\- ]*1\.?[/_:.\- ]*0.{12,80}TNIH[_.\- ]?2V",
    "alexa": r"(?:^|[!/])Alexa(?:\.zip!|/)",
    "transcripts": r"/Alexa[^/]*Trans(?:kripte?|cripts?|criptions?)[^/]*\.pdf$",
    "devices": r"(?:^|[!/])(?:Device Registration|registration)\.csv$",
}
_SHOP = {
    "orders": r"(?:^|[!/])(?:Retail\.OrderHistory|Your Amazon Orders/|Your Orders)",
    "search": r"(?:^|[!/])(?:(?:Retail\.)?Search-Data|Your Shopping Search/)",
    "region": r"(?:^|[!/])Retail\.RegionAuthority",
    "prime": r"(?:^|[!/])(?:Digital\.PrimeVideo|Your Prime Video)",
    "descriptions": r"(?:^|[!/])FileDescriptions\.csv$",
    "parts": r"^All Data Categories[^!/]*[!/]",
    "communication": r"(?:^|[!/])(?:CustomerCommunicationExperience|PaymentOptions\.|Advertising\.\d|Digital-Ordering)",
}


def recognise(inventory: Inventory) -> Recognition | Unrecognised:
    """Recognised by one landmark of voice that only Amazon has, or by any two; certainty grows with them."""
    paths = _telling(inventory)
    voice, shop = _landmarks(paths, _VOICE), _landmarks(paths, _SHOP)
    sure = {"intent", "utterance", "transcripts"} & voice.keys()
    if not sure and len(voice) + len(shop) < 2:
        return Unrecognised(_NAME, message("importers.not_amazon"))
    landmarks = tuple(dict.fromkeys([*voice.values(), *shop.values()]))
    return Recognition(_generation(inventory, voice, shop), landmarks, 1 - 0.5 ** (len(voice) + len(shop) + 1))


def _telling(inventory: Inventory) -> list[str]:
    """The paths that can be landmarks: every document's, and of the sounds one a folder."""
    folders: set[str] = set()
    paths = []
    for entry in inventory.entries:
        folder = entry.path.rpartition("/")[0]
        if entry.kind is not Kind.AUDIO or folder not in folders:
            paths.append(entry.path)
            folders.add(folder)
    return paths


def _landmarks(paths: Sequence[str], patterns: Mapping[str, str]) -> dict[str, str]:
    """The first path that shows each landmark."""
    found = {}
    for label, pattern in patterns.items():
        search = re.compile(pattern, re.IGNORECASE).search
        path = next((path for path in paths if search(path)), None)
        if path is not None:
            found[label] = path
    return found


def _generation(inventory: Inventory, voice: Mapping[str, str], shop: Mapping[str, str]) -> str:
    if {"intent", "questions"} & voice.keys() or "parts" in shop:
        return f"{_NAME}-2024"
    parts = sum(part.name.casefold().endswith(".zip") for part in inventory.parts)
    if any(entry.kind is Kind.PDF for entry in inventory.entries) and "transcripts" in voice:
        return f"{_NAME}-2018"
    return f"{_NAME}-2019" if parts > 1 or "devices" in voice else f"{_NAME}-2018"
