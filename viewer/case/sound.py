# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is known of the sound of one recording, without its samples."""

from __future__ import annotations

from typing import NamedTuple


class SoundTraits(NamedTuple):
    """Format, lengths in seconds (`declared_s` is what the header claims, None: nothing), the program that the file
    names as its writer (empty: none), and seconds of exact digital silence between sound. The last two are None where
    they were not measured.
    """

    entry: str
    sample_rate: int | None
    channels: int | None
    codec: str
    duration_s: float
    declared_s: float | None
    encoder: str | None
    silent_s: float | None
