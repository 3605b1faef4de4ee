"""Building the views anew from the journal: what a rebuild does, and an older book needs once its views changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from giaoban_tracker.ledger import journal, search_index, store
from giaoban_tracker.ledger.build import build_views, drop_views
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.schema import VIEWS
from giaoban_tracker.ledger.stories import read_stories

_PAGE = 1000


def refold(connection: Connection, advance: Callable[[int], None] = lambda _: None) -> None:
    """Drop the views and fold the whole journal again, within the caller's transaction.

    Args:
        advance: told of every so many facts that were folded; what it raises ends the work.
    """
    drop_views(connection)
    build_views(connection)
    for page in subject_pages(connection):
        stories = read_stories(connection, [subject for subject, _ in page]).values()
        store.write(connection, [({}, story.rows) for story in stories])
        search_index.learn(connection, stories)
        advance(sum(len(story.entries) for story in stories))
    search_index.reached(connection, journal.head_of(connection).seq)


def are_of_this_structure(connection: Connection) -> bool:
    """Whether every view is there with the columns that it should have."""
    return all(store.has_columns(connection, table) for table in VIEWS)


def subject_pages(connection: Connection) -> Iterator[Sequence[tuple[str, int]]]:
    """Every subject with its number, by number, in pages."""
    subjects = journal.subjects(connection)
    for start in range(0, len(subjects), _PAGE):
        yield subjects[start : start + _PAGE]
