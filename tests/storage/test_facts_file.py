# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""FACTS.toml: every mistake is named by line and field, and what is written reads back the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.case.facts import Away, Facts, OwnedDevice, Owner, Person, Place
from viewer.case.message import Problem
from viewer.storage.facts_file import read_facts, write_facts
from viewer.storage.stated_file import LARGEST
from viewer.storage.toml_lines import line_of
from viewer.words import Words

WHOLE = """
[owner]
names = ["Ada Beispiel", "A. Beispiel"]
emails = ["ada@example.org"]
customer_ids = ["A1OWNEROWNER1"]
languages = ["de", "en-GB"]
account_opened = 2015-03-01
uses_voice_assistant = false
phones = ["+49 30 1234567"]
assistant_maybe = ["fire_tv"]
assistant_ruled_out = ["old_account", "phone_app"]
services = ["Spotify"]
skills = ["Radio"]
rooms = ["Bad"]
payment_endings = ["1234"]
requested = ["Alexa"]
[[device]]
serial = "G090AAAA1111BBBB"
name = "Küche"
type = "Echo Dot"
since = 2019-01-04
until = 2021-06-01
[[device]]
name = "Flur"
[[place]]
timezone = "Europe/Berlin"
city = "Musterstadt"
since = 2010-01-01
[[person]]
names = ["Bob Beispiel"]
relation = "partner"
languages = ["de"]
[[away]]
since = 2018-07-01
until = 2018-07-14
where = "Ostsee"
"""


def read(tmp_path: Path, text: str | bytes) -> Facts:
    path = tmp_path / "FACTS.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_facts(path)


def refused(tmp_path: Path, text: str | bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(Problem) as caught:
        read(tmp_path, text)
    assert caught.value.exit_code == 2
    for language in ("en", "de"):
        Words(language).say(caught.value.said)
    return caught.value.said.key, dict(caught.value.said.params)


def test_reads_every_field(tmp_path: Path) -> None:
    facts = read(tmp_path, WHOLE)
    assert facts.owner == Owner(
        ("Ada Beispiel", "A. Beispiel"),
        ("ada@example.org",),
        ("A1OWNEROWNER1",),
        ("de", "en-GB"),
        date(2015, 3, 1),
        uses_voice_assistant=False,
        phones=("+49 30 1234567",),
        assistant_maybe=("fire_tv",),
        assistant_ruled_out=("old_account", "phone_app"),
        services=("Spotify",),
        skills=("Radio",),
        rooms=("Bad",),
        payment_endings=("1234",),
        requested=("Alexa",),
    )
    assert facts.away == (Away(date(2018, 7, 1), date(2018, 7, 14), "Ostsee"),)
    first = OwnedDevice("G090AAAA1111BBBB", "Küche", "Echo Dot", date(2019, 1, 4), date(2021, 6, 1))
    assert facts.devices == (first, OwnedDevice(name="Flur"))
    assert facts.places == (Place("Europe/Berlin", "Musterstadt", date(2010, 1, 1)),)
    assert facts.household == (Person(("Bob Beispiel",), "partner", ("de",)),)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeff[owner]\n", "[owner]\r\n"])
def test_nothing_is_required(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).is_empty


@pytest.mark.parametrize(
    ("text", "key", "line", "field"),
    [
        ('[owner]\nnames = ["a]\n', "facts.syntax", 2, "owner.names"),
        ('[owner]\nnames = ["a"\n', "facts.syntax", 2, "owner.names"),
        ("[owner]\nnames = a\n", "facts.syntax", 2, "owner.names"),
        ("[owner\n", "facts.syntax", 1, ""),
        ('[owner]\nassistant_maybe = ["perhaps"]\n', "facts.route", 2, "owner.assistant_maybe"),
        ('[owner]\npayment_endings = ["4111111111111111"]\n', "facts.payment_ending", 2, "owner.payment_endings"),
        ("[[away]]\nsince = 2018-07-14\nuntil = 2018-07-01\n", "facts.until_before_since", 3, "away.until"),
        ("[[device]]\nname = 'x'\nsince = 2019-02-30\n", "facts.date", 3, "device.since"),
        ("[[gadget]]\n", "facts.unknown_table", 1, "gadget"),
        ("\n[[devices]]\n", "facts.unknown_table_near", 2, "devices"),
        ("zzzzzz = 1\n", "facts.unknown_table", 1, "zzzzzz"),
        ("[owner]\nname = ['a']\n", "facts.unknown_key_near", 2, "owner.name"),
        ("[owner]\nqqqq = 1\n", "facts.unknown_key", 2, "owner.qqqq"),
        ("[[device]]\nname='a'\n[[device]]\nserail='b'\n", "facts.unknown_key_near", 4, "device.serail"),
        ("[device]\nserial = 'a'\n", "facts.table_single", 1, "device"),
        ("[[owner]]\n", "facts.table_many", 1, "owner"),
        ("owner = 3\n", "facts.table_many", 1, "owner"),
        ("[owner]\nnames = 'a'\n", "facts.type_list", 2, "owner.names"),
        ("[owner]\nnames = [1]\n", "facts.type_list", 2, "owner.names"),
        ("[owner]\nnames = ['']\n", "facts.empty", 2, "owner.names"),
        ("owner.names = [' ']\n", "facts.empty", 1, "owner.names"),
        ("[owner]\nuses_voice_assistant = 'no'\n", "facts.type_flag", 2, "owner.uses_voice_assistant"),
        ("[owner]\nuses_voice_assistant = 0\n", "facts.type_flag", 2, "owner.uses_voice_assistant"),
        ("[owner]\naccount_opened = '2015-03-01'\n", "facts.type_date", 2, "owner.account_opened"),
        ("[owner]\naccount_opened = 2015-03-01T10:00:00\n", "facts.type_date", 2, "owner.account_opened"),
        ("[owner]\nlanguages = ['German (Austria)']\n", "facts.language", 2, "owner.languages"),
        ("[[device]]\nserial = ''\n", "facts.empty_serial", 2, "device.serial"),
        ("[[device]]\nserial = 7\n", "facts.type_text", 2, "device.serial"),
        ("device = [\n{name = 'a'},\n{serial = ''}]\n", "facts.empty_serial", 1, "device.serial"),
        ("[[place]]\ncity = ''\n", "facts.empty", 2, "place.city"),
        ("[[place]]\ntimezone = 'Europe/Berln'\n", "facts.timezone_near", 2, "place.timezone"),
        ("[[place]]\ntimezone = '../../etc'\n", "facts.timezone", 2, "place.timezone"),
        ("[[place]]\ntimezone = 'Europe'\n", "facts.timezone_near", 2, "place.timezone"),
        (
            "[[place]]\n[[place]]\nuntil = 2009-01-01\nsince = 2010-01-01\n",
            "facts.until_before_since",
            3,
            "place.until",
        ),
        (f"a = {'[' * 5000}", "facts.syntax", 1, "a"),
        (f"a = {'1' * 5000}", "facts.syntax", 1, "a"),
    ],
)
def test_every_mistake_is_named_by_line_and_field(tmp_path: Path, text: str, key: str, line: int, field: str) -> None:
    found, params = refused(tmp_path, text)
    assert (found, params["line"], params["field"]) == (key, line, field)
    assert params["file"] == "FACTS.toml"


def test_a_typo_is_answered_with_what_was_meant(tmp_path: Path) -> None:
    assert refused(tmp_path, "[[device]]\nserail = 'b'\n")[1]["near"] == "serial"
    assert refused(tmp_path, "[[Persons]]\n")[1]["near"] == "person"
    assert refused(tmp_path, "[[place]]\ntimezone = 'Europe/Berln'\n")[1]["near"] == "Europe/Berlin"


def test_a_file_that_is_no_text_or_far_too_large_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "[owner]\nnames = ['Jürgen']\n".encode("latin-1")) == (
        "facts.not_text",
        {"file": "FACTS.toml", "line": 2},
    )
    assert refused(tmp_path, b"#" * (LARGEST + 1))[0] == "facts.too_large"
    assert read(tmp_path, b"#" * LARGEST).is_empty


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    for path, key in ((tmp_path / "none.toml", "facts.missing"), (tmp_path, "facts.unreadable")):
        with pytest.raises(Problem) as caught:
            read_facts(path)
        assert caught.value.said.key == key


