"""The kept minutes of a meeting with their conclusions lit, and beside them the tasks they became."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QSplitter, QVBoxLayout, QWidget

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.meeting import Conclusion
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.minutes_wording import deadline_words
from giaoban_tracker.ui.pages.meetings.card_list import CardModel, show_ground
from giaoban_tracker.ui.pages.meetings.card_paint import CardPainter
from giaoban_tracker.ui.pages.meetings.card_words import CardLine
from giaoban_tracker.ui.pages.meetings.marks import Light, Mark
from giaoban_tracker.ui.pages.meetings.minutes_view import MinutesView
from giaoban_tracker.ui.pages.meetings.themed import keep_icon
from giaoban_tracker.ui.task_words import row_mark
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.browse import MeetingSheet
from giaoban_tracker.workflow.review import sentence_case


class ConclusionList(QListView):
    """The conclusions, each with its task; Enter or a second click shows the task.

    Signals:
        moved: (Conclusion) the person went to another conclusion.
        opened: (Conclusion) the person wants to see its task.
    """

    moved = Signal(object)
    opened = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardModel()
        self._painter = CardPainter(place.theme, place.icons)
        self._quiet = False
        self.setModel(self.cards)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(3)
        show_ground(self, place.theme)
        self.setAccessibleName("Kết luận và nhiệm vụ")
        place.theme.changed.connect(self.doItemsLayout)
        self.activated.connect(lambda index: self.opened.emit(self._conclusion(index)))

    def show_lines(self, lines: tuple[CardLine, ...], row: int) -> None:
        """Show conclusions and go to one of them; nothing is emitted."""
        self._quiet = True
        self.cards.show(lines)
        self.setCurrentIndex(self.cards.index(row))
        self._quiet = False

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid():
            self.moved.emit(self._conclusion(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self._conclusion(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self._conclusion(index))

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._painter.fit(self.viewport().width() - 2 * self.spacing(), None, 0)
        super().resizeEvent(event)

    def _conclusion(self, index: QModelIndex) -> Conclusion:
        item = self.cards.lines[index.row()].item
        assert isinstance(item, Conclusion)
        return item


class ConclusionsView(QWidget):
    """What a meeting concluded.

    Signals:
        task_wanted: (TaskId) show this task.
        print_wanted, tasks_wanted: the button of that name.
    """

    task_wanted = Signal(str)
    print_wanted = Signal()
    tasks_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._sheet: MeetingSheet | None = None
        self.text = MinutesView(place)
        self.list = ConclusionList(place)
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._empty.setProperty("quiet", True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self._ways_on())
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.text)
        splitter.addWidget(right)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.setSizes([620, 500])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self.text.pointed.connect(self._point)
        self.list.moved.connect(self._look_at)
        self.list.opened.connect(self._open)

    def _ways_on(self) -> QWidget:
        """What the conclusions became: on paper, and in the task table."""
        self._on = QWidget()
        row = QHBoxLayout(self._on)
        row.setContentsMargins(3, 4, 3, 0)
        row.setSpacing(8)
        for words, icon, signal in (
            ("In phụ lục phân công", "print", self.print_wanted),
            ("Xem bảng nhiệm vụ", "tasks", self.tasks_wanted),
        ):
            button = QPushButton(words)
            keep_icon(self._place, button, icon)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        return self._on

    def show_sheet(self, sheet: MeetingSheet, conclusion: str) -> None:
        """Show a meeting, at one of its conclusions.

        Args:
            conclusion: id of the conclusion to go to; empty for the first.
        """
        again = self._sheet is not None and self._sheet.meeting.id == sheet.meeting.id
        if not again or self._sheet is None or self._sheet.text != sheet.text:
            self.text.show_text(sheet.text or "Kỳ giao ban này không kèm văn bản biên bản.")
        self._sheet = sheet
        rows = {row.id: row for row in sheet.tasks}
        first: dict[TaskId, int] = {}
        for one in sheet.conclusions:
            if one.id in sheet.task_of:
                first.setdefault(sheet.task_of[one.id], one.ordinal)
        lines = tuple(self._line(one, sheet, rows, first) for one in sheet.conclusions)
        at = next((place for place, one in enumerate(sheet.conclusions) if one.id == conclusion), 0)
        self.list.show_lines(lines, at)
        self._empty.setText("Kỳ giao ban này chưa có kết luận nào. Họp xong, bấm «Đọc biên bản…» để ghi kết luận.")
        self._empty.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self._on.setVisible(bool(sheet.tasks))
        if lines:
            self._look_at(sheet.conclusions[at])
        else:
            self.text.light(self._marks(None))

    @property
    def conclusion(self) -> str:
        """Id of the conclusion that is looked at; empty when there is none."""
        row = self.list.currentIndex().row()
        return (
            self._sheet.conclusions[row].id
            if self._sheet is not None and 0 <= row < len(self._sheet.conclusions)
            else ""
        )

    def _line(
        self, conclusion: Conclusion, sheet: MeetingSheet, rows: dict[TaskId, TaskRow], first: dict[TaskId, int]
    ) -> CardLine:
        """A conclusion with its task; a further source of a task names the conclusion that stands for it."""
        row = rows.get(sheet.task_of[conclusion.id]) if conclusion.id in sheet.task_of else None
        quote, ordinal = sentence_case(conclusion.quote), str(conclusion.ordinal)
        if row is None:
            return CardLine(conclusion, ordinal, quote, conclusion.speaker, "", "open", "quiet", "Không kèm nhiệm vụ")
        if first[row.id] != conclusion.ordinal:
            joined = f"{row.code} · cùng nhiệm vụ với kết luận {first[row.id]}"
            return CardLine(conclusion, ordinal, quote, conclusion.speaker, joined, "merge", "info", "")
        mark = row_mark(row, self._place.desk.today)
        more = (row.code, deadline_words(row.deadline) if row.deadline.due else "")
        return CardLine(
            item=conclusion,
            mark=ordinal,
            words=row.content,
            owner=row.lead or "Chưa rõ đơn vị",
            more=" · ".join(part for part in more if part),
            icon=mark.icon,
            tone=mark.tone,
            state=mark.whole,
            speaker=conclusion.speaker,
        )

    def _marks(self, current: Conclusion | None) -> list[Mark]:
        if self._sheet is None:
            return []
        marks = [Mark(one.span, Light.DISMISSED) for one in self._sheet.dismissed]
        marks += [Mark(one.span, Light.ADOPTED) for one in self._sheet.conclusions if one.span is not None]
        if current is not None and current.span is not None:
            marks.append(Mark(current.span, Light.CURRENT))
        return marks

    def _look_at(self, conclusion: Conclusion) -> None:
        self.text.light(self._marks(conclusion))
        if conclusion.span is not None:
            self.text.reveal(conclusion.span)

    def _point(self, offset: int) -> None:
        """A click on lit words goes to their conclusion; a click on those already looked at shows the task."""
        if self._sheet is None:
            return
        for place, one in enumerate(self._sheet.conclusions):
            if one.span is not None and one.span.start <= offset < one.span.end:
                if self.list.currentIndex().row() == place:
                    self._open(one)
                self.list.setCurrentIndex(self.list.cards.index(place))
                return

    def _open(self, conclusion: Conclusion) -> None:
        task = self._sheet.task_of.get(conclusion.id) if self._sheet is not None else None
        if task is not None:
            self.task_wanted.emit(task)
