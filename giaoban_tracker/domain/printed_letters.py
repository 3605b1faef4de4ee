"""What slips, letters, notices and reports of the office print, as plain values: names resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.follow_up import AssignmentAnnex, FollowUpList
from giaoban_tracker.domain.printed import OverdueList, UnitStatistics
from giaoban_tracker.domain.unit import OfficeTerms


@dataclass(frozen=True, slots=True)
class ChasingSlip:
    """Form F9, Phiếu đôn đốc: one task, one unit.

    Attributes:
        unit: the unit that is chased.
        addressee: whom the slip addresses: "đồng chí Nguyễn Văn A, Trưởng phòng Nội vụ"; empty for the unit's head
            without a name.
        source: the assigning document or meeting, in words; empty when there is none.
        directive: what the leader said, verbatim; empty when it is the content itself.
        leader: who said it; empty when not known.
        times: the how-manieth chasing this is, from 1.
        days_overdue: 0 when the day has not passed.
        answer_by: the day by which the unit is to answer; None leaves it open.
        number: number and code of the slip; empty leaves dotted room.
    """

    office: OfficeTerms
    on: date
    unit: str
    addressee: str
    code: str
    content: str
    source: str
    deadline: Deadline
    directive: str
    leader: str
    times: int
    days_overdue: int
    answer_by: date | None
    number: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentSlip:
    """Form F10, Phiếu giao việc: one task, one lead unit.

    Attributes:
        source: what it is grounded on (căn cứ), in words; empty when nothing is.
        starts_on: the day it was given.
        means: money and other conditions; empty for none.
        reporting: how the unit is to report (chế độ báo cáo); empty for the office's usual way.
        giver: position of the person who gives it; empty for the office's signer.
    """

    office: OfficeTerms
    on: date
    code: str
    source: str
    content: str
    lead: str
    support: tuple[str, ...]
    starts_on: date
    deadline: Deadline
    product: str
    means: str
    reporting: str
    giver: str


@dataclass(frozen=True, slots=True)
class ChasingLetter:
    """An official letter (công văn) that chases several units, with the overdue list F8 as its annex.

    Attributes:
        units: those addressed, in the office's order; never empty.
        answer_by: the day by which they are to report; None leaves it open.
    """

    office: OfficeTerms
    on: date
    units: tuple[str, ...]
    answer_by: date | None
    overdue: OverdueList


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """One conclusion: what, by whom, until when.

    Attributes:
        lead: empty while the owner is open.
    """

    content: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    product: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class NoticeSection:
    """What one leader concluded, or what one unit was given.

    Attributes:
        title: "Chủ tịch UBND thành phố", "Phòng Nội vụ"; empty when the notice has one section only.
        items: never empty.
    """

    title: str
    items: tuple[NoticeItem, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Form F11, Thông báo kết luận.

    Attributes:
        document: number and code; empty while the registry has given none.
        issued_on: its day; None leaves dotted room.
        place: where the meeting was held; empty leaves dotted room.
        chairs: who chaired, name and title; several where each concluded; may be empty.
        attendants: who took part, in words; empty for the usual words.
        sections: may be empty.
        annex: the assignment annex F3; None for a notice without annex.
    """

    office: OfficeTerms
    meeting: str
    held_on: date
    document: str
    issued_on: date | None
    place: str
    chairs: tuple[str, ...]
    attendants: str
    sections: tuple[NoticeSection, ...]
    annex: AssignmentAnnex | None = None


@dataclass(frozen=True, slots=True)
class UnitRemark:
    """What one unit says about a task of its own.

    Attributes:
        task: code and content, in short.
    """

    unit: str
    task: str
    words: str


@dataclass(frozen=True, slots=True)
class ExecutionReport:
    """Form F12, Báo cáo tình hình thực hiện kết luận.

    Attributes:
        addressee: whom it is sent to ("Ủy ban nhân dân tỉnh Đồng Xuân"); empty for the chairman of the committee.
        document: number and code of the notice whose execution is reported; empty for the whole book.
        extended: how many tasks got a new day.
        chased: how often the office chased.
        difficulties: khó khăn, vướng mắc and causes that units reported; may be empty.
        proposals: kiến nghị, đề xuất; may be empty.
        statistics: annex F6; None for none.
        follow_up: annex F7; None for none.
    """

    office: OfficeTerms
    addressee: str
    meeting: str
    document: str
    as_of: date
    counters: Counters
    awaiting: int
    extended: int
    chased: int
    difficulties: tuple[UnitRemark, ...]
    proposals: tuple[UnitRemark, ...]
    statistics: UnitStatistics | None = None
    follow_up: FollowUpList | None = None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One task on the paper that a unit fills in by hand.

    Attributes:
        code: short code that the clerk types to land on the row.
    """

    code: str
    content: str
    deadline: Deadline
    days_overdue: int


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The report form that one unit fills in on paper (phiếu báo cáo kết quả).

    Attributes:
        rows: its open tasks, late first; may be empty.
        answer_by: the day by which it is to come back; None leaves it open.
    """

    office: OfficeTerms
    unit: str
    as_of: date
    answer_by: date | None
    rows: tuple[AnswerRow, ...]
