"""Dòng thời gian: the tasks of a quarter, a half or a year along its days, in lanes by unit, leader or field."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QStandardPaths, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.periods import following, period, period_of, period_words, previous
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.arrow_button import arrow_button
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.pages.overview.sheet import MOST, OverviewSheet
from giaoban_tracker.ui.pages.overview.time_line_copy import table_of
from giaoban_tracker.ui.pages.overview.time_line_paper import TimeLinePaper
from giaoban_tracker.ui.pages.overview.time_line_view import TimeLineView
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import time_line
from giaoban_tracker.workflow.time_line import LaneBy, Shown, TimeLine

_LIKE = {"quarter": "Quý", "half": "6 tháng", "year": "Năm"}
_BY = {
    LaneBy.UNIT: "đơn vị chủ trì",
    LaneBy.LEADER: "lãnh đạo chỉ đạo",
    LaneBy.FIELD: "lĩnh vực",
    LaneBy.MEETING: "kỳ giao ban",
}
_SHOWN = {Shown.ALL: "Mọi nhiệm vụ", Shown.OPEN: "Chưa xong", Shown.LATE: "Quá hạn"}
_FOLDER = "printing/folder"
_STATE = "overview/time_line"
_LEGEND = (
    "Thanh: từ ngày giao đến thời hạn · Hình thoi: thời hạn ban đầu, trước khi gia hạn · "
    "Gạch chéo: những ngày quá hạn · Vạch đứt dọc: hôm nay"
)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a person wants to see; lanes that are open are None until one was turned."""

    key: str
    by: LaneBy
    shown: Shown
    opened: frozenset[str] | None = None


