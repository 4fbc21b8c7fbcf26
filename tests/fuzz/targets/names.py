# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What names of recordings tell: time, device, account."""

from __future__ import annotations

from viewer.importers.names import mine, record_key_in, utterance_in


def seeds() -> list[bytes]:
    """Names as exports have them."""
    return [
        b"Alexa/Audio/A3S5BH2HU6VAYF.1.0_2016_01_01_10_G090AAAA11112222_59.30..TNIH_2V.0a-0000-4000-8000-00ZXV_0.wav",
        b"A3S5BH2HU6VAYF:1.0/2018/05/06/07/G090AAAA11112222/08:10::TNIH_2V.0a0b0c0d-0000-4000-8000-000000000000",
        "Memos/Küche 2018-05-06 07.08.10.m4a".encode(),
        b"20180506_070810.amr",
    ]


def run(data: bytes) -> None:
    """Read the name."""
    name = data.decode("utf-8", "replace")
    mine(name, ("A1B2C3D4E5F6G7",))
    utterance_in(name)
    record_key_in(name)
