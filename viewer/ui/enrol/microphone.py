# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The way to the microphone, through sounddevice: opened when asked, closed when asked, never otherwise."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from viewer.case.message import Message, message

Block = NDArray[np.float32]


class Microphone(Protocol):
    """Something that can be listened to."""

    @property
    def rate(self) -> int:
        """Samples a second, known once it was opened."""
        ...

    def open(self, take: Callable[[Block], None]) -> Message | None:
        """Listen; `take` gets mono blocks in -1..1, on whatever thread. What went wrong, or None."""
        ...

    def close(self) -> None:
        """Listen no more; `take` is not called afterwards."""
        ...


def _sounddevice() -> ModuleType:
    import sounddevice

    return cast("ModuleType", sounddevice)


class CardMicrophone:
    """The system's default microphone, at the rate that it prefers."""

    def __init__(self, library: Callable[[], object] = _sounddevice) -> None:
        """`library` gives the sounddevice module; it is asked for it when the microphone is first opened."""
        self._library = library
        self._stream: Any = None
        self.rate = 0

    def open(self, take: Callable[[Block], None]) -> Message | None:
        """Listen until `close`."""
        self.close()

        def heard(block: Block, _frames: int, _time: object, _status: object) -> None:
            take(block[:, 0].copy())

        try:
            card: Any = self._library()
            self.rate = round(card.query_devices(kind="input")["default_samplerate"])
            self._stream = card.InputStream(samplerate=self.rate, channels=1, dtype="float32", callback=heard)
            self._stream.start()
        except (ImportError, OSError):
            return message("enrol.microphone.no_library")
        except Exception:  # PortAudio's own error, known only once the library is there
            self.close()
            return message("enrol.microphone.none")
        return None

    def close(self) -> None:
        """Let go of it at once."""
        if self._stream is not None:
            self._stream.close(ignore_errors=True)
            self._stream = None
