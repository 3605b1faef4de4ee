"""Reads the words of SQLite's search index into a book's `vocabulary`, and what the index has learnt since."""

from __future__ import annotations

from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.vocabulary import Vocabulary

TOO_LATE = 4000
"""So many facts on, all words are read again."""


def up_to_date(connection: Connection) -> Vocabulary:
    """The vocabulary as the index is now; the first time all of it is read, a tenth of a second in a large book."""
    known = connection.vocabulary
    reach = connection.number("SELECT seq FROM search_reach")
    with known.lock:
        if known.reach < 0 or not 0 <= reach - known.reach <= TOO_LATE:
            known.read_anew(_all_words(connection), reach)
        elif reach > known.reach:
            known.learn((word for text in _texts_after(connection, known.reach) for word in text.split()), reach)
    return known


def if_read(connection: Connection) -> Vocabulary | None:
    """The same where it costs nothing to speak of: None as long as nobody has asked for all words."""
    return up_to_date(connection) if connection.vocabulary.reach >= 0 else None


def _all_words(connection: Connection) -> list[str]:
    connection.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.task_word USING fts5vocab (main, task_search, row)")
    return connection.texts("SELECT term AS one FROM temp.task_word")


def _texts_after(connection: Connection, seq: int) -> list[str]:
    """The words of the tasks that have facts after one number of the journal."""
    rows = connection.rows(
        "SELECT words FROM task_search WHERE rowid IN"
        " (SELECT task.number FROM journal JOIN task ON task.id = journal.subject WHERE journal.seq > :seq)",
        seq=seq,
    )
    return [row[0] for row in rows]
