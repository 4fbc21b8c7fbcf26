# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the path of a recording gives away."""

from __future__ import annotations

from datetime import datetime

import pytest

from viewer.importers.names import mine, record_key_in, utterance_in, uuid_of

UUID = "a9baef64-be15-4776-8e84-f1830509730b"
WHOLE = f"A3S5BH2HU6VAYF:1.0/2018/10/13/20/G090LF1181840BFC/57:10::TNIH_2V.{UUID}ZXV/1"
WHEN = datetime(2018, 10, 13, 20, 57, 10)


@pytest.mark.parametrize(
    "name",
    [
        WHOLE,
        WHOLE.replace("/", "_").replace(":", "."),
        WHOLE.replace("/", "-").replace(":", "-"),
        WHOLE.replace("/", "_").replace(":", "_"),
        WHOLE.replace("/", "_").replace(":", ""),
        WHOLE.replace("/", "%2F").replace(":", "%3A"),
        WHOLE.replace("/", "").replace(":", "").replace("1.0", "10").replace("-", ""),
    ],
)
def test_utterance_ids_in_every_separator_style(name: str) -> None:
    found = mine(f"Alexa/Audio/{name}.wav")
    assert (found.time, found.zoned, found.device, found.device_type) == (WHEN, True, "G090LF1181840BFC", WHOLE[:14])
    assert found.utterance_id == WHOLE
    assert (found.grammar, found.folder) == ("utterance_id", "Alexa/Audio")


def test_streams_phones_and_typed_requests_have_ids_too() -> None:
    phone = f"A2TF17PFR55MTB_1.0_2021_06_30_07_{'0f' * 16}_24_25_TNIH_2V.{UUID}LPM.wav"
    assert mine(phone).device == "0f" * 16
    assert mine(phone).utterance_id == f"A2TF17PFR55MTB:1.0/2021/06/30/07/{'0f' * 16}/24:25::TNIH_2V.{UUID}LPM"
    assert mine(WHOLE.replace("A3S5BH2HU6VAYF", "TextClient")).device_type == "TextClient"


@pytest.mark.parametrize(
    ("path", "time", "zoned", "precision", "device", "grammar"),
    [
        ("a/G090LF1181840BFC_2018-10-13T20-57-10.wav", WHEN, False, 1, "G090LF1181840BFC", "serial_time"),
        ("a/20181013_205710_G090LF1181840BFC.wav", WHEN, False, 1, "G090LF1181840BFC", "serial_time"),
        ("a/2018-10-13_20_57_10_250_UTC.mp3", WHEN.replace(microsecond=250_000), True, 0.001, None, "time"),
        ("a/2018-10-13 20.57.wav", WHEN.replace(second=0), False, 60, None, "time"),
        ("a/audio_1@13-10-2018_20-57-10.ogg", WHEN, False, 1, None, "time"),
        ("a/voice-1539464230.wav", WHEN, True, 1, None, "time"),
        ("a/1539464230000.wav", WHEN, True, 0.001, None, "time"),
        (f"a/{UUID}.wav", None, False, 1, None, "uuid"),
        ("a/0017.wav", None, False, 1, None, "number"),
        ("a/my memo.wav", None, False, 1, None, "name"),
        ("a/2018-13-45_99-99-99.wav", None, False, 1, None, "name"),
        ("a/PTT-20210829-WA0030.opus", None, False, 1, None, "name"),
        ("a/AUDIO-FILE-ABCDEFGH.wav", None, False, 1, None, "name"),
    ],
)
def test_times_and_serials(
    path: str, time: datetime | None, zoned: bool, precision: float, *, device: str | None, grammar: str
) -> None:
    found = mine(path)
    assert (found.time, found.zoned, found.precision) == (time, zoned, precision)
    assert (found.device, found.grammar, found.folder) == (device, grammar, "a")


@pytest.mark.parametrize("separator", ["#", "_", "-"])
def test_record_keys(separator: str) -> None:
    key = separator.join(["A7UOF28QO3UXO", "1625037867407", "AWZZ5CVHX2CD", "G000RA1102560JBR"])
    found = mine(f"Alexa/{key}.wav")
    assert (found.account, found.device_type, found.device) == ("A7UOF28QO3UXO", "AWZZ5CVHX2CD", "G000RA1102560JBR")
    assert found.time == datetime(2021, 6, 30, 7, 24, 27, 407_000)
    read = record_key_in(key)
    assert read is not None
    assert read[1].timestamp() == pytest.approx(1625037867.407)


@pytest.mark.parametrize(
    ("path", "customers", "account"),
    [
        ("Alexa/customer_A7UOF28QO3UXO/1.wav", (), "A7UOF28QO3UXO"),
        ("Alexa/A7UOF28QO3UXO/1.wav", ("A7UOF28QO3UXO",), "A7UOF28QO3UXO"),
        ("Alexa/A3S5BH2HU6VAYF/1.wav", ("A7UOF28QO3UXO",), None),
        ("Alexa/amzn1.account.AHBHTEST1234567/1.wav", (), "amzn1.account.AHBHTEST1234567"),
    ],
)
def test_an_account_is_only_read_where_it_is_sure_to_be_one(
    path: str, customers: tuple[str, ...], account: str | None
) -> None:
    assert mine(path, customers).account == account


def test_folders_of_dates_are_one_batch() -> None:
    assert mine("Voice/2018/10/13/0001.wav").folder == "Voice"
    assert mine("Voice/2018-10/0001.wav").folder == "Voice"


def test_ids_in_running_text() -> None:
    found = utterance_in(f"heard {WHOLE} yesterday")
    assert found == (WHOLE, 6, 6 + len(WHOLE))
    assert utterance_in("no id here") is None
    assert uuid_of(WHOLE) == UUID
    assert uuid_of("0017") == ""
