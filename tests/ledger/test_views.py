"""Whatever happens in an office, the rows are what its facts fold to, and the numbers are what the rows say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.counters import Counters, count
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fact_body import written_form
from giaoban_tracker.domain.standing import Standing, standing_of, standing_of_share
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import GroupBy, TaskColumn, TaskQuery
from giaoban_tracker.ledger import care
from tests.histories import days, histories
from tests.ledger.conftest import POSTGRES, SOME_ON_A_SERVER, Books
from tests.ledger.oracle import expected_rows, stories, tasks_of, write

ON_SQLITE = settings(max_examples=35)


def as_stored(facts: Sequence[Fact]) -> list[Fact]:
    """Facts as the journal gives them back: NFC, without control characters."""
    return [written_form(fact)[1] for fact in facts]


def days_that_matter(tasks: Sequence[Task], day: date) -> list[date]:
    """Any day, and of some task the due day and the day after it."""
    due = next((task.deadline.due for task in tasks if task.deadline.due and task.finished_on is None), day)
    return sorted({day, due, due + timedelta(days=1)})


def prove_rows(books: Books, facts: Sequence[Fact], day: date, at_once: int) -> None:
    """Every row, count and counter of a book with those facts against the domain."""
    with books.fresh() as ledger:
        write(ledger, facts, at_once=at_once)
        facts = as_stored(facts)

        tasks = tasks_of(facts)
        for today in days_that_matter(tasks, day):
            query = TaskQuery(today)
            standings = Counter(standing_of(task, today) for task in tasks)

            with ledger.reading() as book:
                ids = book.task_ids(query)
                assert {row.id: row for row in book.task_rows(ids, today)} == expected_rows(facts, today)
                assert len(ids) == book.count(query) == len(tasks)
                assert book.counters(query) == count(standing_of(task, today) for task in tasks)
                for standing in Standing:
                    assert book.count(TaskQuery(today, standings=frozenset({standing}))) == standings[standing]
        with ledger.reading() as book:
            assert {task.id: task for task in book.tasks(TaskQuery(day))} == {task.id: task for task in tasks}
            for subject, story in stories(facts).items():
                assert list(book.facts_about(subject)) == story
        assert care.check(ledger).findings == ()
        assert care.rebuild(ledger).differing == 0
        assert care.check(ledger).clean


@given(histories, days, st.integers(1, 8))
@ON_SQLITE
def test_rows_are_what_the_facts_fold_to(sqlite_books: Books, facts: list[Fact], day: date, at_once: int) -> None:
    prove_rows(sqlite_books, facts, day, at_once)


@pytest.mark.parametrize("books", [POSTGRES], indirect=True)
@given(histories, days, st.integers(1, 8))
@SOME_ON_A_SERVER
def test_rows_are_the_same_on_a_server(books: Books, facts: list[Fact], day: date, at_once: int) -> None:
    prove_rows(books, facts, day, at_once)


def prove_groups(books: Books, facts: Sequence[Fact], day: date) -> None:
    """Counters by group add up to the whole, and by unit to the shares."""
    with books.fresh() as ledger:
        write(ledger, facts)

        with ledger.reading() as book:
            query = TaskQuery(day)
            tasks = tasks_of(as_stored(facts))
            shares = (
                (share.unit or "", standing_of_share(task, share, day)) for task in tasks for share in task.shares
            )
            by_unit: dict[str, list[Standing]] = {}
            for unit, standing in shares:
                by_unit.setdefault(unit, []).append(standing)

            for group in (GroupBy.LEADER, GroupBy.BLOC, GroupBy.FIELD, GroupBy.QUARTER):
                lines = book.counters_by(group, query)
                assert sum((line[2] for line in lines), Counters()) == book.counters(query)
                assert all(line[2].total for line in lines)
            assert {key: counters for key, _, counters in book.counters_by(GroupBy.UNIT, query)} == {
                unit: counted for unit, standings in by_unit.items() if (counted := count(standings)).total
            }
            for column in (TaskColumn.LEADER, TaskColumn.FIELD, TaskColumn.MEETING, TaskColumn.URGENCY):
                assert sum(facet.count for facet in book.facets(query, column)) == len(tasks)
            assert sum(facet.count for facet in book.facets(query, TaskColumn.STANDING)) == len(tasks)
            leads = Counter(chain.from_iterable({share.unit or "" for share in task.shares} for task in tasks))
            assert {facet.value: facet.count for facet in book.facets(query, TaskColumn.LEAD)} == leads


@given(histories, days)
@ON_SQLITE
def test_counters_of_groups_add_up(sqlite_books: Books, facts: list[Fact], day: date) -> None:
    prove_groups(sqlite_books, facts, day)


@pytest.mark.parametrize("books", [POSTGRES], indirect=True)
@given(histories, days)
@SOME_ON_A_SERVER
def test_counters_of_groups_add_up_on_a_server(books: Books, facts: list[Fact], day: date) -> None:
    prove_groups(books, facts, day)
