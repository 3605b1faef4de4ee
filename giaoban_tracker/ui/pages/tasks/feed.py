"""What the table asks of the book: the rows in sight first, everything else in a pause.

Newer questions replace older ones of the same kind, so that a person who types never waits for what they typed
before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import Facet, TaskQuery, TaskRow
from giaoban_tracker.ui.pages.tasks.filters import without_state
from giaoban_tracker.ui.pages.tasks.model import PAGE
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import fill_table, list_tasks
from giaoban_tracker.workflow.fill_table import TableStart

_PATIENCE_MS = 400
"""Counts and rows out of sight wait until nobody has typed for so long."""
_FIRST_ROWS = 48
"""More than fit on a screen."""


class TableFeed(QObject):
    """Asks, and says what was answered.

    Attributes:
        desk: whose book is asked: today's, or the one of an earlier day that is looked at.

    Signals:
        begun: (TableStart, TaskQuery) the first rows of a new query.
        renewed: (TableStart, TaskQuery) the same list as it is now.
        went_on: (tuple of TaskId) all ids of the query whose first rows were shown.
        counted: (Tally) the counts beside the list.
        named: (tuple of Facet) names of units, blocs and meetings.
    """

    begun = Signal(object, object)
    renewed = Signal(object, object)
    went_on = Signal(object)
    counted = Signal(object)
    named = Signal(object)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self.desk = place.desk
        self._query = TaskQuery(place.desk.today)
        self._rest = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._rest.timeout.connect(self._ask_rest)
        self._counts = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._counts.timeout.connect(self._ask_counts)
        # After what is looked at, and before anybody has typed a word.
        self._words = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._words.timeout.connect(self._ask_words)
        self.counted.connect(lambda _: self._words.start())

    def begin(self, query: TaskQuery) -> None:
        """Ask for the first rows of a query; the rest of its ids follows by itself."""
        desk = self.desk
        self._query = query
        self._rest.stop()
        self._place.operations.ask(
            lambda: fill_table.begin(desk, query, _FIRST_ROWS), self._begin, replacing="task-table"
        )

    def renew(self, query: TaskQuery, in_sight: Sequence[TaskId]) -> None:
        """Ask for the whole list as it is now, with the rows in sight."""
        desk = self.desk
        self._query = query
        self._rest.stop()
        self._place.operations.ask(
            lambda: fill_table.again(desk, query, PAGE, in_sight),
            lambda start: self.renewed.emit(start, query),
            replacing="task-table",
        )

    def count(self, query: TaskQuery, *, in_a_pause: bool = False) -> None:
        """Ask for the counts over a query, whatever its condition on how tasks stand."""
        self._query = query
        if in_a_pause:
            self._counts.start()
        else:
            self._counts.stop()
            self._ask_counts()

    def rows(self, ids: Sequence[TaskId], then: Callable[[Sequence[TaskRow]], None]) -> None:
        """Ask for the rows of some ids; the answer does not come when other rows are asked for meanwhile."""
        desk, today = self.desk, self._query.today
        self._place.operations.ask(lambda: list_tasks.rows(desk, ids, today), then, replacing="task-rows")

    def names(self) -> None:
        """Ask what the units, blocs and meetings are called."""
        desk = self.desk
        self._place.operations.ask(lambda: list_tasks.particulars(desk), self._name, replacing="task-names")

    # ------------------------------------------------------------ answers

    def _begin(self, start: TableStart) -> None:
        if not start.whole:
            self._rest.start()
        self.begun.emit(start, self._query)

    def _ask_rest(self) -> None:
        desk, query = self.desk, self._query
        self._place.operations.ask(
            lambda: fill_table.all_ids(desk, query), self.went_on.emit, replacing="task-table", aside=True
        )

    def _ask_counts(self) -> None:
        desk, over = self.desk, counted_over(self._query)
        self._place.operations.ask(
            lambda: fill_table.tally(desk, over), self.counted.emit, replacing="task-tally", aside=True
        )

    def _ask_words(self) -> None:
        desk = self.desk
        self._place.operations.ask(
            lambda: fill_table.get_ready_to_search(desk), lambda _: None, replacing="task-words", aside=True
        )

    def _name(self, known: list_tasks.Particulars) -> None:
        names: list[tuple[str, str]] = [(unit.id, unit.name) for unit in known.units]
        names += [(bloc.id, bloc.name) for bloc in known.blocs]
        names += [(meeting.id, meeting.terms.title) for meeting in known.meetings]
        self.named.emit(tuple(Facet(value, label, 0) for value, label in names))


def counted_over(query: TaskQuery) -> TaskQuery:
    """What the counts beside a query are counted over: everything but how tasks stand, in no order."""
    return replace(without_state(query), order=())
