"""The follow-up list (danh sách theo dõi, đôn đốc): what a briefing lays on the table, as plain values.

Names are resolved, so that paper and screen print what stands here and look nothing up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.unit import OfficeTerms


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One task as form F7 shows it (forms.md).

    Attributes:
        source: number and day of the assigning document, else the meeting's title and day.
        lead: names of the lead units in the office's order; one entry "Các đơn vị khối …" for a whole bloc;
            empty while the owner is open.
        support: names of the co-ordinating units; may be empty.
        original_due: the day first set, when extensions moved it; None when it is the day in force.
        shares_done: lead units whose share is accepted.
        shares: lead units in all, at least 1.
        days_overdue: 0 unless overdue.
        result: what the units reported last, newest first; may be empty.
        evidence: number and day of the proving documents; may be empty.
        row_code: the short code to type in what came back on paper; empty where several units share the row.
    """

    code: str
    content: str
    source: str
    leader: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    deadline: Deadline
    original_due: date | None
    standing: Standing
    days_overdue: int
    done_percent: int
    shares_done: int
    shares: int
    awaits_acceptance: bool
    finished_on: date | None
    result: str
    evidence: str
    difficulty: str
    cause: str
    proposal: str
    product: str
    note: str
    chased: int
    row_code: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpList:
    """Form F7: rows late first, then by deadline, undated and standing ones last, done ones at the very end.

    Attributes:
        office: whose letterhead it bears.
        meeting: title of the meeting it follows up; empty when it covers the whole book.
        held_on: day of that meeting; None when it covers the whole book.
        as_of: the day as at which everything stands.
        rows: may be empty.
        counters: over the rows.
    """

    office: OfficeTerms
    meeting: str
    held_on: date | None
    as_of: date
    rows: tuple[FollowUpRow, ...]
    counters: Counters


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One task as the assignment annex F3 shows it (forms.md)."""

    code: str
    content: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    product: str
    deadline: Deadline
    note: str


@dataclass(frozen=True, slots=True)
class AssignmentGroup:
    """The tasks that one leader directed: a grey band and its rows.

    Attributes:
        title: the leader, or the field of work, that the band names.
        rows: in the order of the conclusions; never empty.
    """

    title: str
    rows: tuple[AssignmentRow, ...]


@dataclass(frozen=True, slots=True)
class AssignmentAnnex:
    """Form F3: the tasks that a notice of conclusions assigns.

    Attributes:
        document: number and code of the notice; empty while it has none.
        issued_on: its day; None while it has none.
        groups: in the order in which the leaders spoke; may be empty.
    """

    office: OfficeTerms
    meeting: str
    held_on: date
    document: str
    issued_on: date | None
    groups: tuple[AssignmentGroup, ...]
