# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One planted export through the whole life of its case, and every canary that got out."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.leaks.exports import SENDER, Planted, plant
from tests.leaks.searching import Hit, Search
from tests.leaks.views import fold, texts, views
from tests.leaks.watched import Watched
from viewer.case.matter import Audience

ASKED_FOR = "(asked for)"
ERASED = frozenset({"foreign_serial", "phrase"})
_VOICE_EVERY = 10


@dataclass(frozen=True)
class Lived:
    """What came of a life: the exit codes, the leaks by channel, and how much was searched."""

    seed: int
    codes: dict[str, int]
    leaks: dict[str, list[str]]
    searched: dict[str, int]
    strange: list[str]
    sender_found: bool

    @property
    def leaked(self) -> int:
        """How many canaries are where they may not be."""
        return sum(map(len, self.leaks.values()))


def live(seed: int, folder: Path) -> Lived:
    """Plant, live and search. `folder` is empty."""
    planted, run = plant(seed, folder / "given"), Watched(folder / "run it")
    plan = _plan(planted, run)
    (run / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    if run.run("tests.leaks.life", str(run / "plan.json")):
        raise RuntimeError((run / "streams" / "own.err").read_text(encoding="utf-8"))
    search = Search(planted.canaries, planted.mark)
    leaks, searched = {}, {}
    for channel, hits, count in _channels(planted, run, search):
        leaks[channel], searched[channel] = [str(one) for one in hits], count
    codes = json.loads((run / "codes.json").read_text(encoding="utf-8"))
    return Lived(seed, codes, leaks, searched, list(strange(run, planted)), _tells_sender(run, planted))


def live_apart(seed: int) -> Lived:
    """The life of one seed in a folder of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="canaries-") as folder:
        return live(seed, Path(folder))


def _plan(planted: Planted, run: Watched) -> dict[str, object]:
    return {
        "exports": [str(one) for one in planted.exports],
        "facts": str(planted.facts),
        "matter": str(planted.matter),
        "contacts": str(planted.contacts),
        "foreign": planted.canaries.foreign_serial,
        "language": planted.language,
        "voice": planted.seed % _VOICE_EVERY == _VOICE_EVERY - 1,
        "streams": str(run / "streams"),
        "codes": str(run / "codes.json"),
        "case": str(run / "home" / "first.notmine"),
        "again": str(run / "home" / "second.notmine"),
        "unmade": str(run / "home" / "third.notmine"),
        "out": str(run / "out"),
    }


def _channels(planted: Planted, run: Watched, search: Search) -> Iterator[tuple[str, list[Hit], int]]:
    reports = run.files("out")
    for kind in Audience:
        mine = [path for path in reports if f"notmine-{kind}-" in path.name and path.parent == run / "out"]
        yield f"report {kind}", list(search.hits_in_files(mine)), len(mine)
    rest = [path for path in reports if path.parent != run / "out" or path.is_dir()]
    yield "bags and bundles", list(search.hits_in_files(rest)), len(rest)
    streams = [path for path in run.files("streams") if ASKED_FOR not in path.name or path.suffix == ".err"]
    yield "streams", list(search.hits_in_files(streams)), len(streams)
    yield "temporary files", list(search.hits_in_files(run.files("tmp"))), len(run.files("tmp"))
    case = run / "home" / "first.notmine"
    gone = [path for path in run.gone() if ".notmine" not in path.name]
    yield "files that were removed", list(search.hits_in_files(gone)), len(gone)
    home = [path for path in run.files("home") if not path.name.startswith(case.name)]
    yield "home, settings and erased cases", list(search.hits_in_files(home)), len(home)
    stays = planted.canaries.parts().keys() - ERASED
    erased = Search(planted.canaries, planted.mark, without=stays)
    left = [path for path in run.files("home") if path.name.startswith(case.name)]
    yield "the case after a group was erased", list(erased.hits_in_files(left)), len(left)
    started = "\n".join(told for event, told in run.notes() if event != "open").encode()
    yield "started processes", list(search.hits(started, "arguments")), started.count(b"\n") + 1


def strange(run: Watched, planted: Planted) -> Iterator[str]:
    """What was written outside the folders of the run, and every network event."""
    inside = (run.folder, planted.facts.parent.parent)
    for path in sorted(run.written()):
        if not any(path.is_relative_to(one) for one in inside) and not str(path).startswith(("/dev/", "/proc/")):
            yield f"wrote {path}"
    for event, told in run.notes():
        if event.startswith("socket."):
            yield f"{event} {told}"


def _tells_sender(run: Watched, planted: Planted) -> bool:
    """Whether the search sees in a PDF what does stand there: the name of who writes."""
    words = SENDER.split()
    letter = (run / "out" / f"notmine-controller-{planted.language}.pdf").read_bytes()
    return all(any(fold(word) in text for _, seen in views(letter, "") for text in texts(seen)) for word in words)


def _main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("seed", type=int)
    reader.add_argument("--keep", type=Path)
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lived = live(given.seed, given.keep or Path(folder))
    for channel, hits in lived.leaks.items():
        sys.stdout.write(f"{channel}: {lived.searched[channel]} searched, {len(hits)} leaks\n")
        sys.stdout.writelines(f"    {hit}\n" for hit in hits[:30])
    sys.stdout.write(f"{lived.codes}\n{lived.strange}\n{lived.sender_found}\n")


if __name__ == "__main__":
    _main()
