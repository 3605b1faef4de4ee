"""The book as at a day is the book that has only the facts up to that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fold import standing_facts
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.ledger import Reading
from giaoban_tracker.ledger.engine import Connection, Row
from tests.histories import MEETINGS, TASKS, days, histories
from tests.ledger.conftest import POSTGRES, SOME_ON_A_SERVER, Books
from tests.ledger.oracle import write
from tests.ledger.simple import DAY, simple_story


def everything(book: Reading, day: date) -> list[object]:
    """Every answer that does not depend on when an entry was written."""
    query, found = TaskQuery(day), TaskQuery(day, search="ra soat")
    return [
        book.office(),
        book.blocs(),
        book.units(),
        book.leaders(),
        book.meetings(),
        [book.conclusions(meeting) for meeting in MEETINGS],
        book.task_ids(query),
        book.task_rows(book.task_ids(query), day),
        book.tasks(query),
        book.task_ids(found),
        book.counters(query),
        [book.counters_by(group, query) for group in GroupBy],
        [book.facts_about(task) for task in TASKS],
        book.journal(100),
        book.next_task_number(),
    ]


NAMED = (SubjectKind.OFFICE, SubjectKind.BLOC, SubjectKind.UNIT, SubjectKind.LEADER)


def _until(facts: Sequence[Fact], day: date) -> list[Fact]:
    """The facts that count by a day; of what gives names, and was described later only, the first description too."""
    early = {fact.subject for fact in facts if fact.on <= day}
    names = set()
    for subject in {fact.subject for fact in facts if fact.about in NAMED} - early:
        story = _about(facts, subject)
        names |= {fact.id for fact in standing_facts([one for one in story if one.on <= story[0].on])[-1:]}
    return [fact for fact in facts if fact.on <= day or fact.id in names]


def _about(facts: Sequence[Fact], subject: str) -> list[Fact]:
    return [fact for fact in facts if fact.subject == subject]


def prove_past(books: Books, facts: list[Fact], day: date) -> None:
    with books.fresh() as whole, books.fresh() as until:
        write(whole, facts)
        write(until, _until(facts, day))

        with whole.as_of(day) as past, until.reading() as book:
            assert everything(past, day) == everything(book, day)


@given(histories, days)
@settings(max_examples=25)
def test_a_past_day_shows_the_facts_up_to_it_and_no_others(sqlite_books: Books, facts: list[Fact], day: date) -> None:
    prove_past(sqlite_books, facts, day)


@pytest.mark.parametrize("books", [POSTGRES], indirect=True)
@given(histories, days)
@SOME_ON_A_SERVER
def test_a_past_day_is_the_same_on_a_server(books: Books, facts: list[Fact], day: date) -> None:
    prove_past(books, facts, day)


@pytest.mark.parametrize("day", [DAY, date(2017, 1, 1)], ids=["cut out of a copy", "gathered"])
def test_putting_a_past_book_together_tells_how_far_it_is_and_can_be_stopped(sqlite_books: Books, day: date) -> None:
    told: list[tuple[int, int]] = []

    def count(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    with sqlite_books.fresh() as ledger:
        write(ledger, simple_story())
        with ledger.as_of(day, count) as past:
            assert len(past.tasks(TaskQuery(day))) == (day == DAY)
        with pytest.raises(Refused) as refusal, ledger.as_of(day, lambda *_: False):
            raise AssertionError("nothing may be asked of a book that was stopped")

    assert told
    assert all(0 < done <= of for done, of in told)
    assert refusal.value.code == "stopped"


@pytest.mark.parametrize("day", [DAY, date(2017, 1, 1)], ids=["cut out of a copy", "gathered"])
def test_an_error_leaves_nothing_behind_in_a_past_book_that_is_kept(sqlite_books: Books, day: date) -> None:
    def learn_and_fail(connection: Connection) -> None:
        connection.begin_writing()
        connection.insert("task_search_content", 2, [(number, "zuc") for number in range(1000, 3000)])
        connection.run("UPDATE search_reach SET seq = 7")
        raise RuntimeError

    def written(connection: Connection) -> list[Row]:
        return connection.rows("SELECT seq FROM search_reach") + connection.rows("SELECT * FROM task_search_content")

    with sqlite_books.fresh() as ledger:
        write(ledger, simple_story())
        past = ledger.keep_past(day)
        with past.conversation() as connection:
            before = written(connection)
        with pytest.raises(RuntimeError), past.conversation() as connection:
            learn_and_fail(connection)

        with past.conversation() as connection:
            assert written(connection) == before
