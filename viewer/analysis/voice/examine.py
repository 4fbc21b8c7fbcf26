# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""All that the prints of one export tell: voices, a map, and how each compares with those who enrolled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.analysis.voice.examined import Examined
from viewer.analysis.voice.grouping import Labels, as_grouped, group_voices
from viewer.analysis.voice.layout import laid_out
from viewer.analysis.voice.population import load_population
from viewer.analysis.voice.prints import PrintTable, tabulate
from viewer.analysis.voice.scoring import score
from viewer.case.voice import Likeness, VoicePrint, VoiceProfile
from viewer.work import Watch

_NARROW_SHARE = 0.5


def examine(
    prints: Sequence[VoicePrint], given: Sequence[int] | None, profiles: Sequence[VoiceProfile], watch: Watch
) -> Examined:
    """Group the prints, or take the groups that are given (-1 for none), and compare them with the profiles.

    Prints of one device should stand together. Raises Problem where the model's files are not those shipped.
    """
    population, table = load_population(), tabulate(prints)
    reasons = tuple(table.reason(place) for place in range(len(table)))
    able = np.flatnonzero(table.comparable)
    heard = table.at(able)
    if given is None:
        grouping = group_voices(heard, population, watch)
    else:
        grouping = as_grouped(heard, np.asarray(given, np.intp)[able], population)
    labels = np.full(len(table), -1, np.intp)
    labels[able] = grouping.labels
    places = np.zeros((len(table), 2))
    places[able] = laid_out(heard, grouping, population)
    voices: dict[str, tuple[Likeness, ...]] = {}
    clips: dict[str, tuple[float | None, ...]] = {}
    for one in profiles:
        watch.advance(0)
        profile = tabulate(one.prints)
        scores = score(heard, grouping, profile, population)
        other = _other_channel(heard, profile)
        voices[one.person] = tuple(
            _likeness(one.person, llr, float(other[grouping.labels == voice].mean()) > _NARROW_SHARE)
            for voice, llr in enumerate(scores.voices)
        )
        told = np.full(len(table), np.nan)
        told[able] = np.where(other | ~heard.alone, np.nan, scores.clips)
        clips[one.person] = tuple(None if np.isnan(llr) else round(float(llr), 2) for llr in told)
    return Examined(labels, reasons, tuple(float(x) for x in grouping.stability), places, voices, clips)


def _other_channel(table: PrintTable, profile: PrintTable) -> Labels:
    """Which clips were recorded through another kind of channel than most of the profile: telephone or not [n]."""
    return np.asarray(table.wide != (profile.wide.mean() >= _NARROW_SHARE))


def _likeness(person: str, llr: float, other_channel: bool) -> Likeness:
    if other_channel:
        return Likeness(person, None, "voice.other_channel")
    return Likeness(person, round(float(llr), 2))
