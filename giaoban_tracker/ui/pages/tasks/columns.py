"""The columns of the task table: what each is called, how wide it starts, what it sorts and filters by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.task_list import TaskColumn, TaskRow
from giaoban_tracker.domain.terms import URGENCY_TERMS, day_text, deadline_text
from giaoban_tracker.ui.pages.tasks.filters import FilterKind
from giaoban_tracker.ui.task_words import row_mark, shares_words


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: stable name, for the settings.
        width: in characters of ordinary text, so that it grows with the text.
        text: the whole cell as text on a day: for copies, tool tips and screen readers.
        sort: what a click on the header sorts by; None where the book cannot.
        filter: what its header filters by; None where there is nothing to tick.
        shown: whether it is there before a person chooses.
    """

    key: str
    title: str
    width: int
    text: Callable[[TaskRow, date], str]
    sort: TaskColumn | None = None
    filter: FilterKind | None = None
    shown: bool = True


def _due(row: TaskRow, _: date) -> str:
    return deadline_text(row.deadline)


def _leader(row: TaskRow, _: date) -> str:
    return row.leader[:1].upper() + row.leader[1:]


def _progress(row: TaskRow, _: date) -> str:
    shares = shares_words(row.shares_done, row.shares)
    return f"{row.done_percent}% ({shares})" if shares else f"{row.done_percent}%"


def _result(row: TaskRow, _: date) -> str:
    if row.last_report_on is None:
        return ""
    return f"{day_text(row.last_report_on)}: {row.result}" if row.result else day_text(row.last_report_on)


COLUMNS: tuple[Column, ...] = (
    Column("code", "Mã", 10, lambda row, _: row.code, TaskColumn.CODE),
    Column("content", "Nội dung", 44, lambda row, _: row.content, TaskColumn.CONTENT),
    Column("lead", "Đơn vị chủ trì", 22, lambda row, _: row.lead, TaskColumn.LEAD, FilterKind.UNIT),
    Column("due", "Thời hạn", 12, _due, TaskColumn.DUE),
    Column(
        "state", "Tình trạng", 23, lambda row, day: row_mark(row, day).whole, TaskColumn.STANDING, FilterKind.STANDING
    ),
    Column("progress", "Tiến độ", 12, _progress, TaskColumn.PROGRESS),
    Column("leader", "Lãnh đạo chỉ đạo", 22, _leader, TaskColumn.LEADER, FilterKind.LEADER),
    Column("result", "Kết quả gần nhất", 32, _result, TaskColumn.LAST_REPORT),
    Column("field", "Lĩnh vực", 20, lambda row, _: row.field, TaskColumn.FIELD, FilterKind.FIELD),
    Column(
        "meeting", "Kỳ giao ban", 26, lambda row, _: row.meeting, TaskColumn.MEETING, FilterKind.MEETING, shown=False
    ),
    Column("support", "Đơn vị phối hợp", 24, lambda row, _: row.support, shown=False),
    Column("product", "Sản phẩm", 14, lambda row, _: row.product, shown=False),
    Column("urgency", "Độ khẩn", 12, lambda row, _: URGENCY_TERMS[row.urgency], TaskColumn.URGENCY, shown=False),
    Column("chased", "Số lần đôn đốc", 10, lambda row, _: str(row.chased or ""), shown=False),
    Column("extended", "Số lần gia hạn", 10, lambda row, _: str(row.extended or ""), shown=False),
)

CONTENT = next(place for place, column in enumerate(COLUMNS) if column.key == "content")
STATE = next(place for place, column in enumerate(COLUMNS) if column.key == "state")
PROGRESS = next(place for place, column in enumerate(COLUMNS) if column.key == "progress")
CODE = 0
