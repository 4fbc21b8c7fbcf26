# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every report carries all its fields as data, in the form that the schema fixes; what is not stated is null."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.report.cases import DOSSIER, ENCLOSED, MATTER, occasion
from viewer.case.matter import Audience, Matter, Sender
from viewer.report.fields import report_as_data
from viewer.report.letters.compose import compose
from viewer.report.letters.occasion import Occasion
from viewer.resource import resource

LETTERS = (Audience.CONTROLLER, Audience.COMPLAINT, Audience.TIP, Audience.PRESS)
SCHEMA = json.loads(resource("report/report.schema.json").read_text(encoding="utf-8"))
FIELDS = tuple("ABCDEFGHIJKLM")


def made(on: Occasion, audience: Audience) -> Any:
    return json.loads(json.dumps(report_as_data(on, compose(on, audience))))


def wrongs(told: Any) -> list[str]:
    return [one.message for one in Draft202012Validator(SCHEMA).iter_errors(told)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("audience", LETTERS)
def test_every_report_has_all_fields(audience: Audience, language: str) -> None:
    told = made(occasion(language), audience)
    assert wrongs(told) == []
    assert tuple(told["fields"]) == FIELDS


@pytest.mark.parametrize("audience", LETTERS)
def test_nothing_stated_is_null_and_still_whole(audience: Audience) -> None:
    told = made(Occasion(DOSSIER, Matter(), occasion().words), audience)
    assert wrongs(told) == []
    assert told["fields"]["A"]["data"]["name"] is None
    assert told["fields"]["B"]["data"]["name"] is None
    assert told["fields"]["C"]["data"]["made_on"] is None


def places(told: Any) -> Iterator[tuple[str, ...]]:
    for letter in FIELDS:
        yield ("fields", letter)
        yield from (("fields", letter, "data", name) for name in told["fields"][letter]["data"])
    yield from ((name,) for name in told)


def test_without_any_one_of_them_it_is_not_whole() -> None:
    told = made(occasion(), Audience.CONTROLLER)
    for *way, last in places(told):
        broken = copy.deepcopy(told)
        inside = broken
        for step in way:
            inside = inside[step]
        del inside[last]
        assert wrongs(broken), (*way, last)


def test_content_has_no_place_in_the_form() -> None:
    told = made(occasion(), Audience.CONTROLLER)
    told["fields"]["E"]["data"]["transcript"] = "good night"
    assert wrongs(told)


def test_an_anonymous_tip_names_nobody() -> None:
    sender = replace(MATTER.sender, anonymous=True)
    told = json.dumps(made(occasion(matter=replace(MATTER, sender=sender)), Audience.TIP), ensure_ascii=False)
    assert "Mustermann" not in told
    assert "karla@" not in told
    assert "Lindenweg" not in told


def test_a_customer_number_is_masked() -> None:
    told = made(occasion(matter=Matter(Sender(reference="A1DEMO0KARLA7"))), Audience.CONTROLLER)
    assert told["fields"]["A"]["data"]["reference_masked"] == "•" * 9 + "RLA7"


def test_each_field_says_what_its_letter_says_and_no_more() -> None:
    on = occasion()
    told = made(on, Audience.CONTROLLER)["fields"]
    for letter in FIELDS:
        assert told[letter]["text"][0] == {"kind": "heading", "text": on.words.text(f"letter.{letter}"), "level": 1}
        assert sum(one["kind"] == "heading" for one in told[letter]["text"]) == 1


@pytest.mark.parametrize(
    ("audience", "carried"),
    [
        (Audience.CONTROLLER, ["transcript", "serial"]),
        (Audience.COMPLAINT, ["transcript", "sound", "serial"]),
        (Audience.TIP, []),
        (Audience.PRESS, ["transcript", "sound", "serial"]),
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_items_added_by_hand_stand_in_the_field_of_attachments(
    audience: Audience, carried: list[str], language: str
) -> None:
    told = made(occasion(language, replace(DOSSIER, enclosures=ENCLOSED)), audience)
    assert wrongs(told) == []
    added = told["fields"]["L"]["data"]["enclosures"]
    assert [one["kind"] for one in added] == carried
    said = json.dumps(told, ensure_ascii=False)
    for kind, held in (("transcript", "wake me at six"), ("sound", "enclosure-1.wav"), ("serial", "G090SECRETSERIAL")):
        assert (held in said) == (kind in carried)
    for one in added:
        assert one["hmac_sha256"] in json.dumps(told["fields"]["L"]["text"])
        assert [one["text"] is None, one["sha256"] is None] == [one["kind"] == "sound", one["kind"] != "sound"]


def test_by_itself_no_report_carries_an_item() -> None:
    for audience in LETTERS:
        assert made(occasion(), audience)["fields"]["L"]["data"]["enclosures"] == []


def test_the_form_takes_no_sound_as_text_and_no_item_of_another_kind() -> None:
    told = made(occasion("en", replace(DOSSIER, enclosures=ENCLOSED)), Audience.PRESS)
    added = told["fields"]["L"]["data"]["enclosures"]
    for number, name, value in (
        (1, "text", "words"),
        (0, "kind", "name"),
        (0, "sha256", "ab" * 32),
        (1, "file", "../x"),
    ):
        before, added[number][name] = added[number][name], value
        assert wrongs(told), name
        added[number][name] = before
    assert wrongs(told) == []


def test_letters_stay_true_of_what_was_passed_on_and_a_tip_hints_at_no_other_letter() -> None:
    for audience in LETTERS:
        on = occasion("en", replace(DOSSIER, enclosures=ENCLOSED))
        said, plain = (json.dumps(made(one, audience)["fields"]) for one in (on, occasion()))
        assert "I have passed on no recording and no transcript." in plain
        assert "I have passed on no recording and no transcript." not in said
        assert ("by hand" in said) == (audience is not Audience.TIP)
        assert ("nor the attachments hold content." in said) == (audience is Audience.TIP)