def test_no_value_is_told_in_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read(tmp_path, "[owner]\nnames = 'Secret Name'\n")
    assert "Secret" not in str(caught.value) + str(caught.value.said)


def test_an_unknown_line_falls_back_to_the_table() -> None:
    assert line_of("a = 1\n[owner]\n", "owner", 0, "names") == 2
    assert line_of("", "owner") == 1


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
lists = st.lists(texts, max_size=3).map(tuple)
codes = st.lists(st.sampled_from(["de", "en", "pt-BR", "zh_Hans"]), max_size=3).map(tuple)
maybe_day = st.none() | st.dates()
periods = st.tuples(maybe_day, maybe_day).map(lambda p: tuple(sorted(p)) if None not in p else p)  # type: ignore[type-var]
owners = st.builds(Owner, lists, lists, lists, codes, maybe_day, st.none() | st.booleans())
devices = st.builds(
    lambda s, n, t, p: OwnedDevice(s, n, t, *p), st.just("") | texts, st.just("") | texts, st.just(""), periods
)
zones = st.sampled_from(["", "Europe/Berlin", "America/New_York", "UTC"])
places = st.builds(lambda z, c, p: Place(z, c, *p), zones, st.just("") | texts, periods)
people = st.builds(Person, lists, st.just("") | texts, codes)
all_facts = st.builds(
    Facts,
    owners,
    st.lists(devices, max_size=3).map(tuple),
    st.lists(places, max_size=2).map(tuple),
    st.lists(people, max_size=2).map(tuple),
)


@given(all_facts)
def test_what_is_written_reads_back_the_same(tmp_path_factory: pytest.TempPathFactory, facts: Facts) -> None:
    path = tmp_path_factory.getbasetemp() / "FACTS.toml"
    path.write_bytes(write_facts(facts).encode())
    assert read_facts(path) == facts


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str | bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "FACTS.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    keys = []
    try:
        read_facts(path)
    except Problem as problem:
        keys = [problem.said.key]
    assert all(key.startswith("facts.") for key in keys)
