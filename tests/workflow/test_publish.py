# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Reports of real cases: every kind is written, the same bytes each time, and nothing of the stranger gets out."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pypdf
import pytest

from tests.report.cases import MATTER
from tests.workflow.exports import CANARY, FOREIGN, OWN, make_export, owner_facts
from viewer.case.matter import Audience, Matter
from viewer.case.message import Problem
from viewer.storage.journal import load_journal
from viewer.storage.matter_file import read_matter
from viewer.work import Cancelled, Unwatched
from viewer.workflow import publish
from viewer.workflow.cases import create_case
from viewer.workflow.check import verify
from viewer.workflow.opened import OpenCase
from viewer.workflow.scan import ScanRequest, scan

LETTERS = (Audience.CONTROLLER, Audience.COMPLAINT, Audience.TIP, Audience.PRESS)
TODAY = date(2026, 11, 25)


@pytest.fixture
def case(tmp_path: Path) -> OpenCase:
    made = create_case(tmp_path / "a.notmine")
    scan(made, ScanRequest((make_export(tmp_path / "export.zip"),), owner_facts()), Unwatched())
    publish.state_matter(made, MATTER)
    return made


def bytes_of(path: Path) -> bytes:
    """What a file says, streams of a PDF unpacked."""
    raw = path.read_bytes()
    if path.suffix != ".pdf":
        return raw
    pages = pypdf.PdfReader(io.BytesIO(raw)).pages
    return raw + "".join(page.extract_text() for page in pages).encode()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("audience", LETTERS)
def test_a_report_holds_no_word_and_no_serial_number(
    case: OpenCase, tmp_path: Path, audience: Audience, language: str
) -> None:
    written = publish.publish(case, audience, language, tmp_path / "out", TODAY, watch=Unwatched())
    again = publish.publish(case, audience, language, tmp_path / "again", TODAY, watch=Unwatched())
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert sorted(files) == sorted(written)
    assert len(written) >= 4
    for path in files:
        held = bytes_of(path)
        assert not [one for one in (CANARY, FOREIGN, OWN, "zinnoberrot") if one.encode() in held], path.name
    if audience is not Audience.PRESS:
        assert [one.read_bytes() for one in written] == [one.read_bytes() for one in again]
    case.close()


def test_the_dossier_for_a_newsroom_comes_with_a_bag_that_holds(case: OpenCase, tmp_path: Path) -> None:
    publish.publish(case, Audience.PRESS, "en", tmp_path / "out", TODAY, watch=Unwatched())
    bag = tmp_path / "out" / "notmine-evidence-en"
    assert (bag / "data" / "letters" / "notmine-press-en.pdf").is_file()
    case.close()
    assert verify(bag, Unwatched(), tmp_path / "a.notmine").ok
    with pytest.raises(Problem), create_case(tmp_path / "b.notmine") as other:
        publish.publish(other, Audience.PRESS, "en", tmp_path / "out", TODAY, watch=Unwatched())


class StopsAfter(Unwatched):
    """Stops the work at the given report of progress."""

    def __init__(self, reports: int) -> None:
        self.left = reports

    def advance(self, units: int = 1, note: str = "") -> None:
        """Count down; raise at the end."""
        self.left -= units
        if self.left <= 0:
            raise Cancelled


@pytest.mark.parametrize("reports", [1, 3, 4, 5, 9])
def test_stopped_at_any_file_nothing_is_left_and_what_was_there_stays(
    case: OpenCase, tmp_path: Path, reports: int
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notmine-press-en.html").write_text("an earlier letter", encoding="utf-8")
    before = [line.act for line in load_journal(case.file)]
    with pytest.raises(Cancelled):
        publish.publish(case, Audience.PRESS, "en", out, TODAY, watch=StopsAfter(reports))
    assert [path.name for path in out.iterdir()] == ["notmine-press-en.html"]
    assert (out / "notmine-press-en.html").read_text(encoding="utf-8") == "an earlier letter"
    assert [line.act for line in load_journal(case.file)] == before
    case.close()


def test_what_was_added_for_letters_stays_in_the_case(case: OpenCase) -> None:
    assert publish.matter(case) == MATTER
    publish.state_matter(case, Matter())
    assert publish.matter(case) == Matter()
    case.close()


def test_a_matter_file_reads_and_names_its_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "MATTER.toml"
    path.write_text(
        '[sender]\nname = "Karla"\nresidence = "de-bw"\ncapacity = "requester"\n[request]\nmade_on = 2018-08-30\n'
        '[matter]\ncategories = ["habits"]\n[[event]]\non = 2018-11-05\nwhat = "called"\n'
        '[[step]]\nstep = "notify_company"\non = 2018-11-20\n',
        encoding="utf-8",
    )
    read = read_matter(path)
    assert read.sender.name == "Karla"
    assert read.request.made_on == date(2018, 8, 30)
    assert [one.step.value for one in read.steps] == ["notify_company"]
    for text, key in (
        ('[sender]\ncapacity = "boss"\n', "facts.choice"),
        ("[[event]]\non = 2018-11-05\n", "facts.needed"),
        ("[sender]\nnames = []\n", "facts.unknown_key_near"),
        ('[matter]\ncategories = ["all"]\n', "facts.choice"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(Problem) as caught:
            read_matter(path)
        assert caught.value.said.key == key
