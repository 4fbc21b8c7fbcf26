# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Makes a checkout ready to run: system libraries, `.venv`, and the locked packages. Quick when nothing is to do.

    bootstrap.py run     what the program needs
    bootstrap.py dev     and what tests and checks need

Only the standard library is used here. System packages are installed by apt-get where that is allowed (root, or sudo
without a password); elsewhere the one line to run is printed, and the work goes on as far as it can.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libportaudio.so.2": "libportaudio2",
}
PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "qpdf": "qpdf", "strace": "strace"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
PIP = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes", "--only-binary", ":all:")


def loads(library: str) -> bool:
    """Whether the dynamic linker finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Whether any scalable font is installed."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(next(folder.rglob(f"*.{end}"), None) for folder in folders for end in ("ttf", "otf", "ttc"))


def missing_packages(purpose: str) -> list[str]:
    """The Debian packages without which something of this purpose would not work, in a fixed order."""
    missing = [package for library, package in LIBRARIES.items() if not loads(library)]
    if not has_font():
        missing.append("fonts-dejavu-core")
    if purpose == "dev":
        missing += [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if not has_venv():
        missing.append(venv_package())
    return missing


def has_venv() -> bool:
    """Whether this Python can make a virtual environment with pip in it."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def venv_package() -> str:
    """The Debian package that gives this Python its venv: of the very version where it is the distribution's own."""
    return f"python3.{sys.version_info.minor}-venv" if sys.prefix == "/usr" else "python3-venv"


def apt_prefix() -> list[str] | None:
    """How apt-get may be called here without asking anybody; None where it may not."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def install_system(packages: list[str]) -> bool:
    """Install Debian packages if that is allowed. What apt says is shown only when it failed."""
    prefix = apt_prefix()
    if prefix is None:
        return False
    say(f"installing system packages: {' '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    for command in ([*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        if done.returncode:
            say(done.stdout[-2000:] + done.stderr[-2000:])
            return False
    importlib.invalidate_caches()
    return True


def provide_system(purpose: str) -> None:
    """See to the system libraries; say the one line to run where they cannot be installed from here."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(purpose)
    if missing and not install_system(missing):
        say(f"missing system packages; please run: sudo apt-get install {' '.join(missing)}")
        say("(on another distribution, the packages that hold the same libraries). Going on as far as possible.")


def provide_venv() -> None:
    """Make `.venv`, or make it anew where its Python no longer starts or is another one."""
    python = BIN / "python"
    version = ("-c", "import sys, pip; print(sys.version)")
    if python.exists():
        found = subprocess.run([python, *version], capture_output=True, text=True, check=False)
        if found.returncode == 0 and found.stdout.strip() == sys.version:
            return
    if not has_venv():
        sys.exit(f"notmine: this Python has no venv; please run: sudo apt-get install {venv_package()}")
    say(f"making .venv with Python {sys.version.split()[0]}")
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def provide_packages(purpose: str) -> None:
    """Install the locked packages, each checked against its hash; skipped where the stamp says that it was done."""
    locks = {name: ROOT / "packaging" / "requirements" / f"{name}.txt" for name in ("run", "dev")}
    stamps = {name: VENV / f"installed-{name}" for name in locks}
    wanted = {name: hashlib.sha256(lock.read_bytes()).hexdigest() for name, lock in locks.items()}
    enough = {"run": ("run", "dev"), "dev": ("dev",)}[purpose]
    if any(stamps[name].exists() and stamps[name].read_text() == wanted[name] for name in enough):
        return
    say(f"installing the locked packages ({purpose})")
    done = subprocess.run([BIN / "python", *PIP, "-r", locks[purpose]], check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit("notmine: the packages could not be installed; what pip said is above")
    stamps[purpose].write_text(wanted[purpose])


def say(line: str) -> None:
    """One line to the person at the terminal."""
    print(f"notmine: {line}", file=sys.stderr, flush=True)


def main() -> int:
    """Provide everything for the purpose named on the command line."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else ""
    if purpose not in ("run", "dev"):
        say("usage: bootstrap.py run|dev")
        return 2
    provide_system(purpose)
    provide_venv()
    provide_packages(purpose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
