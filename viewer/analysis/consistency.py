# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measures whether an export agrees with itself: how many of what was compared differ. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.analysis.consistency_identity import (
    damaged,
    duplicates,
    first_bytes,
    id_device,
    ids_twice,
    serial_type,
    without_line,
    without_recording,
)
from viewer.analysis.consistency_sound import Format, Sounds
from viewer.analysis.consistency_times import (
    clock,
    device_dates,
    id_time_member,
    id_time_name,
    member_order,
    member_time,
    transcript_time,
)
from viewer.case.export import Inventory
from viewer.case.observation import Observation
from viewer.case.reading import Reading
from viewer.case.sound import SoundTraits

NAME = "consistency"
VERSION = "1"
_USUAL = {"amazon-alexa": Format(16_000, 1, "pcm_s16le")}


def measure_consistency(inventory: Inventory, reading: Reading, sounds: Iterable[SoundTraits]) -> Observation:
    """For every check by its key: [compared, differing], in recordings, files or lines. Linear but for one sorting.

    `reading` holds recordings, transcripts, links, account facts, formats and what became of the entries; `sounds` is
    walked once. What could not be compared at all is [0, 0].
    """
    entries = inventory.by_path
    recordings = reading.recordings
    by_id = {one.id: one for one in recordings}
    lines = {one.id: one for one in reading.transcripts}
    pairs = [
        (by_id[link.recording], lines[link.transcript], link.kind)
        for link in reading.links
        if link.recording in by_id and link.transcript in lines
    ]
    usual = next((form for name, form in _USUAL.items() if any(one.startswith(name) for one in reading.formats)), None)
    heard = Sounds({one.entry: one for one in recordings}, usual)
    for one in sounds:
        heard.add(one)
    found = {
        "id_time_name": id_time_name(recordings, pairs),
        "id_time_member": id_time_member(recordings, entries),
        "member_order": member_order(recordings, entries),
        "member_time": member_time(recordings, entries),
        "transcript_time": transcript_time(pairs),
        "id_device": id_device(pairs),
        "device_dates": device_dates(recordings, reading.account_facts),
        "serial_type": serial_type(recordings),
        **heard.counts(),
        "duplicates": duplicates(recordings, entries),
        "ids_twice": ids_twice(recordings, entries),
        "without_line": without_line(recordings, reading.transcripts, pairs),
        "without_recording": without_recording(recordings, reading.transcripts, pairs),
        "clock": clock(recordings, inventory),
        "first_bytes": first_bytes(inventory, heard.codecs),
        "damaged": damaged(reading.dispositions),
    }
    return Observation("export", NAME, VERSION, {key: list(counted) for key, counted in found.items()})
