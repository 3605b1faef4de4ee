"""What a decision costs the disk: its pages are what makes it slower than a bare commit, so they are counted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.ledger import Ledger
from giaoban_tracker.ledger.engine import SqliteConnection
from giaoban_tracker.ledger.floor import bare_commits
from tests.histories import TASKS, UNITS, Story
from tests.ledger.oracle import write
from tests.ledger.simple import assign, office, report

PAGE = 4096


@pytest.fixture
def reports(file_book: Ledger) -> Iterator[Fact]:
    """Reports on a task with a story, one after the other; the search index has just caught up."""
    story: Story = office()
    for task in TASKS:
        assign(story, task)
    for done in range(32):
        report(story, done=done)
    write(file_book, story.facts, at_once=len(story.facts))

    def one_more() -> Iterator[Fact]:
        for done in range(60):
            yield report(story, TASKS[done % 4], unit=UNITS[0], done=done, result=f"Đã làm {done} phần")

    return one_more()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what a program writes")
def test_a_report_writes_at_most_two_pages_more_than_a_bare_commit(
    file_book: Ledger, reports: Iterator[Fact], tmp_path: Path
) -> None:
    def written() -> int:
        counts = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
        return int(counts["wchar"])

    floor = bare_commits(tmp_path / "san.db")
    next(floor)
    write(file_book, [next(reports)])
    before = written()
    next(floor)
    bare = written() - before
    before = written()
    write(file_book, [next(reports)])
    report_pages = (written() - before) // (2 * PAGE)
    floor.close()

    # Each page is written twice: as it was into the journal, as it is into the book.
    assert report_pages <= bare // (2 * PAGE) + 2


def test_a_report_takes_five_statements(file_book: Ledger, reports: Iterator[Fact]) -> None:
    write(file_book, [next(reports)])
    statements: list[str] = []
    with file_book.conversation() as connection:
        assert isinstance(connection, SqliteConnection)
        connection.raw.set_trace_callback(statements.append)

    write(file_book, [next(reports)])

    kinds = [statement.split()[0] for statement in statements if not statement.startswith("--")]
    assert kinds in (
        ["BEGIN", "SELECT", "SELECT", "INSERT", "UPDATE", "COMMIT"],  # the story was read
        ["BEGIN", "SELECT", "INSERT", "UPDATE", "COMMIT"],  # the story was remembered
    )
