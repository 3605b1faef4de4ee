"""A past book cut out of a copy of the whole one: pages are copied faster than rows, and most of a book is early."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from giaoban_tracker.ledger import journal, store
from giaoban_tracker.ledger.engine import Row, SqliteConnection, run_all
from giaoban_tracker.ledger.past_names import describes, first_said
from giaoban_tracker.ledger.schema import POST_TABLES, SQLITE_SEARCH, VIEWS
from giaoban_tracker.ledger.stories import Story, read_stories

_PAGE = 500


def cut(
    connection: SqliteConnection,
    past: SqliteConnection,
    until: str,
    advance: Callable[[int], None],
    learn: Callable[[Iterable[Story]], None],
) -> None:
    """Copy the whole book into an empty one in memory, and take out what counts from later days.

    Args:
        advance: told of 0 while pages are copied, then of every so many later entries that are done with; what it
            raises ends the work.
        learn: told the stories of the subjects of which only some facts are left.
    """
    connection.copy_to(past, lambda: advance(0))
    # Nobody goes back to the whole book: pages that change need not be kept beside.
    past.run("PRAGMA journal_mode=OFF")
    past.begin_writing()
    _leave_only_the_book(past)
    past.run("CREATE TEMP TABLE touched (number INTEGER PRIMARY KEY, subject TEXT, entries INTEGER, early INTEGER)")
    past.run(
        "INSERT INTO touched SELECT min(seq), subject, sum(on_day > :until), sum(on_day <= :until) FROM journal"
        " WHERE subject IN (SELECT subject FROM journal WHERE on_day > :until) GROUP BY subject",
        until=until,
    )
    named = _named(past)
    for table in VIEWS:
        past.run(f"DELETE FROM {table} WHERE number IN (SELECT number FROM touched)")
        advance(0)
    past.run("DELETE FROM journal WHERE on_day > :until", until=until)
    past.insert("journal", journal.WIDTH, named)
    _fold_again(past, named, advance, learn)
    past.run("DROP TABLE touched")
    past.commit()
    # The book is whole now; what is still written, an index or texts to search, is undone by an error in its midst.
    past.run("PRAGMA journal_mode=MEMORY")


def _leave_only_the_book(past: SqliteConnection) -> None:
    """What a past book does not have: watchers over the journal, the post, drafts, and an index over later words."""
    for (name,) in past.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        past.run(f"DROP TRIGGER {name}")
    for table in (*POST_TABLES, "local_draft"):
        past.run(f"DELETE FROM {table}")
    for table in ("task_search", "search_reach"):
        past.run(f"DROP TABLE {table}")
    run_all(past, SQLITE_SEARCH)
    past.run("INSERT INTO search_reach VALUES (0)")


def _named(past: SqliteConnection) -> list[Row]:
    """The entries that give names although they count from later."""
    entries = "SELECT seq, id, subject, on_day, link, body, admitted_on FROM journal WHERE"
    begun = past.rows(f"{entries} seq IN (SELECT number FROM touched WHERE early = 0)")
    stories = (past.rows(f"{entries} subject = :one ORDER BY seq", one=row[2]) for row in begun if describes(row))
    return [row for story in stories if (row := first_said(story)) is not None]


def _fold_again(
    past: SqliteConnection,
    named: Sequence[Row],
    advance: Callable[[int], None],
    learn: Callable[[Iterable[Story]], None],
) -> None:
    """Write the rows of the subjects of which only some facts are left."""
    gone = past.number("SELECT COALESCE(sum(entries), 0) FROM touched WHERE early = 0")
    advance(gone)
    rows = past.rows("SELECT subject, entries FROM touched WHERE early > 0 ORDER BY number")
    later = {row[0]: int(row[1]) for row in rows}
    left = [*later, *(row[2] for row in named)]
    for start in range(0, len(left), _PAGE):
        page = left[start : start + _PAGE]
        stories = read_stories(past, page)
        store.write(past, [({}, story.rows) for story in stories.values()])
        learn(stories.values())
        advance(sum(later.get(subject, 0) for subject in page))
