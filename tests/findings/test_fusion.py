# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The model by which findings become standings, and the conditions of a conclusion."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.grounds import FOREIGN, OWN, tally
from viewer.case.facts import Facts, Owner
from viewer.case.finding import Cell, CellVerdict, Conclusion, Direction, Finding, Standing, Strength, Tally
from viewer.case.message import message
from viewer.findings.conclusion import conclude
from viewer.findings.fusion import BOUND, Covering, weigh

FOR, AGAINST, NEUTRAL = Direction.FOR, Direction.AGAINST, Direction.NEUTRAL
S0, S1, S2, S3, S4 = Strength


def finding(
    direction: Direction, strength: Strength, family: str = "f", subject: str = f"device:{FOREIGN}", **more: str
) -> Finding:
    return Finding("M00", subject, direction, strength, message("x"), family=family, **more)


@pytest.mark.parametrize(
    ("findings", "standing", "strength"),
    [
        ([], Standing.UNDECIDED, S0),
        ([(FOR, S4, "a")], Standing.INCONSISTENT, S4),
        ([(FOR, S3, "a")], Standing.INCONSISTENT, S3),
        ([(FOR, S3, "a"), (FOR, S3, "a")], Standing.INCONSISTENT, S3),
        ([(FOR, S3, "a"), (FOR, S3, "b")], Standing.INCONSISTENT, S4),
        ([(FOR, S2, "a")], Standing.UNDECIDED, S2),
        ([(FOR, S2, "a"), (FOR, S2, "a")], Standing.UNDECIDED, S2),
        ([(FOR, S2, "a"), (FOR, S2, "b")], Standing.INCONSISTENT, S3),
        ([(FOR, S2, "a"), (FOR, S2, "b"), (AGAINST, S1, "c")], Standing.UNDECIDED, S2),
        ([(FOR, S2, "a"), (FOR, S2, "b"), (FOR, S2, "c")], Standing.INCONSISTENT, S3),
        ([(FOR, S3, "a"), (AGAINST, S2, "b")], Standing.UNDECIDED, S2),
        ([(FOR, S3, "a"), (AGAINST, S3, "b")], Standing.UNDECIDED, S0),
        ([(FOR, S3, "a"), (AGAINST, S1, "b")], Standing.INCONSISTENT, S3),
        ([(FOR, S4, "a"), (AGAINST, S3, "b")], Standing.UNDECIDED, S2),
        ([(AGAINST, S3, "a")], Standing.CONSISTENT, S3),
        ([(AGAINST, S2, "a")], Standing.CONSISTENT, S2),
        ([(AGAINST, S1, "a")], Standing.UNDECIDED, S1),
        ([(AGAINST, S3, "a"), (FOR, S2, "b"), (FOR, S1, "c")], Standing.CONSISTENT, S2),
        ([(NEUTRAL, S4, "a")], Standing.UNDECIDED, S0),
        ([(AGAINST, S3, "a"), (NEUTRAL, S4, "b")], Standing.CONSISTENT, S3),
    ],
)
def test_the_scale(findings: list[tuple[Direction, Strength, str]], standing: Standing, strength: Strength) -> None:
    weighed = weigh(finding(*one) for one in findings)
    assert (weighed.standing, weighed.strength) == (standing, strength)


any_finding = st.builds(finding, st.sampled_from(Direction), st.sampled_from(Strength), st.sampled_from("abcde"))


