# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Nothing of a recording is in a letter unless it was shown and added by hand, and then no more than that."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.report.cases import MATTER
from tests.workflow.exports import CANARY, FOREIGN, make_export, owner_facts
from viewer.case.enclosure import Content, digest_of_content
from viewer.case.journal import detail_of
from viewer.case.matter import Audience
from viewer.case.message import Problem
from viewer.case.query import Query
from viewer.case.review import Exposure
from viewer.storage.journal import load_journal
from viewer.work import Unwatched
from viewer.workflow import browse, enclosing, listen, publish
from viewer.workflow.cases import create_case
from viewer.workflow.check import verify
from viewer.workflow.dossier import dossier
from viewer.workflow.erase import erase
from viewer.workflow.opened import OpenCase
from viewer.workflow.scan import ScanRequest, scan

TODAY = date(2026, 11, 25)


@pytest.fixture
def case(tmp_path: Path) -> OpenCase:
    made = create_case(tmp_path / "a.notmine")
    scan(made, ScanRequest((make_export(tmp_path / "export.zip"),), owner_facts()), Unwatched())
    publish.state_matter(made, MATTER)
    return made


def foreign(case: OpenCase, which: int = 0) -> tuple[str, str]:
    """Id and words of a foreign recording."""
    rows = browse.rows(case, browse.find(case, Query()))
    row = [one for one in rows if one.device == FOREIGN][which]
    assert row.transcript is not None
    return row.id, row.transcript


def add(case: OpenCase, what: Content, which: int = 0, note: str = "") -> str:
    recording, _ = foreign(case, which)
    enclosing.enclose(case, enclosing.show(case, recording, what), note)
    return recording


def test_what_is_shown_counts_as_read_and_the_journal_holds_no_word_of_it(case: OpenCase) -> None:
    recording, text = foreign(case)
    assert enclosing.show(case, recording, Content.TRANSCRIPT).text == text
    assert listen.exposure(case) == Exposure(1, 0.0, len(text))
    told = {line.act: detail_of(line) for line in load_journal(case.file)}
    assert told["shown"] == {"recording": recording, "what": "transcript", "characters": len(text)}
    assert not [line for line in load_journal(case.file) if CANARY in (line.detail or "")]
    assert enclosing.enclosures(case) == ()
    case.close()


def test_a_sound_that_is_shown_counts_as_heard_to_its_end(case: OpenCase) -> None:
    shown = enclosing.show(case, foreign(case)[0], Content.SOUND)
    assert shown.sound is not None
    assert shown.text == ""
    assert listen.exposure(case).seconds == pytest.approx(len(shown.sound.samples) / shown.sound.rate, abs=0.05)
    case.close()


def test_only_what_was_shown_can_be_added(case: OpenCase) -> None:
    recording, _ = foreign(case)
    shown = enclosing.show(case, recording, Content.TRANSCRIPT)
    never = replace(shown, item=replace(shown.item, recording=foreign(case, 1)[0]))
    other = replace(shown, item=replace(shown.item, what=Content.SERIAL))
    forged = replace(shown, item=replace(shown.item, digest="0" * 64))
    for one in (never, other, forged):
        with pytest.raises(Problem) as caught:
            enclosing.enclose(case, one, "")
        assert caught.value.said.key == "enclosing.not_shown"
    enclosing.withdraw(case, recording, Content.TRANSCRIPT)
    with pytest.raises(Problem):
        enclosing.enclose(case, shown, "")
    with pytest.raises(Problem):
        enclosing.show(case, "r000000000000", Content.TRANSCRIPT)
    assert enclosing.enclosures(case) == ()
    case.close()


def test_words_that_changed_since_they_were_shown_stay_out(case: OpenCase) -> None:
    recording = add(case, Content.TRANSCRIPT)
    assert [one.recording for one in enclosing.enclosures(case)] == [recording]
    with case.file.writing() as connection:
        connection.execute("UPDATE transcript SET text = 'other words'")
    assert enclosing.enclosures(case) == enclosing.enclosed(case) == ()
    case.close()


def test_what_is_added_stays_until_it_is_taken_out(case: OpenCase, tmp_path: Path) -> None:
    first, second = add(case, Content.TRANSCRIPT, note=" they name a street "), add(case, Content.SERIAL, 1)
    kept = enclosing.enclosures(case)
    assert [(one.recording, one.what, one.note) for one in kept] == [
        (first, Content.TRANSCRIPT, "they name a street"),
        (second, Content.SERIAL, ""),
    ]
    enclosing.withdraw(case, first, Content.TRANSCRIPT)
    assert [one.recording for one in enclosing.enclosures(case)] == [second]
    acts = [line.act for line in load_journal(case.file)]
    assert [one for one in acts if one in ("shown", "enclosed", "withdrawn")] == [
        "shown", "enclosed", "shown", "enclosed", "withdrawn",
    ]  # fmt: skip
    case.close()
    assert verify(tmp_path / "a.notmine", Unwatched()).ok


