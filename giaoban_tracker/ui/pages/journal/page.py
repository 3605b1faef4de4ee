"""The page 'Nhật ký': filters above, the entries below them, the selected one in full at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import ConclusionRecorded
from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.page import Page
from giaoban_tracker.ui.pages.journal.entry_view import EntryView
from giaoban_tracker.ui.pages.journal.model import COLUMNS, DEED, JournalModel
from giaoban_tracker.ui.pages.journal.search import KINDS, Wanted
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import read_journal
from giaoban_tracker.workflow.read_journal import JournalPage as Batch

_AT_ONCE = 60
_WIDTHS = (18, 22, 46, 80)
_TYPING_MS = 200


class JournalPage(Page):
    """Reads the journal from the newest fact on, as far as somebody scrolls or searches."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._outdated = True
        self._next: FactId | None = None
        self._reading: Progress | None = None
        self._kind = QComboBox()
        self._by = QComboBox()
        self._text = QLineEdit(placeholderText="Tìm trong nhật ký: mã, nội dung, lý do…", clearButtonEnabled=True)
        self._reset = QPushButton("&Bỏ lọc")
        self._model = JournalModel(place.theme, self)
        self._table = QTableView()
        self._none = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._entry = EntryView(place.theme)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._make()
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ Page

    def enter(self) -> None:
        self._table.setFocus()
        if self._outdated:
            self._start()

    def take(self, changes: Changes) -> None:
        self._outdated = self._outdated or bool(changes.facts)
        if self._outdated and self.isVisible():
            self._start()

    def focus_search(self) -> None:
        self._text.setFocus()
        self._text.selectAll()

    # ------------------------------------------------------------ building

    def _make(self) -> None:
        self._kind.addItem("Mọi việc", "")
        for kind in KINDS:
            self._kind.addItem(kind, kind)
        self._kind.setAccessibleName("Loại việc")
        self._by.addItem("Mọi người ghi", None)
        self._by.setAccessibleName("Người ghi")
        self._by.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._by.setMinimumContentsLength(16)
        self._text.setAccessibleName("Tìm trong nhật ký")
        self._table.setModel(self._model)
        self._table.setAccessibleName("Nhật ký, mới nhất trước")
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setAlternatingRowColors(True)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.horizontalHeader().setHighlightSections(False)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._scale()

    def _scale(self) -> None:
        metrics = self._table.fontMetrics()
        self._table.verticalHeader().setDefaultSectionSize(metrics.height() + 10)
        for column, chars in enumerate(_WIDTHS[: len(COLUMNS) - 1]):
            self._table.setColumnWidth(column, chars * metrics.averageCharWidth())

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("bar", True)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        title = QLabel("Nhật ký")
        title.setFont(self.place.theme.font(points=3, bold=True))
        row.addWidget(title)
        row.addSpacing(16)
        row.addWidget(self._kind)
        row.addWidget(self._by)
        row.addWidget(self._text, 1)
        row.addWidget(self._reset)
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._none.setMargin(32)
        column.addWidget(self._none)
        column.addWidget(self._table, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(above)
        splitter.addWidget(self._entry)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([480, 200])
        splitter.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        outer.addWidget(splitter, 1)

    def _wire(self) -> None:
        self._kind.activated.connect(self._start)
        self._by.activated.connect(self._start)
        self._text.textChanged.connect(self._pause.start)
        self._text.returnPressed.connect(self._table.setFocus)
        self._pause.timeout.connect(self._start)
        self._reset.clicked.connect(self._drop_conditions)
        self._model.more_wanted.connect(self._read)
        self._table.selectionModel().currentRowChanged.connect(self._show_entry)
        self._table.activated.connect(self._open)
        self._entry.opened.connect(lambda: self._open(self._table.currentIndex()))
        self.place.theme.changed.connect(self._scale)

    # ------------------------------------------------------------ reading

    def _wanted(self) -> Wanted:
        return Wanted(self._kind.currentData(), self._by.currentData(), self._text.text())

    def _start(self) -> None:
        """Read again from the newest fact on."""
        self._pause.stop()
        self._outdated = False
        self._next = None
        self._model.start()
        self._none.hide()
        self._entry.show_entry(None, {})
        self._reset.setEnabled(not self._wanted().is_everything)
        self._read()

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        desk, wanted, before = self.place.desk, self._wanted(), self._next
        self._reading = self.place.operations.take_time(
            "Đang đọc nhật ký",
            lambda progress: read_journal.journal_page(
                desk, _AT_ONCE, before, wanted=wanted.wants, keep=wanted.keeps, stop=progress.stopped
            ),
            self._show,
            replacing="journal",
        )

    def _show(self, batch: Batch) -> None:
        self._reading = None
        self._next = batch.next
        self._model.add(batch)
        for by in batch.writers:
            if self._by.findData(by) < 0:
                self._by.addItem(by or "Không rõ", by)
        rows = self._model.rowCount()
        if not batch.entries and batch.next is not None:
            # Nothing among the facts looked at; what is looked for may stand further back.
            self._read()
            return
        if rows and not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._model.index(0, DEED))
        self._say(rows)

    def _say(self, rows: int) -> None:
        self._none.setVisible(rows == 0)
        self._table.setVisible(rows > 0)
        everything = self._wanted().is_everything
        self._none.setText(
            "Sổ chưa có việc nào được ghi." if everything else "Không có việc nào khớp. Bấm «Bỏ lọc» để xem tất cả."
        )
        more = ", cuộn xuống để xem tiếp" if self._model.has_more else ""
        self.said.emit(f"{number(rows)} việc{more}")

    def _drop_conditions(self) -> None:
        self._kind.setCurrentIndex(0)
        self._by.setCurrentIndex(0)
        self._text.clear()
        self._start()

    # ------------------------------------------------------------ one entry

    def _show_entry(self, current: QModelIndex) -> None:
        self._entry.show_entry(self._model.entry(current.row()), self._model.names)

    def _open(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row())
        if entry is None:
            return
        fact = entry.fact
        if fact.about is SubjectKind.TASK:
            self.task_wanted.emit(fact.subject)
        elif fact.about is SubjectKind.MEETING:
            self.meeting_wanted.emit(fact.subject, "")
        elif isinstance(fact.deed, ConclusionRecorded):
            self.meeting_wanted.emit(fact.deed.meeting, fact.subject)
