# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.fortress.fuzzed --exports N`: changed exports through the real scan; exit 1 where one got out."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path

from tests.archive.crafted import Made, build
from tests.builders import pdf
from tests.fortress.everywhere import Everywhere
from tests.fortress.trial import Outcome, Watchman, lent_workers, try_export
from tests.fuzz.mutation import mutated
from tests.memory import peak_kb
from tests.workflow.exports import files_of, spoken

_LIMIT_S = 65.0
_PORTION, _TOLD_EVERY = 100, 1_000


@cache
def whole() -> dict[str, bytes]:
    """The files of an export that nobody changed: recordings, and a document of every kind that is read."""
    lines = spoken(3, 2)
    said = [f"{one.when:%d %B %Y %H:%M:%S} {one.device} {one.text}" for one in lines]
    inner = build([Made(b"Alexa/inner.csv", b"Contact Name,Utterance text\r\nErika,licht an\r\n")])
    page = "<html><body><table>" + "".join(f"<tr><td>{one}</td></tr>" for one in said) + "</table></body></html>"
    return files_of(lines) | {
        "Alexa/history.pdf": pdf([["Voice history", *said]]),
        "Alexa/history.html": page.encode(),
        "Alexa/devices.json": json.dumps({"devices": [{"serialNumber": one.device} for one in lines]}).encode(),
        "Alexa/more.zip": inner,
        "Alexa/Notes.txt": "Grüße\n".encode("utf-16"),
    }


def made_up(rng: random.Random) -> bytes:
    """An export with one to four files changed, or the archive itself, or both."""
    files, changed = dict(whole()), rng.random()
    if changed < 0.75:
        for name in rng.sample(sorted(files), rng.randint(1, 4)):
            files[name] = mutated([files[name], *rng.sample(list(files.values()), 2)][: rng.choice((1, 1, 1, 3))], rng)
    kinds = ("", "", "signed", "bare", "signed-wide", "bare-wide")
    members = [
        Made(_name(name, rng), data, rng.choice((0, 8, 8, 12)), flags=0x800, described=rng.choice(kinds))
        for name, data in files.items()
    ]
    whole_archive = build(members)
    return mutated([whole_archive], rng) if changed > 0.5 else whole_archive


def _name(name: str, rng: random.Random) -> bytes:
    return mutated([name.encode()], rng)[:600] if rng.random() < 0.03 else name.encode()


def portion(seed: int, folder: Path, first: int, many: int = _PORTION) -> tuple[list[tuple[int, Outcome]], float]:
    """Try so many exports, which are the same for the same seed; and the most memory this process had, in MB."""
    watchman, outcomes = Watchman(), []
    tempfile.tempdir = str(folder)
    with lent_workers():
        for number in range(first, first + many):
            path = folder / f"{number}.zip"
            path.write_bytes(made_up(random.Random(f"{seed} {number}")))
            outcomes.append((number, try_export(path, watchman)))
            path.unlink()
    return outcomes, peak_kb() / 1000


def main() -> int:
    """Try so many exports, several processes side by side, and tell what became of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.fortress.fuzzed")
    parser.add_argument("--exports", type=int, default=_PORTION)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    fates, refused, slowest, megabytes, held, lost = Counter[str](), Counter[str](), 0.0, 0.0, 0, 0
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        system = Everywhere.around(Path(folder), stack)
        spawn = multiprocessing.get_context("spawn")
        pool = stack.enter_context(ProcessPoolExecutor(asked.jobs, spawn, max_tasks_per_child=1))
        firsts = range(0, asked.exports, _PORTION)
        for outcomes, peak in pool.map(partial(portion, asked.seed, Path(folder)), firsts):
            megabytes = max(megabytes, peak)
            for number, outcome in outcomes:
                held += outcome.is_held and outcome.seconds < _LIMIT_S
                slowest = max(slowest, outcome.seconds)
                fates.update(outcome.fates)
                refused.update([outcome.refused] if outcome.refused else [])
                if not outcome.is_held or outcome.seconds >= _LIMIT_S:
                    lost += 1
                    _say(f"export {number} of seed {asked.seed}: {outcome}")
            if (held + lost) % _TOLD_EVERY == 0:
                _say(f"{held + lost} so far, {lost} not held")
    _say(f"{held + lost} exports, {lost} not held; slowest {slowest:.1f} s; main process {megabytes:.0f} MB at most")
    _say(f"refused whole: {dict(refused)}; entries: {dict(fates)}")
    if system is not None:
        _say(system.told())
    return int(lost > 0 or (system is not None and bool(system.outside)))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
