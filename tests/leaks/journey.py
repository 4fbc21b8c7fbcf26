# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A journey through the real window, off the screen: everything is opened once, a text and a sound are asked for.

`python -m tests.leaks.journey PLAN.json`; what can be copied or shown is written into the file that the plan names.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.leaks.shown import Shown, shown
from viewer.mishap import hold_tongue
from viewer.ui.application import compose, dismantle, load, make_application, real_panels
from viewer.ui.main_window import MainWindow
from viewer.ui.parcel.sheet import Section
from viewer.workflow.enrolling import has_kept_profiles
from viewer.workflow.preferences import load_settings, save_settings
from viewer.workflow.state import read_facts_file

_BEAT_MS, _BEATS = 25, 10_000


def wait(until: Callable[[], bool], what: str) -> None:
    """Let the window live until something is so."""
    for _ in range(_BEATS):
        if until():
            return
        QTest.qWait(_BEAT_MS)
    raise TimeoutError(what)


def travel(plan: dict[str, Any], application: QApplication) -> Iterator[str]:
    """Each station, once it is reached."""
    window = compose(application, load_settings(), save_settings, load, real_panels)
    sys.excepthook = window.mishaps.hook
    window.show()
    flows = window.parts.flows
    flows.open_paths([Path(one) for one in plan["exports"]], read_facts_file(Path(plan["facts"])))
    wait(lambda: window.overview is not None and window.overview.examined and not _busy(window), "judged")
    yield "opened"
    yield from _list(window, plan)
    for room in ("voices", "parcel"):
        assert window.work is not None
        window.work.show_room(room)
        wait(lambda: not _busy(window), room)
        yield room
    yield from _copies(window)
    assert window.work is not None
    window.work.show_room("")
    for dialog in (
        window.desk.show_inventory,
        window.desk.show_keys,
        window.desk.show_palette,
        window.desk.show_settings,
    ):
        dialog()
        shown = application.activeModalWidget()
        if shown is not None:
            shown.close()
        yield dialog.__name__
    has_kept_profiles()
    window.mishaps.show(ValueError(plan["mistake"]))
    box = application.activeModalWidget()
    assert isinstance(box, QMessageBox)
    yield "\n".join((box.text(), box.informativeText(), box.detailedText()))
    box.close()
    window.close()
    yield "closed"
    dismantle(application, window)


def _list(window: MainWindow, plan: dict[str, Any]) -> Iterator[str]:
    panels: Any = window.panels
    for _ in range(3):
        panels.recordings.step(1)
        QTest.qWait(40)
    for player_act in (panels.player.transcript.asked.emit, panels.player.toggle):
        player_act()
        wait(lambda: not _busy(window), "played")
        yield "asked for a text or a sound"
    window.cover()
    panels.why.show_export()
    wait(lambda: not _busy(window), "reasons")
    yield "reasons"


def _copies(window: MainWindow) -> Iterator[str]:
    """Press every button that copies; what is then on the clipboard."""
    panels: Any = window.panels
    for place, section in enumerate(Section):
        panels.parcel.tabs.setCurrentIndex(place)
        wait(lambda: not _busy(window), str(section))
        view = panels.parcel.tabs.currentWidget()
        for copy in [view.copy] if hasattr(view, "copy") and view.copy.isVisible() else []:
            copy.click()
            yield f"copied from {section}: {QGuiApplication.clipboard().text()}"


def _busy(window: MainWindow) -> bool:
    return window.parts.jobs.busy or window.parts.aside.busy


def main() -> None:
    """Travel, and write down the stations, the clipboard and what is loaded."""
    hold_tongue()
    plan = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    application = make_application()
    stations, seen = [], set[Shown]()
    for station in travel(plan, application):
        stations.append(station)
        if plan.get("look") and station in {"opened", "parcel", "voices", "reasons"}:
            seen |= {one for top in application.topLevelWidgets() for one in shown(top) if one[2]}
    told = {
        "stations": stations,
        "clipboard": QGuiApplication.clipboard().text(),
        "shown": sorted(seen),
        "modules": sorted(sys.modules),
        "libraries": sorted(_libraries()),
    }
    Path(plan["told"]).write_text(json.dumps(told), encoding="utf-8")


def _libraries() -> set[str]:
    """The shared libraries that this process has loaded, by their paths; empty where the system does not tell."""
    maps = Path("/proc/self/maps")
    lines = maps.read_text(encoding="utf-8").splitlines() if maps.exists() else []
    return {line.split(maxsplit=5)[5] for line in lines if ".so" in line and len(line.split(maxsplit=5)) > 5}


if __name__ == "__main__":
    try:
        main()
    except Exception:
        traceback.print_exc()
        sys.exit(1)
