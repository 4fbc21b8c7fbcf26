# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Consistency: each check counts what was compared and what differs, and nothing where there is nothing to compare."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from viewer.analysis.consistency import measure_consistency
from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind
from viewer.case.message import message
from viewer.case.reading import AccountFact, FactKind, Reading
from viewer.case.recording import Link, LinkKind, Recording, TimeSource, Transcript
from viewer.case.sound import SoundTraits

START = datetime(2018, 3, 1, 12, tzinfo=UTC)
SERIAL = "G090AAAA11112222"
N = 4


def path(number: int) -> str:
    return f"e.zip!Alexa/Audio/{number:03d}.wav"


def when(number: int) -> datetime:
    return START + timedelta(days=number)


def utterance(at: datetime, number: int, serial: str = SERIAL) -> str:
    return (
        f"A3S5BH2HU6VAYF:1.0/{at:%Y/%m/%d/%H}/{serial}/{at:%M:%S}::TNIH_2V.00000000-0000-0000-0000-{number:012d}ZXV/0"
    )


def recording(number: int) -> Recording:
    return Recording(
        f"r{number}", path(number), when(number), TimeSource.UTTERANCE_ID, SERIAL, "A3S5BH2HU6VAYF",
        utterance_id=utterance(when(number), number), batch="b",
    )  # fmt: skip


def entry(number: int) -> Entry:
    local = (when(number) + timedelta(hours=1)).replace(tzinfo=None).isoformat()
    return Entry(path(number), "e.zip", 100, kind=Kind.AUDIO, sha256=f"{number:064x}", modified=local)


class Made:
    """A consistent export that a test may spoil."""

    def __init__(self) -> None:
        self.entries = [
            *(entry(n) for n in range(N)),
            Entry("e.zip!a.csv", "e.zip", 9, kind=Kind.CSV, modified="2018-08-20T00:00:00"),
        ]
        self.recordings = [recording(n) for n in range(N)]
        self.lines = [
            Transcript(f"t{n}", "x", "e.zip!t.pdf", said_at=when(n), utterance_id=utterance(when(n), n))
            for n in range(N)
        ]
        self.links = [Link(f"t{n}", f"r{n}", LinkKind.EXACT, 1.0) for n in range(N)]
        self.facts = [AccountFact(FactKind.DEVICE, SERIAL, "e.zip!d.csv", detail=(("since", "2018-01-01"),))]
        self.fates = [Disposition(one.path, Fate.HANDLED) for one in self.entries]
        self.sounds = [SoundTraits(path(n), 16_000, 1, "pcm_s16le", 1.0, 1.0, "", 0.0) for n in range(N)]
        self.formats = ("amazon-alexa-2018",)

    def measured(self) -> dict[str, tuple[int, int]]:
        reading = Reading(self.formats, self.recordings, self.lines, self.links, tuple(self.facts), self.fates)
        inventory = Inventory((), tuple(self.entries))
        return {key: tuple(pair) for key, pair in measure_consistency(inventory, reading, self.sounds).values.items()}


def test_a_consistent_export_deviates_nowhere() -> None:
    found = Made().measured()
    assert {key: deviating for key, (_, deviating) in found.items() if deviating} == {}
    unchecked = {key for key, (checked, _) in found.items() if not checked}
    assert unchecked == {"id_time_name"}


def test_an_empty_export_has_nothing_to_compare() -> None:
    assert set(map(tuple, measure_consistency(Inventory((), ()), Reading((), ()), ()).values.values())) == {(0, 0)}


def set_time(made: Made, number: int, text: str) -> None:
    made.entries[number] = replace(made.entries[number], modified=text)


def named_by_time(made: Made, hours: float) -> None:
    for number in range(N):
        name = f"e.zip!Alexa/Audio/{when(number) + timedelta(hours=hours):%Y-%m-%d_%H-%M-%S}.wav"
        made.recordings[number] = replace(made.recordings[number], entry=name, time_source=TimeSource.NAME)
        made.entries[number] = replace(made.entries[number], path=name)