@given(st.lists(any_finding, max_size=8), st.randoms())
def test_order_does_not_matter_and_nothing_exceeds_the_bound(findings: list[Finding], chance: object) -> None:
    shuffled = list(findings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert weigh(shuffled) == weigh(findings)
    assert abs(weigh(findings).llr) <= BOUND


@given(st.lists(any_finding, max_size=6), any_finding)
def test_what_speaks_against_never_makes_anything_look_more_foreign(findings: list[Finding], more: Finding) -> None:
    with_it, without = weigh([*findings, more]).llr, weigh(findings).llr
    if more.direction is AGAINST:
        assert with_it <= without
    elif more.direction is FOR:
        assert with_it >= without
    else:
        assert with_it == without


@given(st.lists(any_finding, max_size=6))
def test_a_single_source_counts_once(findings: list[Finding]) -> None:
    assert weigh([*findings, *findings]) == weigh(findings)


@given(st.lists(any_finding.filter(lambda one: one.strength < S2), max_size=10))
def test_many_weak_hints_never_make_a_recording_inconsistent(findings: list[Finding]) -> None:
    assert weigh(findings).standing is not Standing.INCONSISTENT


@pytest.mark.parametrize(
    ("subject", "cell", "covered"),
    [
        (f"device:{FOREIGN}", Cell(device=FOREIGN), True),
        (f"device:{FOREIGN}", Cell(device=OWN), False),
        ("account:A", Cell(account="A"), True),
        ("voice:V1", Cell(voice="V1"), True),
        ("batch:b", Cell(batch="b"), True),
        ("batch:", Cell(), True),
        ("device:", Cell(), False),
        ("export", Cell(device=OWN), True),
    ],
)
def test_a_finding_covers_the_cells_of_its_subject(subject: str, cell: Cell, covered: bool) -> None:
    assert Covering([finding(FOR, S3, subject=subject)]).of(cell) == ((0,) if covered else ())


def test_neutral_findings_about_the_whole_export_touch_no_cell() -> None:
    assert Covering([finding(NEUTRAL, S3, subject="export"), finding(NEUTRAL, S3)]).of(Cell(FOREIGN)) == (1,)


@pytest.mark.parametrize(
    ("first", "last", "day", "covered"),
    [
        ("2017-01-02", "2017-01-03", "2017-01-01", False),
        ("2017-01-02", "2017-01-03", "2017-01-02", True),
        ("2017-01-02", "2017-01-03", "2017-01-03", True),
        ("2017-01-02", "2017-01-03", "2017-01-04", False),
        ("", "2017-01-03", "1970-01-01", True),
        ("2017-01-02", "", "2030-01-01", True),
        ("", "", "", True),
    ],
)
def test_days_bound_a_finding(first: str, last: str, day: str, covered: bool) -> None:
    found = Covering([finding(FOR, S3, first_day=first, last_day=last)])
    assert bool(found.of(Cell(FOREIGN, day=day))) is covered


def test_a_recording_without_a_date_cannot_be_out_of_bounds() -> None:
    bounds = {"first_day": "2017-01-01", "last_day": "2017-02-01"}
    covering = Covering([finding(FOR, S3, **bounds), finding(AGAINST, S3, **bounds)])
    assert covering.of(Cell(FOREIGN)) == (1,)


STATED = Facts(Owner(names=("Ada",)))


def concluded(
    findings: list[Finding], tallies: list[Tally] | None = None, facts: Facts = STATED
) -> tuple[Conclusion, tuple[int, ...]]:
    tallies = [tally(FOREIGN), tally(OWN)] if tallies is None else tallies
    covering = Covering(findings)
    verdicts: list[CellVerdict] = [covering.verdict(one) for one in tallies]
    return conclude(facts, findings, verdicts, tallies)


OWNED = finding(AGAINST, S3, "own", f"device:{OWN}")


@pytest.mark.parametrize(
    ("findings", "conclusion", "reasons"),
    [
        ([finding(FOR, S4)], Conclusion.REPORT_SUGGESTED, (0,)),
        ([finding(FOR, S3, "a"), finding(FOR, S3, "b")], Conclusion.REPORT_SUGGESTED, (0, 1)),
        ([finding(FOR, S3, "a"), finding(NEUTRAL, S3, "b", "export")], Conclusion.REPORT_SUGGESTED, (0, 1)),
        ([finding(FOR, S3, "a"), finding(FOR, S3, "a")], Conclusion.WORTH_A_LOOK, (0, 1)),
        ([finding(FOR, S3, "a"), finding(NEUTRAL, S3, "a", "export")], Conclusion.WORTH_A_LOOK, (0, 1)),
        ([finding(FOR, S3, "a"), finding(FOR, S3, "b", f"device:{OWN}")], Conclusion.WORTH_A_LOOK, (0, 1)),
        ([finding(FOR, S4), finding(AGAINST, S3, "b")], Conclusion.WORTH_A_LOOK, (0,)),
        ([finding(FOR, S3), OWNED], Conclusion.WORTH_A_LOOK, (0,)),
        ([finding(FOR, S2)], Conclusion.WORTH_A_LOOK, (0,)),
        ([finding(NEUTRAL, S2, subject="export")], Conclusion.WORTH_A_LOOK, (0,)),
        ([finding(NEUTRAL, S3, "a", "export"), finding(NEUTRAL, S3, "b", "export")], Conclusion.WORTH_A_LOOK, (0, 1)),
        ([finding(FOR, S1), finding(NEUTRAL, S1, subject="export")], Conclusion.CANNOT_TELL, ()),
        ([finding(NEUTRAL, S2)], Conclusion.CANNOT_TELL, ()),
        ([OWNED], Conclusion.NO_SIGN, (0,)),
        ([OWNED, finding(FOR, S1)], Conclusion.NO_SIGN, (0,)),
        ([], Conclusion.CANNOT_TELL, ()),
    ],
)
def test_what_a_case_suggests(findings: list[Finding], conclusion: Conclusion, reasons: tuple[int, ...]) -> None:
    assert concluded(findings) == (conclusion, reasons)


def test_the_strongest_reason_comes_first() -> None:
    found = [finding(FOR, S3, "a"), finding(FOR, S4, "b")]
    assert concluded(found)[1] == (1, 0)


def test_no_report_is_suggested_before_the_owner_stated_anything() -> None:
    assert concluded([finding(FOR, S4)], facts=Facts())[0] is Conclusion.WORTH_A_LOOK


def test_too_few_recordings_with_support_are_no_ground_for_no_sign() -> None:
    assert concluded([OWNED], [tally(OWN, n=5), tally(n=5)])[0] is Conclusion.NO_SIGN
    assert concluded([OWNED], [tally(OWN, n=5), tally(n=6)])[0] is Conclusion.CANNOT_TELL
    assert concluded([OWNED], [])[0] is Conclusion.CANNOT_TELL


def test_what_is_explained_weighs_nothing() -> None:
    one = finding(FOR, S4, "a")
    explained = dataclasses.replace(one, explained=(message("innocent.gift"),))
    assert weigh([explained]) == weigh([])
    assert weigh([explained, finding(FOR, S3, "b")]) == weigh([finding(FOR, S3, "b")])
