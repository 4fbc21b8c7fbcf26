# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Made-up households, judged as the program does: a few of the many that `make bench-judgement` measures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.benchmarks.judgement import never_owned, planted
from tests.benchmarks.judgement.delivery import Blanking, deliver
from tests.benchmarks.judgement.households import draw
from tests.benchmarks.judgement.judged import lay, outcome
from tests.benchmarks.judgement.series import Asked, answer, is_right
from tests.benchmarks.judgement.stating import complete, gappy
from tests.benchmarks.judgement.utterances import utterances
from viewer.case.finding import Conclusion

SEEDS = range(20_000, 20_020)
SMALL = 120


@pytest.mark.parametrize("seed", SEEDS)
def test_a_clean_household_is_never_reported(seed: int) -> None:
    home = draw(seed, size=SMALL)
    export = deliver(home, utterances(home))
    assert len(export.reading.recordings) == SMALL
    for stating in (complete, gappy):
        told = outcome(home, export, lay(home, export, stating(home)))
        assert told.conclusion is not Conclusion.REPORT_SUGGESTED
        assert told.innocent
        if stating is complete:
            assert told.own_inconsistent == told.guests_inconsistent == 0


@pytest.mark.parametrize("seed", SEEDS[:6])
def test_foreign_recordings_with_whole_metadata_are_found(seed: int) -> None:
    home = replace(draw(seed, size=SMALL), style="id")
    stranger = draw(seed + 1_000, ends=home.last)
    far = [one for one in utterances(stranger, 40) if one.device.why != "app"][:12]
    export = deliver(home, utterances(home), stranger, far, Blanking.WHOLE)
    told = outcome(home, export, lay(home, export, complete(home)))
    assert told.foreign == 12
    assert told.foreign_inconsistent == 12
    assert told.own_inconsistent == 0
    assert told.conclusion in (Conclusion.REPORT_SUGGESTED, Conclusion.WORTH_A_LOOK)


@pytest.mark.parametrize("blanking", [Blanking.SERIALS, Blanking.ALL])
def test_where_metadata_are_blanked_the_simulated_voices_tell(blanking: Blanking) -> None:
    told = [answer(Asked(seed, 0.2, blanking, voices=True)) for seed in SEEDS[:3]]
    assert all(map(is_right, told))


def test_the_founding_case_suggests_a_report_for_every_recording() -> None:
    assert all(figure.value == 1 for figure in never_owned.figures(SEEDS[:1]))


def test_planted_gaps_are_found() -> None:
    assert all(figure.is_met for figure in planted.figures(SEEDS[:3]))


def test_a_seed_gives_the_same_household_and_the_same_judgement() -> None:
    asked = Asked(SEEDS[0], 0.05, Blanking.SERIALS, voices=True, stating="gappy")
    assert answer(asked) == answer(asked)
