# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Voice histories in JSON, whose ids tie lines to recordings exactly."""

from __future__ import annotations

import json

import pytest

from tests.builders import OWN_CUSTOMER, OWN_SERIAL, Said, export_2018, export_2025, said, table, tone
from tests.importers.shelf import linked, read
from viewer.case.reading import FactKind
from viewer.case.recording import LinkKind, TimeSource

TRUTH = {one.file_name: one.text for one in said() if one.text is not None}


def history(told: list[Said]) -> bytes:
    records = [
        {
            "recordKey": f"{OWN_CUSTOMER}#{round(one.when.timestamp() * 1000)}#A3S5BH2HU6VAYF#{one.serial}",
            "recordType": "VOICE_HISTORY",
            "timestamp": round(one.when.timestamp() * 1000),
            "customerId": OWN_CUSTOMER,
            "device": {"deviceName": one.device},
            "voiceHistoryRecordItems": [
                {"recordItemType": "CUSTOMER_TRANSCRIPT", "transcriptText": one.text, "utteranceId": one.utterance_id},
                {"recordItemType": "ALEXA_RESPONSE", "transcriptText": "Gern."},
            ],
        }
        for one in told
        if one.text is not None
    ]
    return json.dumps({"customerHistoryRecords": records}).encode()


def activities(told: list[Said]) -> bytes:
    found = [
        {
            "id": f"{OWN_CUSTOMER}#{n}",
            "registeredCustomerId": OWN_CUSTOMER,
            "utteranceId": one.utterance_id,
            "creationTimestamp": round(one.when.timestamp() * 1000),
            "description": json.dumps({"summary": one.text or ""}),
            "sourceDeviceIds": [{"serialNumber": one.serial, "deviceType": "A3S5BH2HU6VAYF"}],
        }
        for n, one in enumerate(told)
    ]
    return json.dumps({"activities": found}).encode()


@pytest.mark.parametrize("document", [history(said()), activities(said())], ids=["history", "activities"])
def test_json_with_ids_links_exactly(document: bytes) -> None:
    files = export_2018()
    del files["Alexa/Alexa Transkripte.pdf"]
    reading = read({"export.zip": {**files, "Alexa/customer-history-records.json": document}})
    assert linked(reading) == TRUTH
    assert {link.kind for link in reading.links} == {LinkKind.EXACT}
    told = {link.recording for link in reading.links}
    assert {one.account for one in reading.recordings if one.id in told} == {OWN_CUSTOMER}
    listed = {fact.value for fact in reading.account_facts if fact.kind is FactKind.DEVICE}
    assert listed == {OWN_SERIAL}, "a device that only spoke is not a registered one"


def test_uuid_names_take_their_time_from_an_exactly_linked_line() -> None:
    files = {f"Alexa/Audio/{one.uuid}.wav": tone() for one in said()}
    reading = read({"export.zip": {**files, "Alexa/history.json": history(said())}})
    assert {link.kind for link in reading.links} == {LinkKind.EXACT}
    timed = {one.entry: one for one in reading.recordings if one.captured_at is not None}
    assert len(timed) == len(TRUTH)
    assert {one.time_source for one in timed.values()} == {TimeSource.TRANSCRIPT}


def test_what_two_documents_tell_is_kept_once() -> None:
    files = export_2018() | {"Alexa/customer-history-records.json": history(said())}
    reading = read({"export.zip": files})
    assert len(reading.transcripts) == len(TRUTH)
    assert linked(reading) == TRUTH
    assert "importers.repeated_lines" in [note.key for note in reading.notes]


def test_a_wake_word_does_not_make_two_lines_of_one() -> None:
    parts = export_2025()
    rows = [[f"Alexa {one.text}", f"{one.when:%Y-%m-%dT%H:%M:%S}.250Z"] for one in said() if one.text is not None]
    questions = table(["Question", "Creation Date"], rows)
    parts["All Data Categories.2.zip"]["Additional Data/Alexa/Alexa/NLU/QuestionUnderstandings-2-1.csv"] = questions
    reading = read(parts)
    assert linked(reading) == TRUTH
    assert len(reading.transcripts) == len(TRUTH)
