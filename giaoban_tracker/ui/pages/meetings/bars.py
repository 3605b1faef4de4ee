"""The rows of buttons around a review: what to do with the draft, with selected words, with the whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QStackedWidget, QWidget

from giaoban_tracker.ui.minutes_wording import coverage_words, judged_words, record_words
from giaoban_tracker.ui.pages.meetings.lights import Legend
from giaoban_tracker.ui.pages.meetings.themed import keep_icon
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.review import Review


def _button(place: Workplace, words: str, keys: str, icon: str = "", hint: str = "") -> QPushButton:
    """A button that shows its key, and that a click does not take the focus to."""
    button = QPushButton(f"{words}  {keys}" if keys else words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(f"{hint or words} ({keys})" if keys else hint or words)
    if icon:
        keep_icon(place, button, icon)
    return button


class ActionBar(QFrame):
    """What can be done with the draft that is looked at.

    Signals:
        wanted: (str) name of the deed: "accept", "edit", "dismiss", "merge", "undo".
    """

    wanted = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {
            "accept": _button(place, "Nhận", "A", "accept", "Nhận thành nhiệm vụ và sang đề xuất sau"),
            "edit": _button(place, "Sửa", "E", "edit", "Sửa nội dung nhiệm vụ"),
            "dismiss": _button(place, "Bỏ", "R", "close", "Không phải nhiệm vụ: chọn lý do"),
            "merge": _button(place, "Gộp", "M", "merge"),
            "undo": _button(place, "Hoàn tác", "U", "undo"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 6, 4, 6)
        row.setSpacing(6)
        for name, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
        row.addStretch()
        self._hold_width()
        place.theme.changed.connect(self._hold_width)

    def _hold_width(self) -> None:
        """Room for the longest words of the merging button, so that nothing moves when it names another draft."""
        merge = self.buttons["merge"]
        longest, shortest = (merge.fontMetrics().horizontalAdvance(words) for words in ("Gộp với 888  M", "Gộp  M"))
        merge.setMinimumWidth(0)
        merge.setText("Gộp  M")
        merge.setMinimumWidth(merge.sizeHint().width() + longest - shortest)

    def show_state(self, *, has_item: bool, merges: str, can_merge: bool, undoes: str) -> None:
        """Enable what can be done.

        Args:
            merges: what merging would do, as the button says it: "Gộp với 7".
            undoes: what undo would take back; empty when there is nothing.
        """
        for name in ("accept", "edit", "dismiss"):
            self.buttons[name].setEnabled(has_item)
        merge, undo = self.buttons["merge"], self.buttons["undo"]
        merge.setEnabled(can_merge)
        merge.setText(f"{merges}  M")
        merge.setToolTip(f"{merges} thành một nhiệm vụ có nhiều nguồn (M)")
        undo.setEnabled(bool(undoes))
        undo.setToolTip(f"Hoàn tác: {undoes} (U, Ctrl+Z)" if undoes else "Chưa có gì để hoàn tác")


class SelectionBar(QStackedWidget):
    """Below the text: what the lit words mean; while words are selected, what can be done with them.

    Signals:
        wanted: (str) name of the deed: "requote", "add", "split".
    """

    wanted = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {
            "requote": _button(place, "Lấy đoạn này làm trích dẫn", "Q", "quote"),
            "add": _button(place, "Thêm nhiệm vụ từ đoạn này", "T", "add"),
            "split": _button(place, "Tách đề xuất tại con trỏ", "S", "split"),
        }
        deeds = QWidget()
        row = QHBoxLayout(deeds)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        for name, button in self.buttons.items():
            # Rather cut short than let the window grow because words were selected.
            button.setMinimumWidth(60)
            button.hide()
            row.addWidget(button)
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
        row.addStretch()
        self.addWidget(Legend(place.theme))
        self.addWidget(deeds)

    def show_state(self, *, selected: bool, has_card: bool, splits: bool) -> None:
        """Show the deeds that words and caret allow; the legend when there are none."""
        for name, shown in (("requote", selected and has_card), ("add", selected), ("split", splits and not selected)):
            self.buttons[name].setVisible(shown)
        self.setCurrentIndex(1 if selected or splits else 0)


class Footer(QFrame):
    """How far the review is, and what ends it.

    Signals:
        accept_rest_wanted, record_wanted, next_open_wanted: the button of that name.
    """

    accept_rest_wanted = Signal()
    record_wanted = Signal()
    next_open_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(110)
        self._bar.setMaximumHeight(8)
        self._bar.setAccessibleName("Đề xuất đã xét")
        self.judged = QLabel()
        self.coverage = QLabel()
        self.coverage.setProperty("quiet", True)
        self.next_open = _button(place, "Câu chưa xét", "N", "down", "Đến câu có thể là chỉ đạo mà chưa xét")
        self.rest = _button(place, "Nhận tất cả còn lại", "", "", "Nhận mọi đề xuất chưa xét")
        self.record = QPushButton()
        self.record.setProperty("main", True)
        self.record.setToolTip("Ghi kỳ giao ban và các nhiệm vụ đã nhận vào sổ (Ctrl+Enter)")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        for widget in (self._bar, self.judged, self.coverage, self.next_open):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.rest)
        row.addWidget(self.record)
        self.rest.clicked.connect(self.accept_rest_wanted)
        self.record.clicked.connect(self.record_wanted)
        self.next_open.clicked.connect(self.next_open_wanted)
        self._hold_width()
        place.theme.changed.connect(self._hold_width)

    def _hold_width(self) -> None:
        """Room for two digits of tasks: nothing may move under the pointer on its way to "Nhận tất cả còn lại"."""
        words = self.record.text()
        self.record.setMinimumWidth(0)
        self.record.setText("Ghi vào sổ (88 nhiệm vụ)")
        self.record.setMinimumWidth(self.record.sizeHint().width())
        self.record.setText(words)

    def show_review(self, review: Review) -> None:
        """Count again."""
        self._bar.setRange(0, max(1, len(review.cards)))
        self._bar.setValue(len(review.cards) - review.waiting)
        self.judged.setText(judged_words(review))
        self.coverage.setText(f"· {coverage_words(review)}")
        self.record.setText(record_words(review))
        self.record.setEnabled(bool(review.adopted))
        self.rest.setEnabled(review.waiting > 0)
        self.next_open.setVisible(bool(review.open_clauses))
