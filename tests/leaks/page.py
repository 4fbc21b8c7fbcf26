# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The page of figures about canaries, from lives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.leaks.allowed import ALLOWED, ASKED_FOR
from tests.leaks.canaries import canaries
from tests.leaks.case_life import Lived
from tests.leaks.exports import BARE, FOREIGN, OWN, SHAPES

_HEAD = """# Canaries

Invented people are planted in invented exports: names, numbers, addresses, phrases, device numbers, network names, file
names, comments and tags that exist nowhere else, and a pattern of samples in every recording. Each export goes through
the whole life of a case: scanned with facts and contacts, checked, listed, searched, decided, reported for every
audience, bagged, compared, verified, a group erased, a case erased. Then the bytes of everything that came of it are
searched: packed files unpacked, streams of PDFs decoded and their text extracted, base64 and hexadecimal decoded,
escapes of HTML, JSON and URLs undone, in UTF-8, UTF-16 and Windows-1252, composed or decomposed, whatever the case and
the spaces; samples as 16 and 32 bit integers, as floats, in both byte orders, and as decimal numbers.

`make canaries` repeats it. A small part runs with every test run (`tests/leaks`), where the search itself is tried on
planted leaks in every encoding.
"""


def page(found: Sequence[Lived]) -> str:
    """The page in Markdown."""
    kinds = len(canaries(0).parts()) + 1
    shapes = Counter(SHAPES[lived.seed % len(SHAPES)] for lived in found)
    told = [
        _HEAD,
        "## Figures\n",
        "| | |\n|---|---|",
        f"| cases | {len(found)} ({', '.join(f'{shapes[one]} as {one}' for one in SHAPES)}) |",
        f"| recordings in each | {OWN + FOREIGN + BARE} |",
        f"| kinds of canaries in each | {kinds} |",
        f"| files, streams and names searched | {sum(sum(lived.searched.values()) for lived in found):,} |",
        f"| canaries found where they may not be | **{sum(lived.leaked for lived in found)}** |",
        f"| files written outside the folders of a run, network events | {sum(len(one.strange) for one in found)} |",
        f"| letters in whose PDF the search saw the typed sender | {sum(one.sender_found for one in found)} |",
        "\n## Where\n",
        "| channel | searched | canaries |\n|---|---:|---:|",
        *(f"| {channel} | {sum(one.searched[channel] for one in found):,} | "
          f"{sum(len(one.leaks[channel]) for one in found)} |" for channel in found[0].leaks),
        "\nOf the case in which a group was erased, the group's words and its device's number are searched for; the",
        "rest of the case stays by design. Removed and replaced files are copied before they go, and searched.",
        "\n## What may stand in a report\n",
        *(f"- {what}: {why}" for what, why in ALLOWED.items()),
        "\n## What is printed because it was asked for\n",
        *(f"- {what}: {why}" for what, why in ASKED_FOR.items()),
    ]  # fmt: skip
    return "\n".join(told) + "\n"
