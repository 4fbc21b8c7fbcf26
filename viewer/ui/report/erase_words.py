# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is where and what is left, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from viewer.case.deletion import Elsewhere
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.whereabouts import Whereabouts

MOST_PARTS = 6


def where_lines(found: Whereabouts, words: Words) -> tuple[str, ...]:
    """What is where, a paragraph each."""
    return tuple(_where(found, words))


def _where(found: Whereabouts, words: Words) -> Iterator[str]:
    case = words.text(
        "erasing.where.case", file=found.path.name, folder=str(found.path.parent), size=words.size(found.bytes)
    )
    yield f"{case} {words.text('erasing.where.cloud', service=found.cloud)}" if found.cloud else case
    yield words.text(
        "erasing.where.derived",
        recordings=found.recordings,
        waveforms=found.waveforms,
        prints=found.voice_prints,
        transcripts=found.transcripts,
    )
    for part in found.parts[:MOST_PARTS]:
        place = {"file": part.path.name, "folder": str(part.path.parent)}
        if not part.is_there:
            yield words.text("erasing.where.part_gone", **place)
            continue
        told = words.text("erasing.where.part", **place, size=words.size(part.bytes))
        yield f"{told} {words.text('erasing.where.part_cloud', service=part.cloud)}" if part.cloud else told
    if found.reports or found.bags:
        yield words.text("erasing.where.reports", reports=found.reports, bags=found.bags)
    if found.has_profiles:
        yield words.text("erasing.where.profiles")
    yield words.text("erasing.where.settings")


def copies_left(ticked: Collection[Elsewhere], words: Words) -> str:
    """Which copies elsewhere the user did not tick."""
    left = [words.text(f"erasing.copy.{one}") for one in Elsewhere if one not in ticked]
    if not left:
        return words.text("erasing.result.nothing_left")
    return words.text("erasing.result.left", copies=", ".join(left) + ".")
