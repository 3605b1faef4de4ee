"""Extending the feeds that this book writes, when something is to be sent and not before.

An office has a feed for each unit, a unit's computer one of its own. A decision stays as cheap as it is, and a book
that never sends has no feeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.ledger import concerns, feeds, journal
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.feeds import FeedHead
from giaoban_tracker.ledger.journal import Entry, as_bytes

_PAGE = 500


@dataclass(slots=True)
class _Letter:
    """One unit's feed while it is extended: what it has, what it gets."""

    head: FeedHead
    known: set[int]
    new: set[int] = field(default_factory=set)

    def follows(self, story: Sequence[Entry]) -> bool:
        return any(entry.seq in self.known or entry.seq in self.new for entry in story)

    def take(self, story: Sequence[Entry], unit: str) -> None:
        by_id: dict[str, Entry] = {entry.fact.id: entry for entry in story}
        for entry in story:
            if entry.seq in self.known:
                continue
            whom = concerns.concerned(entry, by_id)
            if whom is concerns.EVERYBODY or unit in whom:
                self.new.add(entry.seq)


def extend_office_feeds(connection: Connection, wanted: Sequence[FeedHead]) -> dict[str, FeedHead]:
    """Bring the feeds for some units up to the journal's end; returns their heads by name.

    Args:
        wanted: as they stand, empty ones included; each with its unit as audience.
    """
    end = journal.head_of(connection).seq
    letters = {head.audience: _Letter(head, feeds.numbers_in(connection, head.feed)) for head in wanted}
    reach = min((head.reach for head in wanted), default=end)
    touched = journal.subjects_after(connection, reach)
    for start in range(0, len(touched), _PAGE):
        _deal_out(connection, touched[start : start + _PAGE], letters)
    return {
        letter.head.feed: _extended(connection, letter.head, sorted(letter.new), end) for letter in letters.values()
    }


def extend_with(connection: Connection, head: FeedHead, numbers: Iterable[int]) -> FeedHead:
    """Put some facts of the journal behind a feed's end, in the order of their numbers."""
    return _extended(connection, head, sorted(numbers), head.reach)


def extend_own_feed(connection: Connection, head: FeedHead) -> FeedHead:
    """Bring the feed of a unit's computer up to the journal's end: what was written here and stands in no feed yet."""
    end = journal.head_of(connection).seq
    return _extended(connection, head, unsent_numbers(connection, head.reach), end)


def unsent_numbers(connection: Connection, reach: int) -> list[int]:
    """What was written here after a number of the journal, and stands in no feed; in order."""
    rows = connection.rows(
        "SELECT seq FROM journal WHERE seq > :reach AND seq NOT IN (SELECT number FROM entry WHERE number > :reach)"
        " ORDER BY seq",
        reach=reach,
    )
    return [row[0] for row in rows]


def _extended(connection: Connection, head: FeedHead, numbers: Sequence[int], reach: int) -> FeedHead:
    if not numbers and reach == head.reach:
        return head
    entries: list[tuple[int, bytes]] = []
    for start in range(0, len(numbers), _PAGE):
        page = numbers[start : start + _PAGE]
        rows = connection.rows(
            "SELECT seq, body FROM journal WHERE seq BETWEEN :low AND :high ORDER BY seq", low=page[0], high=page[-1]
        )
        wanted = set(page)
        entries += [(seq, as_bytes(body)) for seq, body in rows if seq in wanted]
    return feeds.lay_down(connection, head, entries, reach)


def _deal_out(connection: Connection, subjects: Sequence[str], letters: Mapping[str, _Letter]) -> None:
    stories = journal.entries_about_all(connection, subjects)
    origins: dict[str, set[str]] = {}
    for story in stories.values():
        if story:
            for unit in _followers(connection, story, letters, origins):
                letters[unit].take(story, unit)
    # A task that a unit gets brings along where it comes from.
    for subject, story in journal.entries_about_all(connection, origins).items():
        for unit in origins[subject]:
            letters[unit].take(story, unit)


def _followers(
    connection: Connection, story: Sequence[Entry], letters: Mapping[str, _Letter], origins: dict[str, set[str]]
) -> set[str]:
    facts = [entry.fact for entry in story]
    kind = facts[0].about
    if kind in concerns.FOR_ALL:
        return set(letters)
    if kind is SubjectKind.DEVICE:
        users = concerns.device_units(facts)
        return set(letters) if users is None else letters.keys() & users
    if kind is SubjectKind.TASK:
        units = letters.keys() & concerns.units_of(facts)
        for origin in concerns.origins_of(facts):
            origins.setdefault(origin, set()).update(units)
        return units
    following = {unit for unit, letter in letters.items() if letter.follows(story)}
    task = concerns.continued_task(facts)
    if task is not None:
        assigned = [entry.fact for entry in journal.entries_about(connection, task)]
        further = letters.keys() & concerns.units_of(assigned)
        origins.setdefault(facts[0].subject, set()).update(further)
        following |= further
    return following
