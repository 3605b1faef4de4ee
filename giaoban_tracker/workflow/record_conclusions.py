"""Record conclusions: minutes are read into drafts, a person judges them, and all of them enter the book at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.decide import amend
from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import ConclusionRecorded, Fact, MeetingRecorded, MinutesReviewed, TaskAssigned
from giaoban_tracker.domain.identity import BlocId, ConclusionId, MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Dismissal, MeetingTerms
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.ledger import Writing
from giaoban_tracker.minutes import UnitName, load_text, read_minutes
from giaoban_tracker.workflow.book_state import moved_days, open_meeting
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.review import Card, Review, Session, Verdict, sentence_case
from giaoban_tracker.workflow.review.reading import addressees_of, read_drafts


@dataclass(frozen=True, slots=True)
class Proposal:
    """What reading proposes; nothing is stored yet.

    Attributes:
        name: file name of the minutes; empty when they were pasted.
        original: the bytes of the file, or of the pasted text in UTF-8.
        text: the minutes as read; spans are offsets into it.
        drafts: in the order of the text; may be empty.
        converted_from: the older letters that `text` was converted from: "tcvn3" or "vni"; empty for Unicode.
    """

    name: str
    original: bytes
    text: str
    drafts: tuple[DirectiveDraft, ...]
    converted_from: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """One future task and the drafts it answers.

    Attributes:
        drafts: the conclusions it takes over; several when a person merged drafts; never empty.
        content: what the task says; by default the first quote.
        lead: lead units; empty leaves the owner open.
        support: co-ordinating units.
        bloc: the bloc `lead` stands for; None when units were named.
        continues: an open task of an earlier meeting that the drafts are further sources of; None for a new task.
    """

    drafts: tuple[DirectiveDraft, ...]
    content: str
    lead: tuple[UnitId, ...] = ()
    support: tuple[UnitId, ...] = ()
    bloc: BlocId | None = None
    continues: TaskId | None = None


_DISMISSALS_IN_A_FACT = 500
"""A fact's body holds 64 KB; a dismissal takes some sixty bytes."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a person judged besides the tasks.

    Attributes:
        dismissed: what gives no task, in the order of the text.
        left_open: how many places that could be an order nobody has judged.
    """

    dismissed: tuple[Dismissal, ...] = ()
    left_open: int = 0


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written: the meeting and its new tasks in the order given."""

    meeting: MeetingId
    tasks: tuple[TaskId, ...]
    changes: Changes


def propose_file(desk: Desk, path: Path, meeting_day: date, stop: Callable[[], bool] | None = None) -> Proposal:
    """Read a file of minutes; text in letters of the years before Unicode is converted, and the answer says so.

    Raises:
        Unreadable, Unavailable: as `minutes.load_text`.
    """
    loaded = load_text(path, convert=True)
    drafts = read_drafts(desk, loaded.text, meeting_day, stop)
    return Proposal(path.name, loaded.original, loaded.text, drafts, loaded.legacy.encoding if loaded.legacy else "")


def propose_for(unit_names: Sequence[str], path: Path, meeting_day: date) -> Proposal:
    """Read a file of minutes for units given by name alone, without any book.

    Raises:
        Unreadable, Unavailable: as `minutes.load_text`.
    """
    loaded = load_text(path, convert=True)
    units = [UnitName(name) for name in unit_names]
    drafts = read_minutes(loaded.text, meeting_day=meeting_day, units=units)
    return Proposal(path.name, loaded.original, loaded.text, drafts, loaded.legacy.encoding if loaded.legacy else "")


def adopt_as_read(desk: Desk, drafts: Sequence[DirectiveDraft], bloc: BlocId | None, day: date) -> tuple[Adopted, ...]:
    """Every draft as a task of its own, owners as they were read; for scripts, and as the window's starting point.

    Words that address the bloc expand to its units on that day; an owner that the words leave open stays open.
    """
    addressees = addressees_of(desk, bloc, day)
    owners = [addressees.of(draft) for draft in drafts]
    return tuple(
        Adopted((draft,), draft.quote, given.lead, given.support, given.bloc)
        for draft, given in zip(drafts, owners, strict=True)
    )


