"""Extending the feeds that this book writes, when something is to be sent and not before.

An office has a feed for each unit, a unit's computer one of its own. A decision stays as cheap as it is, and a book
that never sends has no feeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.ledger import concerns, feeds, journal
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.feeds import FeedHead
from giaoban_tracker.ledger.journal import Entry, as_bytes

_PAGE = 500


Told = tuple[int, bytes]
"""The journal's number of a fact, and its body."""


@dataclass(slots=True)
class _Letter:
    """One unit's feed while it is extended: what it has, what it gets."""

    head: FeedHead
    known: set[int]
    new: dict[int, bytes] = field(default_factory=dict)

    def follows(self, story: _Story) -> bool:
        return any(number in self.known or number in self.new for number in story.bodies)

    def take(self, story: _Story, unit: str) -> None:
        for entry in story.by_id.values():
            if entry.seq in self.known:
                continue
            whom = concerns.concerned(entry, story.by_id)
            if whom is concerns.EVERYBODY or unit in whom:
                self.new[entry.seq] = story.bodies[entry.seq]


@dataclass(slots=True)
class _Story:
    """All facts about one subject, oldest first, with their bodies by number."""

    by_id: dict[str, Entry] = field(default_factory=dict)
    bodies: dict[int, bytes] = field(default_factory=dict)

    @property
    def facts(self) -> list[Fact]:
        return [entry.fact for entry in self.by_id.values()]


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
        letter.head.feed: _extended(connection, letter.head, sorted(letter.new.items()), end)
        for letter in letters.values()
    }


def extend_with(connection: Connection, head: FeedHead, facts: Sequence[Told]) -> FeedHead:
    """Put some facts of the journal behind a feed's end, in the order given; it then reaches to the journal's end."""
    return _extended(connection, head, facts, journal.head_of(connection).seq)


def unsent(connection: Connection, reach: int) -> list[Told]:
    """What was written here after a number of the journal, and stands in no feed; in order."""
    rows = connection.rows(
        "SELECT seq, body FROM journal WHERE seq > :reach"
        " AND seq NOT IN (SELECT number FROM entry WHERE number > :reach) ORDER BY seq",
        reach=reach,
    )
    return [(seq, as_bytes(body)) for seq, body in rows]


def _extended(connection: Connection, head: FeedHead, facts: Sequence[Told], reach: int) -> FeedHead:
    if not facts and reach == head.reach:
        return head
    return feeds.lay_down(connection, head, facts, reach)


def _stories(connection: Connection, subjects: Iterable[str]) -> dict[str, _Story]:
    stories: dict[str, _Story] = {}
    for seq, _, subject, _, body, admitted_on in journal.rows_about_all(connection, subjects):
        entry = journal.entry_of(seq, body, admitted_on)
        if entry is not None:
            story = stories.setdefault(subject, _Story())
            story.by_id[entry.fact.id] = entry
            story.bodies[seq] = as_bytes(body)
    return stories


def _deal_out(connection: Connection, subjects: Sequence[str], letters: Mapping[str, _Letter]) -> None:
    origins: dict[str, set[str]] = {}
    for story in _stories(connection, subjects).values():
        for unit in _followers(connection, story, letters, origins):
            letters[unit].take(story, unit)
    # A task that a unit gets brings along where it comes from.
    for subject, story in _stories(connection, origins).items():
        for unit in origins[subject]:
            letters[unit].take(story, unit)


def _followers(
    connection: Connection, story: _Story, letters: Mapping[str, _Letter], origins: dict[str, set[str]]
) -> set[str]:
    facts = story.facts
    kind = facts[0].about
    if kind in concerns.FOR_ALL:
        return set(letters)
    if kind is SubjectKind.DEVICE:
        users = concerns.device_units(facts)
        return set(letters) if users is None else letters.keys() & users
    if kind is SubjectKind.TASK:
        # What a unit was told it follows to the end; of what passed to others before, it never hears.
        now = concerns.units_now(facts)
        units = {
            unit for unit in letters.keys() & concerns.units_of(facts) if unit in now or letters[unit].follows(story)
        }
        for origin in concerns.origins_of(facts):
            origins.setdefault(origin, set()).update(units)
        return units
    following = {unit for unit, letter in letters.items() if letter.follows(story)}
    task = concerns.continued_task(facts)
    if task is None:
        return following
    assigned = [entry.fact for entry in journal.entries_about(connection, task)]
    return following | (letters.keys() & concerns.units_of(assigned))
