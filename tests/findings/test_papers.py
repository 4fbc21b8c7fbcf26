# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whose the documents of an export are, and when an export without recordings shows no sign."""

from __future__ import annotations

import pytest

from tests.findings.grounds import MINE, OWN, THEIRS, grounds
from viewer.case.facts import Facts, OwnedDevice, Owner, Place
from viewer.case.finding import Conclusion
from viewer.case.portion import Whose
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.judge import judge
from viewer.findings.papers import whose_papers

FACTS = Facts(
    Owner(names=("Petra Weiß",), emails=("petra@example.org",), customer_ids=(MINE,)),
    (OwnedDevice(serial=OWN),),
    (Place(city="Garching"),),
)


def fact(kind: FactKind, value: str, source: str = "a.csv") -> AccountFact:
    return AccountFact(kind, value, source)


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        (fact(FactKind.CUSTOMER_ID, MINE), Whose.OWNER),
        (fact(FactKind.CUSTOMER_ID, THEIRS), Whose.FOREIGN),
        (fact(FactKind.CUSTOMER_ID, MINE[:-1] + "9"), None),
        (fact(FactKind.CUSTOMER_ID, "12345"), None),
        (fact(FactKind.NAME, "Weiss, Petra"), Whose.OWNER),
        (fact(FactKind.NAME, "Otto Fremd"), None),
        (fact(FactKind.EMAIL, "PETRA+shop@example.org"), Whose.OWNER),
        (fact(FactKind.DEVICE, OWN.lower()), Whose.OWNER),
        (fact(FactKind.PLACE, "85748 Garching"), Whose.OWNER),
        (fact(FactKind.CONTACT, "Petra Weiß"), None),
    ],
)
def test_whose_a_document_is(said: AccountFact, whose: Whose | None) -> None:
    assert whose_papers(grounds(FACTS, (), [said])).get("a.csv") is whose


def test_a_document_with_both_numbers_is_nobody_s() -> None:
    both = [fact(FactKind.CUSTOMER_ID, MINE), fact(FactKind.CUSTOMER_ID, THEIRS)]
    assert whose_papers(grounds(FACTS, (), both)) == {"a.csv": Whose.UNKNOWN}


@pytest.mark.parametrize(
    ("files", "conclusion"),
    [
        ([fact(FactKind.CUSTOMER_ID, MINE)], Conclusion.NO_SIGN),
        ([fact(FactKind.NAME, "Petra Weiß")], Conclusion.NO_SIGN),
        ([fact(FactKind.PLACE, "Garching")], Conclusion.CANNOT_TELL),
        ([], Conclusion.CANNOT_TELL),
        ([fact(FactKind.CUSTOMER_ID, THEIRS)], Conclusion.WORTH_A_LOOK),
        ([fact(FactKind.CUSTOMER_ID, MINE), fact(FactKind.CUSTOMER_ID, THEIRS, "b.csv")], Conclusion.WORTH_A_LOOK),
        ([fact(FactKind.CUSTOMER_ID, MINE), fact(FactKind.NAME, "Otto Fremd", "b.csv")], Conclusion.WORTH_A_LOOK),
        ([fact(FactKind.NAME, "Petra Weiß"), fact(FactKind.NAME, "Otto Fremd", "b.csv")], Conclusion.CANNOT_TELL),
    ],
)
def test_an_export_without_recordings(files: list[AccountFact], conclusion: Conclusion) -> None:
    assert judge(grounds(FACTS, (), files)).conclusion is conclusion


def test_without_facts_nothing_can_be_told() -> None:
    assert judge(grounds(Facts(), (), [fact(FactKind.CUSTOMER_ID, MINE)])).conclusion is Conclusion.CANNOT_TELL
