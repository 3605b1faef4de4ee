"""The drop-downs of the task page: tick lists of header filters, the menu of all filters, the column chooser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from giaoban_tracker.domain.task_list import Facet, SortKey, TaskQuery
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS
from giaoban_tracker.ui.pages.tasks.filters import (
    FACET_COLUMNS,
    FILTER_TITLES,
    FilterKind,
    ticked,
    with_ticks,
    without_state,
)
from giaoban_tracker.ui.pages.tasks.table import TaskTable
from giaoban_tracker.ui.pages.tasks.tick_list import TickList
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import fill_table, list_tasks


class Offers(QObject):
    """Opens the drop-downs and says what a person chose in them.

    Attributes:
        desk: whose book is asked: today's, or the one of an earlier day that is looked at.

    Signals:
        query_wanted: (TaskQuery) show this.
        order_wanted: (tuple of SortKey) sort so.
        named: (tuple of Facet) labels that were learnt on the way.
    """

    query_wanted = Signal(object)
    order_wanted = Signal(object)
    named = Signal(object)

    def __init__(self, place: Workplace, table: TaskTable, query: Callable[[], TaskQuery], parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.desk = place.desk
        self._table = table
        self._query = query
        self._parent = parent
        header = table.columns_header
        header.filter_wanted.connect(self.open_filter)
        header.customContextMenuRequested.connect(self._open_header_menu)
        table.filter_asked.connect(self._filter_column)

    def open_filter(self, kind: FilterKind, below: QPoint) -> None:
        """Ask the book for the values of a filter and offer them."""
        desk, query = self.desk, self._query()
        # A filter offers what its own ticks leave out as well, so that more can be ticked.
        other = without_state(query) if kind is FilterKind.STANDING else with_ticks(query, kind, frozenset())

        def facets() -> tuple[Facet, ...]:
            if kind is FilterKind.BLOC:
                return fill_table.bloc_facets(desk, other)
            return list_tasks.facets(desk, other, FACET_COLUMNS[kind])

        self._place.operations.ask(facets, lambda found: self._offer(kind, found, below), replacing="task-facets")

    def filters_menu(self) -> QMenu:
        """Every filter by name, those of hidden columns too."""
        menu = QMenu(self._parent)
        for kind in FilterKind:
            action = menu.addAction(f"{FILTER_TITLES[kind]}…")
            action.triggered.connect(lambda _=False, kind=kind: self.open_filter(kind, menu.pos()))
        return menu

    def columns_menu(self) -> QMenu:
        """Which columns are shown, and what to sort by without a mouse."""
        menu = QMenu(self._parent)
        menu.aboutToShow.connect(lambda: self._fill_columns(menu))
        return menu

    def header_menu(self, section: int) -> QMenu:
        """What can be done with one column."""
        column = COLUMNS[section]
        menu = QMenu(self._parent)
        sort, kind = column.sort, column.filter
        if sort is not None:
            for words, descending in (("Sắp xếp &tăng dần", False), ("Sắp xếp &giảm dần", True)):
                self._add(menu, words, partial(self.order_wanted.emit, (SortKey(sort, descending),)))
        if kind is not None:
            self._add(menu, "&Lọc…", lambda: self.open_filter(kind, self._table.columns_header.below(section)))
        menu.addSeparator()
        self._add(menu, "Ẩ&n cột này", lambda: self._table.show_column(section, shown=False))
        columns = menu.addMenu("&Cột")
        self._fill_columns(columns)
        return menu

    # ------------------------------------------------------------ parts

    def _offer(self, kind: FilterKind, found: Sequence[Facet], below: QPoint) -> None:
        self.named.emit(tuple(found))
        query = self._query()
        ticks = TickList(FILTER_TITLES[kind], found, ticked(query, kind), self._parent)
        ticks.applied.connect(lambda values: self.query_wanted.emit(with_ticks(self._query(), kind, values)))
        ticks.open_below(below)

    def _filter_column(self, place: int) -> None:
        kind = COLUMNS[place].filter
        if kind is not None:
            self.open_filter(kind, self._table.columns_header.below(place))

    def _open_header_menu(self, at: QPoint) -> None:
        section = self._table.columns_header.logicalIndexAt(at)
        if section >= 0:
            menu = self.header_menu(section)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._table.columns_header.viewport().mapToGlobal(at))

    def _fill_columns(self, menu: QMenu) -> None:
        menu.clear()
        shown = {column.key for column in self._table.shown_columns()}
        for place, column in enumerate(COLUMNS):
            action = QAction(column.title, menu, checkable=True, checked=column.key in shown)
            action.toggled.connect(lambda on, place=place: self._table.show_column(place, shown=on))
            menu.addAction(action)
        menu.addSeparator()
        sorts = menu.addMenu("&Sắp xếp theo")
        self._add(sorts, "Mặc định (quá hạn trước)", lambda: self.order_wanted.emit(()))
        for column in COLUMNS:
            if column.sort is not None:
                self._add(sorts, column.title, partial(self.order_wanted.emit, (SortKey(column.sort),)))
        self._add(menu, "&Trở lại như lúc đầu", self._table.first_columns)

    def _add(self, menu: QMenu, words: str, act: Callable[[], object]) -> None:
        menu.addAction(words).triggered.connect(lambda *_: act())
