# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whether what a worker answered are counterparts of the entries that it was given, and can be written as they are."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.case.message import message
from viewer.workflow.isolation.sentences import can_be_said
from viewer.workflow.twin_pass import LARGEST_PACKED, Ingredient, Made

_HOW = frozenset(("document", "empty", "filler", "tone"))
_DEFLATED, _STORED = 8, 0


def made_as_asked(batch: Sequence[Ingredient], answer: Sequence[Made]) -> bool:
    """One counterpart for each entry, in order, with figures that an archive can hold and words for what it counted."""
    if [one.entry for one in answer] != [one.entry.path for one in batch]:
        return False
    return all(map(_holds, answer))


def _holds(one: Made) -> bool:
    packed = one.packed
    stored = packed.method == _STORED and packed.size == len(packed.body)
    deflated = packed.method == _DEFLATED and 0 <= packed.size <= LARGEST_PACKED
    counted = all(n >= 0 and can_be_said(message(f"support.kind.{kind}")) for kind, n in one.counted)
    return (stored or deflated) and 0 <= packed.crc < 1 << 32 and one.how in _HOW and counted
