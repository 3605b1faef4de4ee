"""The book as at an earlier day: the facts that count until then, folded into a book in memory.

Where all facts about a subject count by that day its rows are simply copied, which is what folding them again would
give; the rest is folded. The same questions are then asked of it.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from giaoban_tracker.ledger import store
from giaoban_tracker.ledger.build import build
from giaoban_tracker.ledger.engine import Connection, SqliteConnection
from giaoban_tracker.ledger.schema import VIEWS
from giaoban_tracker.ledger.stories import read_stories

_PAGE = 500


def book_as_of(connection: Connection, day: date) -> SqliteConnection:
    """A book in memory with the facts whose `on` is not after `day`; the caller closes it.

    Entries and subjects keep the numbers that they have in the whole book.
    """
    past = SqliteConnection(None)
    past.begin_writing()
    build(past)
    until = day.isoformat()
    _copy_journal(connection, past, until)
    whole: set[int] = set()
    cut: list[str] = []
    for subject, number, first, last in connection.rows(
        "SELECT subject, min(seq), min(on_day), max(on_day) FROM journal GROUP BY subject"
    ):
        if last <= until:
            whole.add(number)
        elif first <= until:
            cut.append(subject)
    _copy_rows(connection, past, whole)
    for start in range(0, len(cut), _PAGE):
        stories = read_stories(past, cut[start : start + _PAGE])
        store.write(past, [({}, story.rows) for story in stories.values()])
    past.commit()
    return past


def _copy_journal(connection: Connection, past: Connection, until: str) -> None:
    rows = connection.rows(
        "SELECT seq, id, subject, on_day, link, body FROM journal WHERE on_day <= :until ORDER BY seq", until=until
    )
    past.insert("journal", 6, rows)


def _copy_rows(connection: Connection, past: Connection, whole: Set[int]) -> None:
    for table, columns in VIEWS.items():
        rows = connection.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY number")
        past.insert(table, len(columns), (row for row in rows if row[0] in whole))
