"""What stands in place of rows when there are none: the next step, and a button for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.ui.workplace import Workplace


class TableOrWords(QStackedWidget):
    """The table, with words in its place while it has no rows; the words are made when they are first needed.

    Signals:
        minutes_wanted, new_wanted, all_wanted: as those of the words.
    """

    minutes_wanted = Signal()
    new_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, place: Workplace, table: QWidget) -> None:
        super().__init__()
        self._place = place
        self._filled = QWidget()
        self._grid = QGridLayout(self._filled)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(table, 0, 0)
        self._empty: EmptyBook | None = None
        self._none_then: NoneThen | None = None
        self._no_hits: NoHits | None = None
        self.addWidget(self._filled)

    def show_state(self, total: int, *, hits: bool, past: bool = False) -> None:
        """Show the table, or say why it has no rows.

        Args:
            total: how many tasks the book holds.
            hits: whether any of them fits the conditions; the header stays, since it holds filters.
            past: whether it is the book of an earlier day, into which nothing can be put any more.
        """
        if total == 0 and past:
            self.setCurrentWidget(self._none_then or self._make_none_then())
            return
        if total == 0:
            self.setCurrentWidget(self._empty or self._make_empty())
            return
        self.setCurrentWidget(self._filled)
        if not hits:
            (self._no_hits or self._make_no_hits()).show()
        elif self._no_hits is not None:
            self._no_hits.hide()

    def _make_empty(self) -> EmptyBook:
        self._empty = EmptyBook(self._place)
        self._empty.minutes_wanted.connect(self.minutes_wanted)
        self._empty.new_wanted.connect(self.new_wanted)
        self.addWidget(self._empty)
        return self._empty

    def _make_none_then(self) -> NoneThen:
        self._none_then = NoneThen(self._place)
        self.addWidget(self._none_then)
        return self._none_then

    def _make_no_hits(self) -> NoHits:
        self._no_hits = NoHits(self._place)
        self._no_hits.all_wanted.connect(self.all_wanted)
        self._grid.addWidget(self._no_hits, 0, 0, Qt.AlignmentFlag.AlignCenter)
        return self._no_hits


class EmptyBook(QFrame):
    """The book holds no task yet.

    Signals:
        minutes_wanted, new_wanted: the button of that name.
    """

    minutes_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QLabel()
        picture.setPixmap(place.icons.pixmap("tasks", place.theme.colour("quiet"), 48))
        minutes = QPushButton("Đọc biên bản…")
        minutes.setProperty("main", True)
        minutes.clicked.connect(self.minutes_wanted)
        new = QPushButton("Giao nhiệm vụ bằng tay…")
        new.clicked.connect(self.new_wanted)
        _lay_out(
            self,
            place,
            picture,
            "Chưa có nhiệm vụ nào. Đọc một biên bản để bắt đầu.",
            "Chương trình tìm các ý kiến chỉ đạo trong biên bản giao ban và đề xuất thành nhiệm vụ; "
            "chỉ những gì được duyệt mới vào sổ.",
            minutes,
            new,
        )


class NoneThen(QFrame):
    """On the day that is looked at there was no task yet."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _lay_out(
            self,
            place,
            None,
            "Đến hết ngày ấy sổ chưa có nhiệm vụ nào.",
            "Chọn ngày muộn hơn ở nút «Như sổ ngày», hoặc bấm «Về hôm nay».",
        )


class NoHits(QFrame):
    """Tasks there are, but none fits the conditions.

    Signals:
        all_wanted: take every condition away.
    """

    all_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        everything = QPushButton("Bỏ mọi điều kiện lọc")
        everything.clicked.connect(self.all_wanted)
        _lay_out(
            self,
            place,
            None,
            "Không có nhiệm vụ nào khớp với điều kiện đang chọn.",
            "Thử bớt điều kiện lọc, hoặc gõ ít chữ hơn; không cần gõ dấu.",
            everything,
        )


def _lay_out(
    frame: QFrame, place: Workplace, picture: QLabel | None, words: str, more: str, *buttons: QPushButton
) -> None:
    heading = QLabel(words)
    heading.setFont(place.theme.font(points=2, bold=True))
    heading.setWordWrap(True)
    heading.setMinimumWidth(60 * heading.fontMetrics().averageCharWidth())
    explanation = QLabel(more)
    explanation.setProperty("quiet", True)
    explanation.setWordWrap(True)
    column = QVBoxLayout(frame)
    column.setSpacing(12)
    column.addStretch()
    for label in (picture, heading, explanation):
        if label is not None:
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
    row = QHBoxLayout()
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    column.addLayout(row)
    column.addStretch()
