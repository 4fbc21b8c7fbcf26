# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Compares ids, names and contents: whether each is what it says, and stands once. Answers: (compared, differing)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind
from viewer.case.recording import LinkKind, Recording, Transcript

Counted = tuple[int, int]
Pair = tuple[Recording, Transcript, LinkKind]

_APP_TYPES = ("A2TF17PFR55MTB",)
_APP_SERIAL = re.compile(r"[0-9a-f]{32}", re.IGNORECASE)
_ID_SERIAL = re.compile(r":1\.0/\d{4}/\d\d/\d\d/\d\d/([A-Za-z0-9]+)/")
_SOUND = ("wav", "mp3", "m4a", "aac", "ogg", "oga", "opus", "flac", "wma", "amr", "aiff", "aif", "caf")
_PROMISED: Mapping[str, tuple[Kind, ...]] = {
    **dict.fromkeys(_SOUND, (Kind.AUDIO,)),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "webp"), (Kind.IMAGE,)),
    **dict.fromkeys(("mp4", "mov", "mkv", "webm", "avi"), (Kind.VIDEO, Kind.AUDIO)),
    "pdf": (Kind.PDF,),
    "zip": (Kind.ARCHIVE,),
    "csv": (Kind.CSV, Kind.TEXT),
    "json": (Kind.JSON, Kind.TEXT),
    "html": (Kind.HTML, Kind.TEXT),
}
_DAMAGE = ("archive.damaged_header", "archive.damaged_data", "archive.ends_early", "archive.too_much_output")


def id_device(pairs: Iterable[Pair]) -> Counted:
    """Recordings that an id ties to a line: the serial number in the line's id beside the recording's."""
    checked = differing = 0
    for one, line, kind in pairs:
        found = _ID_SERIAL.search(line.utterance_id) if line.utterance_id and kind is LinkKind.EXACT else None
        if found and one.device:
            checked += 1
            differing += found[1].upper() != one.device.upper()
    return checked, differing


def serial_type(recordings: Iterable[Recording]) -> Counted:
    """Recordings with serial number and type of device: the app has 32 hexadecimal digits and no device else has, and
    one serial number is of one type.
    """
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for one in recordings:
        if one.device and one.device_type:
            types[one.device][one.device_type] += 1
    checked = differing = 0
    for serial, counts in types.items():
        checked += counts.total()
        usual, most = counts.most_common(1)[0]
        wrong = (usual in _APP_TYPES) != bool(_APP_SERIAL.fullmatch(serial))
        differing += counts.total() if wrong else counts.total() - most
    return checked, differing


def duplicates(recordings: Iterable[Recording], entries: Mapping[str, Entry]) -> Counted:
    """Recordings whose bytes lie in the export more than once, under another name, device or time."""
    counts = Counter(entries[one.entry].sha256 for one in recordings if one.entry in entries)
    counts.pop("", None)
    return counts.total(), sum(n for n in counts.values() if n > 1)


def ids_twice(recordings: Iterable[Recording], entries: Mapping[str, Entry]) -> Counted:
    """Recordings with an utterance id that another recording with other contents has too."""
    contents: dict[str, Counter[str]] = defaultdict(Counter)
    for one in recordings:
        if one.utterance_id:
            entry = entries.get(one.entry)
            contents[one.utterance_id][(entry.sha256 if entry else "") or one.entry] += 1
    checked = sum(counts.total() for counts in contents.values())
    return checked, sum(counts.total() for counts in contents.values() if len(counts) > 1)


def without_line(recordings: Sequence[Recording], lines: Sequence[Transcript], pairs: Iterable[Pair]) -> Counted:
    """Recordings without a line of transcript, where the export has any."""
    linked = {one.id for one, _, _ in pairs}
    return (len(recordings), len(recordings) - len(linked)) if lines else (0, 0)


def without_recording(recordings: Sequence[Recording], lines: Sequence[Transcript], pairs: Iterable[Pair]) -> Counted:
    """Lines of transcript without a recording, where the export has any."""
    linked = {line.id for _, line, _ in pairs}
    return (len(lines), len(lines) - len(linked)) if recordings else (0, 0)


def first_bytes(inventory: Inventory, codecs: Mapping[str, str]) -> Counted:
    """Files whose first bytes are not what their name promises; `codecs` names, by entry, what is not plain PCM."""
    checked = differing = 0
    for entry in inventory.entries:
        ending = entry.name.rpartition(".")[2].lower()
        promised = _PROMISED.get(ending)
        if promised and entry.kind is not Kind.EMPTY and entry.flaw is None:
            checked += 1
            differing += entry.kind not in promised or (ending == "wav" and not _in_wav(codecs.get(entry.path, "pcm")))
    return checked, differing


def _in_wav(codec: str) -> bool:
    return codec.startswith(("pcm", "adpcm", "gsm"))


def damaged(dispositions: Iterable[Disposition]) -> Counted:
    """Files whose contents are not those that the archive was told to hold: other length or check sum, or cut off."""
    checked = differing = 0
    for one in dispositions:
        checked += 1
        differing += one.fate is Fate.REJECTED and one.reason is not None and one.reason.key in _DAMAGE
    return checked, differing
