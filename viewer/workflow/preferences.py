# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The user's preferences."""

from __future__ import annotations

from platformdirs import PlatformDirs

from viewer.settings import Settings
from viewer.storage.settings_file import read_settings, write_settings

_FILE = PlatformDirs("notmine", appauthor=False).user_config_path / "settings.json"


def load_settings() -> Settings:
    """The kept preferences, or those of a first start."""
    return read_settings(_FILE)


def save_settings(settings: Settings) -> bool:
    """Keep preferences; False where the folder refuses."""
    return write_settings(_FILE, settings)
