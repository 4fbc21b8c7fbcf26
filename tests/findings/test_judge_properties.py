# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What must hold of a judgement for any grounds, however odd or shuffled they are."""

from __future__ import annotations

import dataclasses
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.findings.grounds import FOREIGN, FOREIGN_2, MINE, OWN, OWN_2, THEIRS, WORDS, day, grounds, measured
from viewer.case.facts import Away, Facts, OwnedDevice, Owner, Person, Place
from viewer.case.finding import Cell, Conclusion, Grounds, Standing, Tally
from viewer.case.observation import Observation
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.judge import judge

serials = st.sampled_from([OWN, OWN_2, FOREIGN, FOREIGN_2, "0123456789abcdef" * 2, OWN[:-1] + "C", ""])
groups = serials | st.sampled_from(["name:Küche", "name:Atelier"])
days = st.sampled_from(["", "1970-01-01", "2016-03-01", "2016-12-24", "2017-01-05", "2017-06-01", "2018-08-20"])
cells = st.builds(Cell, groups, st.sampled_from(["", MINE, THEIRS]), st.just(""), st.sampled_from(["a", "b"]), days)
tallied = st.lists(
    st.builds(Tally, cells, st.integers(1, 40), st.just(1.0)), max_size=12, unique_by=lambda one: one.cell
)
maybe_day = st.none() | st.sampled_from([day("2015-01-01"), day("2017-01-06"), day("2018-01-01")])
owned = st.lists(
    st.builds(OwnedDevice, serials, st.sampled_from(["", "Küche"]), st.just(""), maybe_day, st.none()), max_size=3
)
owners = st.builds(
    Owner,
    st.sampled_from([(), ("Petra Weiß",)]),
    st.sampled_from([(), ("petra@example.org",)]),
    st.sampled_from([(), (MINE,), (THEIRS,)]),
    st.sampled_from([(), ("de",)]),
    maybe_day,
    st.none() | st.booleans(),
    phones=st.sampled_from([(), ("+49 170 1234567",)]),
    assistant_ruled_out=st.sampled_from([(), ("old_account", "fire_tv", "phone_app", "partner_setup")]),
    services=st.sampled_from([(), ("Spotify",)]),
    skills=st.sampled_from([(), ("Chefkoch",)]),
    rooms=st.sampled_from([(), ("Flur",)]),
    payment_endings=st.sampled_from([(), ("1234",)]),
    requested=st.sampled_from([(), ("Werbung",)]),
)
lived = st.sampled_from([(), (Place("Europe/Berlin", "85748 Garching"),), (Place("Nowhere/At_All"),)])
gone = st.sampled_from([(), (Away(day("2016-12-01"), day("2017-12-31")), Away(day("2018-01-01")))])
facts_stated = st.builds(Facts, owners, owned.map(tuple), lived, away=gone)
values = {
    FactKind.DEVICE: [OWN, FOREIGN, "Kitchen"],
    FactKind.CUSTOMER_ID: [MINE, THEIRS, "123456"],
    FactKind.NAME: ["Petra Weiss", "Mareike Sturm"],
    FactKind.EMAIL: ["petra@example.org", "m@example.net"],
    FactKind.LOCALE: ["de_DE", "fr_FR"],
    FactKind.DOCUMENT_MAKER: ["iText", "FPDF"],
    FactKind.PHONE: ["0170 1234567", "0151 9876543"],
    FactKind.SKILL: ["Sleep Sounds", "Radio", "Jeopardy"],
    FactKind.LINKED_SERVICE: ["Spotify", "Deezer"],
    FactKind.PAYMENT: ["1234", "9999"],
    FactKind.CHILD_PROFILE: ["Lina"],
    FactKind.REQUESTER: ["Petra Weiss", "Mareike Sturm"],
    FactKind.NETWORK: ["Home", "84.59.1.2"],
    FactKind.PLACE: ["Garching", "Hamburg", "DE"],
    FactKind.SMART_HOME: ["Bad", "Flur", "Keller"],
    FactKind.TIME_ZONE: ["Asia/Tokyo", "+01:00", "x"],
    FactKind.POSITION: ["48.1,11.6", "53.6,10.0", "north"],
}
file_facts = st.sampled_from([AccountFact(k, v, s) for k, vs in values.items() for v in vs for s in ("1.csv", "2.csv")])
details = st.sampled_from(
    [(), (("serial", FOREIGN),), (("serial", OWN),), *((("at", f"2018-05-01T00:0{n}:00Z"),) for n in range(4))]
)
file_facts = st.builds(dataclasses.replace, file_facts, detail=details)
files_read = st.lists(file_facts, max_size=8, unique_by=lambda one: (one.kind, one.value, one.source, one.detail))
exports = st.fixed_dictionaries(
    {
        "formats": st.sampled_from([["amazon-alexa-2018"], ["audio-folder"], [], "alexa", None]),
        "duplicates": st.sampled_from([{}, {"across_spoken": 5}, {"across_spoken": -1}, 7]),
        "coverage": st.sampled_from([None, {"entries": [9, 9]}, {"entries": [96, 100]}, {"rows": [1, 9]}, [1]]),
        "services": st.sampled_from([{}, {"Retail": {"months": {"2017-01": 9, "2017-04": 9}}}, 3]),
        "summary": st.sampled_from([[], [{"what": "recordings", "stated": 1, "found": 9}], [None], "x"]),
    }
)
SPOKEN_OF = ("places", "rooms", "people", "languages")
mentioned = st.sampled_from([{}, {"hamburg": 9, "altona": 9}, {"garching": 4}, {"bad": 3, "keller": 2}, None, 3])
wordings = st.lists(
    st.builds(
        lambda subject, *said: Observation(subject, "wording", "1", dict(zip(SPOKEN_OF, said, strict=True))),
        st.sampled_from([f"device:{OWN}", f"device:{FOREIGN}", "batch:a", "batch:b", "batch:", "export"]),
        mentioned,
        mentioned,
        st.sampled_from([{}, {"jonas": 20}, {"sabine": 20}, [1]]),
        st.sampled_from([{}, {"de": 12}, {"en": 12}, {"en": 6, "?": 9}, "en"]),
    ),
    max_size=4,
    unique_by=lambda one: one.subject,
)


