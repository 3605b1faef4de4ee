"""The page of tasks: one query, asked anew whenever a person changes it or somebody writes; everything else follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import SortKey, TaskQuery, TaskRow
from giaoban_tracker.ui.menus import PAGE_MENU
from giaoban_tracker.ui.page import Page, PageActions, PrintWish
from giaoban_tracker.ui.pages.tasks.actions import TaskActions
from giaoban_tracker.ui.pages.tasks.controls import Controls
from giaoban_tracker.ui.pages.tasks.deeds import Deeds
from giaoban_tracker.ui.pages.tasks.empty import TableOrWords
from giaoban_tracker.ui.pages.tasks.feed import TableFeed, counted_over
from giaoban_tracker.ui.pages.tasks.file_drop import FileDrop
from giaoban_tracker.ui.pages.tasks.filters import ALL, FilterKind, has_conditions, with_ticks, without_conditions
from giaoban_tracker.ui.pages.tasks.groups import Groups, Heading, Layout
from giaoban_tracker.ui.pages.tasks.model import TaskTableModel
from giaoban_tracker.ui.pages.tasks.offers import Offers
from giaoban_tracker.ui.pages.tasks.on_demand import OnDemand
from giaoban_tracker.ui.pages.tasks.table import TaskTable
from giaoban_tracker.ui.wording import tasks_shown
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.fill_table import TableStart

if TYPE_CHECKING:
    from giaoban_tracker.workflow.desk import Desk
    from giaoban_tracker.workflow.saved_views import SavedView


class TasksPage(Page):
    """The task table with its search, filters and counters."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._desk = place.desk
        self._query = TaskQuery(place.desk.today)
        self._total = 0
        self._whole = True
        self._entered = False
        self._keeps = False
        self._awaited: tuple[TaskId, ...] = ()
        self._mark_next = ""
        self._marks: list[str] = []
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
        if self._desk.ledger.past_day is not None:
            self._on_demand.looking_back().take(changes)
        elif self._entered and changes.subjects:
            self._controls.forget_names()
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
            self._on_demand.looking_back().look(query.today, then=show)
            return
        if not past:
            self._on_demand.back()
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
        self._groups = Groups(place, self)
        self._controls = Controls(place, self._table, self._groups, lambda: self._query, self)
        self._top = self._controls.top
        self._search = self._top.search
        self._actions = TaskActions(self)
        self._files = FileDrop(self._table, self._model)
        self._deeds = Deeds(place, self._table, self._actions, self)
        self._offers = Offers(place, self._table, lambda: self._query, self)
        self._top.filters.setMenu(self._offers.filters_menu())
        self._top.columns.setMenu(self._offers.columns_menu())
        self._top.groups.setMenu(self._groups.menu(self))
        asking = (self._feed, self._groups, self._offers, self._deeds)
        self._on_demand = OnDemand(place, self, self._view, asking, (self._actions, self._top, self._files))
        self._on_demand.offer_in(self._top)
        self._middle = TableOrWords(place, self._table)

    def _lay_out(self) -> None:
        # The bars may need several lines; how many at the narrowest must not decide how low the window can be.
        self.setMinimumSize(440, 320)
        page = self._column = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._controls.above())
        page.addWidget(self._middle, 1)
        page.addWidget(self._controls.counters)

    def _wire(self) -> None:
        controls, on_demand = self._controls, self._on_demand
        self._search.textChanged.connect(self._search_for)
        self._search.returnPressed.connect(self._go_to_rows)
        controls.chips.chosen.connect(lambda chip: self._change(chip.put_on(self._query), "filter-painted"))
        controls.conditions.query_wanted.connect(lambda query: self._change(query, "filter-painted"))
        # The pressed button goes away; the rail would take its focus.
        controls.conditions.all_wanted.connect(self._table.setFocus)
        controls.conditions.all_wanted.connect(self._show_all)
        controls.counters.chosen.connect(self._show_standing)
        self._middle.minutes_wanted.connect(self.minutes_wanted)
        self._middle.new_wanted.connect(self._deeds.give_new)
        self._middle.all_wanted.connect(self._show_all)
        self._table.columns_header.order_wanted.connect(self._sort)
        self._offers.query_wanted.connect(lambda query: self._change(query, "filter-painted"))
        self._offers.order_wanted.connect(self._sort)
        self._offers.named.connect(controls.learn_names)
        self._table.pointed.connect(self.task_pointed)
        self._table.wanted.connect(self.task_wanted)
        self._table.picked.connect(self._follow_selection)
        self._table.painted.connect(self._mark)
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
        self._feed.counted.connect(controls.take_tally)
        self._feed.named.connect(controls.learn_names)
        controls.names_wanted.connect(self._feed.names)
        on_demand.said.connect(self.said)
        on_demand.view_chosen.connect(self._show_view)
        on_demand.strip_made.connect(lambda strip: self._column.insertWidget(1, strip))
        on_demand.turned.connect(self._turn_to)

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
        self._controls.show_state()
        self._select_awaited()

    def _go_on(self, ids: tuple[TaskId, ...]) -> None:
        self._whole = True
        if self._table.go_on(ids):
            self._follow_selection()
            self._select_awaited()
        else:
            self._renew()

    # ------------------------------------------------------------ showing the answer

    def _show_emptiness(self) -> None:
        past = self._desk.ledger.past_day is not None
        self._controls.show_bars(there=self._total > 0 or past)
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

    def _turn_to(self, desk: Desk) -> None:
        """Show the book of another day from now on."""
        self._desk = desk
        self._controls.forget_names()
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
