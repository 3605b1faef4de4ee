"""The book as at an earlier day: the facts that count until then, folded into a book in memory.

Where all facts about a subject count by that day its rows are simply taken over, which is what folding them again would
give; the rest is folded. The same questions are then asked of it. What came later is cut out of a copy of the whole
book (`past_cut`), unless it is most of the book, or a server keeps it: then the earlier facts are gathered one by one
(`past_gathered`). Both give the same book.

What gives names is there on every day: an office that enters older meetings describes itself, its blocs, units and
leaders later than they met. Of such a subject the first description counts from always, later ones from their days.
What was described first is what stood at the end of that day; a description that was taken back later changes no
earlier day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.ledger import past_cut, past_gathered, search_index, search_texts
from giaoban_tracker.ledger.engine import Connection, SqliteConnection
from giaoban_tracker.ledger.stories import Story

if TYPE_CHECKING:
    from giaoban_tracker.domain.progress import Progress


def book_as_of(
    connection: Connection, day: date, progress: Progress | None = None, *, kept: bool = False
) -> SqliteConnection:
    """A book in memory with the facts that count from a day not after `day`; the caller closes it.

    Entries and subjects keep the numbers that they have in the whole book.

    Args:
        progress: told (steps done, steps in all) now and then; False stops the work.
        kept: whether it will be asked again and again: then it can be searched without indexing its tasks first.

    Raises:
        Refused: "stopped".
    """
    words: dict[int, str] = {}

    def learn(stories: Iterable[Story]) -> None:
        if kept:
            words.update((one.number, search_index.words_of(one.task)) for one in stories if one.task is not None)

    past = SqliteConnection(None)
    until = day.isoformat()
    entries = connection.number("SELECT count(*) FROM journal")
    later = connection.number("SELECT count(*) FROM journal WHERE on_day > :until", until=until)
    try:
        if isinstance(connection, SqliteConnection) and later <= entries - later:
            past_cut.cut(connection, past, until, _steps(later, progress), learn)
        else:
            past_gathered.gather(connection, past, until, _steps(2 * entries, progress), learn)
        if kept:
            search_texts.keep_texts(past, {**search_index.texts(connection), **words})
    except BaseException:
        past.close()
        raise
    return past


def _steps(work: int, progress: Progress | None) -> Callable[[int], None]:
    """What is told of every so many steps that are done, out of so many; it ends the work when the person wants it."""
    total, done = max(1, work), 0

    def advance(steps: int) -> None:
        nonlocal done
        done = min(total, done + steps)
        if progress is not None and not progress(max(1, done), total):
            raise Refused("stopped")

    return advance