def test_the_check_value_is_that_of_the_journal_and_can_only_be_worked_out_with_the_case(case: OpenCase) -> None:
    recording, text = add(case, Content.TRANSCRIPT), foreign(case)[1]
    [item] = enclosing.enclosures(case)
    [noted] = [detail_of(line) for line in load_journal(case.file) if line.act == "enclosed"]
    assert noted == {"recording": recording, "what": "transcript", "digest": item.digest}
    key, kept = case.file.get("enclosing_key"), json.loads(case.file.get("enclosures") or "")
    assert key is not None
    assert len(bytes.fromhex(key)) == len(bytes.fromhex(kept[0]["salt"])) == 32
    assert digest_of_content(key, kept[0]["salt"], (recording, Content.TRANSCRIPT), text) == item.digest
    assert item.digest != hashlib.sha256(text.encode()).hexdigest()
    case.close()


@pytest.mark.parametrize(
    ("audience", "carried"),
    [
        (Audience.CONTROLLER, {Content.TRANSCRIPT, Content.SERIAL}),
        (Audience.COMPLAINT, set(Content)),
        (Audience.TIP, set()),
        (Audience.PRESS, set(Content)),
    ],
)
def test_a_letter_carries_what_is_meant_for_it_and_no_more(
    case: OpenCase, tmp_path: Path, audience: Audience, carried: set[Content]
) -> None:
    recording, text = foreign(case)
    for what in Content:
        add(case, what)
    out = tmp_path / "out"
    publish.publish(case, audience, "en", out, TODAY, watch=Unwatched())
    name = f"notmine-{audience}-en"
    told = json.loads((out / f"{name}.json").read_bytes())["fields"]["L"]["data"]["enclosures"]
    assert {one["kind"] for one in told} == carried
    page = (out / f"{name}.html").read_text(encoding="utf-8")
    assert (text in page) == (Content.TRANSCRIPT in carried)
    assert (FOREIGN in page) == (Content.SERIAL in carried)
    assert [one.name for one in out.glob("enclosure-*")] == (["enclosure-1.wav"] if Content.SOUND in carried else [])
    if Content.SOUND in carried:
        [sound] = [one for one in told if one["kind"] == "sound"]
        held = hashlib.sha256((out / "enclosure-1.wav").read_bytes()).hexdigest()
        [row] = [one for one in browse.rows(case, browse.find(case, Query())) if one.id == recording]
        assert sound["sha256"] == held == row.sha256
        assert held in page
    whole = b"".join(
        path.read_bytes() for path in out.rglob("*") if path.suffix in (".html", ".json", ".csv", ".jsonl")
    )
    assert foreign(case, 1)[1].encode() not in whole
    key, kept = case.file.get("enclosing_key"), json.loads(case.file.get("enclosures") or "")
    assert not [one for one in (key, *(item["salt"] for item in kept)) if str(one).encode() in whole]
    case.close()


def test_a_bag_holds_the_letter_and_its_check_value_and_no_sound(case: OpenCase, tmp_path: Path) -> None:
    add(case, Content.TRANSCRIPT)
    add(case, Content.SOUND)
    publish.publish(case, Audience.PRESS, "de", tmp_path / "out", TODAY, watch=Unwatched())
    bag = tmp_path / "out" / "notmine-evidence-de"
    assert not [path for path in bag.rglob("*") if path.suffix == ".wav"]
    acts = [json.loads(line) for line in (bag / "data" / "journal.jsonl").read_text(encoding="utf-8").splitlines()]
    added = [json.loads(one["detail"])["digest"] for one in acts if one["act"] == "enclosed"]
    assert added == [one.digest for one in enclosing.enclosures(case)]
    letter = (bag / "data" / "letters" / "notmine-press-de.html").read_text(encoding="utf-8")
    assert all(one in letter for one in added)
    case.close()
    assert verify(bag, Unwatched(), tmp_path / "a.notmine").ok


def test_a_sound_that_is_another_one_by_now_is_not_passed_on(case: OpenCase, tmp_path: Path) -> None:
    recording = add(case, Content.SOUND)
    [sound] = enclosing.enclosed(case)
    with pytest.raises(Problem):
        enclosing.read_sounds(case, [replace(sound, sha256="0" * 64)], Unwatched())
    (tmp_path / "export.zip").unlink()
    case.source = None
    with pytest.raises(Problem):
        publish.publish(case, Audience.COMPLAINT, "en", tmp_path / "out", TODAY, watch=Unwatched())
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
    assert recording == sound.recording
    case.close()


def test_what_is_erased_is_no_longer_added_and_cannot_be_guessed(case: OpenCase) -> None:
    add(case, Content.TRANSCRIPT)
    add(case, Content.SERIAL, 1)
    [salt, _] = [one["salt"] for one in json.loads(case.file.get("enclosures") or "")]
    erase(case, [f"device:{FOREIGN}"], (), Unwatched())
    assert enclosing.enclosures(case) == dossier(case, TODAY).enclosures == ()
    assert case.file.get("enclosures") == "[]"
    assert [line.act for line in load_journal(case.file)].count("withdrawn") == 2
    path = case.path
    case.close()
    assert salt.encode() not in path.read_bytes()
