# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M26: means of payment by their last digits."""

from __future__ import annotations

import pytest

from tests.findings.grounds import grounds, said
from viewer.case.facts import Facts, Owner
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.payments import other_payments


def paid(*endings: str) -> list[AccountFact]:
    return [AccountFact(FactKind.PAYMENT, one, "pay.csv", detail=(("type", "card"),)) for one in endings]


@pytest.mark.parametrize(
    ("stated", "endings", "n"),
    [
        (("1234",), ["5678"], [1]),
        (("1234",), ["5678", "**** 5678", "9999"], [2]),
        (("1234",), ["5678", "1234"], []),
        (("4111 1111 1111 1234",), ["1234"], []),
        (("1234",), ["34"], []),
        (("34",), ["1234"], []),
        (("34",), ["35"], [1]),
        (("1234",), ["", "x", "7"], []),
        (("1234",), [], []),
        ((), ["5678"], []),
        (("none", "5"), ["5678"], []),
    ],
)
def test_endings_in_the_files(stated: tuple[str, ...], endings: list[str], n: list[int]) -> None:
    found = other_payments(grounds(Facts(Owner(payment_endings=stated)), [], paid(*endings)))
    assert said(found) == [("M26", "export", "neutral", 2, "none")] * len(n)
    assert [dict(one.text.params)["n"] for one in found] == n
    assert all("innocent.family_card" in [why.key for why in one.innocent] for one in found)
