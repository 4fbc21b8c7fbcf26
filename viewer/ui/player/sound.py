# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The way to the sound card, through sounddevice; without one everything else goes on."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, cast

import numpy as np

from viewer.case.message import Message, message
from viewer.ui.player.feed import Feed
from viewer.ui.player.stretch import Samples

_LATENCY_S = 0.05


def _sounddevice() -> ModuleType:
    import sounddevice

    return cast("ModuleType", sounddevice)


class Output:
    """Plays one sound at a time. All methods are for the window's thread and return at once."""

    def __init__(self, library: Callable[[], object] = _sounddevice) -> None:
        """`library` gives the sounddevice module; it is asked for it when sound is first wanted."""
        self._library = library
        self._device: Any = None
        self._stream: Any = None
        self._probed = False
        self.reason: Message | None = None
        self.feed = Feed()

    @property
    def available(self) -> bool:
        """Whether there is a sound card; `reason` says why not."""
        if not self._probed:
            self._probed = True
            self._probe()
        return self._device is not None

    def load(self, samples: Samples, rate: int) -> None:
        """Take a sound, int16 [frames, channels]; more than two channels are mixed to one."""
        self._close()
        if samples.shape[1] > 2:
            samples = samples.mean(axis=1, keepdims=True).astype(np.int16)
        self.feed.load(samples, rate)

    def play(self, limit_s: float | None = None) -> Message | None:
        """Sound from where the feed stands, `limit_s` seconds at most; what went wrong, or None."""
        if not self.available:
            return self.reason
        self.feed.play(limit_s)
        return self._started()

    def tend(self) -> Message | None:
        """To be called some twenty times a second while sound is wanted: sets a card going that fell asleep."""
        if self.feed.playing and self._stream is not None and not self._stream.active:
            return self._started()
        return None

    def mute(self) -> None:
        """Silence at once: what waits in the card's buffers is thrown away."""
        self.feed.silence()
        if self._stream is not None:
            self._stream.abort(ignore_errors=True)

    def close(self) -> None:
        """Silence, and let go of the card."""
        self.mute()
        self._close()

    def _probe(self) -> None:
        try:
            device: Any = self._library()
            device.check_output_settings(dtype="int16")
            self._device = device
        except (ImportError, OSError):
            self.reason = message("player.no_library")
        except Exception:
            self.reason = message("player.no_device")

    def _started(self) -> Message | None:
        try:
            if self._stream is None:
                self._stream = self._device.OutputStream(
                    samplerate=self.feed.rate,
                    channels=self.feed.channels,
                    dtype="int16",
                    latency=_LATENCY_S,
                    callback=self._fill,
                )
            if not self._stream.active:
                self._stream.stop()
                self._stream.start()
        except self._device.PortAudioError:
            self.feed.silence()
            self._close()
            return message("player.device_refused")
        return None

    def _fill(self, out: Samples, _frames: int, _time: object, _status: object) -> None:
        if not self.feed.fill(out):
            raise self._device.CallbackStop

    def _close(self) -> None:
        if self._stream is not None:
            self._stream.close(ignore_errors=True)
            self._stream = None
