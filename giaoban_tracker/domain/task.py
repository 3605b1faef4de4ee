"""Tasks (nhiệm vụ): what is asked, of whom, by when; reports on them; decisions about those.

Nothing here says 'overdue' or 'done late': those are derived in `standing` from what stands here and a day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.course import UNTOUCHED, Course, Suspension
from giaoban_tracker.domain.deadline import UNSTATED, Deadline
from giaoban_tracker.domain.directive import Strength, TaskKind, Urgency
from giaoban_tracker.domain.identity import BlocId, ConclusionId, FactId, MeetingId, TaskId, UnitId
from giaoban_tracker.domain.target import Period, PeriodAmount, Target


@dataclass(frozen=True, slots=True)
class TaskTerms:
    """What is asked; an amendment replaces it whole.

    Attributes:
        code: the office's short code: "NV-017"; unique, never used again.
        content: what is to be done, in the office's words (by default the conclusion's).
        meeting: the meeting it comes from; None for a task given otherwise.
        sources: the conclusions it answers; several when leaders spoke on the same subject; may be empty.
        leader: the leader who directed it, as the minutes give name and title; empty when not known.
        lead: lead units (đơn vị chủ trì), one share each; empty while the owner is open.
        support: co-ordinating units (đơn vị phối hợp); may be empty, disjoint from `lead`.
        bloc: the bloc that `lead` was expanded from; None when the units were named one by one.
        deadline: the deadline as first set; extensions are facts of their own.
        product: deliverable (sản phẩm); empty when none is named.
        receiving_level: who receives the product (cấp nhận); empty when not stated.
        urgency: độ khẩn.
        field: field of work (lĩnh vực); empty when none.
        strength: how binding the leader's words were.
        monitor: the office's specialist who follows it (chuyên viên theo dõi); empty when nobody.
        note: ghi chú.
        kind: what sort of task it is; what recurs or waits is told by the deadline's kind.
        target: the figure to be reached; None for a task without one.
        parent: the task it is a part of; its own day is not after the parent's. None for none.
        series: the recurring task it is one period of, and that period: ("…", "2017-09"); None for none.
        condition: what a conditional task waits for; empty when the deadline's words say it.
        review_on: the day to look again at what waits; None for none.
        authority: who is competent to decide (thẩm quyền); empty when not stated.
    """

    code: str
    content: str
    meeting: MeetingId | None = None
    sources: tuple[ConclusionId, ...] = ()
    leader: str = ""
    lead: tuple[UnitId, ...] = ()
    support: tuple[UnitId, ...] = ()
    bloc: BlocId | None = None
    deadline: Deadline = UNSTATED
    product: str = ""
    receiving_level: str = ""
    urgency: Urgency = Urgency.NORMAL
    field: str = ""
    strength: Strength = Strength.NEED
    monitor: str = ""
    note: str = ""
    kind: TaskKind = TaskKind.ONE_OFF
    target: Target | None = None
    parent: TaskId | None = None
    series: Period | None = None
    condition: str = ""
    review_on: date | None = None
    authority: str = ""


class Claim(StrEnum):
    """What a unit says of its share (claimed status); the office decides what is official."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"


class Quality(StrEnum):
    """Quality grade at acceptance (chất lượng)."""

    ADEQUATE = "adequate"
    """Đạt"""
    GOOD = "good"
    """Đạt tốt"""
    EXCELLENT = "excellent"
    """Đạt xuất sắc"""


class CauseKind(StrEnum):
    """Kind of cause of a delay (nguyên nhân)."""

    NONE = "none"
    OBJECTIVE = "objective"
    SUBJECTIVE = "subjective"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The document that proves a result (minh chứng); number, date and level are what offices insist on.

    Attributes:
        number: number and code (số, ký hiệu) of the document.
        dated: its day.
        received_by: the level that received it (cấp nhận).
        subject: its abstract (trích yếu); may be empty.
    """

    number: str
    dated: date
    received_by: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that belongs to a report (tệp kèm theo); its bytes are kept under their digest.

    Attributes:
        name: as the sender called it; for display only.
        sha256: 64 hex digits.
        size: bytes.
    """

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class ReportTerms:
    """What a unit reports (báo cáo tiến độ) on its share of a task.

    Attributes:
        unit: the unit whose share it is; None on a task without an owner.
        claim: what the unit says of the whole.
        done_percent: progress in whole per cent, 0 to 100.
        result: what was achieved, in words.
        evidence: the document that proves it; None when there is none yet.
        difficulty: khó khăn, vướng mắc; may be empty.
        proposal: kiến nghị, đề xuất; may be empty.
        cause: kind of cause when late.
        cause_words: the cause in words; may be empty.
        next_step: what comes next (việc tiếp theo); may be empty.
        amounts: figures reached so far on a target, in its decimals, in the order of the periods; may be empty.
        files: may be empty.
        without_evidence: why there is no proving document for what is done; empty when there is one, or none is due.
    """

    unit: UnitId | None
    claim: Claim
    done_percent: int
    result: str = ""
    evidence: Evidence | None = None
    difficulty: str = ""
    proposal: str = ""
    cause: CauseKind = CauseKind.NONE
    cause_words: str = ""
    next_step: str = ""
    amounts: tuple[PeriodAmount, ...] = ()
    files: tuple[KeptFile, ...] = ()
    without_evidence: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the book keeps it.

    Attributes:
        id: the fact that filed it; acceptances and returns cite it.
        on: the day it counts from.
        returned: why the office sent it back; empty while it did not.
        proxy: whether the office typed it in ('nhập thay, chưa ký').
        basis: the reports that its writer had seen as the last ones.
        task_revision: the fact that set the terms its writer saw; None where it is not known.
        admitted_on: the day the office took it in from a unit's computer; None for one typed in here.
        source: where the office took it from, see `ReportFiled`.
        depth: length of the longest row of reports that its writer had seen; see `report_order`.
    """

    id: FactId
    on: date
    by: str
    terms: ReportTerms
    returned: str = ""
    proxy: bool = True
    basis: tuple[FactId, ...] = ()
    task_revision: FactId | None = None
    admitted_on: date | None = None
    source: str = ""
    depth: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The office's acceptance of completion (nghiệm thu), which binds to one report.

    Attributes:
        finished_on: the day the work counts as finished: the evidence's day, else the report's.
    """

    report: FactId
    on: date
    finished_on: date
    quality: Quality


