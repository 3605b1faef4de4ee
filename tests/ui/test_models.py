"""Every model of the window keeps Qt's rules while its rows come, change and go; a new model must be brought here."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QMessageLogContext,
    QModelIndex,
    QPersistentModelIndex,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from giaoban_tracker import ui
from giaoban_tracker.domain.agenda import NumbersLine
from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ui.dialogs.import_sheet import ImportDialog
from giaoban_tracker.ui.dialogs.import_sheet.preview_model import PreviewModel, Shown
from giaoban_tracker.ui.excel_bridge import ExcelBridge
from giaoban_tracker.ui.pages.journal.model import JournalModel
from giaoban_tracker.ui.pages.meetings.agenda_lines import AgendaGroup, AgendaLine
from giaoban_tracker.ui.pages.meetings.agenda_tree import AgendaModel
from giaoban_tracker.ui.pages.meetings.card_list import CardModel
from giaoban_tracker.ui.pages.meetings.card_words import CardLine
from giaoban_tracker.ui.pages.meetings.numbers_view import Against, NumbersModel
from giaoban_tracker.ui.pages.meetings.shelf import MeetingModel
from giaoban_tracker.ui.pages.mine.model import MineModel
from giaoban_tracker.ui.pages.outbox.rows import ANSWER_COLUMNS, Line, LinesModel
from giaoban_tracker.ui.pages.overview.number_table import Cell, Column, NumberModel
from giaoban_tracker.ui.pages.overview.number_table import Line as NumberLine
from giaoban_tracker.ui.pages.overview.time_line_model import TimeLineModel
from giaoban_tracker.ui.pages.tasks.model import TaskTableModel
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import browse
from giaoban_tracker.workflow.post.my_tasks import Arrival, Ground, MyTask
from giaoban_tracker.workflow.post.take_in import News
from giaoban_tracker.workflow.read_journal import journal_page
from giaoban_tracker.workflow.time_line import LaneBy, TimeLane
from tests.minutes.sheet.workbooks import write_sheet
from tests.ui.rows import TODAY, row

Walk = Callable[[Workplace, QWidget, Path], None]


@contextmanager
def watched(model: QAbstractItemModel) -> Iterator[None]:
    """Qt's own examiner looks at every change; what it finds, or what the model raises while asked, fails the test.

    It only warns: to end the process, as it also can, would end every other test too.
    """
    found: list[str] = []

    def hear(_kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if context.category == "qt.modeltest":
            found.append(words)

    with capture_exceptions() as raised:
        before = qInstallMessageHandler(hear)
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        try:
            yield
        finally:
            qInstallMessageHandler(before)
    assert tester.model() is model
    assert found == []
    assert raised == []


# ---------------------------------------------------------------- a walk through the life of each


def tasks(place: Workplace, window: QWidget, folder: Path) -> None:
    ids = tuple(TaskId(f"task-{number}") for number in range(500))
    waiting: list[Callable[[], None]] = []

    def fetch(wanted: Sequence[TaskId], then: Callable[[Sequence[TaskRow]], None]) -> None:
        answer = [row(int(one.partition("-")[2])) for one in wanted]
        waiting.append(lambda: then(answer))

    model = TaskTableModel(fetch, TODAY, window)

    with watched(model):
        model.show(ids, [row(number) for number in range(50)], TODAY)
        while waiting:
            waiting.pop()()
        assert model.data(model.index(499, 0)) is not None
        model.show(ids, [row(3, content="Rà soát lại")], TODAY)
        model.show(ids[::-1], [], TODAY)
        model.show((), [], TODAY)


def journal(place: Workplace, window: QWidget, folder: Path) -> None:
    model = JournalModel(place.theme, window)
    first = journal_page(place.desk, 5)

    with watched(model):
        model.start()
        model.add(first)
        model.add(first)
        assert model.rowCount() == 2 * len(first.entries) > 0
        model.start()


def preview(place: Workplace, window: QWidget, folder: Path) -> None:
    rows = [("Nội dung nhiệm vụ", "Đơn vị chủ trì"), ("Dọn chợ", "Phòng Nội vụ"), (None, "Phòng Nội vụ")]
    ExcelBridge(place, window).take(write_sheet(folder / "viec.xlsx", rows))
    (dialog,) = window.findChildren(ImportDialog)
    model = dialog._model
    assert isinstance(model, PreviewModel)

    with watched(model):
        model.turn([0])
        model.show_only(Shown.REFUSED)
        model.show_only(Shown.ALL)
        assert model.rowCount() == 2


def meetings(place: Workplace, window: QWidget, folder: Path) -> None:
    model = MeetingModel()

    with watched(model):
        model.show(browse.meetings(place.desk))
        assert model.rowCount() > 0
        model.show(())


def cards(place: Workplace, window: QWidget, folder: Path) -> None:
    meeting = browse.meetings(place.desk)[0].meeting.id
    lines = [
        CardLine(one, str(number), "Rà soát hộ nghèo", "Phòng Nội vụ", "", "open", "info", "Chờ xét")
        for number, one in enumerate(browse.meeting_sheet(place.desk, meeting).conclusions, 1)
    ]
    model = CardModel()

    with watched(model):
        assert model.show(lines)
        assert not model.show([replace(lines[0], state="Đã nhận"), *lines[1:]])
        assert model.show(lines[1:])
        assert model.show(())


def mine(place: Workplace, window: QWidget, folder: Path) -> None:
    model = MineModel(TODAY, window)

    with watched(model):
        model.show_tasks([my_task(1, Ground.OVERDUE), my_task(2, Ground.OVERDUE), my_task(3, Ground.OPEN)])
        model.search("đợt 2")
        assert [one.code for one in model.tasks] == ["NV-002"]
        model.search("")
        model.show_tasks(())


def my_task(number: int, ground: Ground) -> MyTask:
    return MyTask(
        id=TaskId(f"task-{number}"),
        unit=UnitId("unit"),
        code=f"NV-{number:03d}",
        content=f"Rà soát đợt {number}",
        leader="chủ tịch",
        leads=True,
        ground=ground,
        standing=Standing.OPEN_OVERDUE,
        deadline=Deadline(DeadlineKind.FIXED, date(2017, 9, 30)),
        percent=0,
        reported_on=None,
        finished_on=None,
        returned="",
        returned_on=None,
        passed_on=False,
        news=News.NONE,
        arrival=Arrival.NONE,
        has_draft=False,
        asked=False,
        received=True,
    )


def lines(place: Workplace, window: QWidget, folder: Path) -> None:
    model = LinesModel(place.theme, ANSWER_COLUMNS, window)
    answer = Line(("29/09/2017", "NV-014", "Báo cáo", "Chưa gửi", ""), "late", 3, "task-14")

    with watched(model):
        model.show_lines([answer, answer])
        assert model.rowCount() == 2
        model.show_lines([answer])
        model.show_lines(())


def overview_numbers(place: Workplace, window: QWidget, folder: Path) -> None:
    model = NumberModel(place.theme, (Column("Tổng số", "tổng số nhiệm vụ"), Column("Quá hạn", "quá hạn")), window)
    line = NumberLine("Phòng Nội vụ", (Cell("3", "mở"), Cell("")))

    with watched(model):
        model.show_lines([line, replace(line, is_total=True)])
        assert model.rowCount() == 2
        model.show_lines([line])
        model.show_lines(())


def time_line(place: Workplace, window: QWidget, folder: Path) -> None:
    model = TimeLineModel(TODAY, window)
    lane = TimeLane("unit", "Phòng Nội vụ", TaskQuery(TODAY), 2, 1, (TaskId("task-1"), TaskId("task-2")))

    with watched(model):
        model.show_lanes((lane, replace(lane, ids=None)), LaneBy.UNIT, TODAY)
        assert model.rowCount() == 4
        model.take_rows([row(1), row(2)])
        model.show_lanes((replace(lane, ids=None),), LaneBy.LEADER, TODAY)
        model.take_rows([row(1)])
        model.show_lanes((), LaneBy.UNIT, TODAY)


def meeting_numbers(place: Workplace, window: QWidget, folder: Path) -> None:
    model = NumbersModel(place)
    whole = NumbersLine("", "Tất cả", Counters(open_overdue=2), None, Counters())
    unit = NumbersLine("unit", "Phòng Nội vụ", Counters(open_overdue=2), Counters(undated=1), Counters())

    with watched(model):
        model.show((whole, unit), Against.MEETING)
        assert model.rowCount() == 2
        model.show((whole,), Against.QUARTER)
        model.show((), Against.MEETING)


def agenda(place: Workplace, window: QWidget, folder: Path) -> None:
    model = AgendaModel(place)
    below = (AgendaLine("NV-001", "Rà soát hộ nghèo", "Phòng Nội vụ", "30/09/2017", task=TaskId("task-1")),)
    owing = AgendaGroup(
        "Chưa báo cáo", (AgendaLine("", "Phòng Nội vụ", "1 nhiệm vụ", "", lines=below),), None, "late", "late"
    )

    with watched(model):
        model.show([owing, replace(owing, title="Quá hạn", lines=below)])
        assert model.rowCount(model.index(0, 0, model.index(0, 0))) == 1
        model.repaint()
        model.show([replace(owing, lines=below)])
        model.show(())


WALKS: Mapping[type[QAbstractItemModel], Walk] = {
    AgendaModel: agenda,
    CardModel: cards,
    JournalModel: journal,
    LinesModel: lines,
    MeetingModel: meetings,
    MineModel: mine,
    NumberModel: overview_numbers,
    NumbersModel: meeting_numbers,
    PreviewModel: preview,
    TaskTableModel: tasks,
    TimeLineModel: time_line,
}


@pytest.mark.parametrize("walk", WALKS.values(), ids=lambda walk: walk.__name__)
def test_a_model_keeps_qts_rules(place: Workplace, qtbot: QtBot, tmp_path: Path, walk: Walk) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    walk(place, window, tmp_path)


def test_every_model_of_the_window_is_walked() -> None:
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)

    own = {kind for kind in _kinds(QAbstractItemModel) if kind.__module__.startswith(f"{ui.__name__}.")}

    assert own == set(WALKS)


def _kinds(kind: type[QAbstractItemModel]) -> Iterator[type[QAbstractItemModel]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds(one)


def test_the_examiner_hears_of_a_model_that_breaks_a_rule() -> None:
    class Broken(QAbstractListModel):
        """Says that there is a row more, and never told that it came."""

        rows = 1

        def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
            return self.rows

        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
            return None

    def break_it(model: Broken) -> None:
        with watched(model):
            model.beginInsertRows(QModelIndex(), 1, 1)
            model.endInsertRows()

    with pytest.raises(AssertionError, match="FAIL"):
        break_it(Broken())
