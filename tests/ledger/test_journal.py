"""The journal: facts come out as they went in, all of a transaction or none, and nobody changes them afterwards."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable
from datetime import timedelta

import pytest

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import Fact, FactVoided, TaskChased, TaskWithdrawn
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger import Ledger, Reading, Writing, open_ledger
from tests.conftest import Almanac
from tests.histories import TASKS
from tests.ledger.conftest import Books
from tests.ledger.oracle import write
from tests.ledger.simple import DAY, TASK, assign, office, report, simple_story


def newest(ledger: Ledger, limit: int = 100) -> tuple[Fact, ...]:
    with ledger.reading() as book:
        return book.journal(limit)


def test_facts_come_back_as_they_were_written_newest_first(book: Ledger) -> None:
    facts = simple_story()

    write(book, facts)

    assert list(newest(book)) == facts[::-1]


def test_older_pages_follow_on_the_one_shown(book: Ledger) -> None:
    facts = simple_story()
    write(book, facts)

    with book.reading() as reading:
        first = reading.journal(3)
        second = reading.journal(3, first[-1].id)

    assert [*first, *second] == facts[::-1][:6]


def test_what_changed_is_named_by_subject_and_by_fact(book: Ledger) -> None:
    story = office()
    assign(story)

    with book.writing() as writing:
        changes = writing.append(story.facts[-2:])

    assert changes.touches(SubjectKind.TASK)
    assert not changes.touches(SubjectKind.UNIT)
    assert changes.facts == tuple(fact.id for fact in story.facts[-2:])


def test_texts_are_kept_in_one_spelling_and_times_in_whole_seconds(book: Ledger) -> None:
    story = office()
    assign(story, content=unicodedata.normalize("NFD", "hoà giải"))
    fact = story.facts[-1]
    story.facts[-1] = dataclasses.replace(fact, at=fact.at + timedelta(microseconds=7))

    write(book, story.facts)

    with book.reading() as reading:
        assert reading.task(TASK).terms.content == unicodedata.normalize("NFC", "hoà giải")
        assert reading.journal(1)[0].at == fact.at


def test_a_fact_is_never_written_twice(book: Ledger) -> None:
    facts = simple_story()
    write(book, facts)

    with pytest.raises(Refused, match="fact-exists"), book.writing() as writing:
        writing.append([dataclasses.replace(facts[-1], deed=TaskWithdrawn("lý do khác"))])

    assert list(newest(book)) == facts[::-1]


def break_off(_: Writing) -> None:
    raise RuntimeError


def write_and_fail(ledger: Ledger, facts: list[Fact], fault: Callable[[Writing], object]) -> None:
    with ledger.writing() as writing:
        writing.append(facts)
        writing.save_local_draft("đọc", "1", "dở dang")
        fault(writing)


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        pytest.param(RuntimeError, break_off, id="an error of the program"),
        pytest.param(Refused, lambda writing: writing.task("không có"), id="a rule that refuses"),
        pytest.param(Refused, lambda writing: writing.append([long_fact()]), id="a text that is too long"),
    ],
)
def test_a_block_that_raises_leaves_nothing(
    book: Ledger, error: type[Exception], fault: Callable[[Writing], object]
) -> None:
    story = office()
    write(book, story.facts)
    assign(story)

    with pytest.raises(error):
        write_and_fail(book, story.facts[-1:], fault)

    with book.reading() as reading:
        assert list(reading.journal(100)) == story.facts[-2::-1]
        assert reading.facts_about(TASK) == ()
        assert reading.count(TaskQuery(DAY)) == 0
        assert reading.local_draft("đọc", "1") is None
        assert reading.next_task_number() == 1
    write(book, story.facts[-1:])
    with book.reading() as reading:
        assert reading.task(TASK).id == TASK


def long_fact() -> Fact:
    story = office()
    assign(story, TASKS[1], content="x" * 70_000)
    return story.facts[-1]


@pytest.mark.parametrize("statement", ["UPDATE journal SET subject = subject", "DELETE FROM journal"])
def test_entries_are_never_changed_or_removed(book: Ledger, statement: str) -> None:
    facts = simple_story()
    write(book, facts)

    with book.conversation() as connection, pytest.raises(Exception, match="append-only"):
        connection.run(statement)

    assert list(newest(book)) == facts[::-1]


def test_a_task_that_nobody_gave_is_unknown(book: Ledger) -> None:
    with book.reading() as reading:
        with pytest.raises(Refused, match="unknown-task"):
            reading.task(TASK)
        with pytest.raises(Refused, match="unknown-task"):
            reading.task_by_code("NV-001")


@pytest.mark.parametrize("typed", ["NV-001", "nv-001", " Nv-1 "])
def test_a_code_is_found_however_it_is_typed(book: Ledger, typed: str) -> None:
    write(book, simple_story())

    with book.reading() as reading:
        assert reading.task_by_code(typed).id == TASK


def test_numbers_of_voided_tasks_are_never_used_again(book: Ledger) -> None:
    story = office()
    assign(story, TASKS[0])
    assign(story, TASKS[1])
    story.add(TASKS[1], FactVoided(story.facts[-1].id), DAY, like=story.facts[-1])

    write(book, story.facts)

    with book.reading() as reading:
        assert reading.count(TaskQuery(DAY)) == 1
        assert reading.next_task_number() == 3


def test_drafts_are_kept_replaced_and_dropped(book: Ledger) -> None:
    with book.writing() as writing:
        writing.save_local_draft("đọc", "a", "một")
        writing.save_local_draft("đọc", "a", "hai")
        writing.save_local_draft("đọc", "b", "ba")
    with book.writing() as writing:
        writing.drop_local_draft("đọc", "b")
        writing.drop_local_draft("đọc", "chưa từng có")

    with book.reading() as reading:
        assert (reading.local_draft("đọc", "a"), reading.local_draft("đọc", "b")) == ("hai", None)


def test_a_block_sees_what_it_has_written_itself(book: Ledger) -> None:
    story = office()
    assign(story)
    report(story, done=40)

    with book.writing() as writing:
        writing.append(story.facts[:-1])
        before = writing.task(TASK).done_percent
        writing.append(story.facts[-1:])

        assert (before, writing.task(TASK).done_percent) == (0, 40)
        assert [row.done_percent for row in writing.task_rows([TASK], DAY)] == [40]


def test_what_another_program_wrote_is_seen_at_once(books: Books) -> None:
    story = office()
    assign(story)
    assign(story, TASKS[1])
    with books.fresh() as ours:
        write(ours, story.facts)
        theirs = open_ledger(books.last, now=Almanac().now)

        def chased(book: Reading, task: TaskId = TASK) -> int:
            return len(book.task(task).chased_on)

        with ours.reading() as reading:
            assert (chased(reading), chased(reading, TASKS[1])) == (0, 0)
        story.add(TASK, TaskChased(), DAY)
        story.add(TASKS[1], TaskChased(), DAY)
        write(theirs, story.facts[-2:])
        with ours.reading() as reading:
            assert (chased(reading), chased(reading, TASKS[1])) == (1, 1)
        with ours.writing() as writing:
            assert chased(writing) == 1
            story.add(TASK, TaskChased(), DAY)
            writing.append(story.facts[-1:])
        with theirs.reading() as reading:
            assert chased(reading) == 2
            assert [row.chased for row in reading.task_rows([TASK], DAY)] == [2]
        theirs.close()
