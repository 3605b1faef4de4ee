"""The page of tasks: one query, asked anew whenever a person changes it or somebody writes; everything else follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import Facet, SortKey, TaskQuery, TaskRow
from giaoban_tracker.ui.menus import PAGE_MENU
from giaoban_tracker.ui.page import Page, PageActions, PrintWish
from giaoban_tracker.ui.pages.tasks.actions import TaskActions
from giaoban_tracker.ui.pages.tasks.bars import ChipBar, ConditionBar, CounterStrip
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS
from giaoban_tracker.ui.pages.tasks.deeds import Deeds
from giaoban_tracker.ui.pages.tasks.empty import TableOrWords
from giaoban_tracker.ui.pages.tasks.feed import TableFeed, counted_over
from giaoban_tracker.ui.pages.tasks.file_drop import FileDrop
from giaoban_tracker.ui.pages.tasks.filters import (
    ALL,
    FilterKind,
    chip_of,
    conditions,
    has_conditions,
    ticked,
    with_ticks,
    without_conditions,
)
from giaoban_tracker.ui.pages.tasks.groups import Groups, Heading, Layout, title_of
from giaoban_tracker.ui.pages.tasks.model import TaskTableModel
from giaoban_tracker.ui.pages.tasks.offers import Offers
from giaoban_tracker.ui.pages.tasks.table import TaskTable
from giaoban_tracker.ui.pages.tasks.top_bar import TopBar
from giaoban_tracker.ui.wording import tasks_shown
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.fill_table import TableStart, Tally

if TYPE_CHECKING:
    from giaoban_tracker.ui.pages.tasks.looking_back import LookingBack
    from giaoban_tracker.ui.pages.tasks.views import Views
    from giaoban_tracker.workflow.desk import Desk
    from giaoban_tracker.workflow.saved_views import SavedView


class TasksPage(Page):
    """The task table with its search, filters and counters."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._desk = place.desk
        self._query = TaskQuery(place.desk.today)
        self._tally: Tally | None = None
        self._total = 0
        self._whole = True
        self._entered = False
        self._keeps = False
        self._awaited: tuple[TaskId, ...] = ()
        self._mark_next = ""
        self._marks: list[str] = []
        self._names: dict[str, str] = {}
        self._build()
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ what the window calls

    def enter(self) -> None:
        if not self._entered:
            self._entered = True
            self._mark_next = "table-painted"
            self._feed.begin(self._query)
            self._feed.count(self._query)
        elif self._query.today != self._desk.today:
            self._renew()
        self._table.setFocus()

    @property
    def desk(self) -> Desk:
        return self._desk

    def take(self, changes: Changes) -> None:
        if self._past is not None and self._past.day is not None:
            self._past.take(changes)
        elif self._entered and changes.subjects:
            self._names.clear()
            self._renew()

    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def show_query(self, query: TaskQuery, *, past: bool = False) -> None:
        """Show exactly these tasks, of today's book; the order stays when the query has none of its own.

        Args:
            past: as the book stood on the query's day.
        """
        self._entered = True
        show = partial(self._change, replace(query, order=query.order or self._query.order), "filter-painted")
        if past and query.today not in (self.place.desk.today, self._desk.ledger.past_day):
            self._looking_back().look(query.today, then=show)
            return
        if self._past is not None and not past:
            self._past.back()
        show()

    def print_wish(self) -> PrintWish:
        """What is listed now, in its order, and the columns as they stand."""
        from giaoban_tracker.ui.pages.tasks.seen_columns import seen_columns  # heavy: values only paper needs

        meeting = next(iter(self._query.meetings)) if len(self._query.meetings) == 1 else None
        seen = seen_columns(self._table.shown_columns())
        return PrintWish("F7", self._query, meeting, as_of=self._desk.ledger.past_day, columns=seen)

    def actions_for_menus(self) -> PageActions:
        return PageActions({PAGE_MENU: self._actions.all()})

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        place = self.place
        self._feed = TableFeed(place, self)
        self._model = TaskTableModel(self._feed.rows, self._query.today, self)
        self._table = TaskTable(place, self._model)
        self._top = TopBar(place)
        self._search = self._top.search
        self._views: Views | None = None
        self._past: LookingBack | None = None
        self._groups = Groups(place, self)
        self._chips = ChipBar()
        self._conditions = ConditionBar(place)
        self._counters = CounterStrip(place)
        self._actions = TaskActions(self)
        self._files = FileDrop(self._table, self._model)
        self._deeds = Deeds(place, self._table, self._actions, self)
        self._offers = Offers(place, self._table, lambda: self._query, self)
        self._top.filters.setMenu(self._offers.filters_menu())
        self._top.columns.setMenu(self._offers.columns_menu())
        self._top.groups.setMenu(self._groups.menu(self))
        views = QMenu(self)
        views.aboutToShow.connect(lambda: self._named_views().fill(views))
        self._top.views.setMenu(views)
        days = QMenu(self)
        days.aboutToShow.connect(lambda: self._looking_back().fill(days))
        self._top.past.setMenu(days)
        self._middle = TableOrWords(place, self._table)

    def _lay_out(self) -> None:
        bars = QVBoxLayout()
        bars.setContentsMargins(12, 10, 12, 8)
        bars.setSpacing(8)
        bars.addWidget(self._top)
        bars.addWidget(self._chips)
        bars.addWidget(self._conditions)
        # The bars may need several lines; how many at the narrowest must not decide how low the window can be.
        self.setMinimumSize(440, 320)
        page = self._column = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(bars)
        page.addWidget(self._middle, 1)
        page.addWidget(self._counters)

    def _wire(self) -> None:
        header = self._table.columns_header
        self._search.textChanged.connect(self._search_for)
        self._search.returnPressed.connect(self._go_to_rows)
        self._chips.chosen.connect(lambda chip: self._change(chip.put_on(self._query), "filter-painted"))
        self._conditions.query_wanted.connect(lambda query: self._change(query, "filter-painted"))
        # The pressed button goes away; the rail would take its focus.
        self._conditions.all_wanted.connect(self._table.setFocus)
        self._conditions.all_wanted.connect(self._show_all)
        self._counters.chosen.connect(self._show_standing)
        self._middle.minutes_wanted.connect(self.minutes_wanted)
        self._middle.new_wanted.connect(self._deeds.give_new)
        self._middle.all_wanted.connect(self._show_all)
        header.order_wanted.connect(self._sort)
        header.filter_wanted.connect(self._offers.open_filter)
        header.customContextMenuRequested.connect(self._open_header_menu)
        self._offers.query_wanted.connect(lambda query: self._change(query, "filter-painted"))
        self._offers.order_wanted.connect(self._sort)
        self._offers.named.connect(self._learn_names)
        self._table.filter_asked.connect(self._filter_column)
        self._table.pointed.connect(self.task_pointed)
        self._table.wanted.connect(self.task_wanted)
        self._table.picked.connect(self._follow_selection)
        self._table.painted.connect(self._mark)
        self._table.customContextMenuRequested.connect(self._open_menu)
        self._model.dataChanged.connect(self._follow_selection)
        self._top.new.clicked.connect(self._deeds.give_new)
        self._groups.chosen.connect(lambda: self._change(self._query, "group-painted"))
        self._groups.answered.connect(self._show_groups)
        self._table.heading_turned.connect(self._groups.turn)
        self._files.dropped.connect(self._deeds.report_with_files)
        self._deeds.said.connect(self.said)
        self._deeds.given.connect(self._show_new)
        self._deeds.pasted.connect(self._show_written)
        self._feed.begun.connect(self._begin)
        self._feed.renewed.connect(self._show_renewed)
        self._feed.went_on.connect(self._go_on)
        self._feed.counted.connect(self._take_tally)
        self._feed.named.connect(self._learn_names)

    # ------------------------------------------------------------ one query

    def _change(self, query: TaskQuery, mark: str) -> None:
        """Show another query; counts are asked again only when what they count over is another.

        Args:
            mark: what to trace once its first rows are on the screen.
        """
        query = replace(query, today=self._desk.today)
        counts_anew = counted_over(query) != counted_over(self._query)
        self._query = query
        self._mark_next = mark
        # What stands around the table follows with the rows: drawn now, the table would be painted twice.
        self._keeps = False
        if self._groups.by is not None:
            self._groups.ask(query)
        else:
            self._feed.begin(query)
        if counts_anew:
            self._feed.count(query, in_a_pause=mark == "search-painted")

    def _renew(self) -> None:
        """Read again what is shown; selection and place stay."""
        self._query = replace(self._query, today=self._desk.today)
        self._keeps = True
        if self._groups.by is not None:
            self._groups.ask(self._query)
        else:
            self._feed.renew(self._query, self._table.in_sight())
        self._feed.count(self._query)

    def _begin(self, start: TableStart, query: TaskQuery) -> None:
        self._marks.append(self._mark_next)
        self._show_start(start, query, keep=False)

    def _show_renewed(self, start: TableStart, query: TaskQuery) -> None:
        self._marks.append("renewed-painted")
        self._show_start(start, query, keep=True)

    def _show_groups(self, layout: Layout, rows: Sequence[TaskRow], total: int | None, query: TaskQuery) -> None:
        """Show the groups of a query, or the same ones with another of them open."""
        keep = self._keeps or total is None
        if not keep:
            self._marks.append(self._mark_next)
        known = (*self._model.known_rows(), *rows) if total is None else rows
        start = TableStart(layout.ids, tuple(known), self._total if total is None else total)
        self._show_start(start, query, keep=keep, headings=layout.headings)

    def _show_start(
        self, start: TableStart, query: TaskQuery, *, keep: bool, headings: Mapping[int, Heading] | None = None
    ) -> None:
        self._total = start.total
        self._whole = start.whole
        self._table.begin(start, query.today, keep=keep, headings=headings)
        self._show_emptiness()
        self._show_controls()
        self._select_awaited()

    def _go_on(self, ids: tuple[TaskId, ...]) -> None:
        self._whole = True
        if self._table.go_on(ids):
            self._follow_selection()
            self._select_awaited()
        else:
            self._renew()

    def _take_tally(self, tally: Tally) -> None:
        self._tally = tally
        self._show_controls()

    # ------------------------------------------------------------ showing the query

    def _show_controls(self) -> None:
        query = self._query
        if self._search.text() != query.search:
            # Not with its signals blocked: its button that clears goes by them.
            self._search.setText(query.search)
        self._chips.show_state(chip_of(query), self._tally)
        if self._tally is not None:
            self._counters.show_state(query, self._tally)
        by = self._groups.by
        self._top.show_grouping(title_of(by) if by is not None else "")
        filtered = [kind for kind in FilterKind if ticked(query, kind)]
        self._table.columns_header.show_state(query.order, filtered)
        self._conditions.show_conditions(conditions(query, self._names))
        wanted = {value for kind in _NAMED for value in ticked(query, kind)}
        if not wanted <= self._names.keys() | {""}:
            self._feed.names()

    def _learn_names(self, facets: Sequence[Facet]) -> None:
        self._names.update((facet.value, facet.label) for facet in facets if facet.value)
        self._conditions.show_conditions(conditions(self._query, self._names))

    def _show_emptiness(self) -> None:
        past = self._desk.ledger.past_day is not None
        for bar in (self._top, self._chips, self._counters):
            bar.setVisible(self._total > 0 or past)
        self._middle.show_state(self._total, hits=bool(self._model.ids), past=past)

    def _follow_selection(self) -> None:
        count = self._table.selected_count()
        self._actions.follow(self._selected_row() if count == 1 else None, count)
        if self._whole:
            self.said.emit(tasks_shown(self._listed(), count, self._total))

    def _listed(self) -> int:
        """How many tasks are listed, those in folded groups too."""
        return self._groups.count if self._groups.by is not None else self._model.task_count

    def _selected_row(self) -> TaskRow | None:
        places = self._model.places_of(self._table.selected())
        return self._model.row_at(places[0]) if places else None

    def _mark(self, turn: int) -> None:
        if turn != self._table.turn:
            return
        for mark in self._marks:
            self.place.trace.mark(mark)
        self._marks.clear()

    # ------------------------------------------------------------ what a person does

    def _search_for(self, words: str) -> None:
        if words != self._query.search:
            self._change(replace(self._query, search=words), "search-painted")

    def _go_to_rows(self) -> None:
        if self._model.task_count:
            self._table.setFocus()
            if self._table.selected_count() == 0:
                self._table.select([next(task for task in self._model.ids if task)])

    def _sort(self, order: tuple[SortKey, ...]) -> None:
        self._change(replace(self._query, order=order), "sort-painted")

    def _show_all(self) -> None:
        if has_conditions(self._query):
            self._change(without_conditions(self._query), "filter-painted")

    def _show_standing(self, standing: Standing) -> None:
        chosen = frozenset({standing})
        query = self._query
        wanted = ALL.put_on(query) if query.standings == chosen else with_ticks(query, FilterKind.STANDING, chosen)
        self._change(wanted, "filter-painted")

    def _named_views(self) -> Views:
        from giaoban_tracker.ui.pages.tasks.views import Views  # heavy: reads kept texts, for who opens the menu

        if self._views is None:
            self._views = Views(self.place, self._view, self, lambda: self._desk)
            self._views.chosen.connect(self._show_view)
            self._views.said.connect(self.said)
        return self._views

    def _looking_back(self) -> LookingBack:
        from giaoban_tracker.ui.pages.tasks.looking_back import LookingBack  # heavy: for who looks at a past day

        if self._past is None:
            asking = (self._feed, self._groups, self._offers, self._deeds)
            self._past = LookingBack(self.place, self, asking, (self._actions, self._top, self._files))
            self._column.insertWidget(1, self._past.strip)
            self._past.turned.connect(self._turn_to)
        return self._past

    def _turn_to(self, desk: Desk) -> None:
        """Show the book of another day from now on."""
        self._desk = desk
        self._names.clear()
        self._renew()
        self.desk_changed.emit()

    def _view(self) -> SavedView:
        """What is shown now, as a view that has no name yet."""
        from giaoban_tracker.workflow.saved_views import SavedView  # heavy: as above

        by = self._groups.by
        return SavedView("", self._query, by.value if by is not None else "", self._table.columns_text())

    def _show_view(self, view: SavedView) -> None:
        self._table.put_columns(view.columns)
        self._groups.put(view.grouping)
        self._change(view.query, "filter-painted")

    def _filter_column(self, place: int) -> None:
        kind = COLUMNS[place].filter
        if kind is not None:
            self._offers.open_filter(kind, self._table.columns_header.below(place))

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions.all())
        menu.popup(self._table.viewport().mapToGlobal(at))

    def _open_header_menu(self, at: QPoint) -> None:
        section = self._table.columns_header.logicalIndexAt(at)
        if section >= 0:
            menu = self._offers.header_menu(section)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._table.columns_header.viewport().mapToGlobal(at))

    def _show_new(self, task: TaskId) -> None:
        self._show_written((task,))
        self.task_wanted.emit(task)

    def _show_written(self, tasks: tuple[TaskId, ...]) -> None:
        """Bring new tasks into sight as soon as they are listed, even if the conditions in force would hide them."""
        self._awaited = tasks
        if has_conditions(self._query):
            self._show_all()
        else:
            self._renew()

    def _select_awaited(self) -> None:
        if self._awaited and set(self._awaited) <= set(self._model.ids):
            chosen, self._awaited = self._awaited, ()
            self._table.select(chosen)


_NAMED = (FilterKind.UNIT, FilterKind.BLOC, FilterKind.MEETING)
"""Filters whose values are ids, which have to be named to a person."""
