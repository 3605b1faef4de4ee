"""The list of meetings: reviews left unfinished, then what the book has, newest first; and where new minutes go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.minutes_wording import kept_words
from giaoban_tracker.ui.pages.meetings.drop_target import DropStrip, EmptyShelf
from giaoban_tracker.ui.pages.meetings.next_card import NextCard, step_of_line
from giaoban_tracker.ui.pages.meetings.notice import Notice
from giaoban_tracker.ui.pages.meetings.steps import STEP_TERMS
from giaoban_tracker.ui.pages.meetings.themed import keep_font, keep_icon
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.browse import MeetingLine
from giaoban_tracker.workflow.keep_review import KeptReview

_HEADINGS = ("Ngày họp", "Kỳ giao ban", "Khối dự họp", "Tình trạng", "Số, ký hiệu", "Nhiệm vụ")
_ALL = "Tất cả các khối"
Index = QModelIndex | QPersistentModelIndex


class MeetingModel(QAbstractTableModel):
    """The meetings of the book, one a row."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[MeetingLine, ...] = ()

    def show(self, lines: Sequence[MeetingLine]) -> None:
        """Take new rows instead of all others."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == len(_HEADINGS) - 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self.lines[index.row()]
        terms = line.meeting.terms
        state = STEP_TERMS[step_of_line(line)]
        cells = (day_text(terms.held_on), terms.title, line.bloc or _ALL, state, terms.document, number(line.tasks))
        return cells[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return None


class _Padded(QStyledItemDelegate):
    """Cells with the headings' margins; the row shows where the focus is."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # The stubs call them read-only; they are plain members.
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[misc,unused-ignore]
        option.rect = option.rect.adjusted(5, 0, -5, 0)  # type: ignore[misc,unused-ignore]


class MeetingTable(QTableView):
    """Rows of meetings; Enter or a double click opens one.

    Signals:
        opened: (MeetingLine) the person opens this meeting.
    """

    opened = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meetings = MeetingModel()
        self._place = place
        self.setModel(self.meetings)
        self.setAccessibleName("Danh sách kỳ giao ban")
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(_Padded(self))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.meetings.lines[index.row()]))
        self._fit()
        place.theme.changed.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.meetings.lines[self.currentIndex().row()])
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.lineSpacing() + 14)
        for column, widest in (
            (0, "00/00/0000"),
            (2, "Kinh tế tổng hợp"),
            (3, "Đã ra thông báo"),
            (4, "000/TB-UBND"),
            (5, "Nhiệm vụ"),
        ):
            self.setColumnWidth(column, metrics.horizontalAdvance(widest) + 36)