def spoil(made: Made, what: str) -> None:  # noqa: PLR0912  # one branch for each check
    if what == "member_time":
        set_time(made, 0, "2017-01-01T00:00:00")
    elif what == "id_time_member":
        set_time(made, 1, "2018-03-02T13:07:10")
    elif what == "member_order":
        made.recordings += [replace(made.recordings[0], id="r9", entry=path(9), captured_at=START + timedelta(hours=3))]
        made.entries.append(replace(entry(0), path=path(9), sha256="9", modified="2018-03-01T09:00:00"))
    elif what == "transcript_time":
        made.lines[0] = replace(made.lines[0], said_at=START + timedelta(minutes=9))
    elif what == "id_device":
        made.lines[0] = replace(made.lines[0], utterance_id=utterance(START, 0, "G090BBBB11112222"))
    elif what == "device_dates":
        made.facts = [replace(made.facts[0], detail=(("since", "2018-03-03"), ("until", "2019-01-01")))]
    elif what == "serial_type":
        made.recordings[0] = replace(made.recordings[0], device_type="A32DOYMUN6DTXA")
    elif what in ("audio_usual", "audio_device"):
        made.sounds[0] = made.sounds[0]._replace(sample_rate=44_100)
    elif what == "declared_length":
        made.sounds[0] = made.sounds[0]._replace(declared_s=9.0)
    elif what == "encoder":
        made.sounds[0] = made.sounds[0]._replace(encoder="Lavf58.29.100")
    elif what == "silence":
        made.sounds[0] = made.sounds[0]._replace(silent_s=0.2)
    elif what == "duplicates":
        made.entries[0] = replace(made.entries[0], sha256=made.entries[1].sha256)
    elif what == "ids_twice":
        made.recordings[0] = replace(made.recordings[0], utterance_id=made.recordings[1].utterance_id)
    elif what in ("without_line", "without_recording"):
        made.links = made.links[1:]
    elif what == "clock":
        made.recordings[0] = replace(made.recordings[0], captured_at=datetime(1970, 1, 1, tzinfo=UTC))
    elif what == "first_bytes":
        made.entries[-1] = replace(made.entries[-1], kind=Kind.PDF)
    elif what == "damaged":
        made.fates[0] = Disposition(path(0), Fate.REJECTED, message("archive.damaged_data"))


@pytest.mark.parametrize(
    ("what", "deviating"),
    [
        ("member_time", 1), ("id_time_member", 1), ("member_order", 1), ("transcript_time", 1), ("id_device", 1),
        ("device_dates", 1), ("serial_type", 1), ("audio_usual", 1), ("audio_device", 1), ("declared_length", 1),
        ("encoder", 1), ("silence", 1), ("duplicates", 2), ("ids_twice", 2), ("without_line", 1),
        ("without_recording", 1), ("clock", 1), ("first_bytes", 1), ("damaged", 1),
    ],
)  # fmt: skip
def test_what_is_spoilt_deviates(what: str, deviating: int) -> None:
    made = Made()
    spoil(made, what)
    assert made.measured()[what][1] == deviating


@pytest.mark.parametrize(("hours", "deviating"), [(0, 0), (2, 0), (5.5, 0), (0.1, N), (20, N)])
def test_times_in_names_may_be_in_any_zone_but_not_elsewhere(hours: float, deviating: int) -> None:
    made = Made()
    named_by_time(made, hours)
    assert made.measured()["id_time_name"] == (N, deviating)


def test_times_of_packing_are_no_times_of_recording() -> None:
    made = Made()
    for number in range(N):
        set_time(made, number, "2018-08-20T00:00:00")
    found = made.measured()
    assert found["id_time_member"] == found["member_order"] == (0, 0)
    assert found["member_time"] == (N, 0)


def test_nothing_is_usual_for_an_unknown_source() -> None:
    made = Made()
    made.formats = ("audio-folder",)
    assert made.measured()["audio_usual"] == (0, 0)


def test_what_an_older_case_did_not_measure_is_not_compared() -> None:
    made = Made()
    made.sounds = [one._replace(encoder=None, silent_s=None) for one in made.sounds]
    assert made.measured()["encoder"] == made.measured()["silence"] == (0, 0)


def test_an_mp3_named_wav_is_not_what_its_name_says() -> None:
    made = Made()
    made.sounds[0] = made.sounds[0]._replace(codec="mp3")
    assert made.measured()["first_bytes"][1] == 1
