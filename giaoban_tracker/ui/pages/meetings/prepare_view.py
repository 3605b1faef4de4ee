"""Chuẩn bị giao ban: the live agenda of a meeting with its numbers, and what is made of it in one go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.pages.meetings.agenda_lines import AgendaGroup, AgendaLine
from giaoban_tracker.ui.pages.meetings.agenda_tree import AgendaTree
from giaoban_tracker.ui.pages.meetings.numbers_view import Figures
from giaoban_tracker.ui.pages.meetings.opening import OpenedAgenda
from giaoban_tracker.ui.pages.meetings.themed import keep_icon
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace


class PrepareView(QWidget):
    """The agenda follows the book until the meeting is closed; from then on it stands as it stood.

    Signals:
        task_wanted: (TaskId), tasks_wanted: (TaskQuery).
        chase_wanted: (tuple of TaskId) chase these tasks by slip or letter.
        save_wanted: () all papers of the meeting into a folder.
        present_wanted: () throw the agenda on the wall.
    """

    task_wanted = Signal(str)
    tasks_wanted = Signal(object)
    chase_wanted = Signal(object)
    save_wanted = Signal()
    present_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.opened: OpenedAgenda | None = None
        self.figures = Figures(place)
        self.tree = AgendaTree(place)
        self.said = QLabel(wordWrap=True)
        self.said.setProperty("quiet", True)
        self.chase = QPushButton("Đôn đốc…")
        keep_icon(place, self.chase, "chase")
        self.save = QPushButton("Lưu bộ tài liệu…")
        self.save.setToolTip(
            "Nội dung giao ban, danh sách theo dõi, số liệu, công văn đôn đốc, danh sách từng đơn vị: vào một thư mục"
        )
        self.save.setIcon(place.icons.icon("print", place.theme.colour("accent")))
        self.present = QPushButton("Trình chiếu")
        self.present.setToolTip("Từng nhiệm vụ, chữ lớn, cho máy chiếu (F5)")
        keep_icon(place, self.present, "views")
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._empty.setProperty("quiet", True)
        self._stack = QStackedWidget()
        self._lay_out()
        self.figures.wanted.connect(self.tasks_wanted)
        self.tree.task_wanted.connect(self.task_wanted)
        self.tree.tasks_wanted.connect(self.tasks_wanted)
        self.tree.chosen.connect(self._offer_chasing)
        self.chase.clicked.connect(lambda: self.chase_wanted.emit(self.to_chase))
        self.save.clicked.connect(self.save_wanted)
        self.present.clicked.connect(self.present_wanted)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        place.theme.changed.connect(self._follow_theme)
        self._offer_chasing()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        for button in (self.chase, self.save, self.present):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.figures)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def show_opened(self, opened: OpenedAgenda, groups: Sequence[AgendaGroup]) -> None:
        """Show an agenda and its lines."""
        self.opened = opened
        self.figures.show_opened(opened)
        self.tree.show_groups(groups)
        self.said.setText(_said(opened))
        self._empty.setText("Không có nhiệm vụ nào cần bàn tại kỳ này.")
        self._stack.setCurrentIndex(0 if groups else 1)
        self.present.setEnabled(bool(opened.agenda.sections))
        self._offer_chasing()

    def make_main(self, main: bool) -> None:
        """Whether saving the papers is the one thing to do next."""
        if self.save.property("main") != main:
            self.save.setProperty("main", main)
            self.save.style().unpolish(self.save)
            self.save.style().polish(self.save)
            self._follow_theme()

    def _follow_theme(self) -> None:
        tone = "on_accent" if self.save.property("main") else "accent"
        self.save.setIcon(self._place.icons.icon("print", self._place.theme.colour(tone)))

    def show_waiting(self) -> None:
        """Another meeting is being read."""
        self.opened = None
        self.tree.show_groups(())
        self.said.setText("")
        self._empty.setText("Đang tổng hợp từ sổ…")
        self._stack.setCurrentIndex(1)

    def show_stopped(self) -> None:
        """The person stopped the reading; nothing of it is shown."""
        self.show_waiting()
        self._empty.setText("Đã dừng tổng hợp; sổ giữ nguyên. Mở lại thẻ này để tổng hợp từ đầu.")

    @property
    def groups(self) -> tuple[AgendaGroup, ...]:
        """What is shown."""
        return self.tree.agenda.groups

    @property
    def to_chase(self) -> tuple[str, ...]:
        """The open tasks selected; while none is, everything overdue."""
        if self.opened is None or self.opened.is_past:
            return ()
        finished = {row.id for section in self.opened.agenda.sections for row in section.rows if row.finished_on}
        chosen = tuple(task for task in self.tree.selected_tasks if task not in finished)
        if chosen:
            return chosen
        return tuple(
            row.id for section in self.opened.agenda.sections if section.point.value in _LATE for row in section.rows
        )

    def _open_menu(self, at: QPoint) -> None:
        """What can be done from a line, at the pointer or, by the Menu key, at the line."""
        index = self.tree.currentIndex()
        if not index.isValid():
            return
        value = self.tree.agenda.value(index)
        task = value.task if isinstance(value, AgendaLine) else None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, possible, deed in (
            ("&Mở nhiệm vụ", task is not None, lambda: self.task_wanted.emit(task)),
            ("&Xem trong bảng nhiệm vụ", value.query is not None, lambda: self.tasks_wanted.emit(value.query)),
            (self.chase.text().replace("Đôn", "Đô&n"), self.chase.isEnabled(), self.chase.click),
            ("&Trình chiếu", self.present.isEnabled(), self.present.click),
        ):
            action = menu.addAction(words)
            action.setEnabled(possible)
            action.triggered.connect(deed)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    def _offer_chasing(self) -> None:
        count = len(self.to_chase)
        self.chase.setEnabled(count > 0)
        self.chase.setText(f"Đôn đốc {number(count)} nhiệm vụ…" if count else "Đôn đốc…")
        self.chase.setToolTip(
            "Phiếu đôn đốc hoặc công văn cho các nhiệm vụ đang chọn; không chọn thì cho mọi nhiệm vụ quá hạn"
        )


_LATE = ("chased", "late")


def _said(opened: OpenedAgenda) -> str:
    span = opened.agenda.span
    if opened.is_past:
        return f"Như tại cuộc giao ban: sổ tính đến ngày đóng hồ sơ {day_text(span.today)}."
    since = f"kỳ trước {day_text(span.since)}" if span.since is not None else "kỳ đầu tiên của chuỗi"
    days = f"Tính đến {day_text(span.today)} · {since} · kỳ sau {day_text(span.until)}"
    return f"{days}. Đổi theo sổ cho đến khi đóng hồ sơ."
