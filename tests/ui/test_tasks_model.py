"""The windowed model of the task table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS, STATE
from giaoban_tracker.ui.pages.tasks.model import PAGE, ROW_ROLE, TaskTableModel
from tests.ui.rows import TODAY, row

Then = Callable[[Sequence[TaskRow]], None]


class Shelf:
    """Answers when told to, as a worker does."""

    def __init__(self) -> None:
        self.gone: set[TaskId] = set()
        self.asked: list[tuple[TaskId, ...]] = []
        self.waiting: list[Callable[[], None]] = []

    def fetch(self, ids: Sequence[TaskId], then: Then) -> None:
        self.asked.append(tuple(ids))
        answer = [row(int(one.partition("-")[2])) for one in ids if one not in self.gone]
        self.waiting.append(lambda: then(answer))


def filled(count: int, *, first: int = 0) -> tuple[TaskTableModel, Shelf]:
    """A model of so many tasks, the rows of the first of them known already."""
    shelf = Shelf()
    model = TaskTableModel(shelf.fetch, TODAY)
    ids = tuple(TaskId(f"task-{number}") for number in range(count))
    model.show(ids, [row(number) for number in range(first)], TODAY)
    return model, shelf


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model, _ = filled(3, first=3)

    qtmodeltester.check(model)


def test_rows_that_came_with_the_query_are_not_asked_for_again() -> None:
    model, shelf = filled(PAGE, first=PAGE)

    assert model.index(0, 0).data() == "NV-000"
    assert model.index(0, STATE).data() == "Quá hạn 2 ngày"
    assert shelf.asked == []


def test_only_the_page_in_sight_is_fetched_of_a_hundred_thousand_tasks() -> None:
    model, shelf = filled(100_000)

    before = model.index(50_000, 0).data()
    shelf.waiting.pop()()

    assert model.rowCount() == 100_000
    assert before == "…"
    assert model.index(50_000, 0).data() == "NV-50000"
    assert sum(len(ids) for ids in shelf.asked) == PAGE


def test_a_row_on_its_way_is_asked_for_once() -> None:
    model, shelf = filled(PAGE)

    for _ in range(3):
        assert model.row_at(5) is None

    assert len(shelf.asked) == 1


def test_the_next_page_is_asked_for_before_it_comes_into_sight() -> None:
    model, shelf = filled(3 * PAGE, first=PAGE)

    model.row_at(PAGE - 1)

    assert shelf.asked == [model.ids[PAGE : 2 * PAGE]]


def test_pages_that_a_dragged_scroll_bar_has_passed_are_given_up() -> None:
    model, shelf = filled(100 * PAGE)

    for number in range(12):
        model.row_at(number * PAGE + PAGE // 2)

    assert len(shelf.asked[-1]) <= 4 * PAGE
    assert model.ids[11 * PAGE] in shelf.asked[-1]


def test_an_answer_to_an_earlier_query_is_dropped() -> None:
    model, shelf = filled(PAGE)
    model.row_at(0)

    model.show(tuple(reversed(model.ids)), [], TODAY)
    shelf.waiting.pop(0)()

    assert model.index(0, 0).data(ROW_ROLE) is None


def test_tasks_that_vanished_meanwhile_stay_without_a_row() -> None:
    model, shelf = filled(3)
    shelf.gone.add(TaskId("task-1"))
    model.row_at(0)
    shelf.waiting.pop()()

    assert model.index(0, 0).data() == "NV-000"
    assert model.index(1, 0).data() == "…"
    assert len(shelf.asked) == 1


def test_the_same_ids_with_fresh_rows_do_not_reset_the_table(qtbot: QtBot) -> None:
    model, _ = filled(2, first=2)
    fresh = [row(0, done_percent=90), row(1)]

    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        moved = model.show(model.ids, fresh, TODAY)

    assert not moved
    assert model.row_at(0) == fresh[0]


def test_what_follows_is_added_without_losing_the_rows_shown(qtbot: QtBot) -> None:
    model, shelf = filled(5, first=5)
    longer = (*model.ids, TaskId("task-5"), TaskId("task-6"))

    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        added = model.go_on(longer)

    assert added
    assert model.rowCount() == 7
    assert model.index(4, 0).data() == "NV-004"
    assert shelf.asked == []
    assert model.index(6, 0).data() == "…"
    assert shelf.asked == [longer]


def test_a_list_that_begins_otherwise_by_now_is_not_added_to() -> None:
    model, _ = filled(3, first=3)

    assert not model.go_on(tuple(reversed(model.ids)))
    assert model.rowCount() == 3


def test_headers_name_the_columns_in_vietnamese() -> None:
    model, _ = filled(1)

    titles = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]

    assert titles == [column.title for column in COLUMNS]
    assert "Đơn vị chủ trì" in titles