def adopt_judged(review: Review) -> tuple[Adopted, ...]:
    """The tasks of a review: one for each accepted draft, with the drafts that joined it as further sources."""
    return tuple(_judged(review, card) for card in review.adopted)


def record_review(desk: Desk, session: Session, *, meeting: MeetingId | None = None) -> Recorded:
    """Write a finished review: the meeting, its conclusions and tasks, and what was judged to be no task.

    Args:
        meeting: as of `record`: the planned meeting that the minutes are of; None records a new one.

    Raises:
        Refused: as `record`.
    """
    review = session.review
    dismissed = [
        *((card.span, card.dismissed_as) for card in review.cards),
        *((clause.span, clause.dismissed_as) for clause in review.clauses),
    ]
    reviewed = Reviewed(
        tuple(
            Dismissal(span, kind)
            for span, kind in sorted(dismissed, key=lambda one: (one[0].start, one[0].end))
            if kind is not None
        ),
        review.waiting + len(review.open_clauses),
    )
    original = session.minutes.original
    return record(desk, session.terms, original, adopt_judged(review), meeting=meeting, reviewed=reviewed)


def record(
    desk: Desk,
    terms: MeetingTerms,
    original: bytes,
    adopted: Sequence[Adopted],
    *,
    meeting: MeetingId | None = None,
    reviewed: Reviewed | None = None,
) -> Recorded:
    """Write the meeting, its conclusions and its tasks in one transaction.

    Args:
        original: the bytes of the minutes, kept with the meeting; empty when there are none.
        adopted: in the order of the printed list; may be empty.
        meeting: an existing meeting that gets further conclusions; None records a new one.
        reviewed: what a person judged besides; None when nobody judged the minutes.

    Raises:
        Refused: "title-missing", "content-missing"; "unknown-task" or "task-withdrawn" for one that goes on no more;
            of an existing meeting "unknown-meeting", "meeting-closed".
    """
    if not terms.title.strip():
        raise Refused("title-missing")
    if any(not one.content.strip() for one in adopted):
        raise Refused("content-missing")
    with desk.ledger.writing() as book:
        digest = book.put_blob(original) if original else terms.minutes_sha256
        identity = meeting or MeetingId(desk.new_id())
        terms = replace(terms, title=terms.title.strip(), minutes_sha256=digest)
        facts = [desk.fact(identity, MeetingRecorded(terms), on=terms.held_on)]
        if meeting is not None:
            open_meeting(book, meeting)
        first_ordinal = len(book.conclusions(identity)) + 1
        conclusions = _conclusions(desk, identity, terms.held_on, adopted, first_ordinal)
        facts += [fact for group in conclusions for fact in group]
        tasks = _tasks(desk, identity, terms.held_on, adopted, conclusions, book.next_task_number())
        continued = _continued(desk, book, terms.held_on, adopted, conclusions)
        judged = [desk.fact(identity, deed, on=terms.held_on) for deed in _reviews(reviewed)]
        changes = book.append([*facts, *judged, *tasks, *continued])
    return Recorded(identity, tuple(TaskId(fact.subject) for fact in tasks), changes)


def correct_meeting(desk: Desk, meeting: MeetingId, terms: MeetingTerms) -> Changes:
    """State the particulars of a recorded meeting anew: its title, its day, the number of its notice.

    The minutes that were kept with it stay, and days tied to it move along; owners and other deadlines of its tasks
    are decided one by one, not here.

    Raises:
        Refused: "title-missing", "unknown-meeting", "meeting-closed".
    """
    title = " ".join(terms.title.split())
    if not title:
        raise Refused("title-missing")
    with desk.ledger.writing() as book:
        known = open_meeting(book, meeting)
        kept = replace(
            terms,
            title=title,
            minutes_name=known.terms.minutes_name,
            minutes_sha256=known.terms.minutes_sha256,
        )
        recorded = desk.fact(meeting, MeetingRecorded(kept), on=min(kept.held_on, desk.today))
        return book.append([recorded, *moved_days(desk, book, meeting, kept.held_on)])


