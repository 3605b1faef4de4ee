"""'In những gì đang thấy': the rows of a table of the window, in its columns and its order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.printed import SeenBand, SeenColumn, SeenTable
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import STANDING_TERMS, URGENCY_TERMS, deadline_text
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing.scope import Scope, names_of, opened, scope_words

_Cell = str | int | float | date

_CELLS: Mapping[str, Callable[[TaskRow], _Cell]] = {
    "code": lambda row: row.code,
    "content": lambda row: row.content,
    "leader": lambda row: row.leader,
    "lead": lambda row: row.lead,
    "support": lambda row: row.support,
    "meeting": lambda row: row.meeting,
    "due": lambda row: row.deadline.due or deadline_text(row.deadline),
    "original_due": lambda row: row.original_due or "",
    "standing": lambda row: STANDING_TERMS[row.standing],
    "days_overdue": lambda row: row.days_overdue or "",
    "progress": lambda row: row.done_percent,
    "finished": lambda row: row.finished_on or "",
    "last_report": lambda row: row.last_report_on or "",
    "result": lambda row: row.result,
    "field": lambda row: row.field,
    "product": lambda row: row.product,
    "urgency": lambda row: URGENCY_TERMS[row.urgency],
    "chased": lambda row: row.chased or "",
    "extended": lambda row: row.extended or "",
}
"""What a column shows, by its key."""

COLUMNS = (
    SeenColumn("code", "Mã nhiệm vụ", 1.1),
    SeenColumn("content", "Nội dung nhiệm vụ", 6),
    SeenColumn("lead", "Đơn vị chủ trì", 2.6),
    SeenColumn("support", "Đơn vị phối hợp", 2.2),
    SeenColumn("leader", "Lãnh đạo chỉ đạo", 1.8),
    SeenColumn("due", "Thời hạn", 1.5, centred=True),
    SeenColumn("standing", "Tình trạng", 1.8, centred=True),
    SeenColumn("progress", "Tiến độ (%)", 0.8, centred=True),
    SeenColumn("result", "Kết quả", 3),
)
"""What is printed when nobody chose."""


def seen(desk: Desk, scope: Scope, columns: Sequence[SeenColumn] = COLUMNS, group: str = "") -> SeenTable:
    """The rows of a query as a table.

    Args:
        columns: as they stand on the screen; keys of `_CELLS`.
        group: key of the column whose values band the rows, which must be ordered by it; empty for no bands.

    Raises:
        Refused: "unknown-column".
    """
    for key in (*(column.key for column in columns), *filter(None, (group,))):
        if key not in _CELLS:
            raise Refused("unknown-column", column=key)
    with opened(desk, scope) as book:
        names = names_of(book)
        rows = book.task_rows(book.task_ids(scope.query), scope.query.today)
    return SeenTable(
        office=names.office,
        title="Danh sách nhiệm vụ",
        scope=scope_words(scope.query, names),
        as_of=scope.query.today,
        columns=tuple(columns),
        bands=_bands(rows, columns, group),
    )


def _bands(rows: Sequence[TaskRow], columns: Sequence[SeenColumn], group: str) -> tuple[SeenBand, ...]:
    reads = [_CELLS[column.key] for column in columns]
    bands: dict[str, list[tuple[_Cell, ...]]] = {}
    for row in rows:
        title = str(_CELLS[group](row)) if group else ""
        bands.setdefault(title, []).append(tuple(read(row) for read in reads))
    return tuple(SeenBand(f"{title} ({len(found)})" if group else "", tuple(found)) for title, found in bands.items())
