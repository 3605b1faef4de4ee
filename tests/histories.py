"""Random stories of an office: facts that rules would allow, and many that they would not; every journal must fold."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from giaoban_tracker.domain.deadline import UNSTATED, Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.fact import (
    BlocDescribed,
    ConclusionRecorded,
    DeadlineExtended,
    Deed,
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
from giaoban_tracker.domain.identity import OFFICE, BlocId, ConclusionId, FactId, MeetingId, SubjectId, TaskId, UnitId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task import Claim, Quality, ReportTerms, TaskTerms
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
    st.builds(Deadline, st.sampled_from(DeadlineKind), st.none() | days, texts, names),
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
)


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

    def reports_on(self, task: str) -> list[FactId]:
        return [fact.id for fact in self.facts if fact.subject == task and isinstance(fact.deed, ReportFiled)]


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
    task, on, kind = draw(st.sampled_from(TASKS)), draw(days), draw(st.integers(0, 3))
    deed: Deed
    if kind == 0:
        deed = TaskAmended(draw(task_terms), FactId("00000000-0000-7000-8000-000000000001"))
    elif kind == 1:
        deed = DeadlineExtended(draw(days), draw(texts))
    else:
        deed = TaskWithdrawn(draw(texts)) if kind == 2 else TaskChased(draw(texts))
    return lambda story: story.add(task, deed, on)


@st.composite
def _assigned(draw: st.DrawFn) -> Move:
    task, on, terms = draw(st.sampled_from(TASKS)), draw(days), draw(task_terms)
    return lambda story: story.add(task, TaskAssigned(terms), on)


@st.composite
def _reported(draw: st.DrawFn) -> Move:
    task, on = draw(st.sampled_from(TASKS)), draw(days)
    terms = ReportTerms(
        draw(st.none() | st.sampled_from(UNITS)),
        draw(st.sampled_from(Claim)),
        draw(st.integers(0, 100)),
        draw(texts),
    )
    return lambda story: story.add(task, ReportFiled(terms), on)


@st.composite
def _judged(draw: st.DrawFn) -> Move:
    """An acceptance or a return, mostly of a report that there is."""
    task, on, place = draw(st.sampled_from(TASKS)), draw(days), draw(st.integers(0, 9))
    accepts, quality, reason = draw(st.booleans()), draw(st.sampled_from(Quality)), draw(texts)

    def move(story: Story) -> None:
        reports = story.reports_on(task) or [FactId("00000000-0000-7000-8000-999999999999")]
        report = reports[-1 - place % len(reports)]
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


_MOVES = st.one_of(_described(), _assigned(), _task_move(), _reported(), _reported(), _judged(), _judged(), _voided())


def _told(moves: Sequence[Move]) -> list[Fact]:
    story = Story()
    for move in moves:
        move(story)
    return story.facts


histories = st.lists(_MOVES, min_size=1, max_size=30).map(_told)
"""Facts in the order in which they are written; their days are in no order."""
