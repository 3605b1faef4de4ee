"""The errand boy: order, replacing, refusal, crash, cancel, and the end of its workers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.ui.operations import Operations, Progress

WRITTEN = Changes(facts=(FactId("1"),))


@pytest.fixture
def operations(qtbot: QtBot) -> Iterator[Operations]:
    """With its real workers."""
    workers = Operations()
    yield workers
    workers.close()


class Gate:
    """An errand that stands still until it is opened, and tells when it has begun."""

    def __init__(self, answer: str = "cửa") -> None:
        self._answer = answer
        self._open = threading.Event()
        self.begun = threading.Event()

    def pass_through(self) -> str:
        self.begun.set()
        assert self._open.wait(5)
        return self._answer

    def open(self) -> None:
        self._open.set()


def test_answers_come_in_the_order_of_asking_on_the_windows_thread(operations: Operations, qtbot: QtBot) -> None:
    got: list[tuple[int, threading.Thread]] = []

    for number in range(20):
        operations.ask(partial(int, number), lambda answer: got.append((answer, threading.current_thread())))

    qtbot.waitUntil(lambda: len(got) == 20)
    assert got == [(number, threading.current_thread()) for number in range(20)]


def test_errands_run_off_the_windows_thread_and_the_slow_ones_apart(operations: Operations, qtbot: QtBot) -> None:
    gate, ran_on = Gate(), list[str]()

    operations.take_time("Chờ", lambda _: gate.pass_through(), lambda _: ran_on.append("slow"))
    operations.ask(lambda: threading.current_thread().name, ran_on.append)

    qtbot.waitUntil(lambda: ran_on == ["errands-quick"])
    gate.open()
    qtbot.waitUntil(lambda: ran_on == ["errands-quick", "slow"])


def test_what_nobody_waits_for_stands_in_nobodys_way(operations: Operations, qtbot: QtBot) -> None:
    gate, got = Gate("đếm"), list[str]()

    operations.ask(gate.pass_through, got.append, aside=True)
    assert gate.begun.wait(5)
    operations.ask(lambda: "dòng", got.append)

    qtbot.waitUntil(lambda: got == ["dòng"])
    gate.open()
    qtbot.waitUntil(lambda: got == ["dòng", "đếm"])


def test_only_the_newest_of_errands_that_replace_each_other_is_delivered(operations: Operations, qtbot: QtBot) -> None:
    gate, asked, got = Gate("cũ"), list[str](), list[str]()

    def ask_in_between() -> str:
        asked.append("giữa")
        return "giữa"

    operations.ask(gate.pass_through, got.append, replacing="search")
    assert gate.begun.wait(5)

    operations.ask(ask_in_between, got.append, replacing="search")
    operations.ask(lambda: "mới", got.append, replacing="search")
    operations.ask(lambda: "khác", got.append, replacing="other")
    gate.open()

    qtbot.waitUntil(lambda: "khác" in got)
    assert got == ["mới", "khác"]
    assert asked == [], "what had not begun when it was replaced is passed over"


def test_the_refusal_of_a_replaced_errand_bothers_nobody(operations: Operations, qtbot: QtBot) -> None:
    gate, told, got = Gate(), list[GiaobanError](), list[str]()

    def refuse() -> str:
        gate.pass_through()
        raise Refused("unknown-task")

    operations.refused.connect(told.append)
    operations.ask(refuse, got.append, replacing="search")
    assert gate.begun.wait(5)
    operations.ask(lambda: "mới", got.append, replacing="search")
    gate.open()

    qtbot.waitUntil(lambda: got == ["mới"])
    assert told == []


def test_a_refusal_reaches_who_asked_else_the_window(operations: Operations, qtbot: QtBot) -> None:
    by_window: list[GiaobanError] = []
    by_asker: list[GiaobanError] = []
    operations.refused.connect(by_window.append)

    def refuse() -> Changes:
        raise Refused("task-finished")

    operations.ask(refuse, lambda _: None, failed=by_asker.append)
    operations.change(refuse, lambda changes: changes)

    qtbot.waitUntil(lambda: bool(by_window))
    assert [error.code for error in (*by_asker, *by_window)] == ["task-finished", "task-finished"]


def test_a_bug_on_a_worker_reaches_the_crash_report_and_the_worker_lives_on(
    operations: Operations, qtbot: QtBot
) -> None:
    faults: list[BaseException] = []
    got: list[str] = []
    operations.crashed.connect(faults.append)

    operations.ask(lambda: 1 // 0, lambda _: None)
    operations.ask(lambda: "tiếp", got.append)

    qtbot.waitUntil(lambda: got == ["tiếp"])
    assert [type(fault) for fault in faults] == [ZeroDivisionError]


def test_changes_are_told_to_the_pages_before_who_asked_goes_on(operations: Operations, qtbot: QtBot) -> None:
    order: list[object] = []
    operations.changed.connect(order.append)

    operations.change(lambda: WRITTEN, lambda changes: changes, lambda _: order.append("sau"))

    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == [WRITTEN, "sau"]


def test_a_cancelled_errand_is_asked_to_stop_and_delivers_nothing(operations: Operations, qtbot: QtBot) -> None:
    gate, got, seen, told = Gate(), list[int](), list[bool](), list[str]()

    def count(progress: Progress) -> int:
        gate.pass_through()
        seen.append(progress.report(1, 10))
        return 1

    progress = operations.take_time("Đếm", count, got.append, stopped=lambda: told.append("đã dừng"))
    assert gate.begun.wait(5)
    with qtbot.waitSignal(operations.ended):
        progress.cancel()
        gate.open()

    assert seen == [False]
    assert got == []
    assert told == ["đã dừng"]


def test_an_errand_cancelled_before_it_began_does_not_run(operations: Operations, qtbot: QtBot) -> None:
    gate, ran = Gate(), list[str]()
    operations.take_time("Chờ", lambda _: gate.pass_through(), lambda _: None)
    progress = operations.take_time("Đếm", lambda _: ran.append("đã chạy"), lambda _: None)

    progress.cancel()
    ended: list[bool] = []
    operations.ended.connect(lambda: ended.append(True))
    gate.open()

    qtbot.waitUntil(lambda: len(ended) == 2)
    assert ran == []


def test_progress_reaches_the_window(operations: Operations, qtbot: QtBot) -> None:
    with qtbot.waitSignal(operations.advanced) as told:
        operations.take_time("Đếm", lambda progress: progress.report(3, 10), lambda _: None)

    assert told.args == [3, 10]


@pytest.mark.parametrize("outcome", ["answer", "refusal", "bug", "replaced"])
def test_every_long_errand_that_begins_ends(operations: Operations, qtbot: QtBot, outcome: str) -> None:
    balance: list[int] = []
    operations.began.connect(lambda *_: balance.append(1))
    operations.ended.connect(lambda: balance.append(-1))
    operations.refused.connect(lambda _: None)
    gate, got = Gate(), list[str]()

    def errand(_: Progress) -> str:
        gate.pass_through()
        if outcome == "refusal":
            raise Refused("unknown-task")
        if outcome == "bug":
            raise ZeroDivisionError
        return "xong"

    operations.take_time("Việc", errand, got.append, replacing="same")
    if outcome == "replaced":
        operations.take_time("Việc", lambda _: "mới", got.append, replacing="same")
        operations.take_time("Việc", lambda _: "mới hơn", got.append, replacing="same")
    gate.open()
    begun = 3 if outcome == "replaced" else 1

    qtbot.waitUntil(lambda: balance.count(-1) == begun)
    assert balance.count(1) == begun
    assert got == {"answer": ["xong"], "replaced": ["mới hơn"]}.get(outcome, [])


def test_closing_carries_out_every_decision_and_ends_the_threads(qtbot: QtBot) -> None:
    operations, gate, written = Operations(), Gate(), list[int]()

    def write(number: int) -> Changes:
        written.append(number)
        return WRITTEN

    operations.ask(gate.pass_through, lambda _: written.append(-1))
    for number in range(3):
        operations.change(partial(write, number), lambda changes: changes)
    gate.open()

    operations.close()

    assert written == [0, 1, 2], "decisions are written, answers on their way are dropped"
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("errands-")]


def test_closing_asks_long_errands_to_stop(qtbot: QtBot) -> None:
    operations, begun = Operations(), threading.Event()

    def long(progress: Progress) -> None:
        while not progress.stopped():
            begun.set()

    operations.take_time("Dài", long, lambda _: None)
    assert begun.wait(5)

    operations.close()

    assert not [thread for thread in threading.enumerate() if thread.name == "errands-slow"]


def test_inline_errands_run_at_once_on_the_calling_thread(qtbot: QtBot) -> None:
    operations, got = Operations(inline=True), list[bool]()

    operations.take_time("Đếm", lambda progress: progress.report(1, 2), got.append)
    operations.close()

    assert got == [True]
