# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the sound card is fed: a sound, where it stands, how loud, how fast. Knows neither card nor window."""

from __future__ import annotations

from threading import Lock

import numpy as np
from numpy.typing import NDArray

from viewer.ui.player.stretch import Floats, Samples, Stretch

RAMP_S = 0.005
SLOWEST, FASTEST = 0.5, 2.0


class Feed:
    """Fills the sound card's buffers; asked by the card's thread, steered by the window's.

    Every start, stop, seek and change of volume is a ramp of 5 ms; at full volume and speed 1 the samples between are
    passed on untouched. The position moves by the frames that the card really took.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._samples: Samples = np.zeros((0, 1), np.int16)
        self._stretch = Stretch(self._samples, 1)
        self.rate = 1
        self._at = 0.0
        self._level = 0.0
        self._gain = 1.0
        self._speed = 1.0
        self._playing = False
        self._loop = False
        self._allowance: float | None = None
        self._heard = 0.0
        self._jump: float | None = None

    @property
    def channels(self) -> int:
        """Channels of the sound."""
        return int(self._samples.shape[1])

    @property
    def duration_s(self) -> float:
        """Length of the sound in seconds."""
        return len(self._samples) / self.rate

    @property
    def position_s(self) -> float:
        """Where the sound stands, in seconds."""
        return (self._at if self._jump is None else self._jump) / self.rate

    @property
    def playing(self) -> bool:
        """Whether sound is wanted; the last ramp may still sound after it is not."""
        return self._playing

    def load(self, samples: Samples, rate: int) -> None:
        """Take another sound [frames, channels], at its beginning and not playing."""
        with self._lock:
            self._samples, self.rate = samples, rate
            self._stretch = Stretch(samples, rate)
            self._at, self._level, self._playing, self._jump, self._allowance = 0.0, 0.0, False, None, None

    def play(self, limit_s: float | None = None) -> None:
        """Sound from here, or from the beginning if this is the end; `limit_s` seconds of the recording at most."""
        with self._lock:
            if self._at >= len(self._samples):
                self._at = 0.0
                self._stretch.restart()
            self._allowance = None if limit_s is None else limit_s * self.rate
            self._playing = len(self._samples) > 0

    def pause(self) -> None:
        """Fall silent within 5 ms and stay here."""
        self._playing = False

    def silence(self) -> None:
        """Fall silent with the very next sample."""
        with self._lock:
            self._playing, self._level = False, 0.0

    def seek(self, seconds: float) -> None:
        """Go on from there; while sounding, through a ramp down and up again."""
        with self._lock:
            place = min(max(seconds * self.rate, 0.0), float(len(self._samples)))
            if self._level > 0:
                self._jump = place
            else:
                self._at, self._jump = place, None
                self._stretch.restart()

    def set_volume(self, volume: float) -> None:
        """0 to 1; squared to an amplitude, as ears have it."""
        self._gain = min(max(volume, 0.0), 1.0) ** 2

    def set_speed(self, speed: float) -> None:
        """0.5 to 2, at the same pitch."""
        with self._lock:
            self._speed = min(max(speed, SLOWEST), FASTEST)
            self._stretch.restart()

    def set_loop(self, loop: bool) -> None:
        """Whether to begin again at the end; a limit is not renewed by it."""
        self._loop = loop

    def take_heard(self) -> float:
        """Seconds of the recording that sounded since the last asking."""
        with self._lock:
            heard, self._heard = self._heard, 0.0
            return heard / self.rate

    def fill(self, out: Samples) -> bool:
        """Fill a buffer [frames, channels]; False once there is nothing more to come and the card may rest."""
        out[:] = 0
        with self._lock:
            done = 0
            while done < len(out) and (self._playing or self._level > 0):
                done += self._some(out[done:])
            return self._playing or self._level > 0

    def _some(self, out: Samples) -> int:
        """Fill the beginning of a buffer, up to the next turn (end, limit, jump, silence); how many frames."""
        target = self._gain if self._playing and self._jump is None else 0.0
        ramp = max(int(self.rate * RAMP_S), 1)
        frames = len(out)
        if target == 0.0 and self._level > 0:
            frames = min(frames, max(int(np.ceil(self._level * ramp)), 1))
        left = self._left() / self._speed
        frames = min(frames, int(np.ceil(left)))
        if frames <= 0 or (target == 0.0 and self._level <= 0 and self._jump is not None):
            self._turn()
            return 0
        gains = self._gains(frames, target, ramp, None if self._runs_on() else left)
        block = self._pull(frames)
        out[:frames] = block if (gains == 1.0).all() else np.rint(block * gains[:, None])
        if target == 0.0 and self._level <= 0 and not self._playing:
            return len(out)
        return frames

    def _gains(self, frames: int, target: float, ramp: int, left: float | None) -> NDArray[np.float32]:
        """The gain of each frame: from the level so far towards the target, and down to nothing at an end."""
        steps = np.arange(1, frames + 1, dtype=np.float32) / ramp
        toward = (
            np.minimum(self._level + steps, target)
            if target >= self._level
            else np.maximum(self._level - steps, target)
        )
        if left is not None and left - frames < ramp:
            toward = np.minimum(toward, np.maximum((left - np.arange(frames, dtype=np.float32)) / ramp, 0.0))
        self._level = float(toward[-1])
        return toward.astype(np.float32)

    def _runs_on(self) -> bool:
        return self._loop and self._allowance is None

    def _left(self) -> float:
        left = len(self._samples) - self._at
        return left if self._allowance is None else min(left, self._allowance)

    def _pull(self, frames: int) -> Samples | Floats:
        moved = min(frames * self._speed, self._left())
        if self._speed == 1.0:
            first = int(self._at)
            block: Samples | Floats = self._samples[first : first + frames]
        else:
            block = np.clip(self._stretch.read(self._at, self._speed, frames), -32768, 32767)
        self._at += moved
        if self._allowance is not None:
            self._allowance -= moved
        if self._gain > 0:
            self._heard += moved
        return block

    def _turn(self) -> None:
        """At an end, begin again or stop; after the ramp down before a jump, jump."""
        if self._jump is not None:
            self._at, self._jump, self._level = self._jump, None, 0.0
        elif self._at >= len(self._samples) and self._runs_on() and self._playing:
            self._at = 0.0
        else:
            self._playing, self._level = False, 0.0
        self._stretch.restart()
