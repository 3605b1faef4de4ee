"""How tasks stand by unit, leader, bloc, field or quarter: a number for each state, each opens its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.periods import period
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.domain.terms import STANDING_TERMS, day_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.operations import Progress as RunningErrand
from giaoban_tracker.ui.pages.overview.number_table import Cell, Column, Line, NumberTable
from giaoban_tracker.ui.pages.overview.sheet import MOST, OverviewSheet
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.list_tasks import GroupCounters

GROUP_WORDS = {
    GroupBy.UNIT: "đơn vị chủ trì",
    GroupBy.LEADER: "lãnh đạo chỉ đạo",
    GroupBy.BLOC: "khối",
    GroupBy.FIELD: "lĩnh vực",
    GroupBy.QUARTER: "quý giao",
}
NO_GROUP = {
    GroupBy.UNIT: "Chưa rõ đơn vị chủ trì",
    GroupBy.LEADER: "Không ghi lãnh đạo",
    GroupBy.BLOC: "Không thuộc khối nào",
    GroupBy.FIELD: "Không ghi lĩnh vực",
}
"""What a line without a key is called."""

_STATES = (*OFFICIAL, *APART)
HEADS = {
    Standing.DONE_ON_TIME: "Xong\nđúng hạn",
    Standing.DONE_LATE: "Xong\nquá hạn",
    Standing.OPEN_IN_TIME: "Đang làm\ntrong hạn",
    Standing.OPEN_OVERDUE: "Đang làm\nquá hạn",
    Standing.UNDATED: "Chưa có\nthời hạn",
    Standing.STANDING: "Thường\nxuyên",
    Standing.WAITING: "Chờ\nđiều kiện",
    Standing.SUSPENDED: "Tạm\ndừng",
}
"""The states as heads of narrow columns."""

_COLUMNS = (Column("Tất cả", "tất cả"), *(Column(HEADS[one], STANDING_TERMS[one].lower()) for one in _STATES))


@dataclass(frozen=True, slots=True)
class Matrix:
    """The counters by group, and over all tasks, each once, as at a day."""

    by: GroupBy
    lines: tuple[GroupCounters, ...]
    total: Counters
    day: date


class MatrixSheet(OverviewSheet):
    """The table, and by what it is counted.

    Signals:
        tasks_wanted: (TaskQuery) show the rows of a number.
        past_tasks_wanted: (TaskQuery) show the rows of a number of a past day as they stood on the query's day.
        said: (str) words for the status bar.
    """

    past_tasks_wanted = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._reading = RunningErrand()
        self._by = QComboBox()
        self._by.setAccessibleName("Đếm theo")
        for group, words in GROUP_WORDS.items():
            self._by.addItem(words, group)
        self.day = DayEdit(place, "Số liệu như sổ ngày; để trống là hôm nay")
        self._shown: date = place.desk.today
        self._table = NumberTable(place.theme, "Nhiệm vụ theo tình trạng", _COLUMNS)
        self._none = QLabel("Sổ chưa có nhiệm vụ nào.")
        self._note = QLabel(wordWrap=True)
        self._lay_out()
        self._by.currentIndexChanged.connect(lambda _: self._read())
        self.day.changed.connect(self._follow_day)
        self._table.pressed_number.connect(self._open)

    @property
    def past_day(self) -> date | None:
        """The earlier day whose numbers are shown; None while they are today's."""
        return self._shown if self._shown < self._place.desk.today else None

    def _first(self) -> QWidget:
        return self._table

    def _lay_out(self) -> None:
        bar = QFrame()
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        label = QLabel("&Đếm theo")
        label.setBuddy(self._by)
        row.addWidget(label)
        row.addWidget(self._by)
        row.addSpacing(16)
        on = QLabel("Như sổ n&gày")
        on.setBuddy(self.day)
        row.addWidget(on)
        row.addWidget(self.day)
        row.addSpacing(16)
        row.addWidget(self._note, 1)
        self._note.setProperty("quiet", True)
        self._none.setProperty("quiet", True)
        body = QVBoxLayout()
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(8)
        body.addWidget(self._none)
        body.addWidget(self._table, MOST)
        body.addStretch(1)
        self._put_below(bar, body)

    def _read(self) -> None:
        self._outdated = False
        desk, by, day = self._place.desk, GroupBy(self._by.currentData()), self._wanted_day()
        self._reading.cancel()
        self._reading = RunningErrand()
        if day >= desk.today:
            self._place.operations.ask(lambda: matrix(desk, by), self._show, replacing="overview-matrix")
            return
        self._reading = self._place.operations.take_time(
            "Đang đếm lại như ngày ấy",
            lambda progress: matrix(desk, by, day, progress.report),
            self._show,
            stopped=self._tell_stopped,
            replacing="overview-matrix",
        )

    def _follow_day(self) -> None:
        """Count anew for another day, once it stands there in full."""
        if self.day.is_whole and self._wanted_day() != self._shown:
            self._read()

    def _wanted_day(self) -> date:
        today = self._place.desk.today
        return min(self.day.day or today, today)

    def _open(self, query: TaskQuery) -> None:
        """Show the rows behind a number; those of a past one as they stood."""
        (self.tasks_wanted if self.past_day is None else self.past_tasks_wanted).emit(query)

    def _tell_stopped(self) -> None:
        # One that was stopped because another was wanted is none to tell of.
        if self._reading.stopped() and self._wanted_day() != self._shown:
            self._note.setText(f"Đã dừng; đang thấy số liệu tính đến ngày {day_text(self._shown)}.")

    def _show(self, found: Matrix) -> None:
        self._shown = found.day
        asked = TaskQuery(found.day)
        lines = [
            _line(line.label or NO_GROUP.get(found.by, line.key), line.counters, narrowed(asked, found.by, line.key))
            for line in found.lines
        ]
        self._table.show_lines([*lines, replace(_line("Tổng cộng", found.total, asked), is_total=True)])
        self._table.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._none.setText(
            "Sổ chưa có nhiệm vụ nào."
            if found.day >= self._place.desk.today
            else f"Đến ngày {day_text(found.day)} sổ chưa có nhiệm vụ nào."
        )
        each = "Nhiệm vụ giao nhiều đơn vị tính cho từng đơn vị; dòng tổng cộng tính mỗi nhiệm vụ một lần."
        past = "" if found.day >= self._place.desk.today else "Bấm con số để xem các nhiệm vụ như ngày ấy."
        words = (f"Tính đến ngày {day_text(found.day)}.", past, each if found.by is GroupBy.UNIT else "")
        self._note.setText(" ".join(filter(None, words)))
        self.said.emit(f"{len(lines)} dòng · {number(found.total.total)} nhiệm vụ")


