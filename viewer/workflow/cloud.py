# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whether a file lies in a folder that a cloud service is known to copy elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_SERVICES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "OneDrive": re.compile(r"onedrive\b.*", re.IGNORECASE),
        "Dropbox": re.compile(r"dropbox( \(.*\))?", re.IGNORECASE),
        "iCloud": re.compile(r"icloud ?drive.*|com~apple~clouddocs|mobile documents", re.IGNORECASE),
        "Nextcloud": re.compile(r"nextcloud\d*", re.IGNORECASE),
        "ownCloud": re.compile(r"owncloud\d*", re.IGNORECASE),
        "Google Drive": re.compile(r"google ?drive\b.*", re.IGNORECASE),
        "MagentaCLOUD": re.compile(r"magentacloud", re.IGNORECASE),
        "pCloud": re.compile(r"pcloud ?drive", re.IGNORECASE),
        "Box": re.compile(r"box( sync|-box)?", re.IGNORECASE),
        "MEGA": re.compile(r"mega(sync)?", re.IGNORECASE),
        "Seafile": re.compile(r"seafile|seadrive", re.IGNORECASE),
    }
)


def cloud_of(path: Path) -> str:
    """The service whose folder a file seems to lie in, by the well-known names of folders; empty for none."""
    for folder in path.parts[:-1]:
        for service, known in _SERVICES.items():
            if known.fullmatch(folder):
                return service
    return ""
