# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`notmine` with workers that are not locked in and answer in pickles, to measure what isolation costs.

Spawned workers import this module again as the main one, so that what is replaced here is replaced in them too.
"""

from __future__ import annotations

import pickle
import sys
from typing import Any

from viewer.workflow import worker
from viewer.workflow.isolation import serving


class Pickled:
    """A codec that trusts everybody."""

    def encode(self, value: Any) -> bytes:
        """A pickle."""
        return pickle.dumps(value, protocol=5)

    def decode(self, data: bytes) -> Any:
        """What a pickle makes."""
        return pickle.loads(data)  # noqa: S301  # from this benchmark's own workers


def _pickled(function: object) -> Pickled:
    return Pickled()


def _open(folders: object) -> None:
    """Leave the process as it is."""


serving.lock_down = _open  # type: ignore[assignment]
serving.reply_codec = worker.reply_codec = _pickled  # type: ignore[assignment]

if __name__ == "__main__":
    from viewer.cli.main import main

    sys.exit(main(sys.argv[1:], lambda *_: 2))
