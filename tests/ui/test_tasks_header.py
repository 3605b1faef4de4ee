"""Sorting by clicks, filters as values, lines of widgets, runs of rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.clarity import Clarity
from giaoban_tracker.domain.identity import MeetingId, TaskId, UnitId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import SortKey, TaskColumn, TaskQuery
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.pages.tasks.filters import (
    ALL,
    CHIPS,
    Chip,
    FilterKind,
    chip_of,
    conditions,
    has_conditions,
    ticked,
    with_ticks,
    without_conditions,
)
from giaoban_tracker.ui.pages.tasks.header import next_order
from giaoban_tracker.ui.pages.tasks.table import runs

DUE, CODE, FIELD = SortKey(TaskColumn.DUE), SortKey(TaskColumn.CODE), SortKey(TaskColumn.FIELD)
DUE_DOWN, CODE_DOWN = SortKey(TaskColumn.DUE, descending=True), SortKey(TaskColumn.CODE, descending=True)
QUERY = TaskQuery(date(2017, 10, 2))


@pytest.mark.parametrize(
    ("order", "column", "further", "then"),
    [
        pytest.param((), TaskColumn.DUE, False, (DUE,), id="first click: up"),
        pytest.param((DUE,), TaskColumn.DUE, False, (DUE_DOWN,), id="second: down"),
        pytest.param((DUE_DOWN,), TaskColumn.DUE, False, (), id="third: as before"),
        pytest.param((DUE, FIELD), TaskColumn.CODE, False, (CODE,), id="another column alone"),
        pytest.param((DUE,), TaskColumn.CODE, True, (DUE, CODE), id="Ctrl adds a column"),
        pytest.param((DUE, CODE), TaskColumn.CODE, True, (DUE, CODE_DOWN), id="Ctrl turns in its place"),
        pytest.param((DUE, CODE_DOWN), TaskColumn.CODE, True, (DUE,), id="Ctrl takes away"),
    ],
)
def test_clicks_on_headers_make_the_order(
    order: tuple[SortKey, ...], column: TaskColumn, further: bool, then: tuple[SortKey, ...]
) -> None:
    assert next_order(order, column, further=further) == then


@pytest.mark.parametrize("chip", CHIPS, ids=lambda chip: chip.key)
def test_each_chip_is_recognised_in_the_query_it_makes(chip: Chip) -> None:
    assert chip_of(chip.put_on(QUERY)) is chip


def test_a_chip_replaces_any_other_condition_on_how_tasks_stand() -> None:
    query = QUERY
    for chip in (*CHIPS, ALL):
        query = chip.put_on(query)

    assert query == QUERY


@pytest.mark.parametrize("kind", list(FilterKind))
def test_ticks_are_kept_as_conditions_and_taken_away_whole(kind: FilterKind) -> None:
    values = frozenset({Standing.WAITING.value if kind is FilterKind.STANDING else "a"})

    query = with_ticks(QUERY, kind, values)

    assert ticked(query, kind) == values
    assert has_conditions(query)
    assert without_conditions(query) == QUERY
    assert with_ticks(query, kind, frozenset()) == QUERY


def test_conditions_are_read_out_with_the_names_of_units() -> None:
    query = with_ticks(TaskQuery(QUERY.today, search=" nghèo "), FilterKind.UNIT, frozenset({"u1", "u2"}))

    found = conditions(query, {"u1": "Phòng Y tế", "u2": "Phòng Nội vụ"})

    assert [one.words for one in found] == ["Tìm: “nghèo”", "Đơn vị chủ trì: Phòng Nội vụ, Phòng Y tế"]
    assert found[0].without.units == frozenset({UnitId("u1"), UnitId("u2")})
    assert found[1].without.search == " nghèo "


@given(st.sets(st.integers(0, 60)))
def test_runs_cover_exactly_the_places_given(places: set[int]) -> None:
    found = list(runs(sorted(places)))

    assert [place for first, last in found for place in range(first, last + 1)] == sorted(places)
    assert all(after[0] > before[1] + 1 for before, after in pairwise(found))


class _Box(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(40, 20)


def test_widgets_go_on_in_the_next_line_and_hidden_ones_take_no_room(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    flow = FlowLayout(parent, gap=5)
    boxes = [_Box() for _ in range(4)]
    for box in boxes:
        flow.addWidget(box)
    boxes[1].hide()

    parent.resize(90, 100)
    parent.show()

    assert [(box.x(), box.y()) for box in boxes if not box.isHidden()] == [(0, 0), (45, 0), (0, 25)]
    assert flow.heightForWidth(90) == 45
    assert flow.heightForWidth(400) == 20


@pytest.mark.parametrize(
    ("narrowed", "words"),
    [
        (replace(QUERY, chased_at_least=3), "Đôn đốc từ 3 lần"),
        (replace(QUERY, chased_fewer_than=3), "Đôn đốc dưới 3 lần"),
        (replace(QUERY, asked=True), "Đề nghị gia hạn"),
        (
            replace(QUERY, closed_from=date(2017, 10, 6), closed_to=date(2018, 1, 3)),
            "Nghiệm thu từ 06/10/2017 đến 03/01/2018",
        ),
        (replace(QUERY, silent_since=date(2017, 9, 1)), "Không báo cáo từ 01/09/2017"),
        (replace(QUERY, review_until=date(2017, 9, 1)), "Cần xem lại đến 01/09/2017"),
        (replace(QUERY, due_meeting=MeetingId("m1")), "Hạn gắn với Giao ban quý III/2017"),
        (replace(QUERY, unclear=frozenset({Clarity.PRODUCT})), "Chưa rõ sản phẩm"),
        (replace(QUERY, series=TaskId("t1"), period="2017-09"), "Các kỳ của một nhiệm vụ định kỳ 2017-09"),
        (replace(QUERY, parent=TaskId("t1")), "Phần việc của một nhiệm vụ"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_an_agenda_or_a_card_asked_for_is_said_and_can_be_taken_away(narrowed: TaskQuery, words: str) -> None:
    (found,) = conditions(narrowed, {"m1": "Giao ban quý III/2017"})

    assert (found.words, found.without) == (words, QUERY)
