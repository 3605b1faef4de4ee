"""What stands around the table and shows what is asked: the search and its buttons, chips, conditions, counters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from giaoban_tracker.domain.task_list import Facet, TaskQuery
from giaoban_tracker.ui.pages.tasks.bars import ChipBar, ConditionBar, CounterStrip
from giaoban_tracker.ui.pages.tasks.filters import FilterKind, chip_of, conditions, ticked
from giaoban_tracker.ui.pages.tasks.groups import Groups, title_of
from giaoban_tracker.ui.pages.tasks.table import TaskTable
from giaoban_tracker.ui.pages.tasks.top_bar import TopBar
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.fill_table import Tally

_NAMED = (FilterKind.UNIT, FilterKind.BLOC, FilterKind.MEETING)
"""Filters whose values are ids, which have to be named to a person."""


class Controls(QObject):
    """Keeps the bars true to the page's query; what a person does with them is the page's affair.

    Attributes:
        tally: the counts that are shown; None until the book has told them.

    Signals:
        names_wanted: the query is about units, blocs or meetings whose names are not known yet.
    """

    names_wanted = Signal()

    def __init__(
        self, place: Workplace, table: TaskTable, groups: Groups, query: Callable[[], TaskQuery], parent: QObject
    ) -> None:
        """Serve one page; `query` is what it asks now."""
        super().__init__(parent)
        self._table = table
        self._groups = groups
        self._query = query
        self._names: dict[str, str] = {}
        self.tally: Tally | None = None
        self.top = TopBar(place)
        self.chips = ChipBar()
        self.conditions = ConditionBar(place)
        self.counters = CounterStrip(place)

    def above(self) -> QVBoxLayout:
        """The bars above the table; the counters stand below it."""
        bars = QVBoxLayout()
        bars.setContentsMargins(12, 10, 12, 8)
        bars.setSpacing(8)
        for bar in (self.top, self.chips, self.conditions):
            bars.addWidget(bar)
        return bars

    def show_state(self) -> None:
        """Show what is asked now."""
        query, search, by = self._query(), self.top.search, self._groups.by
        if search.text() != query.search:
            # Not with its signals blocked: its button that clears goes by them.
            search.setText(query.search)
        self.chips.show_state(chip_of(query), self.tally)
        if self.tally is not None:
            self.counters.show_state(query, self.tally)
        self.top.show_grouping(title_of(by) if by is not None else "")
        filtered = [kind for kind in FilterKind if ticked(query, kind)]
        self._table.columns_header.show_state(query.order, filtered)
        self.conditions.show_conditions(conditions(query, self._names))
        wanted = {value for kind in _NAMED for value in ticked(query, kind)}
        if not wanted <= self._names.keys() | {""}:
            self.names_wanted.emit()

    def show_bars(self, *, there: bool) -> None:
        """Show or hide what is of no use where there is nothing to look for."""
        for bar in (self.top, self.chips, self.counters):
            bar.setVisible(there)

    def take_tally(self, tally: Tally) -> None:
        """Show other counts."""
        self.tally = tally
        self.show_state()

    def learn_names(self, facets: Sequence[Facet]) -> None:
        """Call units, blocs and meetings by these names from now on."""
        self._names.update((facet.value, facet.label) for facet in facets if facet.value)
        self.conditions.show_conditions(conditions(self._query(), self._names))

    def forget_names(self) -> None:
        """Names may have changed: ask for them again when next needed."""
        self._names.clear()
