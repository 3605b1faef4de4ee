"""Facts: everything that ever happens to the book, each immutable, by somebody, on a day (exchange.md §2.2).

A fact is about one subject. A deed is what happened; its class fixes the fact's type name and who may write it.
The deeds of the base stand here; those of the follow-up, the meeting, the rules and the post in files of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from giaoban_tracker.domain.deed import Deed, SubjectKind
from giaoban_tracker.domain.directive import Span
from giaoban_tracker.domain.identity import FactId, MeetingId, SubjectId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Dismissal, MeetingTerms
from giaoban_tracker.domain.meeting_deeds import MEETING_DEEDS
from giaoban_tracker.domain.post_deeds import POST_DEEDS
from giaoban_tracker.domain.rules import RULE_DEEDS
from giaoban_tracker.domain.task import Quality, ReportTerms, TaskTerms
from giaoban_tracker.domain.task_deeds import TASK_DEEDS, ContributionFiled, ExtensionAsked, QuestionAsked, TaskReceived
from giaoban_tracker.domain.unit import BlocTerms, LeaderTerms, OfficeTerms, UnitTerms


@dataclass(frozen=True, slots=True)
class OfficeDescribed(Deed):
    """The office stated its name, letterhead and signer; the last statement holds."""

    type = "office.described"
    about = SubjectKind.OFFICE
    terms: OfficeTerms


@dataclass(frozen=True, slots=True)
class BlocDescribed(Deed):
    """A bloc was set up or renamed."""

    type = "bloc.described"
    about = SubjectKind.BLOC
    terms: BlocTerms


@dataclass(frozen=True, slots=True)
class LeaderDescribed(Deed):
    """A leader was entered or changed."""

    type = "leader.described"
    about = SubjectKind.LEADER
    terms: LeaderTerms


@dataclass(frozen=True, slots=True)
class UnitDescribed(Deed):
    """A unit was set up or changed: new name, aliases, blocs, head, end of validity, merger."""

    type = "unit.described"
    about = SubjectKind.UNIT
    terms: UnitTerms


@dataclass(frozen=True, slots=True)
class MeetingRecorded(Deed):
    """A meeting was entered or its particulars corrected."""

    type = "meeting.recorded"
    about = SubjectKind.MEETING
    terms: MeetingTerms


@dataclass(frozen=True, slots=True)
class ConclusionRecorded(Deed):
    """A conclusion was taken over from the minutes.

    Attributes:
        continues: the open task of an earlier meeting that it is a further source of; None when it gave a new one.
    """

    type = "conclusion.recorded"
    about = SubjectKind.CONCLUSION
    meeting: MeetingId
    ordinal: int
    quote: str
    speaker: str = ""
    span: Span | None = None
    continues: TaskId | None = None


@dataclass(frozen=True, slots=True)
class MinutesReviewed(Deed):
    """The minutes of a meeting were judged clause by clause; what gives no task is kept with the reason.

    Several may stand about one meeting; together they say what was judged.

    Attributes:
        dismissed: in the order of the text.
        left_open: clauses that could be an order and that nobody has judged; 0 means reviewed in full.
    """

    type = "minutes.reviewed"
    about = SubjectKind.MEETING
    dismissed: tuple[Dismissal, ...] = ()
    left_open: int = 0


@dataclass(frozen=True, slots=True)
class TaskAssigned(Deed):
    """A task was given. The fact's day is the day of assignment."""

    type = "task.assigned"
    about = SubjectKind.TASK
    terms: TaskTerms


@dataclass(frozen=True, slots=True)
class TaskAmended(Deed):
    """The terms of a task were replaced whole.

    Attributes:
        base: the fact whose terms the writer saw; another base in force refuses the amendment.
        reason: why, for a correction (đính chính); empty for an ordinary change.
    """

    type = "task.amended"
    about = SubjectKind.TASK
    terms: TaskTerms
    base: FactId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TaskWithdrawn(Deed):
    """A task was taken back; its history stays."""

    type = "task.withdrawn"
    about = SubjectKind.TASK
    reason: str