rhythms = st.sampled_from([None, [0] * 168, [9] * 168, [9] * 84 + [0] * 84, [None] * 168, [1] * 20, "x"])


def case_of(
    facts: Facts, tallies: list[Tally], files: list[AccountFact], export: dict, heard: tuple[list, dict]
) -> Grounds:
    said, hours = heard
    case = grounds(facts, tallies, files, **export)
    timed = [
        dataclasses.replace(one, values={**one.values, "hours": hours[one.subject]}) if one.subject in hours else one
        for one in case.observations
    ]
    return dataclasses.replace(case, observations=(*timed, *said))


when = st.fixed_dictionaries({f"device:{OWN}": rhythms, f"device:{FOREIGN}": rhythms})
cases = st.builds(case_of, facts_stated, tallied, files_read, exports, st.tuples(wordings, when))
quick = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@quick
@given(cases, st.integers())
def test_judging_does_not_depend_on_any_order(case: Grounds, seed: int) -> None:
    chance = random.Random(seed)

    def mixed(ones: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(ones, len(ones)))

    other = judge(
        Grounds(
            dataclasses.replace(case.facts, devices=mixed(case.facts.devices)),  # type: ignore[arg-type]
            mixed(case.account_facts),  # type: ignore[arg-type]
            mixed(case.tallies),  # type: ignore[arg-type]
            mixed(case.observations),  # type: ignore[arg-type]
        )
    )
    first = judge(case)
    assert (other.findings, other.conclusion, other.reasons) == (first.findings, first.conclusion, first.reasons)
    assert {one.cell: one for one in other.verdicts} == {one.cell: one for one in first.verdicts}
    assert judge(case) == first


@quick
@given(cases)
def test_every_finding_names_evidence_that_exists_and_words_that_exist(case: Grounds) -> None:
    judgement = judge(case)
    known = {one.id for one in case.observations} | {one.id for one in case.account_facts}
    for one in judgement.findings:
        assert one.evidence
        assert set(one.evidence) <= known
        assert one.family
        for words in WORDS:
            assert all((words.say(one.text), words.text(f"rule.{one.rule}.title"), *words.all(one.innocent)))
    assert [one.cell for one in judgement.verdicts] == [one.cell for one in case.tallies]
    assert all(0 <= index < len(judgement.findings) for index in judgement.reasons)


@quick
@given(cases)
def test_what_speaks_for_somebody_else_always_names_what_else_could_explain_it(case: Grounds) -> None:
    assert all(one.innocent for one in judge(case).findings if one.direction != "against")


@quick
@given(cases)
def test_without_the_owners_facts_no_report_is_suggested(case: Grounds) -> None:
    judgement = judge(dataclasses.replace(case, facts=Facts()))
    assert judgement.conclusion is not Conclusion.REPORT_SUGGESTED
    assert Standing.INCONSISTENT not in {one.standing for one in judgement.verdicts}


unrelated = st.sampled_from(
    [
        {"places": (Place("Europe/Berlin", "Musterstadt"),)},
        {"household": (Person(("Jonas Berg",), "partner", ("en",)),)},
        {"devices": (OwnedDevice("G000ZZZZ9999YYYY"),)},
        {"devices": (OwnedDevice(name="Attic"),)},
    ]
)


@quick
@given(cases, unrelated)
def test_unrelated_facts_never_make_a_consistent_recording_inconsistent(
    case: Grounds, more: dict[str, tuple[object, ...]]
) -> None:
    added = {name: (*getattr(case.facts, name), *ones) for name, ones in more.items()}
    after = judge(dataclasses.replace(case, facts=dataclasses.replace(case.facts, **added)))  # type: ignore[arg-type]
    for one, other in zip(judge(case).verdicts, after.verdicts, strict=True):
        assert (one.standing, other.standing) != (Standing.CONSISTENT, Standing.INCONSISTENT)


@quick
@given(
    cases, st.sampled_from(["export", f"device:{OWN}", f"device:{FOREIGN}", "batch:a", f"account:{MINE}"]), st.data()
)
def test_malformed_measurements_never_raise(case: Grounds, subject: str, data: st.DataObject) -> None:
    names = (
        "n",
        "first",
        "last",
        "devices",
        "grammars",
        "audio",
        "languages",
        "hours",
        "linked",
        "archives",
        "months",
        "summary",
        "coverage",
        "services",
    )
    odd = st.sampled_from(
        [None, True, -1, 1.5, "", "2017", [], [[]], [None], {}, {"x": None}, {"x": [1]}, {"": {"": ""}}]
    )
    broken: Observation = measured(subject, **data.draw(st.dictionaries(st.sampled_from(names), odd)))
    kept = tuple(one for one in case.observations if one.subject != subject)
    judge(dataclasses.replace(case, observations=(*kept, broken)))
