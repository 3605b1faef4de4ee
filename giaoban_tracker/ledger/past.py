"""The book as at an earlier day: the facts that count until then, folded into a book in memory.

Where all facts about a subject count by that day its rows are simply copied, which is what folding them again would
give; the rest is folded. The same questions are then asked of it.

What gives names is there on every day: an office that enters older meetings describes itself, its blocs, units and
leaders later than they met. Of such a subject the first description counts from always, later ones from their days.
What was described first is what stood at the end of that day; a description that was taken back later changes no
earlier day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from datetime import date

from giaoban_tracker.domain.canonical import NotCanonical
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fact_body import UnknownDeed, fact_of
from giaoban_tracker.domain.fold import standing_facts
from giaoban_tracker.ledger import journal, store
from giaoban_tracker.ledger.build import build
from giaoban_tracker.ledger.engine import Connection, Row, SqliteConnection
from giaoban_tracker.ledger.schema import VIEWS
from giaoban_tracker.ledger.stories import read_stories

Progress = Callable[[int, int], bool]

_PAGE = 500
_RANGE = 20_000
_NAMED = (SubjectKind.OFFICE, SubjectKind.BLOC, SubjectKind.UNIT, SubjectKind.LEADER)


def book_as_of(connection: Connection, day: date, progress: Progress | None = None) -> SqliteConnection:
    """A book in memory with the facts that count from a day not after `day`; the caller closes it.

    Entries and subjects keep the numbers that they have in the whole book.

    Args:
        progress: told (steps done, steps in all) now and then; False stops the work.

    Raises:
        Refused: "stopped".
    """
    past = SqliteConnection(None)
    try:
        _fill(connection, past, day, _Steps(connection, progress))
    except BaseException:
        past.close()
        raise
    return past


class _Steps:
    """One step for each entry that is looked at, and one for each that is folded."""

    def __init__(self, connection: Connection, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0
        self._total = 2 * connection.number("SELECT count(*) FROM journal") if progress is not None else 0

    def advance(self, steps: int) -> None:
        self._done += steps
        if self._progress is not None and not self._progress(min(self._done, self._total), self._total):
            raise Refused("stopped")


def _fill(connection: Connection, past: SqliteConnection, day: date, steps: _Steps) -> None:
    past.begin_writing()
    build(past)
    until = day.isoformat()
    whole, cut = _copy_journal(connection, past, until, steps)
    _copy_rows(connection, past, whole)
    for start in range(0, len(cut), _PAGE):
        stories = read_stories(past, cut[start : start + _PAGE])
        store.write(past, [({}, story.rows) for story in stories.values()])
        steps.advance(sum(len(story.entries) for story in stories.values()))
    past.commit()


def _copy_journal(connection: Connection, past: Connection, until: str, steps: _Steps) -> tuple[set[int], list[str]]:
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
            if subject in described or (subject not in numbers and on_day > until and _describes(row)):
                described.setdefault(subject, []).append(row)
            numbers.setdefault(subject, seq)
            (early if on_day <= until else late).add(subject)
        steps.advance(len(page))
    first = {subject: _first_said(rows) for subject, rows in described.items() if subject not in early}
    named = {subject: row for subject, row in first.items() if row is not None}
    past.insert("journal", journal.WIDTH, list(named.values()))
    return {numbers[subject] for subject in early - late}, sorted((early & late) | named.keys())


def _describes(row: Row) -> bool:
    """Whether an entry describes the office, a bloc, a unit or a leader."""
    fact = _fact(row) if b".described" in journal.as_bytes(row[5]) else None
    return fact is not None and fact.about in _NAMED


def _first_said(rows: Sequence[Row]) -> Row | None:
    """The description that stood at the end of the day of the first one; None when it was taken back on that day."""
    facts = {fact.id: fact for row in rows if row[3] <= rows[0][3] and (fact := _fact(row)) is not None}
    standing = [fact.id for fact in standing_facts(tuple(facts.values()))]
    return next((row for row in reversed(rows) if row[1] in standing), None)


def _fact(row: Row) -> Fact | None:
    """What an entry tells; None where this program cannot read it."""
    try:
        return fact_of(journal.as_bytes(row[5]))
    except (NotCanonical, UnknownDeed):
        return None


def _copy_rows(connection: Connection, past: Connection, whole: Set[int]) -> None:
    """Copy the rows of some subjects by ranges of their numbers: a large table at once would fill the memory."""
    last = max(whole, default=0)
    for table, columns in VIEWS.items():
        selected = f"SELECT {', '.join(columns)} FROM {table} WHERE number > :low AND number <= :high ORDER BY number"
        for low in range(0, last, _RANGE):
            rows = connection.rows(selected, low=low, high=low + _RANGE)
            past.insert(table, len(columns), [row for row in rows if row[0] in whole])
