"""What gives names on a day before it was described: the office, its blocs, units and leaders."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban_tracker.domain.canonical import NotCanonical
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fact_body import UnknownDeed, fact_of
from giaoban_tracker.domain.fold import standing_facts
from giaoban_tracker.ledger import journal
from giaoban_tracker.ledger.engine import Row

_NAMED = (SubjectKind.OFFICE, SubjectKind.BLOC, SubjectKind.UNIT, SubjectKind.LEADER)


def describes(row: Row) -> bool:
    """Whether an entry of the journal (a row as `journal.pages` gives) describes what gives names."""
    fact = _fact(row) if b".described" in journal.as_bytes(row[5]) else None
    return fact is not None and fact.about in _NAMED


def first_said(rows: Sequence[Row]) -> Row | None:
    """The description that stood at the end of the day of the first one; None when it was taken back on that day.

    Args:
        rows: all entries about one subject, oldest first; never empty.
    """
    facts = {fact.id: fact for row in rows if row[3] <= rows[0][3] and (fact := _fact(row)) is not None}
    standing = {fact.id for fact in standing_facts(tuple(facts.values()))}
    return next((row for row in reversed(rows) if row[1] in standing), None)


def _fact(row: Row) -> Fact | None:
    """What an entry tells; None where this program cannot read it."""
    try:
        return fact_of(journal.as_bytes(row[5]))
    except (NotCanonical, UnknownDeed):
        return None
