# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What was measured of a recording, and what the comparison of voices says of it, in lines."""

from __future__ import annotations

from viewer.case.query import Row
from viewer.ui.recordings.cells import length
from viewer.verbal import Subject, sentence, voice_name
from viewer.words import Words

_DIFFERS_S = 0.05


def measurements(row: Row, words: Words) -> tuple[str, ...]:
    """What was measured of a recording; what was not is left out."""
    number = words.number
    told: list[tuple[str, str | None]] = [("why.measured.duration", _duration(row, words))]
    told += [
        ("why.measured.rate", None if row.sample_rate is None else f"{number(row.sample_rate)} Hz"),
        ("why.measured.channels", None if row.channels is None else number(row.channels)),
        ("why.measured.codec", row.codec),
        ("why.measured.loudness", None if row.loudness_lufs is None else f"{number(row.loudness_lufs, 1)} LUFS"),
        ("why.measured.snr", None if row.snr_db is None else f"{number(row.snr_db, 0)} dB"),
        ("why.measured.speech", None if row.speech_s is None else f"{number(row.speech_s, 1)} s"),
    ]
    return tuple(f"{words.text(key)}: {value}" for key, value in told if value)


def voice_lines(row: Row, words: Words) -> tuple[str, ...]:
    """What the comparison of voices says of a recording, with both propositions; nothing where none was made."""
    if row.voice_group is None and row.voice_llr is None:
        return ()
    named = words.text("voices.why.group", voice=voice_name(words, row.voice_group or ""))
    compared = sentence(words, row.voice_llr, subject=Subject.RECORDING)
    return (named, compared, words.text("voices.innocent"))


def _duration(row: Row, words: Words) -> str | None:
    if row.duration_s is None:
        return None
    true = length(row.duration_s, words)
    if row.declared_s is None or abs(row.declared_s - row.duration_s) < _DIFFERS_S:
        return true
    return words.text("why.measured.declared", true=true, declared=length(row.declared_s, words))
