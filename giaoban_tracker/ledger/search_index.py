"""What searches look in: the words of each task, in SQLite's full-text index or in PostgreSQL's own.

SQLite's index follows the journal in strides, because one task's words cost it as much as the rest of a decision. What
the journal has beyond the index's reach is worked out in memory (`late_words`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from giaoban_tracker.domain.task import Task
from giaoban_tracker.ledger import journal
from giaoban_tracker.ledger.engine import Connection, SqliteConnection
from giaoban_tracker.ledger.journal import Head
from giaoban_tracker.ledger.stories import Story, read_stories
from giaoban_tracker.ledger.wanted import search_words, unit_word

STRIDE = 32
"""How many facts SQLite's index may lag behind before it catches up."""

_PAGE = 500

Known = Callable[[set[str]], Mapping[str, Story]]
"""What the caller has at hand of the stories of some subjects."""


def nothing_known(_: set[str]) -> Mapping[str, Story]:
    """For a caller who has no stories at hand."""
    return {}


def words_of(task: Task) -> str:
    """What a task is found by: folded words, one space between, and a word for each of its units."""
    terms = task.terms
    results = [share.last_report.terms.result for share in task.shares if share.last_report]
    units = [unit_word(unit) for unit in (*terms.lead, *terms.support)]
    said = search_words(terms.code, terms.content, terms.leader, terms.field, terms.product, *results)
    return " ".join([said, *units]).strip()


def follow(connection: Connection, head: Head, known: Known) -> Head:
    """Bring the index up to the journal's head, if it lags a stride behind; returns the head as it is then."""
    if head.seq - head.indexed < (STRIDE if connection.sqlite else 1):
        return head
    catch_up(connection, head, known)
    return replace(head, indexed=head.seq)


def catch_up(connection: Connection, head: Head, known: Known) -> None:
    """Bring the index up to the journal's head."""
    late = journal.subjects_after(connection, head.indexed)
    for start in range(0, len(late), _PAGE):
        page = _stories(connection, late[start : start + _PAGE], known)
        forget(connection, [story.number for story in page if story.number <= head.indexed])
        learn(connection, page)
    reached(connection, head.seq)


def learn(connection: Connection, stories: Iterable[Story]) -> None:
    """Put the words of tasks into the index, which has none of them; subjects that are no tasks have none."""
    texts = [(story.number, words_of(story.task)) for story in stories if story.task is not None]
    if texts:
        connection.insert(f"task_search ({_key(connection)}, words)", 2, texts)


def reached(connection: Connection, newest: int) -> None:
    """Note that the index knows all facts up to a number."""
    connection.run("UPDATE search_reach SET seq = :seq", seq=newest)


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Take what the index has of some subjects out of it."""
    for number in numbers:
        connection.run(f"DELETE FROM task_search WHERE {_key(connection)} = :number", number=number)


def indexed(connection: Connection, low: int, high: int) -> dict[int, str]:
    """The words that the index has of the subjects between two numbers, both inclusive."""
    key = _key(connection)
    rows = connection.rows(
        f"SELECT {key}, words FROM task_search WHERE {key} BETWEEN :low AND :high", low=low, high=high
    )
    return {row[0]: row[1] for row in rows}


def is_sound(connection: Connection) -> bool:
    """Whether SQLite's index agrees with the words it was given; where the book cannot be written nobody can tell."""
    if not isinstance(connection, SqliteConnection):
        return True
    try:
        connection.run("INSERT INTO task_search (task_search, rank) VALUES ('integrity-check', 0)")
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT
    return True


def late_words(connection: Connection) -> dict[int, str]:
    """The words of the subjects that have facts beyond the index's reach, by number; empty for what is no task."""
    rows = connection.rows("SELECT subject, link FROM journal WHERE seq > (SELECT seq FROM search_reach) ORDER BY seq")
    # A link stands for the whole journal up to it, so what was worked out under it stays true.
    links = {subject: bytes(link) for subject, link in rows}
    memo = connection.late_words
    for link in memo.keys() - links.values():
        del memo[link]
    unknown = [subject for subject, link in links.items() if link not in memo]
    for subject, story in read_stories(connection, unknown).items() if unknown else ():
        memo[links[subject]] = (story.number, words_of(story.task) if story.task else "")
    return dict(memo.values())


def texts(connection: Connection) -> dict[int, str]:
    """What every task is found by now, by number; empty for what is no task any more."""
    return {**indexed(connection, 0, journal.head_of(connection).seq), **late_words(connection)}


def _stories(connection: Connection, subjects: Sequence[str], known: Known) -> list[Story]:
    at_hand = known(set(subjects))
    missing = [subject for subject in subjects if subject not in at_hand]
    found = {**at_hand, **(read_stories(connection, missing) if missing else {})}
    return [found[subject] for subject in subjects]


def _key(connection: Connection) -> str:
    return "rowid" if connection.sqlite else "number"