@dataclass(frozen=True, slots=True)
class DeadlineExtended(Deed):
    """An extension was granted.

    Attributes:
        request: the `ExtensionAsked` it answers; None when the office extended of its own accord.
        document: number and code of the paper that decided; empty when there is none.
    """

    type = "ext.granted"
    about = SubjectKind.TASK
    new_due: date
    reason: str
    decided_by: str = ""
    request: FactId | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class TaskChased(Deed):
    """The office chased the task (đôn đốc).

    Attributes:
        document: number and code of the slip or letter; empty for a call.
        unit: the unit that was chased; None for all lead units.
    """

    type = "reminder.sent"
    about = SubjectKind.TASK
    channel: str = ""
    note: str = ""
    document: str = ""
    unit: UnitId | None = None


@dataclass(frozen=True, slots=True)
class ReportFiled(Deed):
    """A unit's report, or one the office typed in on its behalf.

    Attributes:
        proxy: True when the office typed it in ('nhập thay, chưa ký').
        basis: the reports on the same share that the writer saw as the last ones; none of them counts as current any
            more. Empty for the first report, and in books older than the exchange.
        task_revision: the fact that set the terms the writer saw; None where it is not known.
        source: where the office took it from: "xlsx:<sha256>:B7", "paper", …; empty when typed from hearsay or signed.
    """

    type = "report.filed"
    about = SubjectKind.TASK
    terms: ReportTerms
    proxy: bool = True
    basis: tuple[FactId, ...] = ()
    task_revision: FactId | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class ReportAccepted(Deed):
    """The office accepted completion on the strength of one report."""

    type = "report.accepted"
    about = SubjectKind.TASK
    report: FactId
    finished_on: date
    quality: Quality = Quality.ADEQUATE


@dataclass(frozen=True, slots=True)
class ReportReturned(Deed):
    """The office sent a report back, or took back an acceptance, with a reason."""

    type = "report.returned"
    about = SubjectKind.TASK
    report: FactId
    reason: str


@dataclass(frozen=True, slots=True)
class FactVoided(Deed):
    """An earlier fact about the same subject counts as not written; voiding a voiding restores it (undo, redo)."""

    type = "event.voided"
    about = SubjectKind.TASK
    fact: FactId
    reason: str = ""


DEEDS: tuple[type[Deed], ...] = (
    OfficeDescribed,
    BlocDescribed,
    LeaderDescribed,
    UnitDescribed,
    MeetingRecorded,
    ConclusionRecorded,
    MinutesReviewed,
    TaskAssigned,
    TaskAmended,
    TaskWithdrawn,
    DeadlineExtended,
    TaskChased,
    ReportFiled,
    ReportAccepted,
    ReportReturned,
    FactVoided,
    *TASK_DEEDS,
    *MEETING_DEEDS,
    *RULE_DEEDS,
    *POST_DEEDS,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry of the journal.

    Attributes:
        id: UUIDv7; the same id with another body is an alarm, never an overwrite.
        about: the kind of subject. Equal to the deed's, except for `FactVoided`, which may be about any.
        subject: what it is about.
        on: the day from which it counts; 'as at a day' takes the facts with `on` up to that day.
        at: when it was written, with offset, whole seconds; displayed, never used to order.
        by: who wrote it, as claimed.
        admitted_on: the day the office took it in, where a unit's computer wrote it; not part of the body. None for
            what this book's own people wrote.
    """

    id: FactId
    about: SubjectKind
    subject: SubjectId
    on: date
    at: datetime
    by: str
    deed: Deed
    admitted_on: date | None = None

    @property
    def unit(self) -> UnitId | None:
        """The unit whose word this is; None for the office's own facts."""
        match self.deed:
            case ReportFiled(terms=terms):
                return terms.unit
            case ContributionFiled(unit=unit) | ExtensionAsked(unit=unit) | TaskReceived(unit=unit):
                return unit
            case QuestionAsked(unit=unit):
                return unit
        return None
