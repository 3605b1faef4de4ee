"""The grouped table: every task below its heading, counts that hold, groups folded and opened by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task_list import SortKey, TaskColumn
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.pages.tasks.groups import Heading
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, group_tasks
from giaoban_tracker.workflow.group_tasks import Grouping


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> TasksPage:
    page = TasksPage(place)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.enter()
    return page


def headings(page: TasksPage) -> list[Heading]:
    found = (page._model.heading_at(place) for place in range(page._model.rowCount()))
    return [heading for heading in found if heading is not None]


def below(page: TasksPage, label: str) -> list[str]:
    """The codes of the tasks below a heading."""
    model, codes, inside = page._model, [], False
    for place in range(model.rowCount()):
        heading = model.heading_at(place)
        if heading is not None:
            inside = heading.label == label
        elif inside:
            codes.append(str(model.index(place, 0).data()))
    return codes


@pytest.mark.parametrize("by", list(Grouping))
def test_every_task_stands_below_its_heading(page: TasksPage, by: Grouping, qtmodeltester: ModelTester) -> None:
    page._groups.choose(by)

    assert headings(page)
    assert all(len(below(page, one.label)) == one.count for one in headings(page))
    listed = {task for task in page._model.ids if task}
    assert len(listed) == 12
    qtmodeltester.check(page._model)


def test_groups_follow_the_conditions_and_the_order_in_force(page: TasksPage) -> None:
    page._sort((SortKey(TaskColumn.CODE, descending=True),))
    page._groups.choose(Grouping.STANDING)
    page._search.setText("ubnd")

    codes = [code for one in headings(page) for code in below(page, one.label)]
    by_group = [below(page, one.label) for one in headings(page)]
    page._groups.choose(None)

    assert sorted(codes) == sorted(str(page._model.index(place, 0).data()) for place in range(page._model.rowCount()))
    assert all(group == sorted(group, reverse=True) for group in by_group)


def test_a_click_on_a_heading_folds_its_group_and_keeps_the_count(page: TasksPage, qtbot: QtBot) -> None:
    page._groups.choose(Grouping.STANDING)
    first = headings(page)[0]
    table = page._table

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, table.rowViewportPosition(0) + 8))
    folded = below(page, first.label)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, table.rowViewportPosition(0) + 8))

    assert folded == []
    assert len(below(page, first.label)) == first.count == headings(page)[0].count


def test_the_keyboard_folds_and_opens(page: TasksPage, qtbot: QtBot) -> None:
    page._groups.choose(Grouping.STANDING)
    label = headings(page)[0].label
    page._table.setCurrentIndex(page._model.index(0, 0))

    qtbot.keyClick(page._table, Qt.Key.Key_Left)
    folded = below(page, label)
    page._table.setCurrentIndex(page._model.index(0, 0))
    qtbot.keyClick(page._table, Qt.Key.Key_Right)

    assert folded == []
    assert below(page, label)


def test_headings_are_no_tasks_to_be_selected_or_decided_on(page: TasksPage) -> None:
    page._groups.choose(Grouping.UNIT)

    page._table.selectAll()

    assert page._table.selected_count() == page._model.task_count
    assert set(page._table.selected()) == {task for task in page._model.ids if task}
    assert len(page._table.selected()) == 12


def test_a_task_in_several_groups_counts_once_in_the_status_bar(page: TasksPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)

    page._groups.choose(Grouping.UNIT)

    assert sum(one.count for one in headings(page)) > 12
    assert said[-1] == "12 nhiệm vụ"


def test_late_tasks_are_the_first_group_of_standings(page: TasksPage) -> None:
    page._groups.choose(Grouping.STANDING)

    assert headings(page)[0].label == "Đang thực hiện, quá hạn"
    assert page._top.groups.accessibleName() == "Nhóm theo Tình trạng"


def test_a_long_list_shows_its_groups_first(place: Workplace, page: TasksPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group_tasks, "OPEN_AT_ONCE", 5)

    page._groups.choose(Grouping.LEADER)

    assert page._model.task_count == 0
    assert sum(one.count for one in headings(page)) == 12
    page._groups.turn_all(opened=True)
    assert page._model.task_count == 12


def test_what_is_folded_stays_folded_when_something_is_written(page: TasksPage, place: Workplace) -> None:
    page._groups.choose(Grouping.STANDING)
    first = headings(page)[0]
    page._groups.turn(first.value)
    open_task = next(task for task in page._model.ids if task)

    page.take(decide.withdraw(place.desk, open_task, "Trùng nhiệm vụ khác."))

    assert below(page, first.label) == []
    assert "Đã thu hồi" in [one.label for one in headings(page)]


def test_a_screen_reader_is_told_what_a_heading_is(page: TasksPage) -> None:
    page._groups.choose(Grouping.STANDING)
    first = headings(page)[0]

    assert page._model.index(0, 0).data() == f"{first.label}: {first.count} nhiệm vụ, đang mở"
