"""What the lists and statistics of the office print, as plain values: names resolved, nothing to look up.

The follow-up list and the assignment annex stand in `follow_up`; letters, slips and notices in `printed_letters`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.follow_up import FollowUpList, FollowUpRow
from giaoban_tracker.domain.unit import OfficeTerms


@dataclass(frozen=True, slots=True)
class TrackedTask:
    """A task with everything an office's own tables say of it (form F1).

    Attributes:
        row: what the follow-up list shows.
        meeting: title of the meeting it comes from; empty when from none.
        document: number and code of the notice that assigned it; empty while there is none.
        issued_on: the day of that notice; None while there is none.
        monitor: the office's specialist who follows it; empty when nobody.
        field: field of work; empty when none.
        updated_on: the day of the newest report; None while nobody reported.
    """

    row: FollowUpRow
    meeting: str = ""
    document: str = ""
    issued_on: date | None = None
    monitor: str = ""
    field: str = ""
    updated_on: date | None = None


@dataclass(frozen=True, slots=True)
class TrackingTable:
    """Form F1, Bảng theo dõi thực hiện kết luận.

    Attributes:
        scope: what the table is limited to, in words ("Khối Văn hóa – Xã hội"); empty for the whole book.
        tasks: may be empty.
    """

    office: OfficeTerms
    scope: str
    as_of: date
    tasks: tuple[TrackedTask, ...]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How the tasks of one unit stand; a bloc's task counts once for each of its units.

    Attributes:
        name: of the unit, or of whatever the lines count by.
        counters: of its shares.
        apart_done: how many of those counted apart (undated, standing, waiting) are done.
        due_soon: how many of those open in time fall due within seven days.
        long_overdue: how many are overdue by more than 30 days.
        long_undated: how many without a day are open, three months old and nobody reported on.
    """

    name: str
    counters: Counters
    apart_done: int = 0
    due_soon: int = 0
    long_overdue: int = 0
    long_undated: int = 0

    def __add__(self, other: UnitLine) -> UnitLine:
        return UnitLine(
            self.name,
            self.counters + other.counters,
            self.apart_done + other.apart_done,
            self.due_soon + other.due_soon,
            self.long_overdue + other.long_overdue,
            self.long_undated + other.long_undated,
        )


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """What moved in a period (week, month, quarter, year), of one unit.

    Attributes:
        assigned: given within the period.
        finished: finished within the period.
        fell_due: whose day in force lies within the period.
        still_open: open at the end of its last day.
    """

    name: str
    assigned: int
    finished: int
    fell_due: int
    still_open: int


@dataclass(frozen=True, slots=True)
class UnitStatistics:
    """Form F6, Tổng hợp theo đơn vị.

    Attributes:
        by: heading of the first column: "Đơn vị", "Lãnh đạo", "Lĩnh vực".
        scope: what is counted, in words; empty for the whole book.
        lines: in the office's order; may be empty.
        total: over the tasks, not over the lines, since one task may stand in several of them.
        period: name of the period that `movements` tell about ("quý III/2017"); empty for none.
        movements: may be empty.
        trend: what moved in each of the last quarters, the latest last; empty while there is only one.
    """

    office: OfficeTerms
    by: str
    scope: str
    as_of: date
    lines: tuple[UnitLine, ...]
    total: UnitLine
    period: str = ""
    movements: tuple[PeriodLine, ...] = ()
    trend: tuple[PeriodLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """A task that needs attention (form F5).

    Attributes:
        days_left: until the due day; 0 on the day itself, negative when overdue.
    """

    row: FollowUpRow
    days_left: int


@dataclass(frozen=True, slots=True)
class AlertList:
    """Form F5, Danh sách nhiệm vụ sắp hết hạn và quá hạn.

    Attributes:
        within_days: how many days ahead 'due soon' looks.
        alerts: the most overdue first; may be empty.
        lines: the companion summary by unit; may be empty.
    """

    office: OfficeTerms
    scope: str
    as_of: date
    within_days: int
    alerts: tuple[Alert, ...]
    lines: tuple[UnitLine, ...]


@dataclass(frozen=True, slots=True)
class OverdueTask:
    """An overdue task as a chasing letter lists it (form F8).

    Attributes:
        missing: the product that is still owed; empty when none is named.
        decided_by: the level that must decide (cấp cần quyết định); empty when not known.
        asked_due: the new day that the unit asks for, in its words or as a day; empty when it asks for none.
    """

    row: FollowUpRow
    missing: str
    decided_by: str
    asked_due: str


@dataclass(frozen=True, slots=True)
class OverdueList:
    """Form F8, Danh mục nhiệm vụ quá hạn: the annex of a chasing letter.

    Attributes:
        document: number and code of the letter; empty while it has none.
        issued_on: the day of the letter; None while it has none.
        tasks: the most overdue first; may be empty.
    """

    office: OfficeTerms
    as_of: date
    document: str
    issued_on: date | None
    tasks: tuple[OverdueTask, ...]


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column of the table that a person sees.

    Attributes:
        key: stable ASCII name.
        title: heading on the screen.
        weight: its share of the paper's width, against the other columns.
        centred: whether its cells stand in the middle.
    """

    key: str
    title: str
    weight: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class SeenBand:
    """Rows below one band; the band of an ungrouped table has no title."""

    title: str
    rows: tuple[tuple[str | int | float | date, ...], ...]


@dataclass(frozen=True, slots=True)
class SeenTable:
    """'In những gì đang thấy': chosen columns, filtered and sorted rows, exactly as they stand on the screen.

    Attributes:
        title: "Danh sách nhiệm vụ".
        scope: search words and filters in words; empty for none.
        columns: at least one.
        bands: may be empty.
        notes: remarks below the table, one paragraph each; may be empty.
    """

    office: OfficeTerms
    title: str
    scope: str
    as_of: date
    columns: tuple[SeenColumn, ...]
    bands: tuple[SeenBand, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitList:
    """The follow-up list of one unit: form F7 that names it."""

    unit: str
    listed: FollowUpList


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One unit whose list lies under the cover."""

    unit: str
    tasks: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Cover:
    """The sheet above the lists of several units: which there are, and how many tasks on each.

    Attributes:
        title: what the lists are: "Danh sách nhiệm vụ gửi các đơn vị".
        lines: in the office's order; never empty.
    """

    office: OfficeTerms
    title: str
    as_of: date
    lines: tuple[CoverLine, ...]


@dataclass(frozen=True, slots=True)
class ImportLists:
    """What the empty import sheet F2 offers to choose from, each in the office's order; may be empty.

    Attributes:
        meetings: titles, newest first.
        units: those in being.
        leaders: name and title as tasks name them.
        fields: fields of work.
    """

    office: OfficeTerms
    meetings: tuple[str, ...]
    units: tuple[str, ...]
    leaders: tuple[str, ...]
    fields: tuple[str, ...]
