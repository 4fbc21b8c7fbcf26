# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The command line's grammar."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from viewer import __version__
from viewer.case.finding import Standing
from viewer.case.matter import Audience
from viewer.case.message import Problem, message
from viewer.case.review import Decision
from viewer.cli.case_key import add_password, add_protection
from viewer.words import LANGUAGES

COMMANDS = (
    "demo",
    "scan",
    "list",
    "search",
    "groups",
    "decide",
    "enclose",
    "report",
    "verify",
    "compare",
    "check",
    "erase",
)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose mistakes are Problems, said like any other."""

    def error(self, message_text: str) -> NoReturn:
        """Raise a Problem that carries argparse's own short explanation."""
        raise Problem(message("cli.usage", why=message_text, command=self.prog))


def parser(text: Callable[[str], str]) -> argparse.ArgumentParser:
    """The grammar of all commands; `text` gives the words for a key of the catalogue."""
    top = _Parser(prog="notmine", description=text("cli.description"), epilog=text("cli.exit_codes"))
    top.add_argument("--version", action="version", version=f"notmine {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def add(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text(f"cli.help.{name}"), description=text(f"cli.help.{name}"))

    demo = add("demo")
    demo.add_argument("--headless", action="store_true", help=text("cli.help.headless"))
    _scan(add("scan"), text)
    listing = add("list")
    _case(listing, text)
    listing.add_argument("--standing", choices=[one.value for one in Standing])
    listing.add_argument("--group")
    _json(listing, text)
    search = add("search")
    _case(search, text)
    search.add_argument("query", metavar="QUERY")
    _json(search, text)
    groups = add("groups")
    _case(groups, text)
    _json(groups, text)
    decide = add("decide")
    _case(decide, text)
    decide.add_argument("--group", required=True)
    what = decide.add_mutually_exclusive_group(required=True)
    what.add_argument("--as", dest="decision", choices=[one.value for one in Decision])
    what.add_argument("--voice-of", metavar="NAME", help=text("cli.help.voice_of"))
    what.add_argument("--explain", metavar="KEY", help=text("cli.help.explain"))
    decide.add_argument("--not", dest="denied", action="store_true", help=text("cli.help.not"))
    verify = add("verify")
    verify.add_argument("case", metavar="CASE|BAG", type=Path)
    add_password(verify, text)
    verify.add_argument("--against", metavar="CASE", type=Path, help=text("cli.help.against"))
    verify.add_argument("--export", action="store_true", help=text("cli.help.export"))
    verify.add_argument("--restore", action="store_true", help=text("survival.help.restore"))
    _json(verify, text)
    compare = add("compare")
    compare.add_argument("first", metavar="CASE", type=Path)
    compare.add_argument("second", metavar="CASE", type=Path)
    add_password(compare, text)
    _json(compare, text)
    check = add("check")
    check.add_argument("exports", metavar="EXPORT", nargs="+", type=Path)
    check.add_argument("--facts", metavar="SUBJECT.toml", required=True, type=Path, help=text("cli.help.subject"))
    _jobs(check, text)
    _json(check, text)
    _enclose(add("enclose"), text)
    _outgoing(add("report"), add("erase"), text)
    return top


def _outgoing(report: argparse.ArgumentParser, erase: argparse.ArgumentParser, text: Callable[[str], str]) -> None:
    _case(report, text)
    report.add_argument("--kind", required=True, choices=[one.value for one in Audience])
    report.add_argument("--lang", choices=LANGUAGES)
    report.add_argument("--out", metavar="DIR", required=True, type=Path, help=text("cli.help.out"))
    report.add_argument("--matter", metavar="MATTER.toml", type=Path, help=text("cli.help.matter"))
    _case(erase, text)
    erase.add_argument("--group")


def _enclose(enclose: argparse.ArgumentParser, text: Callable[[str], str]) -> None:
    _case(enclose, text)
    act = enclose.add_mutually_exclusive_group()
    for name in ("show", "add", "withdraw"):
        act.add_argument(f"--{name}", nargs=2, metavar=("ID", "WHAT"), help=text(f"cli.help.enclose.{name}"))
    enclose.add_argument("--to", metavar="FILE.wav", type=Path, help=text("cli.help.enclose.to"))
    enclose.add_argument("--note", metavar="TEXT", default="", help=text("cli.help.enclose.note"))
    enclose.add_argument("--password-file", metavar="F", type=Path, help=text("cli.help.password_file"))
    _json(enclose, text)


def _scan(scan: argparse.ArgumentParser, text: Callable[[str], str]) -> None:
    scan.add_argument("exports", metavar="EXPORT", nargs="+", type=Path)
    scan.add_argument("--case", metavar="FILE", required=True, type=Path, help=text("cli.help.case"))
    add_protection(scan, text)
    scan.add_argument("--facts", metavar="FACTS.toml", type=Path, help=text("cli.help.facts"))
    scan.add_argument("--voice", metavar="AUDIO", nargs="+", type=Path, help=text("cli.help.voice"))
    scan.add_argument(
        "--household-voice",
        metavar=("NAME", "AUDIO"),
        nargs="+",
        action="append",
        default=[],
        help=text("cli.help.household_voice"),
    )
    scan.add_argument("--no-voice", action="store_true", help=text("cli.help.no_voice"))
    scan.add_argument("--contacts", metavar="FILE", type=Path, help=text("cli.help.contacts"))
    _jobs(scan, text)
    _json(scan, text)


def _jobs(command: argparse.ArgumentParser, text: Callable[[str], str]) -> None:
    command.add_argument("--jobs", metavar="N", type=int, default=_processors(), help=text("cli.help.jobs"))
    command.add_argument("--password-file", metavar="F", type=Path, help=text("cli.help.password_file"))


def _processors() -> int:
    return max(2, min(8, os.cpu_count() or 2))


def _case(command: argparse.ArgumentParser, text: Callable[[str], str]) -> None:
    command.add_argument("case", metavar="CASE", type=Path)
    add_password(command, text)


def _json(command: argparse.ArgumentParser, text: Callable[[str], str]) -> None:
    command.add_argument("--json", action="store_true", help=text("cli.help.json"))
