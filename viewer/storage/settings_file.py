# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The settings file: JSON in the user's configuration folder, replaced whole; what another version wrote is kept."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from viewer.settings import Settings
from viewer.storage.folder import make_private, put_in_place


def read_settings(path: Path) -> Settings:
    """The settings of a file; what is missing or of the wrong type is as at first start."""
    known = _kept(path)
    default = Settings()
    chosen: dict[str, Any] = {}
    for field in fields(Settings):
        value, wanted = known.get(field.name), getattr(default, field.name)
        if isinstance(wanted, tuple) and isinstance(value, list):
            chosen[field.name] = tuple(str(one) for one in value)
        elif isinstance(value, float | int if isinstance(wanted, float) else type(wanted)):
            chosen[field.name] = value
    return Settings(**chosen)


def write_settings(path: Path, settings: Settings) -> bool:
    """Replace the file; False where the folder refuses, since preferences are no reason to stop anybody."""
    text = json.dumps(_kept(path) | asdict(settings), ensure_ascii=False, indent=1)
    draft = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.unlink(missing_ok=True)
        make_private(draft)
        draft.write_text(text, encoding="utf-8")
        put_in_place(draft, path)
    except OSError:
        return False
    return True


def _kept(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
