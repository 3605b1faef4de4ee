"""Views are derived: a book whose views are of an older structure gets them folded again as it is led on."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_deeds import TaskSuspended
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger import care, create_ledger, open_ledger
from giaoban_tracker.ledger.engine import SqliteConnection
from tests.conftest import Almanac
from tests.histories import TASKS
from tests.ledger.oracle import expected_rows, write
from tests.ledger.simple import DAY, assign, office, report

NOW = Almanac().now
BOOK = "so-giao-ban.db"
ADDED = {
    "meeting": ("series", "rhythm", "agenda", "held", "closed_on"),
    "task": ("task_kind", "unclear", "asked", "closed_on", "review_on"),
    "task_text": ("due_meeting", "parent", "series", "period"),
    "site": ("seal",),
    "feed": ("seal",),
}


def as_of_revision_two(folder: Path) -> None:
    """What the program before the follow-up cycle left behind: narrower views, and none of its stages."""
    with closing(SqliteConnection(folder / BOOK)) as book:
        book.begin_writing()
        for table, columns in ADDED.items():
            for column in columns:
                book.run(f"ALTER TABLE {table} DROP COLUMN {column}")
        book.run("UPDATE task SET stage = 3 WHERE stage = 4")
        book.run("UPDATE alembic_version SET version_num = '0002'")
        book.run("PRAGMA user_version = 2")
        book.commit()


def test_a_book_of_the_revision_before_is_folded_again(tmp_path: Path) -> None:
    story = office()
    assign(story)
    report(story)
    assign(story, TASKS[1])
    story.add(TASKS[1], TaskSuspended("chờ hướng dẫn"), DAY)
    ledger = create_ledger(tmp_path / "so", now=NOW())
    write(ledger, story.facts)
    ledger.close()
    as_of_revision_two(tmp_path / "so")

    again = open_ledger(tmp_path / "so", now=NOW)

    today = date(2017, 8, 15)
    with again.reading() as book:
        rows = {row.id: row for row in book.task_rows(book.task_ids(TaskQuery(today)), today)}
    assert rows == expected_rows(story.facts, today)
    assert rows[TASKS[1]].standing is Standing.SUSPENDED
    assert care.check(again).clean
    again.close()
