# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The whole life of a case in one process of its own: every command, with its two streams in files."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from viewer.case.matter import Audience
from viewer.cli.main import main

Command = tuple[str, list[str]]


def commands(plan: dict[str, object]) -> Iterator[Command]:
    """Each command of the life by a name, in order."""
    exports = [str(one) for one in plan["exports"]]  # type: ignore[attr-defined]
    case, again, out, facts = (str(plan[name]) for name in ("case", "again", "out", "facts"))
    told = ["--facts", facts, "--jobs", "1"]
    voice = [] if plan["voice"] else ["--no-voice"]
    yield "scan", ["scan", *exports, "--case", case, *told, *voice, "--contacts", str(plan["contacts"])]
    yield "scan again", ["scan", *exports, "--case", again, *told, "--no-voice"]
    yield "check", ["check", *exports, *told]
    for command in ("list", "groups"):
        yield f"{command} (asked for)", [command, case]
        yield f"{command} as data (asked for)", [command, case, "--json"]
    yield "search (asked for)", ["search", case, "nummer"]
    yield "decide", ["decide", case, "--group", f"device:{plan['foreign']}", "--as", "not-mine"]
    yield "decide a group that is not there", ["decide", case, "--group", "device:none", "--as", "mine"]
    for kind in Audience:
        form = ["--kind", kind, "--lang", str(plan["language"]), "--out", out, "--matter", str(plan["matter"])]
        yield f"report {kind}", ["report", case, *form]
    yield "compare", ["compare", case, again]
    yield "verify", ["verify", case]
    yield "verify the export (asked for)", ["verify", case, "--export"]
    yield "verify the bag", ["verify", f"{out}/notmine-evidence-{plan['language']}"]
    yield "erase a group", ["erase", case, "--group", f"device:{plan['foreign']}"]
    yield "scan an export that is not there", ["scan", f"{out}/none.zip", "--case", str(plan["unmade"])]
    yield "erase", ["erase", again]


@contextmanager
def streams_into(folder: Path, name: str) -> Iterator[None]:
    """Let standard output and standard error of this process end in two files."""
    kept = [os.dup(number) for number in (1, 2)]
    for number, ending in ((1, "out"), (2, "err")):
        stream = os.open(folder / f"{name}.{ending}", os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        os.dup2(stream, number)
        os.close(stream)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, before in zip((1, 2), kept, strict=True):
            os.dup2(before, number)
            os.close(before)


def live(plan: dict[str, object]) -> dict[str, int]:
    """Run every command; the exit code of each by its name."""
    codes = {}
    for name, arguments in commands(plan):
        with streams_into(Path(str(plan["streams"])), name):
            codes[name] = main(arguments, lambda _paths, _demo: 0)
    return codes


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Path(given["codes"]).write_text(json.dumps(live(given)), encoding="utf-8")
