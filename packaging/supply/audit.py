# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Holds the locked packages and this Python against the weaknesses told in advisories.toml; needs no network.

A weakness with a release that is without it stops the check where something older is locked, unless it says what stands
between it and the user. `make audit` asks pip-audit as well, where its index can be reached.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from platform import python_version

from check_lock import LOCKS, pins
from packaging.version import Version

TABLE = Path(__file__).with_name("advisories.toml")
OLDEST_DAYS = 90


@dataclass(frozen=True, slots=True)
class Advisory:
    """One weakness. `fixed` is the first release without it, empty for none; `stands` why it may stay all the same."""

    package: str
    ids: tuple[str, ...]
    what: str
    fixed: str = ""
    stands: str = ""


def advisories(told: Mapping[str, object]) -> tuple[Advisory, ...]:
    """The table as values. Raises ValueError for one that says neither where it is mended nor why it may stay."""
    rows = told["advisory"]
    if not isinstance(rows, list):
        raise ValueError("advisories.toml holds no list")
    read = tuple(
        Advisory(**{name: tuple(value) if name == "ids" else value for name, value in one.items()}) for one in rows
    )
    for one in read:
        if not one.fixed and not one.stands:
            raise ValueError(f"{one.package}: {one.what}: neither mended nor accepted")
    return read


def locked() -> dict[str, str]:
    """The versions that are locked for the program, and this Python's."""
    found = {name: next(iter(one[0].specifier)).version for name, one in pins(LOCKS / "run.txt").items()}
    return found | {"python": python_version()}


def open_ones(known: Iterable[Advisory], versions: Mapping[str, str]) -> Iterator[Advisory]:
    """The weaknesses that what is locked still has."""
    for one in known:
        version = versions.get(one.package)
        if version is not None and (not one.fixed or Version(version) < Version(one.fixed)):
            yield one


def main() -> int:
    """Print what is open; 1 where something of it is not accepted, or nobody looked for a long time."""
    told = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    known, versions = advisories(told), locked()
    found = list(open_ones(known, versions))
    for one in found:
        print(
            f"{one.package} {versions[one.package]}: {', '.join(one.ids)}: {one.what}. {one.stands or 'NOT ACCEPTED'}"
        )
    days = (date.today() - told["looked_through_on"]).days  # the day here is meant
    if days > OLDEST_DAYS:
        print(f"audit: the table was looked through {days} days ago; please look again (make audit)", file=sys.stderr)
    wrong = [one for one in found if not one.stands]
    print(f"audit: {len(known)} known weaknesses, {len(found)} open with a reason, {len(wrong)} not accepted")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
