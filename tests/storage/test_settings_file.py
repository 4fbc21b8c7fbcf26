# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Settings come back as they were; a strange file is as good as none, and what another version wrote is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from viewer.settings import Settings
from viewer.storage.settings_file import read_settings, write_settings


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    chosen = Settings(language="de", theme="dark", text_percent=150, volume=0.5, recent=("/a.notmine",), loop=True)
    assert write_settings(path, chosen)
    assert read_settings(path) == chosen
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "[]", "{", '{"volume": "loud", "recent": 3, "language": 5}', "\x00"])
def test_a_strange_file_is_a_first_start(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert read_settings(path) == Settings()


def test_what_a_newer_version_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"shape_of_things": 7, "theme": "dark"}', encoding="utf-8")
    write_settings(path, read_settings(path))
    assert json.loads(path.read_text(encoding="utf-8"))["shape_of_things"] == 7


def test_a_folder_that_refuses_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not write_settings(tmp_path / "file" / "settings.json", Settings())
