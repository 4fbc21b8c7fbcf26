# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""An open case, as the window and the terminal hold it."""

from __future__ import annotations

from pathlib import Path

from viewer.archive.source import ExportSource
from viewer.case.voice import VoiceProfile
from viewer.storage.case_file import CaseFile
from viewer.workflow.workers import Workers


class OpenCase:
    """An open case file. Callers hand it back to the use cases and look no deeper."""

    def __init__(self, file: CaseFile) -> None:
        """Hold an open file; the way to the export's entries is found when it is first needed.

        `profiles` are those who enrolled, by person, while the case is open; they are not kept in it. `ears` is the
        worker that decodes what is listened to, from the first sound on.
        """
        self.file = file
        self.source: ExportSource | None = None
        self.profiles: dict[str, VoiceProfile] = {}
        self.ears: Workers | None = None

    @property
    def path(self) -> Path:
        """Where the case file lies."""
        return self.file.path

    def __enter__(self) -> OpenCase:
        """The case itself."""
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Close the case."""
        self.close()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was ever kept in it."""
        return self.file.get("export") is None

    def discard_if_blank(self) -> None:
        """Close it; where nothing was ever kept in it, its file goes too."""
        blank = self.is_blank
        self.close()
        if blank:
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Finish writing and let go of the file."""
        self.rest_ears()
        self.file.close()

    def rest_ears(self) -> None:
        """End the worker that decodes sound, if there is one."""
        ears, self.ears = self.ears, None
        if ears is not None:
            ears.end()
