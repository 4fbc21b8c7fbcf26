# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A case that lies in no file, for what is to leave no trace."""

from __future__ import annotations

from pathlib import Path

from viewer.storage.case_file import CaseFile
from viewer.storage.schema import connect_in_memory, lay_out


def create_in_memory(name: str) -> CaseFile:
    """A new, empty case in memory that is gone when it is closed; `name` stands where its file's would."""
    connection = connect_in_memory()
    lay_out(connection)
    return CaseFile(Path(name), connection, connection)
