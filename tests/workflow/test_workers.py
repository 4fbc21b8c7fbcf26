# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Worker processes: every task is answered, one that kills its worker costs no other, stopping is quick."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from viewer.work import Cancelled, Unwatched
from viewer.workflow.workers import Workers


def double(tasks: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(2 * task for task in tasks)


def die_of_seven(tasks: tuple[int, ...]) -> tuple[int, ...]:
    if 7 in tasks:
        os._exit(9)
    return double(tasks)


def sleep(tasks: tuple[int, ...]) -> None:
    time.sleep(60)


def test_every_batch_is_answered() -> None:
    with Workers(2) as workers:
        answers = dict(workers.each(double, [(n, n + 1) for n in range(0, 20, 2)], Unwatched()))
    assert answers == {(n, n + 1): (2 * n, 2 * n + 2) for n in range(0, 20, 2)}


def test_batches_are_made_when_a_worker_is_free_for_them() -> None:
    made = answered = ahead = 0

    def batches() -> Iterator[tuple[int, ...]]:
        nonlocal made, ahead
        for number in range(40):
            made += 1
            ahead = max(ahead, made - answered)
            yield (number,)

    with Workers(1) as workers:
        for _ in workers.each(double, batches(), Unwatched()):
            answered += 1
    assert (made, answered) == (40, 40)
    assert ahead <= 5


def test_a_task_that_kills_its_worker_is_named_and_costs_no_other() -> None:
    with Workers(2) as workers:
        answers = list(workers.each(die_of_seven, [(n, n + 1) for n in range(0, 20, 2)], Unwatched()))
    told = {task: answer for tasks, answer in answers if answer for task in tasks}
    assert [tasks for tasks, answer in answers if answer is None] == [(7,)]
    assert set(told) == set(range(20)) - {7}


def test_stopping_ends_the_workers_at_once() -> None:
    class Impatient(Unwatched):
        def advance(self, units: int = 1, note: str = "") -> None:
            raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled), Workers(1) as workers:
        list(workers.each(sleep, [(1,)], Impatient()))
    assert time.monotonic() - began < 30
