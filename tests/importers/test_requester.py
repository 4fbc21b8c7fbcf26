# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whom a letter addresses, and recordings whose device only the transcript names."""

from __future__ import annotations

import time

import pytest

from tests.builders import export_2018, pdf, tone
from tests.importers.shelf import read
from viewer.case.reading import FactKind, Reading
from viewer.case.recording import Link, LinkKind, Recording
from viewer.importers.named import with_devices
from viewer.importers.requester import addressed, is_letter
from viewer.importers.spoken import Spoken


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Dear Erika Beispiel,", "Erika Beispiel"),
        ("Dear Ms. Beispiel", "Beispiel"),
        ("Sehr geehrte Frau Dr. Beispiel,", "Beispiel"),
        ("Sehr geehrter Herr Max von Muster,", "Max von Muster"),
        ("Guten Tag Max Muster,", "Max Muster"),
        ("Hallo Zoë,", "Zoë"),
        ("Bonjour Madame Dupont,", "Dupont"),
        ("requested by: Erika Beispiel on 1 May 2018", "Erika Beispiel"),
        ("Antragstellerin: Erika Beispiel", "Erika Beispiel"),
        ("Requested by: erika@example.org", "erika@example.org"),
        ("Dear Customer,", None),
        ("Sehr geehrte Damen und Herren,", None),
        ("Sehr geehrte Kundin,", None),
        ("Guten Tag,", None),
        ("Dear all", None),
        ("Thank you for your request.", None),
        ("The requester is told in the letter", None),
    ],
)
def test_whom_a_line_addresses(line: str, name: str | None) -> None:
    assert [fact.value for fact in addressed([line], "p!README.txt")] == ([] if name is None else [name])


def test_only_letters_are_asked_and_long_ones_cost_no_time() -> None:
    assert is_letter("p!README.txt")
    assert is_letter("p!docs/Anschreiben 2018.pdf")
    assert not is_letter("p!Retail.OrderHistory.1.csv")
    began = time.process_time()
    assert addressed(["Dear " + "a " * 50_000, "Dear " + "a" * 100_000, *["x"] * 100_000], "p!README.txt") == []
    assert time.process_time() - began < 1
    assert len(addressed([f"Dear Erika {letter}{letter}," for letter in "ABCDEFGHIJ"], "p!README.txt")) == 5


def requesters(reading: Reading) -> list[tuple[str, str]]:
    return [(one.value, one.source) for one in reading.account_facts if one.kind is FactKind.REQUESTER]


def test_read_mes_and_letters_of_an_export() -> None:
    letter = pdf([["Amazon", "Sehr geehrte Frau Beispiel,", "anbei Ihre Daten."]])
    more = {"README.txt": b"Dear Erika Beispiel,\n12 voice recordings", "Anschreiben.pdf": letter}
    found = requesters(read({"export.zip": export_2018() | more}))
    assert found == [("Beispiel", "export.zip!Anschreiben.pdf"), ("Erika Beispiel", "export.zip!README.txt")]
    memos = read({"memos.zip": {"memo.wav": tone(), "notes.txt": b"Dear Erika,\nbuy milk"}})
    assert requesters(memos) == []


def named(*devices: str | None, names: list[str]) -> list[str | None]:
    recordings = [Recording(f"r{n}", f"p!{n}.wav", device=device) for n, device in enumerate(devices)]
    lines = [Spoken("lauter", "x.pdf", str(n), device_name=name) for n, name in enumerate(names)]
    links = [Link(line.id, f"r{n}", LinkKind.LIKELY, 0.9) for n, line in enumerate(lines)]
    return [one.device for one in with_devices(recordings, lines, links)]


def test_a_linked_line_names_the_device_of_a_recording_that_has_none() -> None:
    assert named(None, "SERIAL", None, names=[" Echo  Küche ", "Bad", ""]) == ["name:Echo Küche", "SERIAL", None]


def test_words_where_a_device_should_be_make_no_crowd_of_devices() -> None:
    told = [f"satz {n}" for n in range(500)] + ["Küche"] * 500 + ["x" * 100]
    found = named(*[None] * 1001, names=told)
    assert found[500:1000] == ["name:Küche"] * 500
    assert len({device for device in found if device}) == 64
    assert found[1000] is None


def test_names_of_devices_reach_the_reading() -> None:
    files = export_2018()
    sounds = [path for path in files if path.endswith(".wav")]
    bare = {path: data for path, data in files.items() if path not in sounds}
    told = {f"Alexa/Audio/{path.rpartition('/')[2].replace('G0', 'g')}": files[path] for path in sounds}
    reading = read({"export.zip": bare | told})
    assert {one.device for one in reading.recordings} - {None}
