# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the user prefers. One frozen value, handed to whoever needs it; `viewer.storage` keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's preferences and the state that the window is to come back with.

    `language` and `theme` may be "system". `recent` are paths of case files, newest first; `letters` is the folder that
    letters were saved into last. `window`, `splitters` and `columns` are Qt's own state bytes in base64. `text_percent`
    is the size of text, 100 to 200. `case_protection` is how a new case is protected (`viewer.case.protection`).
    """

    language: str = "system"
    theme: str = "system"
    text_percent: int = 100
    volume: float = 0.8
    speed: float = 1.0
    loop: bool = False
    recent: tuple[str, ...] = ()
    window: str = ""
    splitters: str = ""
    columns: str = ""
    preview_seconds: float = 2.0
    letters: str = ""
    cover_on_focus_loss: bool = True
    hide_from_capture: bool = True
    case_protection: str = "none"
