"""Who decides on many tasks at once reads them at once, and the index of words reads none of them again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from giaoban_tracker.domain.fact import TaskChased
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.ledger import Ledger, search_index
from giaoban_tracker.ledger.engine import SqliteConnection
from tests.histories import Story
from tests.ledger.oracle import write
from tests.ledger.simple import assign, office, report

MANY = [TaskId(f"task-{place:02d}") for place in range(40)]


@pytest.fixture
def story(file_book: Ledger) -> Story:
    """Forty tasks that the book has written, and forgotten but for its journal."""
    story = office()
    for task in MANY:
        assign(story, task)
    write(file_book, story.facts)
    return story


def journal_reads(ledger: Ledger, act: Callable[[], object]) -> list[str]:
    """The statements that read facts from the journal meanwhile."""
    statements: list[str] = []
    with ledger.conversation() as connection:
        assert isinstance(connection, SqliteConnection)
        connection.raw.set_trace_callback(statements.append)
    act()
    with ledger.conversation() as connection:
        assert isinstance(connection, SqliteConnection)
        connection.raw.set_trace_callback(None)
    return [statement for statement in statements if "body" in statement and statement.startswith("SELECT")]


def test_tasks_read_ahead_are_read_by_one_statement(file_book: Ledger, story: Story) -> None:
    for task in MANY:
        story.add(task, TaskChased(), story.facts[-1].on)
    new = story.facts[-len(MANY) :]
    file_book._memory._stories.clear()

    def chase() -> None:
        with file_book.writing() as book:
            book.read_ahead(MANY)
            for task in MANY:
                book.task(task)
            book.append(new)

    assert len(journal_reads(file_book, chase)) == 1


def test_the_index_catches_up_without_reading_what_was_just_written(
    file_book: Ledger, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "STRIDE", 10**6)
    for task in MANY:
        write(file_book, [report(story, task, result="Đã thăm zuc")])
    monkeypatch.setattr(search_index, "STRIDE", 1)
    last = report(story, MANY[0], result="Xong")

    assert journal_reads(file_book, lambda: write(file_book, [last])) == []
    with file_book.reading() as book:
        assert len(book.tasks_of(MANY)) == len(MANY)
    with file_book.conversation() as connection:
        found = search_index.indexed(connection, 0, 10**6)
    assert sum("zuc" in words for words in found.values()) == len(MANY) - 1
