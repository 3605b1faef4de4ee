"""What moving a task from one column of the board to another decides, or why nobody can."""

from __future__ import annotations

from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.task_decisions import Decision, possible_on_row
from giaoban_tracker.workflow.board import Lane, lane_of

OPEN = (Lane.OVERDUE, Lane.IN_TIME, Lane.UNDATED)

_LATE_BY_ITSELF = "Nhiệm vụ quá hạn là do ngày đã qua, không ai xếp vào được."
_FINISHED = "Nhiệm vụ đã hoàn thành; kéo về cột đang thực hiện để mở lại trước."
_UNDATED = "Thời hạn không bỏ bằng kéo thả; mở nhiệm vụ và sửa thời hạn."


def decision_of(row: TaskRow, to: Lane) -> Decision | str:
    """The decision that a move asks for; words where a move is none. The same column asks for nothing: "".

    1. To done: acceptance of what is reported done, else a report. 2. From done: reopening. 3. To suspended:
    suspension. 4. From suspended: resumption. 5. To in time: an extension of what is overdue, a day for what has none.
    """
    wanted = _wanted(row, lane_of(row), to)
    if isinstance(wanted, Decision) and wanted not in possible_on_row(row):
        return f"Chưa thể: {wanted.value.words.rstrip('…').lower()} nhiệm vụ này."
    return wanted


def _wanted(row: TaskRow, lane: Lane | None, to: Lane) -> Decision | str:
    if lane is to or lane is None:
        return ""
    if to is Lane.DONE:
        return Decision.ACCEPT if row.awaits_acceptance else Decision.REPORT
    if lane is Lane.DONE:
        return Decision.REOPEN if to in OPEN else _FINISHED
    if to is Lane.SUSPENDED:
        return Decision.SUSPEND
    if lane is Lane.SUSPENDED:
        return Decision.RESUME
    if to is Lane.OVERDUE:
        return _LATE_BY_ITSELF
    if to is Lane.UNDATED:
        return _UNDATED
    return Decision.EXTEND if lane is Lane.OVERDUE else Decision.EDIT
