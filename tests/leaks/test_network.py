# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""No way to a network: what is loaded, what is installed, what the kernel is asked for, and what the tests may do."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tests.leaks.exports import plant
from tests.leaks.watched import ROOT, Watched

LOADED = {"socket", "_socket", "selectors", "urllib", "urllib.parse"}
NETWORKED = re.compile(
    r"(_?socket|_?ssl|selectors|asyncio|http|urllib|ftplib|smtplib|imaplib|poplib|telnetlib|nntplib|xmlrpc|socketserver"
    r"|requests|urllib3|httpx|aiohttp|websockets?|PySide6\.Qt(Network|WebEngine|WebSockets|HttpServer|Qml|Quick).*)(\..*)?"
)
LIBRARIES = re.compile(
    r"libQt6(Network|Qml|Quick|WebEngine|WebSockets)|libssl|libcurl|libgnutls|libavformat|/plugins/tls/"
)
RESOLVES = re.compile(rb"\0(getaddrinfo|gethostbyname|gethostbyname_r|res_query|libQt6Network\.so\.6)\0")
ABLE = {
    "cryptography": "OpenSSL knows sockets; its ciphers, hashes and key derivation alone are asked for",
    "av": "FFmpeg knows protocols; it is given bytes alone and a white list of none",
    "onnxruntime": "it would tell its maker of its use; that is switched off before it is loaded, as tested here",
    "pyside6-essentials": "QtNetwork and what rests on it are in the wheel; a bundle leaves them out",
    "typst": "the typesetter can fetch packages that a template names; ours names none, and texts are never markup",
}
STRACE = shutil.which("strace")
STRACED = (str(STRACE), "-f", "--seccomp-bpf", "-qq")


def journey(folder: Path, *before: str) -> tuple[Watched, dict[str, list[str]]]:
    """A journey through the window; the run, and what it told."""
    planted, run = plant(1, folder / "given"), Watched(folder / "run it")
    told = run / "told.json"
    plan = {"exports": [*map(str, planted.exports)], "facts": str(planted.facts), "mistake": "", "told": str(told)}
    (run / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    code = run.run("tests.leaks.journey", str(run / "plan.json"), before=before)
    assert code == 0, (run / "streams" / "own.err").read_text(encoding="utf-8")
    return run, json.loads(told.read_text(encoding="utf-8"))


@pytest.mark.skipif(STRACE is None, reason="strace is not installed: what the kernel is asked for was not looked at")
def test_a_journey_asks_the_kernel_for_local_sockets_only(tmp_path: Path) -> None:
    run, told = journey(tmp_path, *STRACED, "-e", "trace=network", "-o", str(tmp_path / "calls"))
    calls = (tmp_path / "calls").read_text(encoding="utf-8")
    made = re.findall(r"\b(socket|socketpair)\((\w+)", calls)
    assert made, "strace saw nothing"
    assert {family for _, family in made} <= {"AF_UNIX", "AF_LOCAL"}
    assert set(re.findall(r"sa_family=(\w+)", calls)) <= {"AF_UNIX", "AF_LOCAL"}
    assert [note for note in run.notes() if note[0].startswith("socket.")] == []
    networked = {name for name in told["modules"] if NETWORKED.fullmatch(name)}
    assert networked <= LOADED
    assert [path for path in told["libraries"] if LIBRARIES.search(path)] == []


@pytest.mark.skipif(STRACE is None, reason="strace is not installed: what the kernel is asked for was not looked at")
def test_a_scan_with_voices_and_a_report_ask_the_kernel_for_local_sockets_only(tmp_path: Path) -> None:
    planted, run = plant(1, tmp_path / "given"), Watched(tmp_path / "run it")
    case, parts = str(run / "home" / "a.notmine"), map(str, planted.exports)
    scan = ("scan", *parts, "--case", case, "--facts", str(planted.facts), "--jobs", "1")
    report = ("report", case, "--kind", "press", "--lang", "en", "--out", str(run / "out"))
    for name, command in (("scan", scan), ("report", report)):
        calls = tmp_path / name
        before = (*STRACED, "-e", "trace=network", "-o", str(calls))
        assert run.run("viewer", *command, before=before) == 0
        told = calls.read_text(encoding="utf-8")
        assert {family for _, family in re.findall(r"\b(socket|socketpair)\((\w+)", told)} <= {"AF_UNIX", "AF_LOCAL"}
        assert set(re.findall(r"sa_family=(\w+)", told)) <= {"AF_UNIX", "AF_LOCAL"}
    assert (run / "out" / "notmine-press-en.pdf").is_file()


def test_the_commands_load_no_module_of_the_network() -> None:
    look = (
        "import sys, viewer.cli.commands, viewer.workflow.reading_pass, viewer.workflow.voice_pass; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, cwd=ROOT)
    assert {name for name in done.stdout.split() if NETWORKED.fullmatch(name)} <= LOADED


def test_the_libraries_that_could_reach_a_network_are_known() -> None:
    """Every shared library of what is locked to run; a new one that resolves names has to be looked at."""
    locked = (ROOT / "packaging" / "requirements" / "run.txt").read_text(encoding="utf-8")
    wanted = {re.sub(r"[-_.]+", "-", name).lower() for name in re.findall(r"^([\w.-]+)==", locked, re.MULTILINE)}
    able = set()
    for one in distributions():
        name = re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower()
        libraries = [
            file for file in one.files or () if ".so" in file.name or file.suffix in (".pyd", ".dll", ".dylib")
        ]
        if name in wanted and any(RESOLVES.search(Path(str(one.locate_file(file))).read_bytes()) for file in libraries):
            able.add(name)
    assert able <= ABLE.keys()
    assert "av" in able, "the search sees nothing"


def test_the_library_of_networks_is_loaded_without_its_telemetry(tmp_path: Path) -> None:
    look = "import os, viewer.analysis.voice.activity; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    run = Watched(tmp_path / "run it")
    environment = {name: value for name, value in run.environment.items() if name != "ORT_DISABLE_TELEMETRY"}
    done = subprocess.run([sys.executable, "-c", look], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"
    assert run.files("tmp") == []
    assert [path for path in run.files("home") if path.is_file()] == []


def test_the_template_of_reports_fetches_nothing() -> None:
    template = (ROOT / "resources" / "report" / "report.typ").read_text(encoding="utf-8")
    assert not re.search(r"#?\b(import|include|read|image|plugin|bibliography)\b\s*[(\"@]", template)


def test_a_test_that_opens_a_socket_would_fail(no_network: list[str]) -> None:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    assert any(one.startswith("socket.__new__") for one in no_network)
    no_network.clear()
    local, other = socket.socketpair()
    local.close()
    other.close()
    assert no_network == []


@pytest.mark.skipif(not os.environ.get("NOTMINE_OFFLINE"), reason="not run by packaging/offline.sh")
def test_there_is_no_interface_that_is_up() -> None:
    routes = Path("/proc/net/route").read_text(encoding="ascii").splitlines()[1:]
    assert routes == []
