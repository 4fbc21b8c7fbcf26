# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How alike prints are: whether they fall into two voices, and how well each set of them fits the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.case.voice import VoicePrint


def embeddings(prints: Sequence[VoicePrint]) -> NDArray[np.float32]:
    """Their embeddings [prints, 192], each of length one."""
    joined = b"".join(one.embedding for one in prints)
    return np.frombuffer(joined, "<f4").reshape(len(prints), -1).astype(np.float32)


def last_link(prints: Sequence[VoicePrint]) -> tuple[float, int]:
    """Mean cosine between the two parts that average linkage (UPGMA) joins last, and how many prints the smaller has.

    One voice gives about the mean likeness of its prints, two voices that of strangers, whichever shares they have.
    Fewer than two prints give 1 and 0.
    """
    if len(prints) < 2:
        return 1.0, 0
    each = embeddings(prints)
    alike = (each @ each.T).astype(np.float64)
    np.fill_diagonal(alike, -np.inf)
    size = np.ones(len(prints))
    while len(alike) > 2:
        kept, gone = sorted(divmod(int(alike.argmax()), len(alike)))
        alike[kept] = (alike[kept] * size[kept] + alike[gone] * size[gone]) / (size[kept] + size[gone])
        alike[:, kept] = alike[kept]
        alike[kept, kept] = -np.inf
        size[kept] += size[gone]
        alike, size = np.delete(np.delete(alike, gone, 0), gone, 1), np.delete(size, gone)
    return float(alike[0, 1]), int(size.min())


def fits(sets: Sequence[Sequence[VoicePrint]]) -> list[float]:
    """For each set of prints, the cosine of its mean with the mean of the other sets' means; 1 where it is alone."""
    means = [centre(one) for one in sets]
    whole = np.sum(means, axis=0)
    return [_cosine(mean, whole - mean) if len(means) > 1 else 1.0 for mean in means]


def centre(prints: Sequence[VoicePrint]) -> NDArray[np.float64]:
    """The mean of some prints' embeddings [192], each as heavy as its seconds of speech, brought to length one."""
    weights = np.maximum([one.speech_s for one in prints], 0.1)
    mean = weights @ embeddings(prints).astype(np.float64)
    found: NDArray[np.float64] = mean / np.linalg.norm(mean)
    return found


def _cosine(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))
