"""Fill the task table: all ids of a query with the first rows at once, and the counts that stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import Facet, TaskQuery, TaskRow
from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class TableStart:
    """What a table needs for its first repaint; further rows are fetched as they come into sight.

    Attributes:
        ids: the tasks of the query, in its order.
        rows: the rows of the first of them; fewer than asked for when there are fewer.
        total: how many tasks the book holds, whatever was asked.
        whole: whether `ids` are all of them; else they are the first, and `all_ids` gives the rest.
    """

    ids: tuple[TaskId, ...]
    rows: tuple[TaskRow, ...]
    total: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks there are of each kind a person may want to see next.

    Attributes:
        all: with every standing, withdrawn ones too.
        counters: the four official ones, and those counted apart.
    """

    all: int
    counters: Counters
    due_soon: int
    awaiting: int
    unassigned: int


def begin(desk: Desk, query: TaskQuery, rows: int) -> TableStart:
    """The first rows of a query and no more: what a person sees while they type, however large the book."""
    with desk.ledger.reading() as book:
        ids = book.task_ids(query, rows + 1)
        first = ids[:rows]
        total = book.count(TaskQuery(query.today))
        return TableStart(first, book.task_rows(first, query.today), total, whole=len(ids) <= rows)


def all_ids(desk: Desk, query: TaskQuery) -> tuple[TaskId, ...]:
    """Every task of a query, in its order."""
    with desk.ledger.reading() as book:
        return book.task_ids(query)


def again(desk: Desk, query: TaskQuery, rows: int, beside: Sequence[TaskId] = ()) -> TableStart:
    """All ids of a query and its first rows, read in one transaction, for a table that is shown already.

    Args:
        beside: further tasks whose rows are wanted at once, such as those in sight; ids that are gone are left out.
    """
    with desk.ledger.reading() as book:
        ids = book.task_ids(query)
        wanted = dict.fromkeys((*ids[:rows], *beside))
        return TableStart(ids, book.task_rows(tuple(wanted), query.today), book.count(TaskQuery(query.today)))


def tally(desk: Desk, query: TaskQuery) -> Tally:
    """Counts over a query that has no condition on how tasks stand."""
    with desk.ledger.reading() as book:
        every, counters, (due_soon, awaiting, unassigned) = book.tally(query)
        return Tally(every, counters, due_soon, awaiting, unassigned)


def get_ready_to_search(desk: Desk) -> None:
    """Read what the first search would have to read; nothing where somebody has searched."""
    with desk.ledger.reading() as book:
        book.get_ready_to_search()


def bloc_facets(desk: Desk, query: TaskQuery) -> tuple[Facet, ...]:
    """The blocs a query can be narrowed to, in the office's order, each with the rows that this would leave."""
    with desk.ledger.reading() as book:
        counted = ((bloc, book.count(replace(query, blocs=frozenset({bloc.id})))) for bloc in book.blocs())
        return tuple(Facet(bloc.id, bloc.name, count) for bloc, count in counted if count)