class KeptCard(QFrame):
    """One review that was left unfinished.

    Signals:
        go_on_wanted, drop_wanted: (KeptReview)
    """

    go_on_wanted = Signal(object)
    drop_wanted = Signal(object)

    def __init__(self, place: Workplace, kept: KeptReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        icon = QLabel()
        icon.setPixmap(place.icons.pixmap("edit", place.theme.colour("accent"), 20))
        title = QLabel(kept.title or "Biên bản chưa có tên")
        title.setProperty("title", True)
        more = QLabel(
            f"Rà soát dở · họp ngày {day_text(kept.held_on)} · {kept_words(kept.judged, kept.drafts)} · "
            f"lưu lúc {kept.kept_at:%H:%M} ngày {day_text(kept.kept_at.date())}"
        )
        more.setProperty("quiet", True)
        go_on = QPushButton("Tiếp tục rà soát")
        go_on.setAccessibleName(f"Tiếp tục rà soát {kept.title}")
        go_on.clicked.connect(lambda: self.go_on_wanted.emit(kept))
        drop = QPushButton("Bỏ")
        drop.setToolTip("Bỏ bản rà soát dở này; có thể lấy lại ngay sau đó")
        drop.setAccessibleName(f"Bỏ bản rà soát dở {kept.title}")
        drop.clicked.connect(lambda: self.drop_wanted.emit(kept))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(more)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(icon)
        row.addLayout(words, 1)
        row.addWidget(go_on)
        row.addWidget(drop)


class Shelf(QWidget):
    """Where meetings lie and new minutes come in.

    Signals:
        file_wanted: choose a file. paste_wanted: take the clipboard.
        meeting_wanted, print_wanted, tasks_wanted: (str) id of the meeting to open, to print, to see the tasks of.
        go_on_wanted, drop_wanted: (KeptReview)
        prepare_wanted: (MeetingId) prepare this meeting. plan_wanted: put a meeting on the calendar.
        plan_next_wanted: (Meeting) put the meeting that follows this one on the calendar.
    """

    prepare_wanted = Signal(str)
    plan_wanted = Signal()
    plan_next_wanted = Signal(object)
    file_wanted = Signal()
    paste_wanted = Signal()
    meeting_wanted = Signal(str)
    print_wanted = Signal(str)
    tasks_wanted = Signal(str)
    go_on_wanted = Signal(object)
    drop_wanted = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.notice = Notice(place)
        self.next = NextCard(place)
        self.table = MeetingTable(place)
        self.strip = DropStrip(place)
        self.empty = EmptyShelf(place)
        self._kept = QVBoxLayout()
        self._stack = QStackedWidget()
        self._read = QPushButton("Đọc biên bản mới…")
        self._read.setProperty("main", True)
        self._read.setToolTip("Chọn tệp biên bản để đọc (Ctrl+O)")
        self._plan = QPushButton("Lên lịch giao ban…")
        keep_icon(place, self._plan, "calendar")
        self._plan.setToolTip("Ghi trước một kỳ giao ban sắp họp")
        self._paste = QPushButton("Dán văn bản")
        keep_icon(place, self._paste, "paste")
        self._paste.setToolTip("Đọc văn bản đang có trong bộ nhớ tạm (Ctrl+V)")
        self._lay_out()
        self._read.clicked.connect(self.file_wanted)
        self._paste.clicked.connect(self.paste_wanted)
        self._plan.clicked.connect(self.plan_wanted)
        self.next.prepare_wanted.connect(self.prepare_wanted)
        self.next.plan_next_wanted.connect(self.plan_next_wanted)
        self.empty.file_wanted.connect(self.file_wanted)
        self.empty.paste_wanted.connect(self.paste_wanted)
        self.strip.file_wanted.connect(self.file_wanted)
        self.table.opened.connect(lambda line: self.meeting_wanted.emit(line.meeting.id))
        self.table.customContextMenuRequested.connect(self._open_menu)

    def _lay_out(self) -> None:
        heading = QLabel("Kỳ giao ban")
        keep_font(self._place, heading, points=4, bold=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(self._plan)
        head.addWidget(self._paste)
        head.addWidget(self._read)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.strip)
        self._stack.addWidget(listed)
        self._stack.addWidget(self.empty)
        self._kept.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.next)
        column.addLayout(self._kept)
        column.addWidget(self._stack, 1)

    def show_meetings(self, lines: Sequence[MeetingLine], kept: Sequence[KeptReview]) -> None:
        """Show the reviews that wait and the meetings; while there is none, what to do first."""
        chosen = self.table.currentIndex().row()
        self.table.meetings.show(lines)
        self.next.show_lines(lines)
        if lines:
            self.table.selectRow(max(0, min(chosen, len(lines) - 1)))
        while (item := self._kept.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in kept:
            card = KeptCard(self._place, one)
            card.go_on_wanted.connect(self.go_on_wanted)
            card.drop_wanted.connect(self.drop_wanted)
            self._kept.addWidget(card)
        self._stack.setCurrentIndex(0 if lines else 1)

    def _open_menu(self, at: QPoint) -> None:
        """What can be done with a meeting, at the pointer or, by the Menu key, at the row."""
        row = self.table.currentIndex().row()
        if row < 0:
            return
        line = self.table.meetings.lines[row]
        meeting = line.meeting.id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, wanted in (
            ("&Mở kỳ giao ban", self.meeting_wanted),
            ("&In phụ lục phân công", self.print_wanted),
            ("&Xem bảng nhiệm vụ", self.tasks_wanted),
            ("&Chuẩn bị giao ban", self.prepare_wanted),
        ):
            menu.addAction(title).triggered.connect(lambda _=False, wanted=wanted: wanted.emit(meeting))
        menu.addAction("&Lên lịch kỳ sau…").triggered.connect(lambda: self.plan_next_wanted.emit(line.meeting))
        menu.popup(self.table.viewport().mapToGlobal(at))

    def light_drop(self, on: bool) -> None:
        """Show that what is dragged over the page can be dropped."""
        self.strip.light(on)
        self.empty.light(on)

    def enter(self) -> None:
        """The shelf has come to the front."""
        if self.table.meetings.lines:
            self.table.setFocus()
        else:
            self._read.setFocus()
