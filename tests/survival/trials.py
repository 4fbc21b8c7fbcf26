# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One trial: a command on a case of its own, in a process of its own, and what is true of the case afterwards."""

from __future__ import annotations

import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.workflow.exports import CANARY, FOREIGN, make_export, owner_facts
from viewer.cli.main import main
from viewer.storage import case_file
from viewer.storage.backups import backups, is_whole
from viewer.storage.values import facts_to_json
from viewer.work import Unwatched
from viewer.workflow.cases import create_case, open_case
from viewer.workflow.check import verify
from viewer.workflow.erase import erase
from viewer.workflow.scan import ScanRequest, scan

GROUP = f"device:{FOREIGN}"
ACTS = ("scan", "decide", "report", "erase")
_ROUNDS = 12
_SAID = ("not-mine", "unsure", "household")
_OWN = 6


@dataclass(frozen=True, slots=True)
class Ground:
    """What trials start from: an export, and a case that was made of it. `folder` takes what they make."""

    folder: Path
    export: Path
    case: Path


def lay_ground(folder: Path) -> Ground:
    """Make an export of ten recordings and a judged case with a decision in it."""
    folder.mkdir(parents=True, exist_ok=True)
    ground = Ground(folder / "trials", make_export(folder / "export.zip", own=_OWN), folder / "base.notmine")
    with create_case(ground.case) as case:
        scan(case, ScanRequest((ground.export,), owner_facts()), Unwatched())
    return ground


def place(ground: Ground, act: str) -> Path:
    """An empty folder with a copy of the case, or without one for an act that makes it; the path of the case."""
    shutil.rmtree(ground.folder, ignore_errors=True)
    ground.folder.mkdir()
    case = ground.folder / "case.notmine"
    if act != "scan":
        shutil.copyfile(ground.case, case)
        case.chmod(0o600)
    return case


def commands(ground: Ground, case: Path, act: str) -> list[list[str]]:
    """The command lines of an act, one after the other."""
    name = str(case)
    if act == "scan":
        return [["scan", str(ground.export), "--case", name, "--no-voice", "--jobs", "2", "--json"]]
    if act == "decide":
        return [["decide", name, "--group", GROUP, "--as", _SAID[n % 3]] for n in range(_ROUNDS)]
    if act == "report":
        return [["report", name, "--kind", "controller", "--lang", "en", "--out", str(case.parent / "out")]]
    return [["erase", name, "--group", GROUP]]


def start(lines: list[list[str]], log: Path, before: Callable[[], None] = lambda: None) -> int:
    """Run command lines in a process of its own, which is the head of its group; the process's id.

    A line of `log`, written to the disk, is what the user was told: the exit code of a command that came to its end.
    A traceback would be a mistake of the program; it is told as the code 99.
    """
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        quiet = os.open(os.devnull, os.O_RDWR)
        for handle in (0, 1, 2):
            os.dup2(quiet, handle)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        told = os.open(log, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        before()
        for line in lines:
            try:
                code = main(line, lambda *_: 0)
                sys.stdout.flush()
            except Exception as error:  # whatever it is, it has to be told
                code, why = 99, "".join(traceback.format_exception(error)[-3:])
                log.with_suffix(".error").write_text(why, encoding="utf-8")
            os.write(told, f"{code}\n".encode())
    finally:
        os._exit(0)


def told(log: Path) -> list[int]:
    """The exit codes that the user was told."""
    return [int(line) for line in log.read_text().split()] if log.exists() else []


def wrongs(ground: Ground, case: Path, act: str, codes: list[int]) -> list[str]:
    """What is not as it must be after an act that was cut off anywhere; `codes` is what the user was told of it."""
    found = ["a traceback"] if 99 in codes else []
    if not case.exists():
        return found if act == "scan" and 0 not in codes else [*found, "the case is gone"]
    try:
        report = verify(case, Unwatched())
    except Exception as error:
        return [*found, f"the case does not open: {error!r}"]
    found += [f"{check.name.key} does not hold" for check in report.checks if not check.ok]
    found += [f"a backup is not whole: {one.path.name}" for one in backups(case) if not is_whole(one.path, None)]
    check = {"decide": _decisions, "erase": _traces, "scan": _scanned, "report": lambda *_: []}[act]
    return found + check(ground, case, codes)


def _decisions(_ground: Ground, case: Path, codes: list[int]) -> list[str]:
    """No decision that was acknowledged is lost; one more may have been kept just before the end."""
    with open_case(case) as opened:
        details = [json.loads(row[0]) for row in opened.file.ask("SELECT detail FROM journal WHERE act = 'decided'")]
        stands = {row[0] for row in opened.file.ask("SELECT decision FROM recording WHERE device = ?", FOREIGN)}
    kept = [detail["decision"] for detail in details]
    found = []
    if len(kept) < codes.count(0):
        found.append(f"{codes.count(0)} decisions were acknowledged, {len(kept)} are kept")
    if all(code == 0 for code in codes) and kept != [_SAID[n % 3] for n in range(len(kept))]:
        found.append("other decisions are kept than were made")
    if kept and stands != {kept[-1]}:
        found.append("the last decision does not stand")
    return found


def _traces(_ground: Ground, case: Path, codes: list[int]) -> list[str]:
    """Once the erasure is kept, nothing of the group is anywhere beside the case; else it can be done again."""
    file = case_file.open_existing(case)
    there = bool(file.ask("SELECT count(*) FROM recording WHERE device = ?", FOREIGN)[0][0])
    file.close()
    if there and 0 in codes:
        return ["an erasure was acknowledged that did not happen"]
    if there:
        with open_case(case) as opened:
            erase(opened, (GROUP,), (), Unwatched())
    gone = [FOREIGN, *(f"{CANARY} nummer {n}" for n in range(_OWN, _OWN + 4))]
    held = b"".join(one.read_bytes() for one in case.parent.iterdir() if one.is_file())
    return [f"a trace was left: {one}" for one in gone if one.encode() in held]


def _scanned(ground: Ground, case: Path, _codes: list[int]) -> list[str]:
    """It goes on from there and comes to the same end."""
    with open_case(case) as opened:
        scan(opened, ScanRequest((ground.export,), owner_facts(), jobs=1), Unwatched())
        facts = opened.file.get("facts")
        count = opened.file.ask("SELECT count(*), sum(duration_s > 0) FROM recording")[0]
    same = count == (_OWN + 4, _OWN + 4) and facts == facts_to_json(owner_facts())
    return [] if same else ["a scan that went on came to another end"]
