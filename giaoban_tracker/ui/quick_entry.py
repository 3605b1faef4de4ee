"""Ctrl+L: a task in one line, with what the program understood shown before it is given."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.terms import deadline_text
from giaoban_tracker.ui.reading_wording import rule_words
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import assign
from giaoban_tracker.workflow.quick_line import QuickLine, Suggestion, finished, read_line, suggestions

_EXAMPLE = "Ví dụ: Chấn chỉnh giờ giấc làm việc @PNV +PYT !trước 30/9 #Cải cách hành chính"
_LEGEND = (
    "@ chủ trì (đơn vị, khối)    + phối hợp    ! thời hạn    # lĩnh vực"
    "    ·    Tab hoàn thành tên    ·    Enter giao nhiệm vụ"
)
_NAMES_EDGE = 6
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuickEntry(QDialog):
    """One line; below it what it says. Enter gives the task and leaves the line ready for the next."""

    def __init__(self, place: Workplace, then: Callable[[TaskId], None], parent: QWidget | None = None) -> None:
        """Begin with an empty line.

        Args:
            then: told each new task once it is in the book.
        """
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self._place = place
        self._then = then
        self._read: QuickLine | None = None
        self._offered: Sequence[Suggestion] = ()
        self.setWindowTitle("Giao nhanh một nhiệm vụ")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._line = QLineEdit(placeholderText=_EXAMPLE)
        self._line.setAccessibleName("Nhiệm vụ trong một dòng")
        self._understood = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._names = QListWidget()
        self._names.setAccessibleName("Gợi ý tên")
        self._names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._names.hide()
        self._legend = QLabel(_LEGEND)
        self._legend.setProperty("quiet", True)
        self._give_button = QPushButton("Giao nhiệm vụ")
        self._give_button.setProperty("main", True)
        self._give_button.setAutoDefault(False)
        self._give_button.setEnabled(False)
        self._lay_out()
        self._line.textChanged.connect(self._follow)
        self._line.installEventFilter(self)
        self._names.itemClicked.connect(lambda _item: self._finish_name())
        self._give_button.clicked.connect(self._give)
        self._follow("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab finishes a name, arrows choose another, Enter gives the task."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if self._names.isVisible() and key in _MOVES:
                self._names.setCurrentRow((self._names.currentRow() + _MOVES[key]) % self._names.count())
                return True
            if self._names.isVisible() and key is Qt.Key.Key_Tab:
                self._finish_name()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._give()
                return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._legend, 1)
        below.addWidget(self._give_button)
        frame = self._frame = QFrame(self)
        frame.setProperty("card", True)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(self._names)
        column.addWidget(self._understood)
        column.addLayout(below)
        metrics = self.fontMetrics()
        self._understood.setMinimumHeight(metrics.height() * 3)
        self.setMinimumWidth(metrics.averageCharWidth() * 110)
        above = self.parentWidget()
        if above is not None:
            corner = above.mapToGlobal(above.rect().topLeft())
            self.move(corner.x() + (above.width() - self.minimumWidth()) // 2, corner.y() + above.height() // 8)

    # ------------------------------------------------------------ what is typed

    def _follow(self, line: str) -> None:
        desk = self._place.desk
        self._read = None
        self._give_button.setEnabled(False)
        self._place.operations.ask(
            lambda: (read_line(desk, line), suggestions(desk, line)), self._show, replacing="quick-line"
        )

    def _show(self, answer: tuple[QuickLine, Sequence[Suggestion]]) -> None:
        self._read, self._offered = answer
        self._give_button.setEnabled(self._read.can_be_given)
        self._understood.setText(_told(self._read))
        self._names.clear()
        self._names.addItems([one.shown for one in self._offered])
        self._names.setCurrentRow(0)
        self._names.setVisible(bool(self._offered))
        self._names.setFixedHeight(max(1, len(self._offered)) * max(1, self._names.sizeHintForRow(0)) + _NAMES_EDGE)
        # Hidden names leave their room to the layouts until those have counted again, the inner one first.
        self._frame.updateGeometry()
        for layout in (self._frame.layout(), self.layout()):
            if layout is not None:
                layout.invalidate()
                layout.activate()
        self.resize(self.width(), self.sizeHint().height())

    def _finish_name(self) -> None:
        row = self._names.currentRow()
        if 0 <= row < len(self._offered):
            self._line.setText(finished(self._line.text(), self._offered[row]))
            self._line.setFocus()

    # ------------------------------------------------------------ what it becomes

    def _give(self) -> None:
        if self._read is None or not self._read.can_be_given:
            return
        desk, terms = self._place.desk, self._read.terms
        given: list[TaskId] = []

        def errand() -> Changes:
            assigned = assign.assign(desk, terms)
            given.append(assigned.task)
            return assigned.changes

        def then() -> None:
            self._line.clear()
            self._understood.setText("Đã giao. Gõ tiếp nhiệm vụ khác, hoặc Esc để đóng.")
            self._then(given[0])

        self._give_button.setEnabled(False)
        self._place.undo.decide("Giao nhiệm vụ mới", errand, then, failed=self._refuse)

    def _refuse(self, error: GiaobanError) -> None:
        self._understood.setText(html.escape(sentence(error)))
        self._give_button.setEnabled(True)


def _told(line: QuickLine) -> str:
    """What the line says, as rich text: each part by its name, what was not understood last."""
    terms = line.terms
    if not terms.content and not line.lead:
        return "Gõ việc phải làm; những gì không gõ thì để trống, không tự suy đoán."
    due = deadline_text(terms.deadline)
    rule = rule_words(terms.deadline.rule) if terms.deadline.rule else ""
    parts = (
        ("Nội dung", terms.content or "…"),
        ("Chủ trì", ", ".join(line.lead) or "để trống"),
        ("Phối hợp", ", ".join(line.support)),
        ("Thời hạn", f"{due} ({rule})" if rule else due),
        ("Lĩnh vực", terms.field),
    )
    shown = " · ".join(f"<b>{name}:</b> {html.escape(words)}" for name, words in parts if words)
    wrong = [f"chưa rõ đơn vị «{html.escape(name)}»" for name in line.unknown]
    if line.unread:
        wrong.append(f"chưa rõ thời hạn «{html.escape(line.unread)}»")
    return f"{shown}<br><b>Xem lại:</b> {'; '.join(wrong)}." if wrong else shown
