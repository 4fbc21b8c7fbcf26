# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The series of exports: clean ones, and those with a share of a second household's recordings in three forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from tests.benchmarks.judgement.delivery import Blanking, Delivered, deliver
from tests.benchmarks.judgement.households import Household, draw
from tests.benchmarks.judgement.judged import Laid, Outcome, lay, outcome
from tests.benchmarks.judgement.stating import complete, gappy, stated
from tests.benchmarks.judgement.utterances import Utterance, utterances
from viewer.case.finding import Conclusion

SHARES = (0.001, 0.01, 0.05, 0.2, 0.5, 1.0)
MOST = 3000
STRANGERS = 500_000
TELLABLE_SPEECH_S = 10.0
STATING = {"complete": complete, "gappy": gappy, "stated": stated}


@dataclass(frozen=True, slots=True)
class Asked:
    """One export to make and judge. `share` is of all its recordings, at least one; 0: clean. `stating` names how."""

    seed: int
    share: float = 0.0
    blanking: Blanking = Blanking.WHOLE
    voices: bool = False
    stating: str = "complete"


@dataclass(frozen=True)
class Answer:
    """What came of it. `tellable`: whether the evidence that is left can tell at all."""

    asked: Asked
    outcome: Outcome
    tellable: bool


@dataclass(frozen=True)
class Made:
    """An export that was made and laid out for judging."""

    home: Household
    export: Delivered
    laid: Laid


def made(asked: Asked) -> Made:
    """Make one export in memory, read and measure it."""
    home = draw(asked.seed)
    alone = asked.share >= 1
    own = [] if alone else utterances(home)
    stranger: Household | None = None
    foreign = []
    if asked.share:
        stranger = draw(STRANGERS + asked.seed, ends=home.last)
        wanted = stranger.recordings if alone else max(1, round(asked.share / (1 - asked.share) * len(own)))
        foreign = utterances(stranger, min(MOST, wanted))
    export = deliver(home, own, stranger, foreign, asked.blanking)
    facts = STATING[asked.stating](home, owns=not alone)
    return Made(home, export, lay(home, export, facts, voices=asked.voices))


def answer(asked: Asked) -> Answer:
    """Make one export, and judge it."""
    one = made(asked)
    return Answer(asked, outcome(one.home, one.export, one.laid), _tellable(asked, one.export.truth.values()))


def _tellable(asked: Asked, truth: Iterable[tuple[Utterance, bool]]) -> bool:
    """Whole metadata, or an owner who has nothing of the kind, always tells; what is blanked tells by a foreign voice
    with at least ten seconds of speech, the least that the voice comparison was validated on.
    """
    if asked.blanking is Blanking.WHOLE or asked.share >= 1:
        return True
    speech: dict[str, float] = {}
    for one, foreign in truth:
        if foreign:
            speech[one.voice.name] = speech.get(one.voice.name, 0.0) + 0.75 * one.seconds
    return asked.voices and max(speech.values(), default=0.0) >= TELLABLE_SPEECH_S


def answers(asked: Sequence[Asked], jobs: int = 2, told: Callable[[int], None] | None = None) -> list[Answer]:
    """All of them, in order; `told` hears how many are done."""
    found = []
    with ProcessPoolExecutor(jobs) as pool:
        for number, one in enumerate(pool.map(answer, asked, chunksize=4), 1):
            found.append(one)
            if told is not None:
                told(number)
    return found


def is_right(one: Answer, *, strict: bool = False) -> bool:
    """Whether the conclusion is right.

    Clean: anything but a suggested report. Foreign and tellable: a suggested report or worth a look. Foreign and not
    tellable: anything, as the program cannot know. Strictly: clean is no sign or cannot tell, foreign with whole
    metadata a suggested report, all other foreign at least worth a look.
    """
    said = one.outcome.conclusion
    found = said in (Conclusion.REPORT_SUGGESTED, Conclusion.WORTH_A_LOOK)
    if not one.outcome.foreign:
        return not found if strict else said is not Conclusion.REPORT_SUGGESTED
    if strict:
        return said is Conclusion.REPORT_SUGGESTED if one.asked.blanking is Blanking.WHOLE else found
    return found or not one.tellable
