# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Finds the recordings of one export again in another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from viewer.storage.comparing import Held
from viewer.workflow.comparison import RecordingChange

Pairs = Sequence[tuple[Held, Held, bool]]
Keyed = Callable[[Held], Hashable]


def pair_up(here: Iterable[Held], there: Iterable[Held]) -> tuple[Pairs, list[Held], list[Held]]:
    """Pairs (of the first, of the second, same content), and what is left over of the first and of the second.

    By content, of several alike first those of the same name and time; then by utterance id; then by device and time.
    """
    pairs: list[tuple[Held, Held, bool]] = []
    left, right = list(here), list(there)
    keys: tuple[tuple[Keyed, bool], ...] = (
        (lambda one: one.sha256 and (one.sha256, one.name, one.at), True),
        (lambda one: one.sha256, True),
        (lambda one: one.utterance, False),
        (lambda one: one.device and one.at and (one.device, one.at[:19]), False),
    )
    for key, same in keys:
        waiting: dict[Hashable, list[Held]] = defaultdict(list)
        for held in reversed(right):
            waiting[key(held)].append(held)
        rest = []
        for held in left:
            partners = waiting[key(held)] if key(held) else []
            if partners:
                pairs.append((held, partners.pop(), same))
            else:
                rest.append(held)
        left, right = rest, [held for partners in waiting.values() for held in reversed(partners)]
    return pairs, left, right


def recording_change(pairs: Pairs, went: Sequence[Held], came: Sequence[Held]) -> RecordingChange:
    """How many of the pairs are alike, and in what the others differ; what is left over came or went."""
    alike = [(one, other) for one, other, same in pairs if same]
    changed = Counter[str]()
    for one, other in alike:
        differs = {
            "renamed": one.name != other.name,
            "retimed": one.at != other.at,
            "moved": (one.device, one.account) != (other.device, other.account),
            "reworded": one.text != other.text,
        }
        changed.update(name for name, so in {**differs, "altered": any(differs.values())}.items() if so)
    return RecordingChange(
        same=len(alike) - changed["altered"],
        altered=changed["altered"],
        replaced=len(pairs) - len(alike),
        came=len(came),
        went=len(went),
        renamed=changed["renamed"],
        retimed=changed["retimed"],
        moved=changed["moved"],
        reworded=changed["reworded"],
    )
