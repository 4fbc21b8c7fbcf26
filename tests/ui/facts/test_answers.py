# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Answers become facts; nothing is guessed, nothing is taken unasked."""

from dataclasses import fields, replace
from datetime import date

import pytest

from tests.ui.fake_panels import PROPOSALS
from viewer.case.facts import Away, Facts, OwnedDevice, Owner, Person, Place, Route
from viewer.case.reading import AccountFact, FactKind
from viewer.ui.facts.answers import Answers
from viewer.ui.facts.proposals import MOST_PROPOSED, here, proposals_for, taken
from viewer.ui.facts.state import derive_interview_state
from viewer.ui.facts.stating import answers_of, facts_of
from viewer.ui.facts.steps import FIELDS, Step, first_open, is_answered, step_beside, steps_of

FACTS = Facts(
    Owner(
        ("Erika", "E. Beispiel"), ("e@example.org",), ("A1",), ("de", "en"), date(2015, 3, 1), True, ("+49 30 1",),
        (Route.FIRE_TV.value,), (Route.OLD_ACCOUNT.value,), ("Spotify",), ("Pollenflug",), ("Küche", "Flurlampe"),
        ("1234", "56"), ("Alexa",),
    ),
    (OwnedDevice("G1", "Küche", "Echo", date(2019, 1, 4), None),),
    (Place("Europe/Berlin", "Freiburg", date(2010, 1, 1), date(2020, 2, 3)),),
    (Person(("Max",), "partner", ("de",)),),
    (Away(date(2018, 7, 1), date(2018, 7, 20), "Italien"), Away(None, date(2017, 1, 2))),
)  # fmt: skip


@pytest.mark.parametrize("language", ["de", "en"])
def test_facts_survive_being_shown_and_read_back(language):
    assert all(getattr(FACTS.owner, one.name) for one in fields(Owner))
    assert facts_of(answers_of(FACTS, language)) == (FACTS, ())


def test_every_answer_is_asked_for_once():
    asked = [field for names in FIELDS.values() for field in names]
    assert sorted(asked) == sorted(one.name for one in fields(Answers))


@pytest.mark.parametrize("given", ["03/04/2019", "2019", "31.02.2019", "gestern", "19-01-04"])
def test_a_date_that_could_be_read_two_ways_is_asked_for_again(given):
    facts, flaws = facts_of(Answers(opened=given))
    assert facts.owner.account_opened is None
    assert [(flaw.step, flaw.said.key) for flaw in flaws] == [(Step.ACCOUNT, "shell.flaw.date")]


def test_unknown_zones_and_backward_spans_are_told():
    answers = Answers(
        places=(("", "Mars/Base", "", ""),),
        devices=(("a", "", "", "2020-01-01", "2019-01-01"), ("",) * 5),
        away=(("2020-01-05", "2020-01-01", "x"),),
    )
    facts, flaws = facts_of(answers, frozenset({"Europe/Berlin"}))
    assert [(flaw.step, flaw.said.key) for flaw in flaws] == [
        (Step.PLACES, "shell.flaw.zone"),
        (Step.DEVICES, "shell.flaw.backwards"),
        (Step.AWAY, "shell.flaw.backwards"),
    ]
    assert len(facts.devices) == 1


def test_of_a_card_no_more_than_its_ending_is_kept():
    facts, flaws = facts_of(Answers(payment_endings="1234; 4111 1111 1111 1111; x; 7"))
    assert facts.owner.payment_endings == ("1234",)
    assert [(flaw.step, flaw.said.key) for flaw in flaws] == [(Step.ACCOUNT, "shell.flaw.payment")]


def test_who_never_used_an_assistant_is_asked_how_one_may_have_been_used_and_for_no_devices():
    assert steps_of(Answers(assistant=False))[:3] == (Step.ASSISTANT, Step.ROUTES, Step.PLACES)
    for answer in (None, True):
        assert steps_of(Answers(assistant=answer))[:3] == (Step.ASSISTANT, Step.DEVICES, Step.PLACES)
    assert step_beside(Step.ASSISTANT, Answers(assistant=False), 1) is Step.ROUTES
    assert step_beside(Step.CONTACTS, Answers(), 1) is None


