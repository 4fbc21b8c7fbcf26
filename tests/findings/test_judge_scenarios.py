# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whole cases judged: the scenarios of the exports, and how verdicts are handed down."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil

import pytest

from tests.findings.grounds import FOREIGN, FOREIGN_2, MINE, OWN, OWN_2, THEIRS, grounds, owner, register, tally
from viewer.case.facts import Facts, Owner
from viewer.case.finding import Conclusion, Grounds, Judgement, Standing, Tally
from viewer.case.reading import AccountFact, FactKind
from viewer.findings import rules
from viewer.findings.judge import judge
from viewer.findings.registry import RULES

HOME = owner(OWN, OWN_2, uses_voice_assistant=True, names=("Petra Weiß",), customer_ids=(MINE,), languages=("de",))
NEVER = Facts(Owner(names=("Petra Weiß",), customer_ids=(MINE,), languages=("de",), uses_voice_assistant=False))
OWNED = [tally(OWN, "2017-01-06"), tally(OWN, "2017-01-05"), tally(OWN_2, "2018-08-20"), tally(OWN_2, "2017-05-05")]
STRANGE = [tally(FOREIGN, "2016-03-01"), tally(FOREIGN, "2018-08-01"), tally(FOREIGN_2, "2017-07-01")]
BARE = [tally("", "2017-07-01"), tally("", "")]
FILES = (AccountFact(FactKind.CUSTOMER_ID, MINE, "s.csv"), AccountFact(FactKind.NAME, "Petra Weiss", "o.csv"))


def standings(judgement: Judgement) -> dict[str, set[Standing]]:
    found: dict[str, set[Standing]] = {}
    for one in judgement.verdicts:
        found.setdefault(one.cell.device, set()).add(one.standing)
    return found


def test_never_owned() -> None:
    judgement = judge(grounds(NEVER, STRANGE, FILES))
    assert judgement.conclusion is Conclusion.REPORT_SUGGESTED
    assert {one.standing for one in judgement.verdicts} == {Standing.INCONSISTENT}
    assert [judgement.findings[index].rule for index in judgement.reasons] == ["M01"]


def test_never_owned_with_names_that_say_nothing() -> None:
    judgement = judge(grounds(NEVER, BARE, FILES))
    assert judgement.conclusion is Conclusion.REPORT_SUGGESTED
    assert {one.standing for one in judgement.verdicts} == {Standing.INCONSISTENT}


def test_mixed_in() -> None:
    judgement = judge(grounds(HOME, [*OWNED, *STRANGE], (*FILES, *register(OWN, OWN_2))))
    assert judgement.conclusion is Conclusion.REPORT_SUGGESTED
    foreign, own = {Standing.INCONSISTENT}, {Standing.CONSISTENT}
    assert standings(judgement) == {OWN: own, OWN_2: own, FOREIGN: foreign, FOREIGN_2: foreign}
    assert {judgement.findings[index].family for index in judgement.reasons} == {"listed-devices", "register"}


def test_mixed_in_without_a_register_is_worth_a_look() -> None:
    judgement = judge(grounds(HOME, [*OWNED, *STRANGE], FILES))
    assert judgement.conclusion is Conclusion.WORTH_A_LOOK
    assert standings(judgement)[FOREIGN] == {Standing.INCONSISTENT}


def test_mixed_in_from_another_account() -> None:
    far = [tally(FOREIGN, account=THEIRS), tally("", account=THEIRS), tally(OWN, account=MINE)]
    judgement = judge(grounds(HOME, far, FILES))
    assert judgement.conclusion is Conclusion.REPORT_SUGGESTED
    assert [one.standing for one in judgement.verdicts] == [Standing.INCONSISTENT] * 2 + [Standing.CONSISTENT]


def test_clean() -> None:
    judgement = judge(grounds(HOME, [*OWNED, tally(OWN, "")], (*FILES, *register(OWN, OWN_2))))
    assert judgement.conclusion is Conclusion.NO_SIGN
    assert {one.standing for one in judgement.verdicts} == {Standing.CONSISTENT}


