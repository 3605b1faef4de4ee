"""The page 'Đơn vị': sheets behind tabs — units by bloc, leaders, the office itself, its rules, its work calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.identity import LeaderId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.unit import Leader, OfficeTerms, Unit
from giaoban_tracker.ui.later_sheet import LaterSheet
from giaoban_tracker.ui.page import Page
from giaoban_tracker.ui.pages.units.office_form import OfficeForm
from giaoban_tracker.ui.pages.units.sheets import BlocSheet, LeaderSheet, UnitSheet
from giaoban_tracker.ui.pages.units.unit_tree import UnitTree
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import describe_office, list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.list_tasks import Particulars

if TYPE_CHECKING:
    from giaoban_tracker.ui.pages.units.calendar_sheet import CalendarSheet
    from giaoban_tracker.ui.pages.units.rules_form import RulesForm

_SHOWN = (SubjectKind.UNIT, SubjectKind.BLOC, SubjectKind.LEADER, SubjectKind.OFFICE)


class UnitsPage(Page):
    """Shows what the office has described, and opens a form for each part of it."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._known: Particulars | None = None
        self._search = QLineEdit(placeholderText="Tìm đơn vị, mã, tên gọi khác, thủ trưởng", clearButtonEnabled=True)
        self._search.setAccessibleName("Tìm đơn vị")
        self._tree = UnitTree(place.theme)
        self._add_unit = QPushButton("&Thêm đơn vị…")
        self._add_unit.setProperty("main", True)
        self._edit_unit = QPushButton("&Sửa…")
        self._edit_unit.setToolTip("Sửa đơn vị hoặc đổi tên khối đang chọn (Enter, F2)")
        self._add_bloc = QPushButton("Thêm &khối…")
        self._tasks = QPushButton("&Nhiệm vụ của đơn vị")
        self._arrange = QPushButton("Sắ&p xếp đơn vị")
        self._arrange.setToolTip(
            "Đơn vị sáp nhập, giải thể hoặc cả cơ quan đổi mô hình: chuyển việc đang mở sang nơi mới"
        )
        self._arrange.setMenu(self._arrangements())
        self._leaders = _leader_list()
        self._add_leader = QPushButton("Thêm &lãnh đạo…")
        self._add_leader.setProperty("main", True)
        self._edit_leader = QPushButton("Sử&a…")
        self._office = OfficeForm(place.theme, place.desk.today)
        self._rules = LaterSheet(lambda: _rules(place))
        self._calendar = LaterSheet(lambda: _calendar(place))
        self._tabs = QTabWidget(documentMode=True)
        self._tabs.tabBar().setDrawBase(False)
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ Page

    def enter(self) -> None:
        if self._known is None:
            self._read()
        if self._tabs.currentIndex() == 0:
            self._tree.setFocus()
        else:
            self._turn()

    def take(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in _SHOWN):
            self._read()
        for later in (self._rules, self._calendar):
            if later.is_built:
                later.sheet().take(changes)

    def focus_search(self) -> None:
        self._tabs.setCurrentIndex(0)
        self._search.setFocus()
        self._search.selectAll()

    # ------------------------------------------------------------ what the window calls

    def show_office(self) -> None:
        """Show how the office's papers are headed and signed."""
        self._tabs.setCurrentWidget(self._office)
        self._office.start()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self._tabs.addTab(
            _sheet(
                self._tree, self._search, self._add_unit, self._edit_unit, self._add_bloc, self._tasks, self._arrange
            ),
            "Đơn vị",
        )
        self._tabs.addTab(_sheet(self._leaders, None, self._add_leader, self._edit_leader), "Lãnh đạo")
        self._tabs.addTab(self._office, "Cơ quan, tiêu đề văn bản")
        self._tabs.addTab(self._rules, "Quy định theo dõi")
        self._tabs.addTab(self._calendar, "Lịch làm việc")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = QLabel("Đơn vị")
        title.setFont(self.place.theme.font(points=3, bold=True))
        title.setContentsMargins(16, 12, 16, 4)
        column.addWidget(title)
        column.addWidget(self._tabs, 1)

    def _wire(self) -> None:
        self._search.textChanged.connect(self._tree.narrow)
        self._search.returnPressed.connect(self._tree.setFocus)
        self._tree.opened.connect(self._edit)
        self._tree.currentItemChanged.connect(lambda *_: self._follow())
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(self._show_menu)
        self._add_unit.clicked.connect(self._new_unit)
        self._edit_unit.clicked.connect(self._edit)
        self._add_bloc.clicked.connect(lambda: BlocSheet(self.place, parent=self).open())
        self._tasks.clicked.connect(self._show_tasks)
        self._leaders.itemActivated.connect(lambda _: self._change_leader())
        self._leaders.currentItemChanged.connect(lambda *_: self._follow())
        self._add_leader.clicked.connect(lambda: LeaderSheet(self.place, parent=self).open())
        self._edit_leader.clicked.connect(self._change_leader)
        self._office.wanted.connect(self._write_office)
        self._tabs.currentChanged.connect(lambda _: self._turn())
        self._follow()

    # ------------------------------------------------------------ what is shown

    def _read(self) -> None:
        desk = self.place.desk
        self.place.operations.ask(lambda: _particulars(desk), self._show, replacing="units")

    def _turn(self) -> None:
        """Build the sheet in front if need be, and let it read."""
        for later in (self._rules, self._calendar):
            if self._tabs.currentWidget() is later:
                later.sheet().start()

    def _show(self, known: Particulars) -> None:
        former, self._known = self._known, known
        self._tree.show_units(known.units, known.blocs, self.place.desk.today)
        self._show_leaders(known.leaders)
        if former is None or former.office != known.office or not self._office.is_changed:
            self._office.show_terms(known.office)
        self._follow()
        in_being = sum(unit.exists_on(self.place.desk.today) for unit in known.units)
        self.said.emit(f"{number(in_being)} đơn vị · {number(len(known.blocs))} khối · {len(known.leaders)} lãnh đạo")

    def _show_leaders(self, leaders: tuple[Leader, ...]) -> None:
        current = self._leaders.currentItem()
        chosen = current.data(0, Qt.ItemDataRole.UserRole) if current else None
        self._leaders.clear()
        for leader in leaders:
            item = QTreeWidgetItem([leader.terms.title, leader.terms.name, ", ".join(leader.terms.fields)])
            item.setData(0, Qt.ItemDataRole.UserRole, leader.id)
            self._leaders.addTopLevelItem(item)
            if leader.id == chosen:
                self._leaders.setCurrentItem(item)

    def _follow(self) -> None:
        self._edit_unit.setEnabled(self._tree.unit() is not None or self._tree.is_on_bloc())
        self._tasks.setEnabled(self._tree.unit() is not None)
        self._edit_leader.setEnabled(self._leaders.currentItem() is not None)

    # ------------------------------------------------------------ what happens

    def _edit(self) -> None:
        if self._known is None:
            return
        unit = self._unit()
        if unit is not None:
            UnitSheet(self.place, self._known, unit, parent=self).open()
        elif self._tree.is_on_bloc():
            bloc = next(bloc for bloc in self._known.blocs if bloc.id == self._tree.bloc())
            BlocSheet(self.place, bloc, self).open()

    def _new_unit(self) -> None:
        if self._known is not None:
            UnitSheet(self.place, self._known, bloc=self._tree.bloc(), parent=self).open()

    def _unit(self) -> Unit | None:
        chosen = self._tree.unit()
        return next((unit for unit in self._known.units if unit.id == chosen), None) if self._known else None

    def _show_tasks(self) -> None:
        unit = self._tree.unit()
        if unit is not None:
            self.tasks_wanted.emit(TaskQuery(self.place.desk.today, units=frozenset({unit})))

    def _change_leader(self) -> None:
        item = self._leaders.currentItem()
        if item is None or self._known is None:
            return
        chosen = LeaderId(item.data(0, Qt.ItemDataRole.UserRole))
        leader = next(leader for leader in self._known.leaders if leader.id == chosen)
        LeaderSheet(self.place, leader, self).open()

    def _write_office(self, terms: OfficeTerms) -> None:
        desk = self.place.desk
        self.place.undo.decide("Sửa thông tin cơ quan", lambda: describe_office.describe_office(desk, terms))

    def _arrangements(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Nhập một đơn vị vào đơn vị khác…", self._merge)
        menu.addAction("Cả cơ quan theo mô hình mới (xã, phường từ 2025)…", self._reform)
        return menu

    def _merge(self) -> None:
        from giaoban_tracker.ui.pages.units.merge_sheet import MergeSheet  # heavy: built when a person asks for it

        if self._known is not None:
            in_being = [unit for unit in self._known.units if unit.exists_on(self.place.desk.today)]
            MergeSheet(self.place, in_being, self._tree.unit(), self).open()

    def _reform(self) -> None:
        from giaoban_tracker.ui.pages.units.reform_sheet import ReformSheet  # heavy: built when a person asks for it

        ReformSheet(self.place, self).open()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button, act, keys in (
            (self._edit_unit, self._edit, "F2"),
            (self._tasks, self._show_tasks, ""),
            (self._add_unit, self._new_unit, ""),
            (self._add_bloc, self._add_bloc.click, ""),
        ):
            action = QAction(button.text(), menu)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(button.isEnabled())
            action.triggered.connect(lambda _=False, act=act: act())
            menu.addAction(action)
        menu.popup(self._tree.viewport().mapToGlobal(place))


def _rules(place: Workplace) -> RulesForm:
    from giaoban_tracker.ui.pages.units.rules_form import RulesForm  # heavy: built when somebody turns to it

    return RulesForm(place)


def _calendar(place: Workplace) -> CalendarSheet:
    from giaoban_tracker.ui.pages.units.calendar_sheet import CalendarSheet  # heavy: built when somebody turns to it

    return CalendarSheet(place)


def _particulars(desk: Desk) -> Particulars:
    """What the page shows; on the way the room of paper is loaded, which the letterhead needs."""
    from giaoban_tracker.workflow import show_letterhead  # noqa: F401 # heavy: the room of paper; a worker waits here

    return list_tasks.particulars(desk)


def _leader_list() -> QTreeWidget:
    leaders = QTreeWidget()
    leaders.setAccessibleName("Lãnh đạo")
    leaders.setHeaderLabels(["Chức vụ", "Họ và tên", "Lĩnh vực phụ trách"])
    leaders.setRootIsDecorated(False)
    leaders.setUniformRowHeights(True)
    leaders.setAlternatingRowColors(True)
    leaders.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    width = leaders.fontMetrics().averageCharWidth()
    leaders.setColumnWidth(0, 44 * width)
    leaders.setColumnWidth(1, 32 * width)
    return leaders


def _sheet(body: QWidget, search: QLineEdit | None, *buttons: QPushButton) -> QWidget:
    """A list below a bar of buttons, with the search at its right."""
    bar = QFrame()
    bar.setProperty("bar", True)
    row = QHBoxLayout(bar)
    row.setContentsMargins(16, 8, 16, 8)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    if search is not None:
        row.addWidget(search, 2)
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(body, 1)
    return sheet