def _judged(review: Review, card: Card) -> Adopted:
    own = replace(
        card.draft,
        speaker=card.task.speaker or None,
        deadline=card.task.deadline,
        product=card.task.product,
        receiving_level=card.task.receiving_level,
        urgency=card.task.urgency,
    )
    joined = tuple(
        replace(source.draft, speaker=source.task.speaker or None)
        for source in review.sources(card.number)
        if source.verdict is Verdict.MERGED
    )
    owners = card.task.owners
    continues = card.continues.task if card.continues is not None else None
    return Adopted((own, *joined), card.task.content, owners.lead, owners.support, owners.bloc, continues)


def _reviews(reviewed: Reviewed | None) -> list[MinutesReviewed]:
    """Facts of a size that a body can hold; the last one says what was left open."""
    if reviewed is None:
        return []
    first, size = reviewed.dismissed, _DISMISSALS_IN_A_FACT
    parts = [first[start : start + size] for start in range(0, len(first), size)] or [()]
    return [MinutesReviewed(part, reviewed.left_open) for part in parts]


def _conclusions(
    desk: Desk, meeting: MeetingId, day: date, adopted: Sequence[Adopted], first_ordinal: int
) -> list[list[Fact]]:
    ordinal = first_ordinal
    groups: list[list[Fact]] = []
    for one in adopted:
        group = []
        for draft in one.drafts:
            speaker = draft.speaker or ""
            deed = ConclusionRecorded(meeting, ordinal, draft.quote, speaker, draft.span, one.continues)
            group.append(desk.fact(desk.new_id(), deed, on=day))
            ordinal += 1
        groups.append(group)
    return groups


def _tasks(
    desk: Desk,
    meeting: MeetingId,
    day: date,
    adopted: Sequence[Adopted],
    conclusions: Sequence[Sequence[Fact]],
    first_number: int,
) -> list[Fact]:
    new = [pair for pair in zip(adopted, conclusions, strict=True) if pair[0].continues is None]
    return [
        desk.fact(desk.new_id(), TaskAssigned(_terms(one, meeting, sources, first_number + place)), on=day)
        for place, (one, sources) in enumerate(new)
    ]


def _continued(
    desk: Desk, book: Writing, day: date, adopted: Sequence[Adopted], conclusions: Sequence[Sequence[Fact]]
) -> list[Fact]:
    """Open tasks get the conclusions that go on with them as further sources; nothing else of them changes."""
    sources: dict[TaskId, list[ConclusionId]] = {}
    for one, group in zip(adopted, conclusions, strict=True):
        if one.continues is not None:
            sources.setdefault(one.continues, []).extend(ConclusionId(fact.subject) for fact in group)
    facts = []
    for task_id, further in sources.items():
        task = book.task(task_id)
        deed = amend(task, replace(task.terms, sources=(*task.terms.sources, *further)), task.revision)
        facts.append(desk.fact(task_id, deed, on=max(day, task.assigned_on)))
    return facts


def _terms(one: Adopted, meeting: MeetingId, sources: Sequence[Fact], number: int) -> TaskTerms:
    draft = one.drafts[0]
    return TaskTerms(
        code=f"NV-{number:03d}",
        content=sentence_case(one.content),
        meeting=meeting,
        sources=tuple(ConclusionId(fact.subject) for fact in sources),
        leader=draft.speaker or "",
        lead=one.lead,
        support=one.support,
        bloc=one.bloc,
        deadline=draft.deadline,
        product=draft.product,
        receiving_level=draft.receiving_level,
        urgency=draft.urgency,
        field=draft.field,
        strength=draft.strength,
    )
