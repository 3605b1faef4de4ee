"""Browse the book: meetings with their conclusions and the kept minutes; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from giaoban_tracker.domain.directive import Span
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import ConclusionRecorded, MinutesReviewed
from giaoban_tracker.domain.fold import standing_facts
from giaoban_tracker.domain.identity import ConclusionId, MeetingId, SubjectId, TaskId
from giaoban_tracker.domain.meeting import Conclusion, Dismissal, Meeting
from giaoban_tracker.domain.task_list import TaskColumn, TaskQuery, TaskRow
from giaoban_tracker.ledger import Reading
from giaoban_tracker.minutes import LoadedText, load_bytes
from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """A meeting as a person opens it.

    Attributes:
        conclusions: by ordinal; may be empty.
        tasks: the tasks it gave, and open ones of earlier meetings that it spoke of again, by code; may be empty.
        text: the kept minutes, into which the conclusions' spans point; empty when none were kept.
        task_of: the task that answers each conclusion; a conclusion without one is left out.
        dismissed: what a person saw no task in, in the order of the text.
        left_open: how many places that could be an order nobody judged; 0 when the text was reviewed in full, None
            when nobody reviewed it.
    """

    meeting: Meeting
    conclusions: tuple[Conclusion, ...]
    tasks: tuple[TaskRow, ...]
    text: str
    task_of: Mapping[ConclusionId, TaskId] = field(default_factory=dict)
    dismissed: tuple[Dismissal, ...] = ()
    left_open: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting as a list shows it; `bloc` is empty when all blocs met."""

    meeting: Meeting
    bloc: str
    tasks: int


def meetings(desk: Desk) -> tuple[MeetingLine, ...]:
    """Every meeting of the book, newest first, with the number of tasks it gave."""
    with desk.ledger.reading() as book:
        blocs = {bloc.id: bloc.name for bloc in book.blocs()}
        counts = {facet.value: facet.count for facet in book.facets(TaskQuery(desk.today), TaskColumn.MEETING)}
        found = book.meetings()
    return tuple(
        MeetingLine(meeting, blocs.get(meeting.terms.bloc, "") if meeting.terms.bloc else "", counts.get(meeting.id, 0))
        for meeting in found
    )


def meeting_sheet(desk: Desk, meeting_id: MeetingId) -> MeetingSheet:
    """One meeting with everything it led to.

    Raises:
        Refused: "unknown-meeting".
    """
    with desk.ledger.reading() as book:
        meeting = book.meeting(meeting_id)
        if meeting is None:
            raise Refused("unknown-meeting")
        query = TaskQuery(desk.today, meetings=frozenset({meeting_id}))
        whole = book.tasks(query)
        tasks = book.task_rows([task.id for task in whole], desk.today)
        digest = meeting.terms.minutes_sha256
        conclusions = book.conclusions(meeting_id)
        loaded = load_bytes(meeting.terms.minutes_name, book.blob(digest)) if digest else None
        text = _text_quoted(loaded, conclusions) if loaded is not None else ""
        reviews = [
            fact.deed
            for fact in standing_facts(book.facts_about(SubjectId(meeting_id)))
            if isinstance(fact.deed, MinutesReviewed)
        ]
        earlier = _continued(book, conclusions)
        tasks += book.task_rows(list(dict.fromkeys(earlier.values())), desk.today)
    return MeetingSheet(
        meeting,
        tuple(replace(conclusion, span=_anchored(text, conclusion)) for conclusion in conclusions),
        tuple(sorted(tasks, key=lambda row: row.code)),
        text,
        {source: task.id for task in whole for source in task.terms.sources} | earlier,
        tuple(dismissal for review in reviews for dismissal in review.dismissed),
        reviews[-1].left_open if reviews else None,
    )


def _continued(book: Reading, conclusions: Sequence[Conclusion]) -> dict[ConclusionId, TaskId]:
    """The earlier tasks that conclusions are further sources of."""
    found = {}
    for conclusion in conclusions:
        for fact in standing_facts(book.facts_about(SubjectId(conclusion.id))):
            if isinstance(fact.deed, ConclusionRecorded) and fact.deed.continues is not None:
                found[conclusion.id] = fact.deed.continues
    return found


def _text_quoted(loaded: LoadedText, conclusions: Sequence[Conclusion]) -> str:
    """The kept words as they were judged: converted from older letters, when the conclusions quote those."""
    as_found = sum(_quotes(loaded.text, conclusion) for conclusion in conclusions)
    converted = loaded.converted().text
    return converted if sum(_quotes(converted, one) for one in conclusions) > as_found else loaded.text


def _quotes(text: str, conclusion: Conclusion) -> bool:
    return conclusion.span is not None and conclusion.span.of(text) == conclusion.quote


def _anchored(text: str, conclusion: Conclusion) -> Span | None:
    """Where a conclusion's words stand: at its span, else where they are found nearest to it; None when nowhere."""
    if conclusion.span is None or _quotes(text, conclusion):
        return conclusion.span
    wanted, size = conclusion.span.start, len(conclusion.quote)
    places = (text.rfind(conclusion.quote, 0, wanted + size), text.find(conclusion.quote, wanted))
    found = min((place for place in places if place >= 0), key=lambda place: abs(place - wanted), default=None)
    return Span(found, found + size) if found is not None else None
