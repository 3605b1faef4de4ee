"""Several desks at one book: every writer's facts are there, each whole, and no rule is judged by an old state."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from giaoban_tracker.domain.fact import Fact, TaskAssigned
from giaoban_tracker.domain.identity import FactId, SubjectId, TaskId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger import Ledger, Reading, care, create_ledger, open_ledger
from tests.conftest import Almanac
from tests.ledger.conftest import Books
from tests.ledger.simple import DAY, assign, office

WRITERS, EACH = 4, 12


def assignment(number: int, mark: str) -> Fact:
    """A task with the code of that number; `mark` tells the writers' ids apart."""
    story = office()
    assign(story)
    fact = story.facts[-1]
    assert isinstance(fact.deed, TaskAssigned)
    deed = replace(fact.deed, terms=replace(fact.deed.terms, code=f"NV-{number:03d}"))
    return replace(fact, id=FactId(f"fact-{mark}"), subject=SubjectId(f"task-{mark}"), deed=deed)


def write_tasks(ledger: Ledger, writer: int) -> None:
    for turn in range(EACH):
        with ledger.writing() as book:
            book.append([assignment(book.next_task_number(), f"{writer}-{turn}")])


def codes(book: Reading) -> list[str]:
    rows = book.task_rows(book.task_ids(TaskQuery(DAY)), DAY)
    return sorted(row.code for row in rows)


def test_writers_on_computers_of_their_own_never_give_a_number_twice(books: Books) -> None:
    with books.fresh() as ledger:
        desks = [open_ledger(books.last, now=Almanac().now) for _ in range(WRITERS)]
        with ThreadPoolExecutor(WRITERS) as pool:
            list(pool.map(write_tasks, desks, range(WRITERS)))
        for desk in desks:
            desk.close()

        with ledger.reading() as book:
            assert codes(book) == [f"NV-{number:03d}" for number in range(1, WRITERS * EACH + 1)]
        assert care.check(ledger).clean


def test_threads_share_one_open_book(books: Books) -> None:
    with books.fresh() as ledger:
        with ThreadPoolExecutor(WRITERS) as pool:
            list(pool.map(write_tasks, [ledger] * WRITERS, range(WRITERS)))

        with ledger.reading() as book:
            assert len(set(codes(book))) == WRITERS * EACH
        assert care.check(ledger).clean


def test_a_reader_sees_one_state_until_it_is_done(books: Books) -> None:
    """On a server a writer goes on meanwhile; a file makes it wait, so nothing can change under the reader's eyes."""
    with books.fresh() as ledger:
        with ledger.writing() as book:
            book.append([assignment(1, "a")])
        with ledger.reading() as book:
            before = book.count(TaskQuery(DAY))
            if ledger.folder is None:
                write_tasks(ledger, 1)

            assert book.count(TaskQuery(DAY)) == before == 1


WRITE_UNTIL_KILLED = """
import sys
from pathlib import Path
from giaoban_tracker.ledger import engine, open_ledger
from tests.conftest import Almanac
from tests.ledger.test_writers import assignment

ledger = open_ledger(Path(sys.argv[1]), now=Almanac().now)
for number in range(1, 10_000):
    with ledger.writing() as book:
        book.append([assignment(number, f"a-{number}"), assignment(number, f"b-{number}")])
        if number == int(sys.argv[2]):
            print("in the middle of", number, flush=True)
            sys.stdin.read()
    print("written", number, flush=True)
"""


@pytest.mark.parametrize("last", [1, 25])
def test_a_program_killed_while_it_writes_leaves_all_it_said_was_written(tmp_path: Path, last: int) -> None:
    create_ledger(tmp_path, now=Almanac().moment).close()
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", WRITE_UNTIL_KILLED, str(tmp_path), str(last)]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(last)]
        writer.kill()

    assert lines == [*(f"written {number}\n" for number in range(1, last)), f"in the middle of {last}\n"]
    ledger = open_ledger(tmp_path, now=Almanac().now)
    assert care.check(ledger).clean
    with ledger.reading() as book:
        assert book.count(TaskQuery(DAY)) == 2 * (last - 1)
        if last > 1:
            assert book.task(TaskId(f"task-b-{last - 1}")).terms.code == f"NV-{last - 1:03d}"
    ledger.close()
