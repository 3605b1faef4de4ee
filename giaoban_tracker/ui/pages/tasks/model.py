"""The task table's model: all ids, and only the pages of rows that were in sight lately.

Rows come from a worker. A row that is not there yet is asked for and shows nothing until it arrives, so that a
hundred thousand tasks scroll like a hundred.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS
from giaoban_tracker.ui.pages.tasks.groups import Heading

PAGE = 128
_KEPT_PAGES = 40
_AT_ONCE = 4
"""This many pages are on their way at most; a scroll bar dragged past the others no longer needs them."""
_AHEAD = 32
"""The next page is asked for when this few rows of the present one are left."""

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[TaskId], Callable[[Sequence[TaskRow]], None]], None]
"""Asks for the rows of some ids. The answer may come later, leaves out ids that are gone, and does not come at all
when other rows were asked for meanwhile."""

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `TaskRow` itself; None while it is on its way."""

_TASK = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_HEADING = Qt.ItemFlag.ItemIsEnabled
_ROOT = QModelIndex()
_NO_ROWS: Mapping[TaskId, TaskRow] = {}
_NO_HEADINGS: Mapping[int, Heading] = {}


class TaskTableModel(QAbstractTableModel):
    """Rows of a query, by place; replaced whole when the query changes."""

    def __init__(self, fetch: Fetch, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._today = today
        self._ids: tuple[TaskId, ...] = ()
        self._headings: Mapping[int, Heading] = {}
        self._heading_places: list[int] = []
        self._pages: OrderedDict[int, dict[TaskId, TaskRow]] = OrderedDict()
        self._asked: dict[int, None] = {}
        self._generation = 0

    @property
    def ids(self) -> tuple[TaskId, ...]:
        """Every task of the query, in its order; in a grouped table an empty one where a heading stands."""
        return self._ids

    @property
    def task_count(self) -> int:
        """How many rows are tasks."""
        return len(self._ids) - len(self._headings)

    def heading_at(self, place: int) -> Heading | None:
        """The heading of a group at a place; None where a task stands."""
        return self._headings.get(place)

    def headings_between(self, first: int, last: int) -> int:
        """How many headings stand between two places, both inclusive."""
        return bisect_right(self._heading_places, last) - bisect_left(self._heading_places, first)

    def known_rows(self) -> list[TaskRow]:
        """The rows that are at hand."""
        return [row for page in self._pages.values() for row in page.values()]

    @property
    def today(self) -> date:
        """The day on which the rows stand as they do."""
        return self._today

    def show(
        self,
        ids: tuple[TaskId, ...],
        rows: Iterable[TaskRow],
        today: date,
        headings: Mapping[int, Heading] = _NO_HEADINGS,
    ) -> bool:
        """Show other ids, or the same ids with fresh rows; returns whether the order of ids is another.

        Args:
            rows: rows that are known already; the rest is asked for when it comes into sight.
            headings: of groups, by place; `ids` are empty there.
        """
        same = ids == self._ids and headings == self._headings
        if not same:
            self.beginResetModel()
        self._generation += 1
        self._ids = ids
        self._headings = headings
        self._heading_places = sorted(headings)
        self._today = today
        self._pages.clear()
        self._asked.clear()
        self._take_in(rows)
        if not same:
            self.endResetModel()
        elif ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(COLUMNS) - 1))
        return not same

    def go_on(self, ids: tuple[TaskId, ...]) -> bool:
        """Add what follows the rows shown; False, and nothing, when `ids` do not begin with them any more."""
        known = len(self._ids)
        if ids[:known] != self._ids:
            return False
        if len(ids) > known:
            self.beginInsertRows(_ROOT, known, len(ids) - 1)
            self._ids = ids
            # A page that was whole while the list was short may not be any more.
            self._generation += 1
            self._asked.clear()
            self.endInsertRows()
        return True

    def row_at(self, place: int) -> TaskRow | None:
        """The row at a place; None while it is on its way, in which case it has been asked for."""
        if place in self._headings:
            return None
        number, offset = divmod(place, PAGE)
        if number not in self._pages or self._ids[place] not in self._pages[number]:
            self._ask(number)
        elif offset >= PAGE - _AHEAD and (number + 1) * PAGE < len(self._ids):
            self._ask_ahead(number + 1)
        elif offset < _AHEAD and number > 0:
            self._ask_ahead(number - 1)
        return self._pages.get(number, _NO_ROWS).get(self._ids[place])

    def places_of(self, tasks: Iterable[TaskId]) -> list[int]:
        """Where some tasks stand now, ascending; those not shown are left out."""
        wanted = set(tasks)
        places = []
        for place, task in enumerate(self._ids):
            if not wanted:
                break
            if task in wanted:
                wanted.discard(task)
                places.append(place)
        return places

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, ROW_ROLE, Qt.ItemDataRole.ToolTipRole):
            heading = self._headings.get(index.row())
            if heading is not None and role != ROW_ROLE:
                return heading.words
            row = self.row_at(index.row())
            if role == ROW_ROLE:
                return row
            if row is None:
                return "…" if role == Qt.ItemDataRole.DisplayRole else None
            return COLUMNS[index.column()].text(row, self._today)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Not Qt's own answer: a table asks this of every cell that it paints, and asking Qt costs as much again.
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _HEADING if index.row() in self._headings else _TASK

    # ------------------------------------------------------------ rows

    def _ask_ahead(self, number: int) -> None:
        if number not in self._pages:
            self._ask(number)

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked[number] = None
        while len(self._asked) > _AT_ONCE:
            del self._asked[next(iter(self._asked))]
        pages, generation = tuple(self._asked), self._generation
        ids = [task for page in pages for task in self._ids[page * PAGE : (page + 1) * PAGE] if task]
        self._fetch(ids, lambda rows: self._arrived(pages, generation, rows))

    def _arrived(self, pages: Sequence[int], generation: int, rows: Sequence[TaskRow]) -> None:
        if generation != self._generation:
            return
        known = {row.id: row for row in rows}
        for number in pages:
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            # Ids that are gone since stay asked for: the change that took them away brings a new list.
            if all(task in known for task in ids if task):
                self._asked.pop(number, None)
            self._keep(number, {task: known[task] for task in ids if task in known})
            self.dataChanged.emit(
                self.index(number * PAGE, 0), self.index(number * PAGE + len(ids) - 1, len(COLUMNS) - 1)
            )

    def _take_in(self, rows: Iterable[TaskRow]) -> None:
        known = {row.id: row for row in rows}
        if not known:
            return
        for place, task in enumerate(self._ids) if self._headings else self._places_with(known):
            if task not in known:
                continue
            self._pages.setdefault(place // PAGE, {})[task] = known[task]

    def _places_with(self, known: Mapping[TaskId, TaskRow]) -> Iterator[tuple[int, TaskId]]:
        return ((place, self._ids[place]) for place in self.places_of(known))

    def _keep(self, number: int, page: dict[TaskId, TaskRow]) -> None:
        self._pages[number] = page
        self._pages.move_to_end(number)
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
