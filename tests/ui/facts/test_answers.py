# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Answers become facts; nothing is guessed, nothing is taken unasked."""

from dataclasses import replace
from datetime import date

import pytest

from tests.ui.fakes import PROPOSALS
from viewer.case.facts import Facts, OwnedDevice, Owner, Person, Place
from viewer.ui.facts.answers import Answers, Step, answers_of, facts_of, steps_of
from viewer.ui.facts.proposals import here, proposals_for, taken
from viewer.ui.facts.state import derive_interview_state, step_beside

FACTS = Facts(
    Owner(("Erika", "E. Beispiel"), ("e@example.org",), ("A1",), ("de", "en"), date(2015, 3, 1), True),
    (OwnedDevice("G1", "Küche", "Echo", date(2019, 1, 4), None),),
    (Place("Europe/Berlin", "Freiburg", date(2010, 1, 1), date(2020, 2, 3)),),
    (Person(("Max",), "partner", ("de",)),),
)


@pytest.mark.parametrize("language", ["de", "en"])
def test_facts_survive_being_shown_and_read_back(language):
    assert facts_of(answers_of(FACTS, language)) == (FACTS, ())


@pytest.mark.parametrize("given", ["03/04/2019", "2019", "31.02.2019", "gestern", "19-01-04"])
def test_a_date_that_could_be_read_two_ways_is_asked_for_again(given):
    facts, flaws = facts_of(Answers(opened=given))
    assert facts.owner.account_opened is None
    assert [(flaw.step, flaw.said.key) for flaw in flaws] == [(Step.OPENED, "shell.flaw.date")]


def test_unknown_zones_and_backward_spans_are_told():
    answers = Answers(
        places=(("", "Mars/Base", "", ""),), devices=(("a", "", "", "2020-01-01", "2019-01-01"), ("",) * 5)
    )
    facts, flaws = facts_of(answers, frozenset({"Europe/Berlin"}))
    assert {flaw.said.key for flaw in flaws} == {"shell.flaw.zone", "shell.flaw.backwards"}
    assert len(facts.devices) == 1


def test_who_never_used_an_assistant_is_not_asked_for_devices():
    assert Step.DEVICES not in steps_of(Answers(assistant=False))
    assert Step.DEVICES in steps_of(Answers(assistant=None))
    assert step_beside(Step.ASSISTANT, Answers(assistant=False), 1) is Step.PLACES
    assert step_beside(Step.OPENED, Answers(), 1) is None


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


def test_the_zone_of_this_computer_is_proposed_like_the_rest():
    after = taken(Answers(), here("Europe/Berlin"), "en")
    assert after.places == (("", "Europe/Berlin", "", ""),)
    assert taken(after, here("Europe/Berlin"), "en") == after
