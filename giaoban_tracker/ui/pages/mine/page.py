"""The page 'Nhiệm vụ của tôi': the unit's tasks by urgency at the left, the one that is chosen at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.ui.menus import PAGE_MENU
from giaoban_tracker.ui.page import Page, PageActions
from giaoban_tracker.ui.pages.mine.deeds import Deed, possible_on
from giaoban_tracker.ui.pages.mine.empty import NoTasks
from giaoban_tracker.ui.pages.mine.model import MineModel
from giaoban_tracker.ui.pages.mine.paper import TaskPaper
from giaoban_tracker.ui.pages.mine.report_sheet import UnitReportSheet, read_unfinished
from giaoban_tracker.ui.pages.mine.row_paint import RowPainter
from giaoban_tracker.ui.pages.mine.small_sheets import ExtensionSheet, contribution_sheet, question_sheet
from giaoban_tracker.ui.pages.mine.waiting import WaitingView
from giaoban_tracker.ui.unit_notice import UnitNotice
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import show_task
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import answers, my_tasks, outbox, report
from giaoban_tracker.workflow.post.answers import Answer
from giaoban_tracker.workflow.post.enrol import Digits
from giaoban_tracker.workflow.post.my_tasks import Ground, MyTask
from giaoban_tracker.workflow.post.outbox import Enrolled, Outbox
from giaoban_tracker.workflow.post.take_in import Taken
from giaoban_tracker.workflow.show_task import TaskCard

_TYPING_MS = 150
_LIST, _PAPER = 560, 660

Read = tuple[tuple[MyTask, ...], Outbox, tuple[Digits, Digits] | None, bool]


class MinePage(Page):
    """What the unit has to do.

    Signals:
        files_wanted: () choose files of the office and take them in.
        sending_wanted: () show where the parcel is made.
    """

    files_wanted = Signal()
    sending_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._outdated = True
        self._shown: tuple[MyTask, TaskCard] | None = None
        self._notice = UnitNotice(place)
        self._search = QLineEdit(placeholderText="Tìm trong nhiệm vụ của tôi", clearButtonEnabled=True)
        self._search.setAccessibleName("Tìm trong nhiệm vụ của tôi")
        self._received = QPushButton()
        self._received.setToolTip("Cho Văn phòng biết đơn vị đã xem các nhiệm vụ này")
        self._received.hide()
        self._send = QPushButton()
        self._send.setProperty("main", True)
        self._send.setToolTip("Mở trang Gửi báo cáo; điều vừa ghi mới nằm trong máy này")
        self._send.hide()
        self._model = MineModel(place.desk.today, self)
        self._list = QListView()
        self._paper = TaskPaper(place)
        self._waiting = WaitingView(place)
        self._empty = NoTasks(place)
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._actions = {deed: self._action(deed) for deed in Deed}
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ Page

    def enter(self) -> None:
        self._list.setFocus()
        if self._outdated:
            self._read()

    def take(self, changes: Changes) -> None:  # noqa: ARG002 - everything here may be touched
        self._outdated = True
        if self.isVisible():
            self._read()

    def focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def actions_for_menus(self) -> PageActions:
        return PageActions({PAGE_MENU: list(self._actions.values())})

    def show_task(self, task: TaskId) -> None:
        """Choose a task, whatever is searched for."""
        self._search.clear()
        self._pause.stop()
        self._model.search("")
        self._choose(task)

    def show_taken(self, taken: Taken) -> None:
        """Say what files of the office came to."""
        self._notice.tell_taken(taken)

    def show_refused(self, error: GiaobanError) -> None:
        """Say why files were not taken."""
        self._notice.tell_refused(error)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("bar", True)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        title = QLabel("Nhiệm vụ của tôi")
        title.setFont(self.place.theme.font(points=3, bold=True))
        row.addWidget(title)
        row.addSpacing(16)
        row.addWidget(self._search, 1)
        row.addWidget(self._received)
        row.addWidget(self._send)
        self._list.setModel(self._model)
        self._list.setItemDelegate(RowPainter(self.place, self._list))
        self._list.setAccessibleName("Nhiệm vụ, việc gấp trước")
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._list)
        splitter.addWidget(self._paper)
        splitter.setSizes([_LIST, _PAPER])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        self._work = QWidget()
        inner = _column(self._work)
        inner.addWidget(bar)
        inner.addWidget(splitter, 1)
        for view in (self._work, self._empty, self._waiting):
            self._stack.addWidget(view)
        outer = _column(self)
        outer.addWidget(self._notice)
        outer.addWidget(self._stack, 1)

    def _action(self, deed: Deed) -> QAction:
        icon = self.place.icons.icon(deed.value.icon, self.place.theme.colour("accent"))
        action = QAction(icon, deed.value.words, self)
        action.setShortcuts([QKeySequence(keys) for keys in deed.value.keys])
        action.setToolTip(deed.value.hint)
        action.setEnabled(False)
        action.triggered.connect(lambda: self._do(deed))
        return action

    def _wire(self) -> None:
        self._search.textChanged.connect(self._pause.start)
        self._search.returnPressed.connect(self._list.setFocus)
        self._pause.timeout.connect(self._look_for)
        self._list.selectionModel().currentChanged.connect(self._stand_on)
        self._list.activated.connect(self._open)
        self._paper.wanted.connect(self._do)
        self._paper.take_back_wanted.connect(self._take_back)
        self._received.clicked.connect(self._receive_all)
        self._send.clicked.connect(self.sending_wanted)
        self._waiting.files_wanted.connect(self.files_wanted)
        self._empty.files_wanted.connect(self.files_wanted)
        self.place.theme.changed.connect(self._list.doItemsLayout)

    # ------------------------------------------------------------ reading

    def _read(self) -> None:
        self._outdated = False
        desk = self.place.desk
        self.place.operations.ask(lambda: _read_all(desk), self._show, replacing="mine")

    def _show(self, read: Read) -> None:
        tasks, state, digits, by_paper = read
        if state.enrolled is Enrolled.WAITING and not tasks:
            self._waiting.show_state(state, digits, by_paper=by_paper)
            self._stack.setCurrentWidget(self._waiting)
            self.said.emit("Chờ Văn phòng ghi danh")
            return
        self._stack.setCurrentWidget(self._work if tasks else self._empty)
        chosen = self._model.task_at(self._list.currentIndex())
        self._model.show_tasks(tasks)
        first = self._model.tasks[0].id if self._model.tasks else None
        self._choose(chosen.id if chosen is not None else first)
        self._offer_receipt(tasks)
        self._send.setVisible(state.unconfirmed.unsent > 0)
        self._send.setText(f"Gửi {state.unconfirmed.unsent} cập nhật…")
        self.said.emit(_counted(tasks))

    def _choose(self, task: TaskId | None) -> None:
        index = self._model.index_of(task) if task is not None else QModelIndex()
        if index.isValid() and index != self._list.currentIndex():
            # The list tells that another one is chosen.
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)
        else:
            self._stand_on(self._list.currentIndex())

    def _look_for(self) -> None:
        chosen = self._model.task_at(self._list.currentIndex())
        self._model.search(self._search.text())
        tasks = self._model.tasks
        kept = next((task.id for task in tasks if chosen is not None and task.id == chosen.id), None)
        self._choose(kept or (tasks[0].id if tasks else None))

    def _stand_on(self, index: QModelIndex) -> None:
        task = self._model.task_at(index)
        if task is None:
            self._shown = None
            self._paper.show_nothing()
            self._enable(())
            return
        desk = self.place.desk
        self.place.operations.ask(
            lambda: (show_task.task_card(desk, task.id), _answers_on(desk, task.id)),
            lambda read: self._show_paper(task, *read),
            replacing="paper",
        )

    def _show_paper(self, task: MyTask, card: TaskCard, told: Sequence[Answer]) -> None:
        self._shown = (task, card)
        self._paper.show_task(task, card, told)
        self._enable(possible_on(task, card.task))

    def _enable(self, deeds: Sequence[Deed]) -> None:
        for deed, action in self._actions.items():
            action.setEnabled(deed in deeds)

    # ------------------------------------------------------------ what a person does

    def _open(self, index: QModelIndex) -> None:
        """Enter or a double click: the first thing that can be told about the task."""
        task = self._model.task_at(index)
        if task is not None and self._shown is not None and self._shown[0].id == task.id:
            deeds = possible_on(task, self._shown[1].task)
            if deeds:
                self._do(deeds[0])

    def _do(self, deed: Deed) -> None:
        if self._shown is None:
            return
        task, desk = self._shown[0], self.place.desk
        if deed is Deed.REPORT:
            self.place.operations.ask(
                lambda: read_unfinished(desk, task),
                lambda unfinished: UnitReportSheet(self.place, task, unfinished, self).open(),
            )
        elif deed is Deed.RECEIVE:
            self.place.undo.decide(f"Xác nhận đã nhận {task.code}", lambda: report.confirm_receipt(desk, [task.id]))
        elif deed is Deed.EXTEND:
            ExtensionSheet(self.place, task, self).open()
        elif deed is Deed.ASK:
            question_sheet(self.place, task, self).open()
        else:
            contribution_sheet(self.place, task, self).open()

    def _take_back(self, answer: Answer) -> None:
        desk, title = self.place.desk, f"Rút lại điều đã ghi về {answer.code}"
        self.place.undo.decide(title, lambda: report.take_back(desk, answer.task, answer.told.id))

    def _offer_receipt(self, tasks: Sequence[MyTask]) -> None:
        waiting = _unreceived(tasks)
        self._received.setVisible(bool(waiting))
        self._received.setText(f"Xác nhận đã nhận {len(waiting)} nhiệm vụ")

    def _receive_all(self) -> None:
        desk, waiting = self.place.desk, [task.id for task in _unreceived(self._model.tasks)]
        title = f"Xác nhận đã nhận {len(waiting)} nhiệm vụ"
        self.place.undo.decide(title, lambda: report.confirm_receipt(desk, waiting))


def _read_all(desk: Desk) -> Read:
    state = outbox.outbox(desk)
    digits: tuple[Digits, Digits] | None = None
    by_paper = False
    if state.enrolled is Enrolled.WAITING:
        try:
            digits, by_paper = outbox.digits(desk), outbox.proved_by_paper(desk)
        except GiaobanError:
            # A book without its key: the page for sending says so, the rest can still be read.
            digits = None
    return my_tasks.my_tasks(desk), state, digits, by_paper


def _answers_on(desk: Desk, task: TaskId) -> tuple[Answer, ...]:
    return tuple(answer for answer in answers.answers(desk) if answer.task == task)


def _unreceived(tasks: Sequence[MyTask]) -> list[MyTask]:
    return [task for task in tasks if task.leads and not task.received and task.ground is not Ground.DONE]


def _counted(tasks: Sequence[MyTask]) -> str:
    """The status bar's count."""
    open_ones = sum(task.ground not in (Ground.DONE, Ground.WAITING, Ground.SUPPORT) for task in tasks)
    parts = [f"{open_ones} nhiệm vụ phải làm"]
    for ground, words in ((Ground.RETURNED, "bị trả lại"), (Ground.OVERDUE, "quá hạn"), (Ground.SOON, "sắp đến hạn")):
        count = sum(task.ground is ground for task in tasks)
        if count:
            parts.append(f"{count} {words}")
    return " · ".join(parts)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
