# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Asks the system to leave the program's windows out of screen recordings and shared screens, where it can.

Windows: SetWindowDisplayAffinity (WDA_EXCLUDEFROMCAPTURE, since Windows 10 2004). macOS: NSWindow.sharingType. Neither
X11 nor Wayland has such a wish. It is a hint: a camera in front of the screen, and programs with more rights, see all.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow

_SHOWN, _ON_MONITOR_ONLY, _EXCLUDED = 0x0, 0x1, 0x11
_SHARING_NONE, _SHARING_READ_ONLY = 0, 1
Hint = Callable[[int, bool], bool]


def system_hint() -> Hint | None:
    """What asks the system for a window (by its native id) to be hidden or shown; None where there is no such wish."""
    return {"win32": _windows, "darwin": _mac}.get(sys.platform)


class CaptureShield(QObject):
    """Install it on the application: every window is hidden from captures as it appears, while `wanted`."""

    def __init__(self, wanted: bool, hint: Hint | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted, self._hint = wanted, hint
        self._windows: set[QWindow] = set()

    def want(self, wanted: bool) -> None:
        """Hide the windows from now on, or no longer; those that are open follow at once."""
        if wanted != self._wanted:
            self._wanted = wanted
            for window in tuple(self._windows):
                self._ask(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look after windows that appear and go; the event goes on its way."""
        if self._hint is not None and isinstance(watched, QWindow):
            if event.type() == QEvent.Type.Expose and watched.isTopLevel() and watched not in self._windows:
                self._windows.add(watched)
                if self._wanted:
                    self._ask(watched)
            elif event.type() in (QEvent.Type.Hide, QEvent.Type.Close):
                self._windows.discard(watched)
        return False

    def _ask(self, window: QWindow) -> None:
        if self._hint is not None:
            self._hint(int(window.winId()), self._wanted)


def _windows(window: int, is_hidden: bool) -> bool:
    set_affinity = ctypes.windll.user32.SetWindowDisplayAffinity  # type: ignore[attr-defined,unused-ignore]
    set_affinity.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    if not is_hidden:
        return bool(set_affinity(window, _SHOWN))
    return bool(set_affinity(window, _EXCLUDED) or set_affinity(window, _ON_MONITOR_ONLY))


def _mac(view: int, is_hidden: bool) -> bool:
    objc = ctypes.CDLL(ctypes.util.find_library("objc") or "libobjc.dylib")
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = (ctypes.c_char_p,)
    send = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value
    asked = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(send or 0)
    told = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(send or 0)
    window = asked(view, objc.sel_registerName(b"window"))
    if not window:
        return False
    sharing = _SHARING_NONE if is_hidden else _SHARING_READ_ONLY
    told(window, objc.sel_registerName(b"setSharingType:"), sharing)
    return True