@pytest.mark.parametrize(
    ("answers", "step"),
    [
        (Answers(), Step.ASSISTANT),
        (Answers(assistant=True), Step.DEVICES),
        (Answers(assistant=False), Step.ROUTES),
        (Answers(assistant=False, ruled_out=("fire_tv",)), Step.PLACES),
        (answers_of(FACTS, "en"), Step.ASSISTANT),
        (replace(answers_of(FACTS, "en"), rooms="", services="", skills=""), Step.HOME),
    ],
)
def test_one_goes_on_at_the_first_question_without_an_answer(answers, step):
    assert first_open(answers) is step


def test_no_is_an_answer():
    assert is_answered(Step.ASSISTANT, Answers(assistant=False))
    assert not is_answered(Step.ASSISTANT, Answers())


@pytest.mark.parametrize(
    ("step", "which", "field"),
    [(Step.DEVICES, 0, "devices"), (Step.NAMES, 1, "names"), (Step.LANGUAGES, 2, "languages")],
)
def test_a_proposal_stands_at_its_question_until_it_is_taken(step, which, field):
    fact = PROPOSALS[which]
    state = derive_interview_state(step, Answers(), PROPOSALS, frozenset(), "en")
    assert state.proposals == (fact,)
    after = taken(Answers(), fact, "en")
    assert after == replace(Answers(), **{field: getattr(after, field)}) != Answers()
    assert proposals_for(step, PROPOSALS, after, "en") == ()


def said(kind, value, kind_of_thing=""):
    return AccountFact(kind, value, "export.zip!A.csv", 1, (("type", kind_of_thing),))


@pytest.mark.parametrize(
    ("fact", "step", "answer"),
    [
        (said(FactKind.PHONE, "+49 30 1"), Step.NAMES, {"phones": "+49 30 1"}),
        (said(FactKind.REQUESTER, "Erika"), Step.NAMES, {"names": "Erika"}),
        (said(FactKind.REQUESTER, "e@example.org"), Step.NAMES, {"emails": "e@example.org"}),
        (said(FactKind.TIME_ZONE, "Europe/Berlin"), Step.PLACES, {"places": (("", "Europe/Berlin", "", ""),)}),
        (said(FactKind.SMART_HOME, "Küche", "room"), Step.HOME, {"rooms": "Küche"}),
        (said(FactKind.LINKED_SERVICE, "Spotify", "music"), Step.HOME, {"services": "Spotify"}),
        (said(FactKind.SKILL, "Pollenflug; Wald"), Step.HOME, {"skills": "Pollenflug, Wald"}),
        (said(FactKind.PAYMENT, "1234", "card"), Step.ACCOUNT, {"payment_endings": "1234"}),
        (said(FactKind.CHILD_PROFILE, "P1", "child"), Step.HOUSEHOLD, {"household": (("P1", "child", ""),)}),
    ],
)
def test_what_the_files_say_of_other_things_is_proposed_too(fact, step, answer):
    assert proposals_for(step, [fact], Answers(), "en") == (fact,)
    after = taken(Answers(), fact, "en")
    assert after == replace(Answers(), **answer)
    assert taken(after, fact, "en") == after


@pytest.mark.parametrize(("kind", "value"), [(FactKind.TIME_ZONE, "+01:00"), (FactKind.NETWORK, "192.0.2.1")])
def test_what_answers_no_question_is_not_proposed(kind, value):
    fact = AccountFact(kind, value, "export.zip!A.csv")
    assert [step for step in Step if proposals_for(step, [fact], Answers(), "en")] == []


def test_no_kind_of_thing_crowds_the_others_out():
    rooms = [AccountFact(FactKind.SMART_HOME, f"Room {number}", "a", 9) for number in range(20)]
    others = [AccountFact(FactKind.SKILL, "Skill", "a"), AccountFact(FactKind.LINKED_SERVICE, "Service", "a")]
    shown = proposals_for(Step.HOME, [*rooms, *others], Answers(), "en")
    assert {fact.kind for fact in shown} == {FactKind.SMART_HOME, FactKind.SKILL, FactKind.LINKED_SERVICE}
    assert len(proposals_for(Step.HOME, rooms, Answers(), "en")) == MOST_PROPOSED


def test_the_zone_of_this_computer_is_proposed_like_the_rest():
    after = taken(Answers(), here("Europe/Berlin"), "en")
    assert after.places == (("", "Europe/Berlin", "", ""),)
    assert taken(after, here("Europe/Berlin"), "en") == after
