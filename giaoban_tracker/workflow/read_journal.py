"""Read the journal: facts newest first, each with what a person needs to understand it; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.fact import (
    BlocDescribed,
    ConclusionRecorded,
    Fact,
    FactVoided,
    LeaderDescribed,
    MeetingRecorded,
    OfficeDescribed,
    TaskAmended,
    TaskAssigned,
    UnitDescribed,
)
from giaoban_tracker.domain.fold import standing_facts
from giaoban_tracker.domain.identity import FactId, SubjectId
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk

_BATCH = 100
_MOST_AT_ONCE = 5000
_REPLACING = (
    OfficeDescribed,
    BlocDescribed,
    UnitDescribed,
    LeaderDescribed,
    MeetingRecorded,
    TaskAssigned,
    TaskAmended,
)


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One fact and what surrounds it.

    Attributes:
        subject: what it is about, as people call it: "NV-003", a unit's or bloc's name, a leader's title and name, a
            meeting's title (for a conclusion too), the office's name.
        content: what the task asks, or the conclusion's words; empty for other subjects.
        earlier: the description or terms in force before it, when this fact replaced some; else None.
        cited: the fact that it takes back, or the report that it accepts or returns; None when it cites none.
        undone: whether a later fact took it back.
    """

    fact: Fact
    subject: str
    content: str
    earlier: Deed | None
    cited: Fact | None
    undone: bool


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some entries, newest first.

    Attributes:
        names: every unit, bloc, meeting and leader by id, for facts that mention others.
        writers: everybody who wrote any of the facts looked at, kept or not; each once.
        next: where the next page begins; None when the journal's beginning is reached.
    """

    entries: tuple[JournalEntry, ...]
    names: Mapping[str, str]
    writers: tuple[str, ...]
    next: FactId | None


def journal_page(
    desk: Desk,
    limit: int,
    before: FactId | None = None,
    *,
    wanted: Callable[[Fact], bool] | None = None,
    keep: Callable[[JournalEntry, Mapping[str, str]], bool] | None = None,
    stop: Callable[[], bool] | None = None,
) -> JournalPage:
    """The newest entries, or those before one already shown.

    Args:
        limit: about so many entries; fewer when the beginning is reached, or 5,000 facts were looked at in vain.
        wanted: chooses by the fact alone, before anything is looked up; None wants all.
        keep: chooses by what is shown; None keeps all.
        stop: asked between batches of facts; True gives what was found so far.
    """
    entries: list[JournalEntry] = []
    writers: dict[str, None] = {}
    looked_at = 0
    with desk.ledger.reading() as book:
        names = _names(book)
        stories: dict[SubjectId, _Story] = {}
        while True:
            facts = book.journal(_BATCH, before)
            writers |= dict.fromkeys(fact.by for fact in facts)
            looked_at += len(facts)
            for fact in facts:
                if wanted is None or wanted(fact):
                    entry = _entry(_story(book, fact, stories), fact, names)
                    if keep is None or keep(entry, names):
                        entries.append(entry)
            before = facts[-1].id if len(facts) == _BATCH else None
            enough = len(entries) >= limit or looked_at >= _MOST_AT_ONCE or (stop is not None and stop())
            if before is None or enough:
                return JournalPage(tuple(entries), names, tuple(writers), before)


def _names(book: Reading) -> dict[str, str]:
    names: dict[str, str] = {unit.id: unit.name for unit in book.units()}
    names |= {bloc.id: bloc.name for bloc in book.blocs()}
    names |= {meeting.id: meeting.terms.title for meeting in book.meetings()}
    return names | {leader.id: _leader(leader.terms.title, leader.terms.name) for leader in book.leaders()}


@dataclass(frozen=True, slots=True)
class _Story:
    """All facts about one subject, oldest first, and what is asked of them for every entry."""

    facts: Sequence[Fact]
    places: Mapping[FactId, int]
    standing: frozenset[FactId]


def _story(book: Reading, fact: Fact, stories: dict[SubjectId, _Story]) -> _Story:
    if fact.subject not in stories:
        facts = book.facts_about(fact.subject)
        stories[fact.subject] = _Story(
            facts,
            {one.id: place for place, one in enumerate(facts)},
            frozenset(one.id for one in standing_facts(facts)),
        )
    return stories[fact.subject]


def _entry(story: _Story, fact: Fact, names: Mapping[str, str]) -> JournalEntry:
    place = story.places[fact.id]
    cited = getattr(fact.deed, "fact", None) or getattr(fact.deed, "report", None)
    subject, content = _subject(fact, story.facts[: place + 1], names)
    return JournalEntry(
        fact=fact,
        subject=subject,
        content=content,
        earlier=_earlier(fact, story.facts[:place]),
        cited=story.facts[story.places[cited]] if cited is not None and cited in story.places else None,
        undone=not isinstance(fact.deed, FactVoided) and fact.id not in story.standing,
    )


def _earlier(fact: Fact, before: Sequence[Fact]) -> Deed | None:
    if not isinstance(fact.deed, _REPLACING):
        return None
    deeds = [other.deed for other in standing_facts(before) if isinstance(other.deed, _REPLACING)]
    return deeds[-1] if deeds else None


def _subject(fact: Fact, told: Sequence[Fact], names: Mapping[str, str]) -> tuple[str, str]:
    """What the fact is about, as it was called when the fact was written, and its content."""
    naming = (*_REPLACING, ConclusionRecorded)
    last = next((other.deed for other in reversed(told) if isinstance(other.deed, naming)), None)
    match last:
        case TaskAssigned(terms=task) | TaskAmended(terms=task):
            return task.code, task.content
        case ConclusionRecorded():
            return names.get(last.meeting, ""), last.quote
        case MeetingRecorded(terms=meeting):
            return meeting.title, ""
        case LeaderDescribed(terms=leader):
            return _leader(leader.title, leader.name), ""
        case OfficeDescribed(terms=office):
            return office.name, ""
        case UnitDescribed(terms=unit):
            return unit.name, ""
        case BlocDescribed(terms=bloc):
            return bloc.name, ""
    return names.get(fact.subject, ""), ""


def _leader(title: str, name: str) -> str:
    return f"{title} {name}".strip()
