# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The validation report, in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from voice.calibrate import POOLS_S
from voice.metrics import cllr, cllr_min, eer, min_dcf
from voice.simulate import STRANGER
from voice.trials import INCONSISTENT_AT, Judged

LENGTHS = (("all", 0.0, 99.0), ("0 to 1.5 s", 0.0, 1.5), ("1.5 to 2.5 s", 1.5, 2.5), ("over 2.5 s", 2.5, 99.0))
NOISES = (("SNR under 15 dB", -99.0, 15.0), ("15 to 25 dB", 15.0, 25.0), ("over 25 dB", 25.0, 999.0))
Bools = NDArray[np.bool_]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines) + "\n\n"


def bins(one: Judged) -> dict[str, Bools]:
    """The clips of each bin of length and of noise."""
    length, snr = one.export.prints.durations, one.export.prints.snr
    found = {name: (length >= low) & (length < high) for name, low, high in LENGTHS}
    return found | {name: (snr >= low) & (snr < high) for name, low, high in NOISES}


def by_clip(exports: Mapping[int, Judged]) -> str:
    """Errors of single clips: baseline and ours, mean over exports with the worst, and Cllr over all exports."""
    rows = []
    for name in bins(next(iter(exports.values()))):
        chosen = [(one, bins(one)[name]) for one in exports.values()]
        told = [
            [measure(side[mask & one.own], side[mask & ~one.own]) for side in (one.baseline, one.llr)]
            for one, mask in chosen
            for measure in (eer,)
        ]
        costs = [
            [min_dcf(side[mask & one.own], side[mask & ~one.own]) for side in (one.baseline, one.llr)]
            for one, mask in chosen
        ]
        own, others = pooled_over([(one.llr[mask & one.own], one.llr[mask & ~one.own]) for one, mask in chosen])
        base, ours = np.nanmean(told, axis=0)
        worst = np.nanmax(told, axis=0)
        dcf = np.nanmean(costs, axis=0)
        rows.append(
            [
                name,
                f"{len(own)} / {len(others)}",
                f"{base:.1%} ({worst[0]:.1%})",
                f"{ours:.1%} ({worst[1]:.1%})",
                f"{ours / base:.2f}" if base else "",
                f"{dcf[0]:.2f} / {dcf[1]:.2f}",
                *_costs(own, others),
            ]
        )
    head = ["clips", "owner's / others'", "EER baseline (worst)", "EER ours (worst)", "ratio", "minDCF(0.01)"]
    return table([*head, "Cllr", "Cllr-min"], rows)


def by_pool(exports: Mapping[int, Judged]) -> str:
    """Cllr of sets of clips."""
    rows = []
    for seconds in POOLS_S:
        own, others = pooled_over([one.pooled[seconds] for one in exports.values()])
        wrong = f"{(own <= INCONSISTENT_AT).sum()} / {(others >= -INCONSISTENT_AT).sum()}"
        rows.append([f"{seconds:.0f} s", f"{len(own)} / {len(others)}", *_costs(own, others), wrong])
    return table(["speech", "owner's / others' sets", "Cllr", "Cllr-min", "strongly wrong (owner / others)"], rows)


def groups(exports: Mapping[str, Mapping[int, Judged]]) -> str:
    """Pairwise F1 of voice groups."""
    rows = []
    for name, some in exports.items():
        losses = np.array([one.losses for one in some.values()])
        f1, ratio = 1 - losses, losses[:, 1].mean() / losses[:, 0].mean()
        worst = f"{f1[:, 0].min():.3f}", f"{f1[:, 1].min():.3f}"
        rows.append(
            [name, str(len(some)), f"{f1[:, 0].mean():.3f} ({worst[0]})", f"{f1[:, 1].mean():.3f} ({worst[1]})"]
        )
        rows[-1].append(f"{ratio:.2f}")
    return table(["exports", "seeds", "F1 baseline (worst)", "F1 ours (worst)", "loss to the baseline's"], rows)


def pipeline(exports: Mapping[str, Mapping[int, Judged]]) -> str:
    """Foreign recordings found and the owner's wrongly flagged, in the whole pipeline."""
    rows = []
    for name, some in exports.items():
        told = np.array([_found(one) for one in some.values()])
        mean = told.mean(axis=0)
        rows.append([name, *(f"{a:.1%} ({b:.1%})" for a, b in zip(mean[:2], told[:, :2].min(axis=0), strict=True))])
        rows[-1] += [f"{mean[2]:.2%} ({told[:, 2].max():.2%})", f"{mean[3]:.1%}"]
    head = [
        "exports",
        "of all other voices (worst)",
        "of the strangers (worst)",
        "owner's, wrongly (worst)",
        "declined",
    ]
    return table(head, rows)


def _found(one: Judged) -> tuple[float, float, float, float]:
    stranger = one.export.who == STRANGER
    flagged = one.flagged
    return flagged[~one.own].mean(), flagged[stranger].mean(), flagged[one.own].mean(), one.declined.mean()


def pooled_over(parts: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]]) -> tuple[NDArray[np.float64], ...]:
    """All trials of all exports, the owner's and others'."""
    return tuple(np.concatenate(side) for side in zip(*parts, strict=True))


def _costs(own: NDArray[np.float64], others: NDArray[np.float64]) -> list[str]:
    if not len(own) or not len(others):
        return ["", ""]
    return [f"{cllr(own, others):.3f}", f"{cllr_min(own, others):.3f}"]