@dataclass(frozen=True, slots=True)
class Extension:
    """A granted extension (gia hạn): the former day is kept.

    Attributes:
        request: the unit's wish that it answers; None when the office extended of its own accord.
        document: number and code of the paper that decided; empty when there is none.
    """

    id: FactId
    on: date
    former_due: date | None
    new_due: date
    reason: str
    decided_by: str
    request: FactId | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmedCause:
    """Why a share is late, as somebody competent judged (Decree 335/2025: objective causes cost nothing).

    Attributes:
        confirmed_by: who judged, name and title.
    """

    on: date
    kind: CauseKind
    confirmed_by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """One lead unit's part of a task; a task without an owner has one share whose unit is None.

    Attributes:
        reports: in the order of `report_order`, the current one last; may be empty.
        acceptance: the acceptance in force; None while the share is open.
        former: the units that led it before, oldest first; None stands for 'no owner'. Their reports stay here.
        cause: the confirmed cause of its delay; None while nobody judged.
        received_on: the day the unit confirmed that it had seen the task; None while it did not.
        reopened: why the share was opened again after its last report; empty once there is a newer one.
    """

    unit: UnitId | None
    reports: tuple[Report, ...] = ()
    acceptance: Acceptance | None = None
    former: tuple[UnitId | None, ...] = ()
    cause: ConfirmedCause | None = None
    received_on: date | None = None
    reopened: str = ""

    @property
    def last_report(self) -> Report | None:
        return self.reports[-1] if self.reports else None

    @property
    def awaits_acceptance(self) -> bool:
        """Reported done, neither accepted nor returned (chờ nghiệm thu)."""
        last = self.last_report
        claimed = last is not None and last.terms.claim is Claim.DONE and not last.returned
        return self.acceptance is None and claimed and not self.reopened

    @property
    def times_returned(self) -> int:
        """How many of its reports the office sent back."""
        return sum(bool(report.returned) for report in self.reports)

    @property
    def done_percent(self) -> int:
        """Progress that counts: 100 once accepted, else the last report's, which the office may have returned."""
        if self.acceptance is not None:
            return 100
        return self.last_report.terms.done_percent if self.last_report is not None else 0


@dataclass(frozen=True, slots=True)
class Task:
    """A task as the book knows it now: the fold of all facts about it.

    Attributes:
        assigned_on: the day it was given; deadlines in days count from it.
        deadline: the deadline in force, extensions included.
        shares: one for each lead unit, in the order of `terms.lead`; never empty.
        extensions: oldest first; may be empty.
        chased_on: days on which the office chased it (đôn đốc), oldest first, one for each round; may be empty.
        withdrawn: why it was withdrawn (thu hồi); None while it was not.
        revision: the fact that last set `terms`; an amendment names it as its base.
        course: what else happened to it.
    """

    id: TaskId
    terms: TaskTerms
    assigned_on: date
    deadline: Deadline
    shares: tuple[Share, ...]
    revision: FactId
    extensions: tuple[Extension, ...] = ()
    chased_on: tuple[date, ...] = ()
    withdrawn: str | None = None
    course: Course = UNTOUCHED

    @property
    def stands(self) -> bool:
        """Whether it counts: neither withdrawn nor replaced by others."""
        return self.withdrawn is None and not self.course.replaced_by

    @property
    def suspended(self) -> Suspension | None:
        """The suspension in force; None while the task goes on."""
        return self.course.suspended

    @property
    def finished_on(self) -> date | None:
        """The day the last share was finished; None while any share is open."""
        days = [share.acceptance.finished_on for share in self.shares if share.acceptance is not None]
        return max(days) if len(days) == len(self.shares) else None

    @property
    def closed_on(self) -> date | None:
        """The day on which the office accepted the last share; None while any is open."""
        days = [share.acceptance.on for share in self.shares if share.acceptance is not None]
        return max(days) if len(days) == len(self.shares) else None

    @property
    def done_percent(self) -> int:
        """Mean progress of the shares, rounded down, so that only a finished task shows 100."""
        return sum(share.done_percent for share in self.shares) // len(self.shares)

    @property
    def awaits_acceptance(self) -> bool:
        return self.stands and any(share.awaits_acceptance for share in self.shares)

    def is_open_for(self, unit: UnitId) -> bool:
        """Whether a unit leads a share that is not accepted."""
        share = self.share_of(unit)
        return share is not None and share.acceptance is None

    def share_of(self, unit: UnitId | None) -> Share | None:
        """The share of a unit; None when the unit does not lead."""
        return next((share for share in self.shares if share.unit == unit), None)
