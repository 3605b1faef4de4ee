"""Grouping by a column: the groups as rows of the table, their headings painted, folded and opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPolygon
from PySide6.QtWidgets import QMenu, QWidget

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ui.pages.tasks.filters import FILTER_TITLES, FilterKind
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import group_tasks
from giaoban_tracker.workflow.group_tasks import GroupedStart, Grouping, TaskGroup

_ROWS = 128
_NONE = "(để trống)"


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above the tasks of a group.

    Attributes:
        value: names the group.
        opened: whether its tasks follow.
    """

    value: str
    label: str
    count: int
    opened: bool

    @property
    def words(self) -> str:
        """What a screen reader says."""
        state = "đang mở" if self.opened else "đang gấp"
        return f"{self.label or _NONE}: {number(self.count)} nhiệm vụ, {state}"


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of a grouped table.

    Attributes:
        ids: one for each row; empty where a heading stands.
        headings: by place.
    """

    ids: tuple[TaskId, ...]
    headings: Mapping[int, Heading]


def laid_out(groups: Sequence[TaskGroup]) -> Layout:
    """Headings with their tasks below them, as far as the groups are open."""
    ids: list[TaskId] = []
    headings: dict[int, Heading] = {}
    for group in groups:
        headings[len(ids)] = Heading(group.value, group.label, group.count, group.ids is not None)
        ids.append(TaskId(""))
        ids += group.ids or ()
    return Layout(tuple(ids), headings)


class Groups(QObject):
    """Which grouping is chosen, and which of its groups are open.

    Attributes:
        desk: whose book is asked: today's, or the one of an earlier day that is looked at.

    Signals:
        chosen: another grouping, or none, is chosen.
        answered: (Layout, rows, total or None, TaskQuery) the rows to show; the total is None when only a group was
            opened or folded.
    """

    chosen = Signal()
    answered = Signal(object, object, object, object)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self.desk = place.desk
        self._by: Grouping | None = None
        self._opened: frozenset[str] | None = None
        self._groups: tuple[TaskGroup, ...] = ()
        self._count = 0
        self._query = TaskQuery(place.desk.today)

    @property
    def by(self) -> Grouping | None:
        """What is grouped by; None for a plain list."""
        return self._by

    @property
    def count(self) -> int:
        """How many tasks all groups have together; one that stands in several counts once."""
        return self._count

    def choose(self, by: Grouping | None) -> None:
        """Group by another column."""
        if by is not self._by:
            self._by, self._opened = by, None
            self.chosen.emit()

    def put(self, by: str) -> None:
        """Group as a kept view says; what this program does not know makes a plain list."""
        self._by = next((one for one in Grouping if one.value == by), None)
        self._opened = None

    def ask(self, query: TaskQuery) -> None:
        """Ask for the groups of a query, the same ones open as before."""
        by, opened, desk = self._by, self._opened, self.desk
        assert by is not None
        self._query = query
        self._place.operations.ask(
            lambda: group_tasks.grouped(desk, query, by, opened, _ROWS), self._take, replacing="task-table"
        )

    def turn(self, value: str) -> None:
        """Open a folded group, or fold an open one."""
        by, query, desk = self._by, self._query, self.desk
        group = next((one for one in self._groups if one.value == value), None)
        if group is None or by is None:
            return
        if group.ids is not None:
            self._put(value, None)
        else:
            self._place.operations.ask(
                lambda: group_tasks.ids_of(desk, query, by, value),
                lambda ids: self._put(value, ids),
                replacing="task-group",
            )

    def turn_all(self, *, opened: bool) -> None:
        """Open or fold every group."""
        self._opened = frozenset(group.value for group in self._groups) if opened else frozenset()
        self.ask(self._query)

    def menu(self, parent: QWidget) -> QMenu:
        """The choice of groupings."""
        menu = QMenu(parent)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        return menu

    # ------------------------------------------------------------ parts

    def _take(self, start: GroupedStart) -> None:
        self._groups, self._count = start.groups, start.listed
        self._opened = frozenset(group.value for group in start.groups if group.ids is not None)
        self._answer(start.rows, start.total)

    def _put(self, value: str, ids: tuple[TaskId, ...] | None) -> None:
        self._groups = tuple(
            group if group.value != value else replace(group, ids=ids, count=len(ids) if ids else group.count)
            for group in self._groups
        )
        self._opened = frozenset(group.value for group in self._groups if group.ids is not None)
        self._answer((), None)

    def _answer(self, rows: Sequence[TaskRow], total: int | None) -> None:
        self.answered.emit(laid_out(self._groups), rows, total, self._query)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        choices = QActionGroup(menu)
        for by, words in ((None, "&Không nhóm"), *((by, title_of(by)) for by in Grouping)):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(by is self._by)
            action.triggered.connect(lambda _=False, by=by: self.choose(by))
            choices.addAction(action)
        menu.addSeparator()
        for words, act in (("&Mở tất cả các nhóm", True), ("&Gấp tất cả các nhóm", False)):
            action = menu.addAction(words)
            action.setEnabled(self._by is not None)
            action.triggered.connect(_turning(self, opened=act))


def paint_headings(
    painter: QPainter, place: Workplace, headings: Sequence[tuple[QRect, Heading]], current: QRect | None
) -> None:
    """Draw headings over the whole width of their rows.

    Args:
        current: the row that the keyboard is on; None when it is on none of these.
    """
    colour = place.theme.colour
    for rect, heading in headings:
        painter.fillRect(rect, colour("raised"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        _paint_arrow(painter, QPoint(rect.left() + 16, rect.center().y()), place, opened=heading.opened)
        room = rect.adjusted(32, 0, -8, 0)
        painter.setFont(place.theme.font(bold=True))
        painter.setPen(colour("ink"))
        label = painter.fontMetrics().elidedText(heading.label or _NONE, Qt.TextElideMode.ElideRight, room.width() // 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(label) + 10)
        painter.setFont(place.theme.font())
        painter.setPen(colour("quiet"))
        count = f"{number(heading.count)} nhiệm vụ"
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, count)
        if rect == current:
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))


def _paint_arrow(painter: QPainter, centre: QPoint, place: Workplace, *, opened: bool) -> None:
    shape = [(-5, -3), (5, -3), (0, 3)] if opened else [(-3, -5), (3, 0), (-3, 5)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(place.theme.colour("accent"))
    painter.drawPolygon(QPolygon([QPoint(centre.x() + x, centre.y() + y) for x, y in shape]))
    painter.restore()


def title_of(by: Grouping) -> str:
    """What a grouping is called."""
    return FILTER_TITLES[FilterKind(by.value)]


def _turning(groups: Groups, *, opened: bool) -> Callable[[], None]:
    return lambda: groups.turn_all(opened=opened)
