"""What happens at a meeting itself: its agenda, the deadlines tied to its day, who came, what units said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.pages.meetings.attendance import AttendanceView
from giaoban_tracker.ui.pages.meetings.opening import OpenedSheet, Ties
from giaoban_tracker.ui.pages.meetings.statements import StatementsView
from giaoban_tracker.ui.pages.meetings.steps import Step
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace

_AGENDA_LINES = 5
_EXAMPLE = "Mỗi dòng một mục, ví dụ:\nBáo cáo thực hiện kết luận kỳ trước\nCác đơn vị phát biểu"


class CourseView(QWidget):
    """One meeting's own record; a closed one is read only.

    Signals:
        terms_wanted: (MeetingTerms) the person wrote another agenda.
        ticked: (UnitId) another unit is ticked; see `attendance`.
        statement_wanted: (UnitId) write down what this unit said; empty for one yet to be chosen.
        tied_wanted: () show the tasks whose days are tied to this meeting.
        tie_wanted: () tie further ones.
    """

    terms_wanted = Signal(object)
    ticked = Signal(str)
    statement_wanted = Signal(str)
    tied_wanted = Signal()
    tie_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms: MeetingTerms | None = None
        self.tieable: tuple[TaskRow, ...] = ()
        self.agenda = PointsEdit()
        self.attendance = AttendanceView()
        self.statements = StatementsView(place)
        self.tied = QPushButton()
        self.tied.setProperty("link", True)
        self.tied.setToolTip("Xem các nhiệm vụ này trong bảng")
        self.untied = QLabel()
        self.untied.setProperty("quiet", True)
        self.tie = QPushButton("Gắn thời hạn…")
        self.tie.setToolTip("Gắn thời hạn «trước kỳ giao ban …» với ngày họp này; dời ngày họp thì thời hạn dời theo")
        self._lay_out()
        self.agenda.done.connect(self._take_agenda)
        self.attendance.ticked.connect(self.ticked)
        self.statements.wanted.connect(self.statement_wanted)
        self.tied.clicked.connect(self.tied_wanted)
        self.tie.clicked.connect(self.tie_wanted)

    def _lay_out(self) -> None:
        points = QFrame()
        points.setProperty("card", True)
        title = QLabel("Nội dung họp")
        title.setProperty("title", True)
        title.setBuddy(self.agenda)
        tied = FlowLayout(gap=8)
        for widget in (self.tied, self.untied, self.tie):
            tied.addWidget(widget)
        column = QVBoxLayout(points)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(self.agenda)
        column.addLayout(tied)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        column.addWidget(points)
        column.addWidget(self.attendance, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(4, 0, 0, 0)
        column.addWidget(self.statements)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([480, 640])
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.addWidget(splitter)

    def show_opened(self, opened: OpenedSheet) -> None:
        """Show a meeting; nothing is emitted."""
        writable = opened.step is not Step.CLOSED
        self._terms = opened.sheet.meeting.terms
        self.agenda.show_points(self._terms.agenda)
        self.agenda.setReadOnly(not writable)
        self.agenda.setPlaceholderText(_EXAMPLE if writable else "Không ghi nội dung họp.")
        held = opened.step is not Step.PREPARED
        self.attendance.show_record(opened.sheet.meeting.id, opened.called, opened.record, held=held, writable=writable)
        self.statements.show_statements(opened.record.statements, opened.called, opened.names, writable=writable)
        self.tie.setEnabled(writable)

    def forget_ties(self) -> None:
        """Another meeting is shown, of which nothing is known yet."""
        self.tieable = ()
        for widget in (self.tied, self.untied, self.tie):
            widget.hide()

    def show_ties(self, ties: Ties) -> None:
        """Show the deadlines that are tied to the meeting, and those that wait to be."""
        self.tieable = ties.tieable
        tied, waiting = ties.tied, len(ties.tieable)
        self.tied.setText(f"{number(tied)} nhiệm vụ có hạn gắn với kỳ này" if tied else "")
        self.tied.setVisible(tied > 0)
        none = "Chưa có thời hạn nào gắn với kỳ này." if not tied and not waiting else ""
        more = f"{number(waiting)} nhiệm vụ ghi «trước giao ban» chưa gắn ngày." if waiting else none
        self.untied.setText(more)
        self.untied.setVisible(bool(more))
        self.tie.setVisible(waiting > 0)

    def _take_agenda(self, points: Sequence[str]) -> None:
        if self._terms is not None:
            self.terms_wanted.emit(replace(self._terms, agenda=tuple(points)))


class PointsEdit(QPlainTextEdit):
    """Points, one a line; taken when the person leaves it.

    Signals:
        done: (tuple of str) the points are others now.
    """

    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] = ()
        self.setAccessibleName("Nội dung họp, mỗi dòng một mục")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_points(self, points: Sequence[str]) -> None:
        """Show points, unless others are being typed; nothing is emitted."""
        if self.points != self._shown and self.hasFocus():
            return
        self._shown = tuple(points)
        if self.points != self._shown:
            self.setPlainText("\n".join(points))

    @property
    def points(self) -> tuple[str, ...]:
        """What is typed, without empty lines."""
        return tuple(" ".join(one.split()) for one in self.toPlainText().splitlines() if one.strip())

    def take_typed(self) -> None:
        """Take what is typed, as when the person leaves the field."""
        if self.points != self._shown:
            self._shown = self.points
            self.done.emit(self.points)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.take_typed()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _AGENDA_LINES * self.fontMetrics().lineSpacing() + 20)
