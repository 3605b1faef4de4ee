"""Số liệu đánh giá: what units, leaders, blocs or fields did in a period; the rules of counting stand below."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.periods import PeriodWay
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.domain.rating import RatingTable
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.operations import Progress as RunningErrand
from giaoban_tracker.ui.pages.overview.matrix_sheet import GROUP_WORDS
from giaoban_tracker.ui.pages.overview.number_table import NumberTable
from giaoban_tracker.ui.pages.overview.period_bar import PeriodBar
from giaoban_tracker.ui.pages.overview.rating_lines import COLUMNS, Behind, rating_lines
from giaoban_tracker.ui.pages.overview.sheet import MOST, OverviewSheet
from giaoban_tracker.ui.wording import number, sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import ratings
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.ratings import Ratings

_FOLDER = "printing/folder"
_SUFFIXES = (".pdf", ".docx", ".xlsx")


@dataclass(frozen=True, slots=True)
class Rated:
    """The numbers, and the rules by which they were counted, in words."""

    ratings: Ratings
    rules: tuple[str, ...]


class RatingSheet(OverviewSheet):
    """The table of a period.

    Signals:
        tasks_wanted: (TaskQuery) show the rows of a number.
        said: (str) words for the status bar.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._found: Ratings | None = None
        self._reading = RunningErrand()
        self._by = QComboBox()
        self._by.setAccessibleName("Đánh giá theo")
        for group in (GroupBy.UNIT, GroupBy.LEADER, GroupBy.BLOC, GroupBy.FIELD):
            self._by.addItem(GROUP_WORDS[group], group)
        self._period = PeriodBar(place)
        self._save = QPushButton("&Lưu để in…")
        self._save.setToolTip("Bảng này thành tệp PDF, Word hoặc Excel, có quy tắc đếm ở dưới")
        self._numbers = NumberTable(place.theme, "Số liệu đánh giá", COLUMNS)
        self._none = QLabel(wordWrap=True)
        self._none.setProperty("quiet", True)
        self._rules = QLabel(wordWrap=True)
        self._rules.setProperty("quiet", True)
        self._lay_out()
        self._wire()

    def _first(self) -> QWidget:
        return self._numbers

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        bar = QFrame()
        # In as many lines as large text needs.
        row = FlowLayout(bar, gap=8)
        row.setContentsMargins(16, 8, 16, 8)
        label = QLabel("&Theo")
        label.setBuddy(self._by)
        for part in (label, self._by, self._period, self._save):
            row.addWidget(part)
        self._rules.setFont(self._place.theme.font(points=-1))
        self._place.theme.changed.connect(lambda: self._rules.setFont(self._place.theme.font(points=-1)))
        body = QVBoxLayout()
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(8)
        body.addWidget(self._none)
        body.addWidget(self._numbers, MOST)
        body.addWidget(self._rules)
        body.addStretch(1)
        self._put_below(bar, body)

    def _wire(self) -> None:
        self._by.currentIndexChanged.connect(lambda _: self._read())
        self._period.changed.connect(self._read)
        self._numbers.pressed_number.connect(self._open)
        self._save.clicked.connect(self._save_as)

    # ------------------------------------------------------------ what is shown

    def _read(self) -> None:
        self._outdated = False
        desk, by, key, way = self._place.desk, GroupBy(self._by.currentData()), self._period.key, self._period.way
        self._reading.cancel()
        self._reading = self._place.operations.take_time(
            "Đang tính số liệu đánh giá",
            lambda progress: rated(desk, by, key, way, progress.report),
            self._show,
            failed=self._refuse,
            stopped=self._tell_stopped,
            replacing="overview-ratings",
        )

    def _show(self, found: Rated) -> None:
        self._found, table = found.ratings, found.ratings.table
        lines = rating_lines(table)
        self._numbers.show_lines(lines)
        self._none.setText(f"Không có nhiệm vụ nào tính vào {self._period.words}.")
        self._rules.setText(
            f"Tính đến ngày {day_text(table.as_of)}. Bấm vào con số để xem đúng các nhiệm vụ của con số ấy. "
            "Quy tắc đếm: " + " ".join(f"({place}) {rule}" for place, rule in enumerate(found.rules, 1))
        )
        self._show_whether(bool(lines))
        self.said.emit(f"{_begun(self._period.words)}: {number(table.total.counters.total)} nhiệm vụ tính vào kỳ")

    def _refuse(self, error: GiaobanError) -> None:
        self._found = None
        self._none.setText(sentence(error))
        self._show_whether(False)

    def _tell_stopped(self) -> None:
        # One that was stopped because another was wanted is none to tell of.
        if not self._reading.stopped():
            return
        self._outdated = True
        self._found = None
        self._none.setText("Đã dừng, chưa tính xong. Chọn lại kỳ hoặc mở lại trang này để tính từ đầu.")
        self._show_whether(False)

    def _show_whether(self, there: bool) -> None:
        self._numbers.setVisible(there)
        self._rules.setVisible(self._found is not None)
        self._none.setVisible(not there)
        self._save.setEnabled(there)

    # ------------------------------------------------------------ what happens

    def _open(self, behind: Behind) -> None:
        if self._found is None:
            return
        tasks = self._found.tasks(behind.line, behind.figure)
        words = f"{behind.words}, {self._period.words}"
        self.tasks_wanted.emit(TaskQuery(self._place.desk.today, picked=frozenset(tasks), picked_as=words))

    def _save_as(self) -> None:
        way, settings = self._period.way, self._place.settings
        if self._found is None:
            return
        table = self._found.table
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"Số liệu đánh giá {table.period}.pdf"
        target = ask.for_paper_target(self, Path(str(settings.value(_FOLDER, documents))) / name, _SUFFIXES)
        if target is None:
            return
        settings.setValue(_FOLDER, str(target.parent))
        desk = self._place.desk
        self._place.operations.take_time(
            "Đang lưu số liệu đánh giá",
            lambda _: _save(desk, table, target, way),
            lambda path: self.said.emit(f"Đã lưu: {path}"),
        )


def rated(desk: Desk, by: GroupBy, key: str, way: PeriodWay, progress: Progress | None = None) -> Rated:
    """The ratings of a period and the words of their rules."""
    from giaoban_tracker.workflow.printing.rating_paper import rule_lines  # heavy: the room of paper; a worker waits

    found = ratings.rate(desk, by, key, way=way, progress=progress)
    return Rated(found, tuple(rule_lines(found.table.rules)))


def _save(desk: Desk, table: RatingTable, target: Path, way: PeriodWay) -> Path:
    from giaoban_tracker.workflow.printing.rating_paper import save_rating_table  # heavy: the room of paper

    save_rating_table(desk, table, target, way)
    return target


def _begun(words: str) -> str:
    """Words as a sentence begins; what is upper case stays so."""
    return words[0].upper() + words[1:]
