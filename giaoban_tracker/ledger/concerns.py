"""What of the office's book concerns a unit, and so travels in the office's feed for that unit (exchange.md §2.1).

A unit gets: the office, its units, blocs, leaders, rules and calendars; every task that it leads, supports or ever did,
with its conclusions and meeting; what the office decided about its own reports; its own computers. It never gets what
another unit reported, nor what was decided about that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from giaoban_tracker.domain.deed import Deed, SubjectKind
from giaoban_tracker.domain.fact import (
    ConclusionRecorded,
    Fact,
    FactVoided,
    MinutesReviewed,
    ReportAccepted,
    ReportReturned,
    TaskAmended,
    TaskAssigned,
)
from giaoban_tracker.domain.fold import fold_task
from giaoban_tracker.domain.meeting_deeds import StatementRecorded
from giaoban_tracker.domain.post_deeds import FeedStarted, KeyRevoked, KeyTrusted
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_deeds import ChaseAnswered, ExtensionRefused, QuestionAnswered, TaskReassigned
from giaoban_tracker.ledger.journal import Entry

FOR_ALL = frozenset(
    {
        SubjectKind.OFFICE,
        SubjectKind.BLOC,
        SubjectKind.UNIT,
        SubjectKind.LEADER,
        SubjectKind.RULES,
        SubjectKind.CALENDAR,
    }
)
"""What every unit has whole."""

EVERYBODY = None
"""Concerns whoever follows the subject."""


def units_of(facts: Iterable[Fact]) -> frozenset[str]:
    """Every unit that a task was ever given to, as leading or supporting."""
    found: set[str] = set()
    for fact in facts:
        match fact.deed:
            case TaskAssigned(terms=terms) | TaskAmended(terms=terms):
                found.update(terms.lead, terms.support)
            case TaskReassigned(former=former, unit=unit):
                found.update([unit] if former is None else [former, unit])
    return frozenset(found)


def units_now(facts: Sequence[Fact]) -> frozenset[str]:
    """The units that lead or support a task as it stands; none when its assignment was taken back."""
    task = fold_task(facts)
    if task is None:
        return frozenset()
    leading = {share.unit for share in task.shares if share.unit is not None}
    return frozenset(leading | set(task.terms.support))


def origins_of(facts: Iterable[Fact]) -> frozenset[str]:
    """The meetings and conclusions that a task was ever said to come from."""
    found: set[str] = set()
    for terms in _terms(facts):
        found.update(terms.sources)
        if terms.meeting is not None:
            found.add(terms.meeting)
    return frozenset(found)


def device_units(facts: Iterable[Fact]) -> frozenset[str] | None:
    """The units that a computer writes for; `EVERYBODY` for the office's own."""
    units = {fact.deed.unit for fact in facts if isinstance(fact.deed, KeyTrusted)}
    if units:
        return frozenset(units)
    if any(isinstance(fact.deed, FeedStarted) and fact.deed.unit is None for fact in facts):
        return EVERYBODY
    return frozenset()


def concerned(entry: Entry, story: Mapping[str, Entry]) -> frozenset[str] | None:
    """The units that one fact concerns among those that follow its subject; `EVERYBODY` for all of these.

    Args:
        story: all facts about the subject, by id.
    """
    fact = entry.fact
    if entry.fact.admitted_on is not None:
        # A unit's own word reaches its sisters in its own feed, under its own signature.
        return frozenset()
    match fact.deed:
        case MinutesReviewed():
            return frozenset()
        case StatementRecorded(unit=unit):
            return frozenset({unit})
        case ReportAccepted(report=report) | ReportReturned(report=report):
            return _writer_of(report, story)
        case ExtensionRefused(request=request):
            return _writer_of(request, story)
        case QuestionAnswered(question=question):
            return _writer_of(question, story)
        case FactVoided(fact=other):
            return _as_that(other, story)
        case ChaseAnswered(chase=chase):
            return _named_unit(story[chase].fact.deed) if chase in story else EVERYBODY
        case KeyTrusted(unit=unit):
            return frozenset({unit})
        case KeyRevoked():
            return EVERYBODY
    return _named_unit(fact.deed) if fact.about is SubjectKind.TASK else EVERYBODY


def continued_task(facts: Sequence[Fact]) -> str | None:
    """The task that a conclusion is a further source of; None for none."""
    deeds = [fact.deed for fact in facts if isinstance(fact.deed, ConclusionRecorded)]
    return deeds[-1].continues if deeds else None


def _terms(facts: Iterable[Fact]) -> list[TaskTerms]:
    return [fact.deed.terms for fact in facts if isinstance(fact.deed, TaskAssigned | TaskAmended)]


def _writer_of(fact: str, story: Mapping[str, Entry]) -> frozenset[str]:
    known = story.get(fact)
    return frozenset({known.fact.unit}) if known is not None and known.fact.unit else frozenset()


def _as_that(other: str, story: Mapping[str, Entry]) -> frozenset[str] | None:
    """What is said about a fact concerns whom that fact concerns; about a unit's own word, that unit."""
    known = _spoken_of(other, story)
    if known is None:
        return frozenset()
    if known.fact.admitted_on is not None:
        return _writer_of(known.fact.id, story)
    return concerned(known, story)


def _spoken_of(fact: str, story: Mapping[str, Entry]) -> Entry | None:
    """The fact that voidings of voidings are about in the end; None when they name each other in a circle."""
    seen: set[str] = set()
    known = story.get(fact)
    while known is not None and isinstance(known.fact.deed, FactVoided):
        if known.fact.id in seen:
            return None
        seen.add(known.fact.id)
        known = story.get(known.fact.deed.fact)
    return known


def _named_unit(deed: Deed) -> frozenset[str] | None:
    """The one unit that a deed about a task names, by itself or in its terms; `EVERYBODY` when it names none."""
    if isinstance(deed, TaskReassigned):
        return EVERYBODY
    unit = getattr(deed, "unit", None) or getattr(getattr(deed, "terms", None), "unit", None)
    return frozenset({str(unit)}) if unit else EVERYBODY