class TimeLineSheet(OverviewSheet):
    """The time line.

    Signals:
        tasks_wanted: (TaskQuery) show the tasks of a lane, or all of them, in the table.
        task_wanted: (TaskId) show one task.
        said: (str) words for the status bar.
    """

    task_wanted = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._found: TimeLine | None = None
        self._paper: TimeLinePaper | None = None
        self._like = _choice("Khoảng thời gian", _LIKE)
        self._by = _choice("Xếp theo", _BY)
        self._which = _choice("Nhiệm vụ nào", _SHOWN)
        self._before = arrow_button("Kỳ trước", "previous", place)
        self._after = arrow_button("Kỳ sau", "next", place)
        self._words = QLabel()
        self._words.setProperty("title", True)
        self._now = QPushButton("&Hiện nay")
        self._all = QPushButton()
        self._all.setProperty("link", True)
        self._all.setToolTip("Xem đúng các nhiệm vụ này trong bảng")
        self._save = QPushButton("&Lưu để in…")
        self._save.setToolTip("Dòng thời gian này thành tệp PDF khổ A4 ngang, các nhóm đang mở có đủ từng nhiệm vụ")
        self._none = QLabel("Không có nhiệm vụ nào trong khoảng này. Chọn kỳ khác, hoặc bấm Hiện nay.", wordWrap=True)
        self._legend = QLabel(_LEGEND, wordWrap=True)
        self.view = TimeLineView(place)
        self._copy = QAction("&Chép các dòng đã chọn", self)
        self._wish = self._remembered()
        self._lay_out()
        self._wire()

    def _first(self) -> QWidget:
        return self.view

    def choose(self, key: str) -> None:
        """Show another period: "2017-Q3", "2017-H2", "2017"."""
        self._change(replace(self._wish, key=key, opened=None))

    @property
    def query(self) -> TaskQuery | None:
        """What is shown, for paper and Excel; None before it was read."""
        return self._found.query if self._found is not None else None

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        bar = QFrame()
        row = FlowLayout(bar, gap=8)
        row.setContentsMargins(16, 8, 16, 8)
        label = QLabel("&Xếp theo")
        label.setBuddy(self._by)
        parts = (self._like, self._before, self._words, self._after, self._now)
        for part in (*parts, label, self._by, self._which, self._save, self._all):
            row.addWidget(part)
        for quiet in (self._none, self._legend):
            quiet.setProperty("quiet", True)
        body = QVBoxLayout()
        body.setContentsMargins(16, 8, 16, 12)
        body.setSpacing(8)
        body.addWidget(self._none)
        body.addWidget(self.view, MOST)
        body.addWidget(self._legend)
        body.addStretch(1)
        self._put_below(bar, body)

    def _wire(self) -> None:
        self._show_wish()
        self._like.currentIndexChanged.connect(lambda _: self._choose_kind())
        self._by.currentIndexChanged.connect(
            lambda _: self._change(replace(self._wish, by=LaneBy(self._by.currentData()), opened=None))
        )
        self._which.currentIndexChanged.connect(
            lambda _: self._change(replace(self._wish, shown=Shown(self._which.currentData())))
        )
        self._before.clicked.connect(lambda: self.choose(previous(self._wish.key)))
        self._after.clicked.connect(lambda: self.choose(following(self._wish.key)))
        self._now.clicked.connect(lambda: self.choose(period_of(self._place.desk.today, self._like.currentData())))
        self._all.clicked.connect(lambda: self.tasks_wanted.emit(self.query))
        self._save.clicked.connect(self._save_as)
        self.view.opened.connect(self.task_wanted)
        self.view.turned.connect(self._turn)
        self.view.rows_wanted.connect(self._ask_rows)
        self.view.menu_wanted.connect(self._show_menu)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._copy.triggered.connect(self._copy_rows)
        self.view.addAction(self._copy)

    # ------------------------------------------------------------ what is shown

    def _change(self, wish: _Wish) -> None:
        self._wish = wish
        self._place.settings.setValue(_STATE, f"{self._like.currentData()} {wish.by} {wish.shown}")
        self._show_wish()
        self._read()

    def _remembered(self) -> _Wish:
        """Lanes and kind of period as they were left; the period is always that of today."""
        kept = str(self._place.settings.value(_STATE, "")).split()
        like, by, shown = kept if len(kept) == 3 else ("quarter", LaneBy.UNIT, Shown.ALL)
        if like not in _LIKE or by not in set(LaneBy) or shown not in set(Shown):
            like, by, shown = "quarter", LaneBy.UNIT, Shown.ALL
        self._like.setCurrentIndex(list(_LIKE).index(like))
        self._by.setCurrentIndex(list(_BY).index(LaneBy(by)))
        self._which.setCurrentIndex(list(_SHOWN).index(Shown(shown)))
        return _Wish(period_of(self._place.desk.today, like), LaneBy(by), Shown(shown))

    def _show_wish(self) -> None:
        words = period_words(self._wish.key)
        self._words.setText(words[0].upper() + words[1:])

    def _choose_kind(self) -> None:
        """The period of the other kind in which the chosen one ends, or that of today when it is not over."""
        found = period(self._wish.key)
        today = self._place.desk.today
        day = today if found is None or found.first <= today <= found.last else found.last
        self.choose(period_of(day, self._like.currentData()))

    def _read(self) -> None:
        self._outdated = False
        desk, wish = self._place.desk, self._wish
        span = period(wish.key)
        if span is None:
            return
        self._place.operations.ask(
            lambda: time_line.time_line(desk, span, wish.by, wish.shown, wish.opened),
            self._show,
            replacing="overview-time-line",
        )

    def _show(self, found: TimeLine) -> None:
        self._found = found
        self._none.setVisible(not found.lanes)
        self.view.setVisible(bool(found.lanes))
        self._legend.setVisible(bool(found.lanes))
        self._save.setEnabled(bool(found.lanes))
        self.view.show_line(found, self._wish.by, self._place.desk.today)
        self._all.setText(f"{number(found.count)} nhiệm vụ")
        self._all.setVisible(found.count > 0)
        self.said.emit(f"{self._words.text()}: {number(found.count)} nhiệm vụ, {number(len(found.lanes))} nhóm")

    def _ask_rows(self, ids: Collection[TaskId]) -> None:
        desk, today = self._place.desk, self._place.desk.today
        self._place.operations.ask(
            lambda: time_line.rows(desk, ids, today), self.view.take_rows, replacing="overview-time-line-rows"
        )

    # ------------------------------------------------------------ what happens

    def _opened(self) -> frozenset[str]:
        lanes = self._found.lanes if self._found is not None else ()
        return frozenset(lane.value for lane in lanes if lane.ids is not None)

    def _turn(self, value: str) -> None:
        self._wish = replace(self._wish, opened=self._opened() ^ {value})
        self._read()

    def _turn_all(self, *, opened: bool) -> None:
        lanes = self._found.lanes if self._found is not None else ()
        self._wish = replace(self._wish, opened=frozenset(lane.value for lane in lanes) if opened else frozenset())
        self._read()

    def _show_menu(self, line: int, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lane, task = self.view.lines.lane_at(line), self.view.lines.task_at(line)
        if task is not None:
            menu.addAction("&Xem nhiệm vụ", partial(self.task_wanted.emit, task))
        if lane is not None:
            menu.addAction(
                f"&Xem {number(lane.count)} nhiệm vụ trong bảng", partial(self.tasks_wanted.emit, lane.query)
            )
        menu.addAction(self._copy)
        menu.addAction("Chép &hình đang thấy", self._copy_picture)
        menu.addSeparator()
        menu.addAction("&Mở tất cả các nhóm", partial(self._turn_all, opened=True))
        menu.addAction("&Gấp tất cả các nhóm", partial(self._turn_all, opened=False))
        menu.popup(spot)

    def _copy_rows(self) -> None:
        """The chosen lines as a table, those out of sight too."""
        desk, today, ids = self._place.desk, self._place.desk.today, self.view.chosen()
        if not ids:
            self.said.emit("Nhóm đang gấp: mở nhóm ra rồi chép")
            return

        def put(rows: Collection[TaskRow]) -> None:
            QGuiApplication.clipboard().setMimeData(table_of(tuple(rows), today))
            self.said.emit(f"Đã chép {number(len(rows))} nhiệm vụ, dán được vào Excel hoặc Word")

        self._place.operations.ask(lambda: time_line.rows(desk, ids, today), put, replacing="overview-time-line-copy")

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setPixmap(self.view.grab())
        self.said.emit("Đã chép hình, dán được vào Word")

    def _save_as(self) -> None:
        if self._found is None:
            return
        settings, title = self._place.settings, f"Dòng thời gian {period_words(self._wish.key)}"
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = title.replace("/", "-") + ".pdf"
        target = ask.for_paper_target(self, Path(str(settings.value(_FOLDER, documents))) / name, (".pdf",))
        if target is not None:
            settings.setValue(_FOLDER, str(target.parent))
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Write what is shown as a paper; lanes that are folded have one line."""
        found = self._found
        if found is None:
            return
        desk, today = self._place.desk, self._place.desk.today
        ids = [task for lane in found.lanes for task in lane.ids or ()]
        words = f"Dòng thời gian {period_words(self._wish.key)}, theo {_BY[self._wish.by]}"

        def draw(rows: Collection[TaskRow]) -> None:
            self._paper = TimeLinePaper(self._place, words, found, self._wish.by, rows, target, self)
            self._paper.done.connect(lambda: self.said.emit(f"Đã lưu: {target}"))
            self._paper.failed.connect(self._place.operations.refused)
            self._paper.begin()

        self._place.operations.ask(lambda: time_line.rows(desk, ids, today), draw, replacing="overview-time-line-paper")


def _choice(name: str, choices: dict[str, str] | dict[LaneBy, str] | dict[Shown, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, words in choices.items():
        box.addItem(words, value)
    return box
