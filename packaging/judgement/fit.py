# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Fits the weights of viewer/findings/fusion.py and prints them, with the rate of chance.

PYTHONPATH=.:packaging python -m judgement.fit [--seeds N]

Penalised logistic regression of "foreign" on the model's own form: log10 weights by class of strength, not negative and
rising, the k-th strongest family discounted by DISCOUNT to the k-th power, sides summed apart and subtracted. Equal
priors: foreign and own groups weigh the same in total, each group the same within its side. The penalty draws weights
to the middle of their class on the verbal scale, since made-up households are told apart better than real ones are.
The bound is what the number of training groups carries: ELUB (Vergeer et al. 2016, Science & Justice 56, 482-491), as
lir computes it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from voice.metrics import bounds, cllr, cllr_min

from judgement.evidence import Gathered, Seen, Strengths, gather
from tests.benchmarks.judgement.figures import upper_bound

Floats = NDArray[np.float64]
CENTRES = np.array([0.1, 0.5, 1.5, 3.0, 4.0])
HALF = 0.5
PENALTY = 0.005
TRAINING = 400


def balance(weights: Floats, discount: float, pro: Strengths, contra: Strengths) -> float:
    """The model's balance before it is bounded."""
    sides = [sum(weights[one] * discount**rank for rank, one in enumerate(side)) for side in (pro, contra)]
    return float(sides[0] - sides[1])


def pooled(seen: Sequence[Seen]) -> Mapping[tuple[bool, Strengths, Strengths], float]:
    """The total weight of each pattern of findings on either side; each side's total is one."""
    counted = Counter[tuple[bool, Strengths, Strengths]]()
    totals = Counter[bool]()
    for one in seen:
        counted[one.foreign, one.pro, one.contra] += one.weight
        totals[one.foreign] += one.weight
    return {key: weight / totals[key[0]] for key, weight in counted.items()}


def fitted(seen: Sequence[Seen]) -> tuple[Floats, float]:
    """Weights by class, rising and not negative, and the discount."""
    patterns = pooled(seen)

    def cost(steps: Floats) -> float:
        weights, discount = np.cumsum(steps[:5]), float(steps[5])
        loss = 0.0
        for (foreign, pro, contra), weight in patterns.items():
            told = balance(weights, discount, pro, contra) * np.log(10)
            loss += weight * np.logaddexp(0, -told if foreign else told)
        apart = float(((weights - CENTRES) ** 2).sum()) + (discount - HALF) ** 2
        return loss / (2 * np.log(2)) + PENALTY * apart

    start = np.r_[np.diff(CENTRES, prepend=0.0), HALF]
    found = minimize(cost, start, method="L-BFGS-B", bounds=[(0, None)] * 5 + [(0, 1)])
    return np.cumsum(found.x[:5]), float(found.x[5])


def ratios(seen: Sequence[Seen], weights: Floats, discount: float) -> tuple[Floats, Floats]:
    """Unbounded ratios of foreign parts and of own ones."""
    sides = [
        np.array([balance(weights, discount, one.pro, one.contra) for one in seen if one.foreign is foreign])
        for foreign in (True, False)
    ]
    return sides[0], sides[1]


def report(gathered: Sequence[Gathered], weights: Floats, discount: float) -> str:
    """What was fitted, as lines to read and to put into the program."""
    seen = [one for each in gathered for one in each.seen]
    foreign, own = ratios(seen, weights, discount)
    low, high = bounds(foreign, own)
    most = min(-low, high)
    bounded = [np.clip(side, -most, most) for side in (foreign, own)]
    groups, wrong = (sum(getattr(one, name) for one in gathered) for name in ("own_groups", "wrong_groups"))
    lines = [
        f"WEIGHTS {', '.join(f'S{n}: {weight:.2f}' for n, weight in enumerate(weights))}",
        f"DISCOUNT {discount:.2f}",
        f"BOUND {most:.2f} (ELUB {low:.2f} to {high:.2f}; {len(foreign)} foreign, {len(own)} own parts)",
        f"CHANCE {upper_bound(wrong, groups):.4f} ({wrong} of {groups} own groups of clean exports, upper 95 % bound)",
        f"Cllr {cllr(*bounded):.3f}, Cllr-min {cllr_min(*bounded):.3f}, bounded",
    ]
    told = Counter((one.foreign, one.pro, one.contra) for one in seen)
    lines += [
        f"{'foreign' if far else 'own':8} for {pro} against {contra}: {n}"
        for (far, pro, contra), n in told.most_common(25)
    ]
    return "\n".join(lines)


def main() -> None:
    """Gather, fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=TRAINING, help="training seeds, from 0")
    gathered = gather(range(parser.parse_args().seeds))
    weights, discount = fitted([one for each in gathered for one in each.seen])
    print(report(gathered, weights, discount))


if __name__ == "__main__":
    main()
