# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The door for background work: one at a time, home exactly once, stoppable, never chatty."""

import threading

import pytest

from viewer.ui.executor import Inline
from viewer.ui.jobs import Jobs
from viewer.work import Done, Failed, Stopped


def stubborn(_watch):
    raise ValueError


@pytest.mark.parametrize(
    ("work", "kind"), [(lambda _watch: 7, Done), (stubborn, Failed), (lambda watch: watch.advance(), Done)]
)
def test_every_end_comes_home_once(qapp, work, kind):
    home = []
    Jobs(Inline()).run(work, home.append)
    assert [type(one) for one in home] == [kind]


def test_results_come_home_on_the_gui_thread_in_order_and_one_at_a_time(qtbot):
    jobs, home, at_work = Jobs(), [], []

    def work(number):
        at_work.append(number)
        assert len(at_work) == 1
        at_work.clear()
        return threading.current_thread().name

    for number in range(5):
        jobs.run(
            lambda _watch, n=number: work(n), lambda done, n=number: home.append((n, done, threading.current_thread()))
        )
    qtbot.waitUntil(lambda: len(home) == 5)
    assert [n for n, _, _ in home] == list(range(5))
    assert {done.value for _, done, _ in home} == {"notmine-work"}
    assert {thread for _, _, thread in home} == {threading.main_thread()}
    assert jobs.close(5)


def test_stop_ends_the_work_at_its_next_unit_and_what_waits_unbegun(qtbot):
    jobs, home, begun = Jobs(), [], threading.Event()

    def endless(watch):
        while True:
            watch.advance()
            begun.set()

    jobs.run(endless, home.append)
    jobs.run(lambda _watch: pytest.fail("was begun"), home.append)
    assert begun.wait(5)
    jobs.stop()
    assert jobs.stopping
    qtbot.waitUntil(lambda: not jobs.busy)
    assert home == [Stopped(), Stopped()]
    assert not jobs.stopping
    assert jobs.close(5)


def test_a_new_act_waits_for_the_old_one_to_stop(qtbot):
    jobs, told = Jobs(), []

    def endless(watch):
        while True:
            watch.advance()

    jobs.run(endless, lambda _outcome: told.append("stopped"))
    jobs.when_idle(lambda: told.append("acted"))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["stopped", "acted"]
    assert jobs.close(5)


def test_a_million_units_make_few_signals(qapp):
    jobs, seen = Jobs(Inline(), clock=lambda: 0.0), []
    jobs.progress.connect(seen.append)

    def work(watch):
        watch.expect(1_000_000, "phase.read")
        for _ in range(1_000_000):
            watch.advance()

    jobs.run(work, lambda _outcome: None)
    assert len(seen) == 1
    assert (seen[0].done, seen[0].total, seen[0].phase) == (1_000_000, 1_000_000, "phase.read")


def test_nobody_is_told_after_closing(qapp):
    jobs, home = Jobs(Inline()), []
    jobs.close(0)
    jobs.run(lambda _watch: 1, home.append)
    assert home == []