def test_clean_with_names_that_say_nothing() -> None:
    judgement = judge(grounds(HOME, BARE, (*FILES, *register(OWN, OWN_2))))
    assert judgement.conclusion is Conclusion.CANNOT_TELL
    assert {one.standing for one in judgement.verdicts} == {Standing.UNDECIDED}


def test_second_hand() -> None:
    before = [tally(OWN, "2016-03-01"), tally(OWN, "2016-12-01")]
    judgement = judge(grounds(HOME, [*OWNED, *before], (*FILES, *register(OWN, OWN_2))))
    assert judgement.conclusion is Conclusion.WORTH_A_LOOK
    wanted = [Standing.CONSISTENT] * 4 + [Standing.INCONSISTENT] * 2
    assert [one.standing for one in judgement.verdicts] == wanted


def test_a_forgotten_device_of_ones_own_is_no_alarm() -> None:
    judgement = judge(grounds(HOME, [*OWNED, *STRANGE], (*FILES, *register(OWN, OWN_2, FOREIGN, FOREIGN_2))))
    assert judgement.conclusion is Conclusion.WORTH_A_LOOK
    assert standings(judgement)[FOREIGN] == {Standing.UNDECIDED}


def test_an_unlisted_device_with_the_owners_customer_number_is_undecided() -> None:
    judgement = judge(grounds(HOME, [tally(FOREIGN, account=MINE)], FILES))
    assert [one.standing for one in judgement.verdicts] == [Standing.UNDECIDED]


@pytest.mark.parametrize("tallies", [OWNED, [*OWNED, *STRANGE], STRANGE, BARE, []])
@pytest.mark.parametrize("files", [(), FILES, (*FILES, *register(OWN, OWN_2))])
def test_without_facts_nothing_is_inconsistent(tallies: list[Tally], files: tuple[AccountFact, ...]) -> None:
    judgement = judge(grounds(Facts(), tallies, files))
    assert judgement.conclusion in (Conclusion.CANNOT_TELL, Conclusion.WORTH_A_LOOK)
    assert {one.standing for one in judgement.verdicts} <= {Standing.UNDECIDED}


def test_nothing_at_all() -> None:
    assert judge(Grounds(Facts())) == Judgement((), (), Conclusion.CANNOT_TELL)


def test_what_was_not_measured_is_no_evidence() -> None:
    judgement = judge(Grounds(NEVER, FILES, tuple(STRANGE)))
    assert judgement.findings == ()
    assert judgement.conclusion is Conclusion.CANNOT_TELL


def test_other_instruments_are_not_read() -> None:
    case = grounds(HOME, [*OWNED, *STRANGE])
    renamed = tuple(dataclasses.replace(one, instrument="signal") for one in case.observations)
    assert judge(dataclasses.replace(case, observations=renamed)).findings == ()


def test_every_cell_has_its_verdict_and_the_findings_it_rests_on() -> None:
    judgement = judge(grounds(HOME, [*OWNED, *STRANGE], register(OWN)))
    by_cell = {one.cell: one for one in judgement.verdicts}
    assert set(by_cell) == {one.cell for one in (*OWNED, *STRANGE)}
    assert by_cell[STRANGE[0].cell].standing is Standing.INCONSISTENT
    found = [judgement.findings[index] for index in by_cell[STRANGE[0].cell].findings]
    assert {(one.rule, one.subject) for one in found} == {("M02", f"device:{FOREIGN}")}


def test_every_rule_is_registered_once() -> None:
    modules = [
        importlib.import_module(f"viewer.findings.rules.{one.name}") for one in pkgutil.iter_modules(rules.__path__)
    ]
    written = {
        value
        for module in modules
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    }
    assert written == set(RULES)
    assert len(RULES) == len(written)
