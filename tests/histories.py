"""Random stories of an office: facts that rules would allow, and many that they would not; every journal must fold."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from giaoban_tracker.domain.deadline import UNSTATED, Deadline, DeadlineKind
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.directive import TaskKind, Urgency
from giaoban_tracker.domain.fact import (
    BlocDescribed,
    ConclusionRecorded,
    DeadlineExtended,
    Fact,
    FactVoided,
    LeaderDescribed,
    MeetingRecorded,
    OfficeDescribed,
    ReportAccepted,
    ReportFiled,
    ReportReturned,
    TaskAmended,
    TaskAssigned,
    TaskChased,
    TaskWithdrawn,
    UnitDescribed,
)
from giaoban_tracker.domain.fold import fold_task
from giaoban_tracker.domain.identity import OFFICE, BlocId, ConclusionId, FactId, MeetingId, SubjectId, TaskId, UnitId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.meeting_deeds import MeetingClosed, MeetingHeld, MeetingReopened, StatementRecorded
from giaoban_tracker.domain.target import Period
from giaoban_tracker.domain.task import CauseKind, Claim, Quality, ReportTerms, Task, TaskTerms
from giaoban_tracker.domain.task_deeds import (
    CauseConfirmed,
    ChaseAnswered,
    ClarityWaived,
    ContributionFiled,
    DeadlineMoved,
    ExtensionAsked,
    ExtensionRefused,
    QuestionAnswered,
    QuestionAsked,
    TaskReassigned,
    TaskReceived,
    TaskReopened,
    TaskReplaced,
    TaskResumed,
    TaskSuspended,
)
from giaoban_tracker.domain.unit import BlocTerms, LeaderTerms, OfficeTerms, UnitTerms
from tests.conftest import VIETNAM

FIRST_DAY = date(2017, 7, 1)
DAYS = 60

UNITS = [UnitId(f"00000000-0000-7000-8001-{number:012d}") for number in range(1, 5)]
BLOCS = [BlocId(f"00000000-0000-7000-8002-{number:012d}") for number in range(1, 3)]
MEETINGS = [MeetingId(f"00000000-0000-7000-8003-{number:012d}") for number in range(1, 3)]
TASKS = [TaskId(f"00000000-0000-7000-8004-{number:012d}") for number in range(1, 5)]
CONCLUSION = ConclusionId("00000000-0000-7000-8005-000000000001")
LEADER = SubjectId("00000000-0000-7000-8006-000000000001")

TIES = [None, *MEETINGS]

tasks = st.sampled_from(TASKS[:2])
days = st.integers(0, DAYS).map(lambda number: FIRST_DAY + timedelta(days=number))
texts = st.one_of(
    st.sampled_from(
        (
            "",
            "rà soát hộ nghèo",
            "Đường 30/4, GD&ĐT",
            unicodedata.normalize("NFD", "hoà giải ở cơ sở"),
            "100% 'nháy' \"kép\" \\ ; -- _",
            "một\nhai\tba 😀",
        )
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
)
names = st.sampled_from(("Phòng Nội vụ", "Phòng Y tế", "Văn phòng", "Chủ tịch Lê Minh An", "Y tế", ""))
deadlines = st.one_of(
    st.just(UNSTATED),
    st.builds(Deadline, st.just(DeadlineKind.FIXED), days, texts),
    st.builds(
        Deadline, st.sampled_from(DeadlineKind), st.none() | days, texts, names, st.sampled_from([None, *MEETINGS])
    ),
)
unit_lists = st.lists(st.sampled_from(UNITS), max_size=3, unique=True).map(tuple)
task_terms = st.builds(
    TaskTerms,
    code=st.integers(1, 30).map(lambda number: f"NV-{number:03d}"),
    content=texts,
    meeting=st.none() | st.sampled_from(MEETINGS),
    leader=names,
    lead=unit_lists,
    support=unit_lists,
    bloc=st.none() | st.sampled_from(BLOCS),
    deadline=deadlines,
    product=names,
    urgency=st.sampled_from(Urgency),
    field=names,
    kind=st.sampled_from(TaskKind),
    parent=st.none() | st.sampled_from(TASKS[2:]),
    series=st.none() | st.builds(Period, st.sampled_from(TASKS[2:]), st.sampled_from(("2017-Q3", "2017-09"))),
    review_on=st.none() | days,
    authority=names,
)
two_units = st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS))


@dataclass
class Story:
    """A story as it grows.

    Attributes:
        facts: what was written so far.
    """

    facts: list[Fact] = field(default_factory=list)

    def add(self, subject: str, deed: Deed, on: date, like: Fact | None = None) -> None:
        """Write one more fact; a voiding is about what `like` is about."""
        number = len(self.facts) + 1
        fact = Fact(
            id=FactId(f"00000000-0000-7000-8000-{number:012d}"),
            about=like.about if like else deed.about,
            subject=SubjectId(subject),
            on=on,
            at=datetime(2017, 7, 1, 8, 30, tzinfo=VIETNAM) + timedelta(minutes=number),
            by="Nông Thị Hà",
            deed=deed,
        )
        self.facts.append(fact)

    def terms_of(self, task: str) -> TaskTerms | None:
        """The terms that a task was last given; None while it has none."""
        deeds = (fact.deed for fact in reversed(self.facts) if fact.subject == task)
        return next((deed.terms for deed in deeds if isinstance(deed, TaskAssigned | TaskAmended)), None)

    def task(self, task: str) -> Task | None:
        """The task as it stands now, by which moves choose what they are about."""
        return fold_task([fact for fact in self.facts if fact.subject == task])


Move = Callable[[Story], None]


@st.composite
def _described(draw: st.DrawFn) -> Move:
    on, name, code, place = draw(days), draw(names), draw(st.sampled_from(("PNV", "PYT", ""))), draw(st.integers(0, 3))
    bloc, meeting = draw(st.sampled_from(BLOCS)), draw(st.sampled_from(MEETINGS))
    described: tuple[tuple[str, Deed], ...] = (
        (OFFICE, OfficeDescribed(OfficeTerms(name, place=code, recipients=(name, code)))),
        (bloc, BlocDescribed(BlocTerms(name, place))),
        (LEADER, LeaderDescribed(LeaderTerms(name, code, (name,), place))),
        (UNITS[place], UnitDescribed(UnitTerms(name, code, aliases=(code,), blocs=(bloc,), order=place, valid_to=on))),
        (meeting, MeetingRecorded(MeetingTerms(name, on, bloc if place else None, code))),
        (CONCLUSION, ConclusionRecorded(meeting, place, name)),
    )
    subject, deed = draw(st.sampled_from(described))
    return lambda story: story.add(subject, deed, on)


@st.composite
def _task_move(draw: st.DrawFn) -> Move:
    task, on, kind = draw(tasks), draw(days), draw(st.integers(0, 3))
    deed: Deed
    if kind == 0:
        deed = TaskAmended(draw(task_terms), FactId("00000000-0000-7000-8000-000000000001"))
    elif kind == 1:
        deed = DeadlineExtended(draw(days), draw(texts))
    else:
        deed = TaskWithdrawn(draw(texts)) if kind == 2 else TaskChased(draw(texts))
    return lambda story: story.add(task, deed, on)


@st.composite
def _course_move(draw: st.DrawFn) -> Move:
    """What happens to a task beside its reports: mostly about units, wishes and chasings that there are."""
    task, on, day, words = draw(tasks), draw(days), draw(st.none() | days), draw(texts)
    kind, place, unit, other = draw(st.integers(0, 14)), draw(st.integers(0, 9)), *draw(two_units)

    def move(story: Story) -> None:
        known = story.task(task)
        shares = known.shares if known else ()
        lead = shares[place % len(shares)].unit if shares and place else unit
        story.add(task, _course_deed(kind, known, lead or unit, other, day or on, words, place), on)

    return move


def _course_deed(kind: int, known: Task | None, lead: UnitId, other: UnitId, day: date, words: str, place: int) -> Deed:
    nothing = FactId("nothing of that id")
    requests = [one.id for one in known.course.requests] if known else []
    chases = [one.id for one in known.course.chases] if known else []
    questions = [one.id for one in known.course.questions] if known else []
    deeds: tuple[Deed, ...] = (
        ExtensionAsked(lead, day, words),
        ExtensionRefused(requests[place % len(requests)] if requests else nothing, words),
        DeadlineExtended(day, words, request=requests[place % len(requests)] if requests else nothing),
        DeadlineMoved(day if place else None, MEETINGS[place % 2]),
        TaskSuspended(words, day if place else None),
        TaskResumed(words, day if place else None),
        TaskReopened(words, (lead,) if place else ()),
        TaskReassigned(lead if place else None, other, words, succession=place > 4),
        TaskReplaced((TASKS[2],) if place > 2 else (), words),
        CauseConfirmed(lead, CauseKind.OBJECTIVE, words),
        ContributionFiled(other, words) if place % 2 else TaskReceived(lead),
        QuestionAsked(lead, words),
        QuestionAnswered(questions[place % len(questions)] if questions else nothing, words),
        ChaseAnswered(chases[place % len(chases)] if chases else nothing, words),
        ClarityWaived(("product",) if place else (), words),
    )
    return deeds[kind]


@st.composite
def _meeting_move(draw: st.DrawFn) -> Move:
    """A meeting is held, closed, opened again, or a unit speaks at it."""
    meeting, on, words, kind = draw(st.sampled_from(MEETINGS)), draw(days), draw(texts), draw(st.integers(0, 3))
    deeds: tuple[Deed, ...] = (
        MeetingHeld((UNITS[0],), (UNITS[1],)),
        MeetingClosed(),
        MeetingReopened(words),
        StatementRecorded(UNITS[0], words),
    )
    return lambda story: story.add(meeting, deeds[kind], on)


@st.composite
def _assigned(draw: st.DrawFn) -> Move:
    """A task is given, now and then with the very terms that it has already."""
    task, on, terms, again = draw(tasks), draw(days), draw(task_terms), draw(st.integers(0, 3))

    def move(story: Story) -> None:
        known = story.terms_of(task) if again == 0 else None
        story.add(task, TaskAssigned(known or terms), on)

    return move


@st.composite
def _reported(draw: st.DrawFn) -> Move:
    """A report, mostly by a unit that leads."""
    task, on, place = draw(tasks), draw(days), draw(st.integers(0, 9))
    claim, done, result = draw(st.sampled_from(Claim)), draw(st.integers(0, 100)), draw(texts)

    def move(story: Story) -> None:
        known = story.task(task)
        unit = known.shares[place % len(known.shares)].unit if known and place else UNITS[0]
        story.add(task, ReportFiled(ReportTerms(unit, claim, done, result)), on)

    return move


@st.composite
def _judged(draw: st.DrawFn) -> Move:
    """An acceptance or a return, mostly of a report that stands."""
    task, on, place = draw(tasks), draw(days), draw(st.integers(0, 9))
    accepts, quality, reason = draw(st.integers(0, 2)), draw(st.sampled_from(Quality)), draw(texts)

    def move(story: Story) -> None:
        known = story.task(task)
        standing = [report.id for share in known.shares for report in share.reports] if known else []
        report = standing[place % len(standing)] if standing and place else FactId("nothing of that id")
        story.add(task, ReportAccepted(report, on, quality) if accepts else ReportReturned(report, reason), on)

    return move


@st.composite
def _voided(draw: st.DrawFn) -> Move:
    """A fact, or a voiding, is voided."""
    place = draw(st.integers(0, 99))

    def move(story: Story) -> None:
        if story.facts:
            fact = story.facts[-1 - place % len(story.facts)]
            story.add(fact.subject, FactVoided(fact.id), fact.on, like=fact)

    return move


@st.composite
def _finished(draw: st.DrawFn) -> Move:
    """A report on one share and its acceptance."""
    task, on, later, place = draw(tasks), draw(days), draw(days), draw(st.integers(0, 9))
    result, quality = draw(texts), draw(st.sampled_from(Quality))

    def move(story: Story) -> None:
        known = story.task(task)
        unit = known.shares[place % len(known.shares)].unit if known else None
        story.add(task, ReportFiled(ReportTerms(unit, Claim.DONE, 100, result)), on)
        story.add(task, ReportAccepted(story.facts[-1].id, on, quality), later)

    return move


_MOVES = st.sampled_from(
    (
        _reported,
        _reported,
        _finished,
        _finished,
        _judged,
        _described,
        _described,
        _task_move,
        _task_move,
        _voided,
        _assigned,
        _course_move,
        _course_move,
        _meeting_move,
    )
).flatmap(lambda kind: kind())


def _told(moves: Sequence[Move]) -> list[Fact]:
    story = Story()
    for move in moves:
        move(story)
    return story.facts


histories = st.tuples(st.lists(_assigned(), min_size=1, max_size=3), st.lists(_MOVES, min_size=14, max_size=28)).map(
    lambda moves: _told([*moves[0], *moves[1]])
)
"""Facts in the order in which they are written; their days are in no order."""
