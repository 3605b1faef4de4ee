"""The page 'Tổng quan': counters above, what wants attention below, the quarters beside it.

Behind tabs stand the numbers of every unit, leader, bloc and field, as they are today and of a period, a month of
deadlines, and the tasks of a quarter along its days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import STANDING_TERMS, day_text
from giaoban_tracker.ui.later_sheet import LaterSheet
from giaoban_tracker.ui.page import Page, PrintWish
from giaoban_tracker.ui.pages.overview.cards import Card, CounterCard
from giaoban_tracker.ui.pages.overview.rows import TaskLine, UnitBar
from giaoban_tracker.ui.pages.overview.trend import Trend
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import sum_up
from giaoban_tracker.workflow.sum_up import Figure, Overview, TaskFigure, UnitFigure

if TYPE_CHECKING:
    from giaoban_tracker.ui.pages.overview.board_sheet import BoardSheet
    from giaoban_tracker.ui.pages.overview.matrix_sheet import MatrixSheet
    from giaoban_tracker.ui.pages.overview.month_sheet import MonthSheet
    from giaoban_tracker.ui.pages.overview.rating_sheet import RatingSheet
    from giaoban_tracker.ui.pages.overview.time_line_sheet import TimeLineSheet

_MOST_UNITS = 6
_FEW, _MANY = 4, 9
_WIDE = 3
_WIDE_CHARS = 96
"""So many letters of text make three columns of cards worth reading."""


class OverviewPage(Page):
    """Shows the book on one sheet; reads it again whenever something was written."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        theme, icons = place.theme, place.icons
        self._outdated = True
        self._counters = {standing: CounterCard(standing, theme, icons) for standing in OFFICIAL}
        self._apart = {standing: QPushButton() for standing in APART}
        self._apart_figures: dict[Standing, Figure] = {}
        self._apart_words = QLabel("Tính riêng:")
        self._apart_words.setToolTip("Ngoài bốn chỉ tiêu có thời hạn: không gì làm những nhiệm vụ này quá hạn được")
        self._subtitle = QLabel()
        self._subtitle.setProperty("quiet", True)
        self._total = QPushButton()
        self._total_query: TaskQuery | None = None
        self._late = Card("Quá hạn theo đơn vị chủ trì", theme)
        self._soon = Card("Đến hạn trong 7 ngày tới", theme)
        self._awaiting = Card("Chờ nghiệm thu", theme)
        self._unreported = Card("Chưa có báo cáo", theme)
        self._quarters = Card("Nhiệm vụ theo quý giao", theme)
        self._trend = Trend(theme)
        self._empty = _FirstStep()
        self._body = QWidget()
        self._matrix = LaterSheet(self._build_matrix)
        self._board = LaterSheet(self._build_board)
        self._month = LaterSheet(self._build_month)
        self._time_line = LaterSheet(self._build_time_line)
        self._ratings = LaterSheet(self._build_ratings)
        self._tabs = QTabWidget(documentMode=True)
        self._tabs.tabBar().setDrawBase(False)
        self._grid = QGridLayout()
        self._columns = 0
        self._day: date | None = None
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ Page

    def enter(self) -> None:
        if self._tabs.currentIndex() == 0:
            self._counters[Standing.OPEN_OVERDUE].setFocus()
        else:
            self._turn()
        if self._outdated or self._day != self.place.desk.today:
            self._read()

    def take(self, changes: Changes) -> None:
        self._outdated = self._outdated or bool(changes.facts)
        if self._outdated and self.isVisible():
            self._read()
        for later in (self._matrix, self._board, self._month, self._time_line, self._ratings):
            if later.is_built:
                later.sheet().take(changes)

    def print_wish(self) -> PrintWish:
        # The numbers by unit have a form of their own; ratings of a period are saved from their sheet.
        if self._tabs.currentWidget() is self._time_line:
            return PrintWish(query=self._time_line.sheet().query)
        if self._tabs.currentWidget() is self._matrix:
            return PrintWish("F6", as_of=self._matrix.sheet().past_day)
        return PrintWish()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        title = QLabel("Tổng quan")
        title.setFont(self.place.theme.font(points=3, bold=True))
        heading = QHBoxLayout()
        heading.setSpacing(12)
        heading.addWidget(title)
        heading.addWidget(self._subtitle, 1, Qt.AlignmentFlag.AlignBottom)
        heading.addWidget(self._total)
        counters = QHBoxLayout()
        counters.setSpacing(12)
        for card in self._counters.values():
            counters.addWidget(card)
        apart = QHBoxLayout()
        apart.setSpacing(8)
        apart.addWidget(self._apart_words)
        for button in self._apart.values():
            apart.addWidget(button)
        apart.addStretch(1)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(8)
        column.addLayout(heading)
        column.addWidget(self._empty)
        column.addLayout(counters)
        column.addLayout(apart)
        column.addLayout(self._cards(), 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._tabs)
        self._tabs.addTab(scroll, "Hôm nay")
        self._tabs.addTab(self._matrix, "Theo tình trạng")
        self._tabs.addTab(self._board, "Bảng kéo thả")
        self._tabs.addTab(self._month, "Lịch thời hạn")
        self._tabs.addTab(self._time_line, "Dòng thời gian")
        self._tabs.addTab(self._ratings, "Đánh giá theo kỳ")

    def _cards(self) -> QGridLayout:
        self._quarters.fill_with(self._trend)
        for card in (self._late, self._soon, self._awaiting, self._unreported):
            card.fill_up()
        self._grid.setSpacing(12)
        self._arrange(_WIDE)
        return self._grid

    def _arrange(self, columns: int) -> None:
        """Put the cards into three columns, or into two where there is less room."""
        if columns == self._columns:
            return
        self._columns = columns
        if columns == _WIDE:
            places = (
                (self._late, 0, 0, 1),
                (self._soon, 0, 1, 1),
                (self._awaiting, 1, 1, 1),
                (self._quarters, 1, 0, 1),
            )
            tall = (self._unreported, 0, 2, 2)
        else:
            places = (
                (self._late, 0, 0, 1),
                (self._soon, 1, 0, 1),
                (self._awaiting, 2, 0, 1),
                (self._quarters, 2, 1, 1),
            )
            tall = (self._unreported, 0, 1, 2)
        for card, row, column, rows in (*places, tall):
            self._grid.addWidget(card, row, column, rows, 1)
        for column in range(_WIDE):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(_WIDE if self.width() >= _WIDE_CHARS * self.fontMetrics().averageCharWidth() else _WIDE - 1)

    def _wire(self) -> None:
        for counter in self._counters.values():
            counter.wanted.connect(self.tasks_wanted)
        for card in (self._late, self._soon, self._awaiting, self._unreported):
            card.wanted.connect(self.tasks_wanted)
        self._trend.wanted.connect(self.tasks_wanted)
        self._total.clicked.connect(lambda: self.tasks_wanted.emit(self._total_query))
        for standing, button in self._apart.items():
            button.clicked.connect(partial(self._want_apart, standing))
        self._tabs.currentChanged.connect(lambda _: self._turn())
        self._empty.minutes.clicked.connect(self.minutes_wanted)

    def _build_matrix(self) -> MatrixSheet:
        from giaoban_tracker.ui.pages.overview.matrix_sheet import MatrixSheet  # heavy: when somebody turns to it

        sheet = MatrixSheet(self.place)
        sheet.tasks_wanted.connect(self.tasks_wanted)
        sheet.past_tasks_wanted.connect(self.past_tasks_wanted)
        sheet.said.connect(self.said)
        return sheet

    def _build_board(self) -> BoardSheet:
        from giaoban_tracker.ui.pages.overview.board_sheet import BoardSheet  # heavy: when somebody turns to it

        sheet = BoardSheet(self.place)
        sheet.tasks_wanted.connect(self.tasks_wanted)
        sheet.task_wanted.connect(self.task_wanted)
        sheet.said.connect(self.said)
        return sheet

    def _build_month(self) -> MonthSheet:
        from giaoban_tracker.ui.pages.overview.month_sheet import MonthSheet  # heavy: when somebody turns to it

        sheet = MonthSheet(self.place)
        sheet.tasks_wanted.connect(self.tasks_wanted)
        sheet.said.connect(self.said)
        return sheet

    def _build_time_line(self) -> TimeLineSheet:
        from giaoban_tracker.ui.pages.overview.time_line_sheet import TimeLineSheet  # heavy: when somebody turns to it

        sheet = TimeLineSheet(self.place)
        sheet.tasks_wanted.connect(self.tasks_wanted)
        sheet.task_wanted.connect(self.task_wanted)
        sheet.said.connect(self.said)
        return sheet

    def _build_ratings(self) -> RatingSheet:
        from giaoban_tracker.ui.pages.overview.rating_sheet import RatingSheet  # heavy: when somebody turns to it

        sheet = RatingSheet(self.place)
        sheet.tasks_wanted.connect(self.tasks_wanted)
        sheet.said.connect(self.said)
        return sheet

    def _turn(self) -> None:
        """Build the sheet in front if need be, and let it read."""
        for later in (self._matrix, self._board, self._month, self._time_line, self._ratings):
            if self._tabs.currentWidget() is later:
                later.sheet().start()

    # ------------------------------------------------------------ what is shown

    def _read(self) -> None:
        self._outdated = False
        desk = self.place.desk
        self.place.operations.ask(lambda: sum_up.overview(desk, rows=_MANY), self._show, replacing="overview")

    def _show(self, sheet: Overview) -> None:
        self._day = sheet.day
        figures = dict(sheet.standings)
        official = sum(figures[standing].number for standing in OFFICIAL)
        self._subtitle.setText(f"Tính đến ngày {day_text(sheet.day)}")
        self._total_query = sheet.total.query
        self._total.setText(f"{number(sheet.total.number)} nhiệm vụ")
        self._total.setAccessibleName(f"Tất cả {number(sheet.total.number)} nhiệm vụ, xem")
        self._total.setEnabled(sheet.total.number > 0)
        self._empty.setVisible(sheet.total.number == 0)
        for standing, card in self._counters.items():
            card.show_figure(figures[standing], official)
        for standing, button in self._apart.items():
            self._show_apart(button, standing, figures[standing])
        self._show_late(sheet.late_units, figures[Standing.OPEN_OVERDUE])
        days = sheet.due_soon.all.query.soon_days
        self._soon.set_title(f"Đến hạn trong {days} ngày tới")
        self._show_tasks(self._soon, sheet.due_soon, _FEW, f"Không có nhiệm vụ nào đến hạn trong {days} ngày tới.")
        self._show_tasks(self._awaiting, sheet.awaiting, _FEW, "Không có báo cáo hoàn thành nào đang chờ nghiệm thu.")
        self._show_tasks(self._unreported, sheet.unreported, _MANY, "Nhiệm vụ nào cũng đã có báo cáo.")
        self._quarters.show_figure(None)
        self._trend.show_quarters(sheet.quarters)
        self.said.emit(f"{number(official)} có thời hạn · {number(sheet.total.number - official)} tính riêng")

    def _show_apart(self, button: QPushButton, standing: Standing, figure: Figure) -> None:
        words = f"{STANDING_TERMS[standing]}: {number(figure.number)}"
        button.setText(words)
        button.setAccessibleName(f"{words} nhiệm vụ, xem")
        button.setEnabled(figure.number > 0)
        self._apart_figures[standing] = figure

    def _want_apart(self, standing: Standing) -> None:
        self.tasks_wanted.emit(self._apart_figures[standing].query)

    def _show_late(self, units: Sequence[UnitFigure], overdue: Figure) -> None:
        shown = units[:_MOST_UNITS]
        most = shown[0].overdue.number if shown else 0
        bars: list[QWidget] = []
        for unit in shown:
            bar = UnitBar(unit, most, self.place.theme)
            bar.wanted.connect(self.tasks_wanted)
            bars.append(bar)
        if len(units) > len(shown):
            others = QPushButton(f"và {number(len(units) - len(shown))} đơn vị khác")
            others.setProperty("link", True)
            others.setToolTip("Xem số liệu của mọi đơn vị")
            others.clicked.connect(lambda: self._tabs.setCurrentWidget(self._matrix))
            bars.append(others)
        self._late.show_figure(overdue)
        self._late.show_rows(bars, "Không có nhiệm vụ nào quá hạn.")

    def _show_tasks(self, card: Card, tasks: TaskFigure, most: int, none: str) -> None:
        lines: list[QWidget] = []
        for row in tasks.first[:most]:
            line = TaskLine(row, self.place.theme)
            line.wanted.connect(self.task_wanted)
            lines.append(line)
        card.show_figure(tasks.all)
        card.show_rows(lines, none)


class _FirstStep(QWidget):
    """What to do with a book that holds no task yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minutes = QPushButton("Đọc biên bản…")
        self.minutes.setProperty("main", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel("Sổ chưa có nhiệm vụ nào. Bắt đầu bằng biên bản của kỳ giao ban gần nhất.", wordWrap=True)
        row.addWidget(words, 1)
        row.addWidget(self.minutes)
