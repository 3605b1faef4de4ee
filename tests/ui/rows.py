"""Rows of tasks for tests of the table, without a book."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskRow

TODAY = date(2017, 10, 2)


def row(number: int, **changes: object) -> TaskRow:
    """A row that is overdue by two days unless told otherwise."""
    values: dict[str, object] = {
        "id": TaskId(f"task-{number}"),
        "code": f"NV-{number:03d}",
        "content": f"Rà soát hộ nghèo đợt {number}",
        "leader": "chủ tịch UBND thành phố",
        "lead": "Phòng Nội vụ",
        "support": "",
        "meeting": "Giao ban quý II/2017",
        "deadline": Deadline(DeadlineKind.FIXED, date(2017, 9, 30)),
        "original_due": None,
        "standing": Standing.OPEN_OVERDUE,
        "days_overdue": 2,
        "done_percent": 40,
        "shares_done": 0,
        "shares": 1,
        "awaits_acceptance": False,
        "finished_on": None,
        "last_report_on": date(2017, 9, 20),
        "result": "Đã rà soát một phần.",
        "field": "Giảm nghèo",
        "product": "báo cáo",
        "urgency": Urgency.NORMAL,
        "chased": 0,
        "extended": 0,
    }
    return TaskRow(**{**values, **changes})  # type: ignore[arg-type]  # tests name fields freely