def matrix(desk: Desk, by: GroupBy, day: date | None = None, progress: Progress | None = None) -> Matrix:
    """Counters by group as they are today, or as the book stood at the end of an earlier day.

    Raises:
        Refused: "stopped".
    """
    asked = TaskQuery(day or desk.today)
    lines, total = list_tasks.counters_and_total(desk, by, asked, as_of=day, progress=progress)
    return Matrix(by, lines, total, asked.today)


def narrowed(query: TaskQuery, by: GroupBy, key: str) -> TaskQuery:
    """The query of exactly the rows of a group; the empty key asks for those that have none."""
    match by:
        case GroupBy.UNIT:
            return replace(query, units=frozenset({UnitId(key)}))
        case GroupBy.LEADER:
            return replace(query, leaders=frozenset({key}))
        case GroupBy.BLOC:
            return replace(query, blocs=frozenset({BlocId(key)}))
        case GroupBy.FIELD:
            return replace(query, fields=frozenset({key}))
    found = period(key)
    return replace(query, assigned_from=found.first, assigned_to=found.last) if found is not None else query


def _line(name: str, counters: Counters, query: TaskQuery) -> Line:
    numbers = ((counters.total, frozenset(_STATES)), *((_count(counters, one), frozenset({one})) for one in _STATES))
    return Line(
        name,
        tuple(
            Cell(number(count) if count else "–", replace(query, standings=states) if count else None)
            for count, states in numbers
        ),
    )


def _count(counters: Counters, standing: Standing) -> int:
    count: int = getattr(counters, standing.value)
    return count
