# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a bag tells, and that a field which nobody listed stays in."""

from __future__ import annotations

import json

import pytest

from tests.report.held import CANARIES, held, journal
from viewer.report.payload import labels_of, payload


def lines(raw: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in raw.splitlines()]


def test_groups_have_the_same_opaque_label_everywhere() -> None:
    assert sorted(labels_of(held()).values()) == ["account-1", "device-1", "export"]
    told = json.loads(payload(held())["findings.json"])
    assert [group["group"] for group in told["groups"]] == ["device-1", "account-1"]
    assert [finding["group"] for finding in told["findings"]] == ["device-1", "other"]


def test_of_a_sentence_the_key_and_the_numbers_are_told() -> None:
    first, second = json.loads(payload(held())["findings.json"])["findings"]
    assert first["says"] == {"key": "finding.M02.for", "numbers": {"n": 2}}
    assert first["innocent"] == first["applies"] == ["innocent.gift"]
    assert first["family"] == ""
    assert second["says"] == {"key": "", "numbers": {}}


def test_every_entry_is_there_with_its_hash_and_its_fate() -> None:
    entries = lines(payload(held())["entries.jsonl"])
    assert [(one["id"], one["fate"]) for one in entries] == [
        ("e000001", "handled"),
        ("r000000000001", "handled"),
        ("r000000000002", "handled"),
        ("e000004", "rejected"),
    ]
    assert entries[3]["sha256"] == ""
    assert not any("name" in one for one in entries)


def test_the_journal_is_told_as_it_is() -> None:
    told = lines(payload(held())["journal.jsonl"])
    assert [(one["act"], one["detail"], one["hash"]) for one in told] == [
        (line.act, line.detail, line.hash) for line in journal()
    ]


@pytest.mark.parametrize(
    "detail",
    [
        {"device": CANARIES[1]},
        {"recordings": CANARIES[1]},
        {"decision": f"is:{CANARIES[0]}"},
        {"kind": CANARIES[3], "lines": 4},
        {"new_field": 3},
    ],
)
def test_an_act_that_tells_something_unknown_keeps_it_to_itself(detail: dict[str, str | float]) -> None:
    files = payload(held(journal(extra=detail)))
    last = lines(files["journal.jsonl"])[-1]
    assert last["detail"] is None
    assert last["hash"] == journal(extra=detail)[-1].hash
    whole = b"".join(files.values())
    assert not any(canary.encode() in whole for canary in CANARIES)
