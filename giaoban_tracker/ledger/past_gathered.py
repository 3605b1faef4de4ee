"""A past book gathered from the whole one, entry by entry and row by row; for any engine, and where little is early."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from giaoban_tracker.ledger import journal, store
from giaoban_tracker.ledger.build import build
from giaoban_tracker.ledger.engine import Connection, Row, SqliteConnection
from giaoban_tracker.ledger.past_names import describes, first_said
from giaoban_tracker.ledger.schema import VIEWS
from giaoban_tracker.ledger.stories import Story, read_stories

_PAGE = 500
_RANGE = 20_000


def gather(
    connection: Connection,
    past: SqliteConnection,
    until: str,
    advance: Callable[[int], None],
    learn: Callable[[Iterable[Story]], None],
) -> None:
    """Fill an empty book in memory.

    Args:
        advance: told of each entry that was looked at, and of each that was folded; what it raises ends the work.
        learn: told the stories of the subjects of which only some facts are left.
    """
    past.begin_writing()
    build(past)
    whole, cut = _copy_journal(connection, past, until, advance)
    _copy_rows(connection, past, whole)
    for start in range(0, len(cut), _PAGE):
        stories = read_stories(past, cut[start : start + _PAGE])
        store.write(past, [({}, story.rows) for story in stories.values()])
        learn(stories.values())
        advance(sum(len(story.entries) for story in stories.values()))
    past.commit()


def _copy_journal(
    connection: Connection, past: Connection, until: str, advance: Callable[[int], None]
) -> tuple[set[int], list[str]]:
    """Copy the entries that count by that day.

    Returns:
        The numbers of the subjects all of whose facts do, and the subjects of which only some do.
    """
    numbers: dict[str, int] = {}
    early: set[str] = set()
    late: set[str] = set()
    described: dict[str, list[Row]] = {}
    for page in journal.pages(connection):
        past.insert("journal", journal.WIDTH, [row for row in page if row[3] <= until])
        for row in page:
            seq, _, subject, on_day, *_ = row
            if subject in described or (subject not in numbers and on_day > until and describes(row)):
                described.setdefault(subject, []).append(row)
            numbers.setdefault(subject, seq)
            (early if on_day <= until else late).add(subject)
        advance(len(page))
    first = {subject: first_said(rows) for subject, rows in described.items() if subject not in early}
    named = {subject: row for subject, row in first.items() if row is not None}
    past.insert("journal", journal.WIDTH, list(named.values()))
    return {numbers[subject] for subject in early - late}, sorted((early & late) | named.keys())


def _copy_rows(connection: Connection, past: Connection, whole: Set[int]) -> None:
    """Copy the rows of some subjects by ranges of their numbers: a large table at once would fill the memory."""
    last = max(whole, default=0)
    for table, columns in VIEWS.items():
        selected = f"SELECT {', '.join(columns)} FROM {table} WHERE number > :low AND number <= :high ORDER BY number"
        for low in range(0, last, _RANGE):
            rows = connection.rows(selected, low=low, high=low + _RANGE)
            past.insert(table, len(columns), [row for row in rows if row[0] in whole])
