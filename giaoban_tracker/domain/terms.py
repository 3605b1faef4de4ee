"""The office's own words for the values of this room, and its way of writing days and numbers.

One Vietnamese term per value, used alike on screen, on paper and on the command line. Sentences that speak to a
person are not here.
"""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Strength, Urgency
from giaoban_tracker.domain.meeting import DismissalKind
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import CauseKind, Claim, Quality
from giaoban_tracker.domain.unit import UnitKind

STANDING_TERMS = {
    Standing.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Standing.DONE_LATE: "Hoàn thành quá hạn",
    Standing.OPEN_IN_TIME: "Đang thực hiện, trong hạn",
    Standing.OPEN_OVERDUE: "Đang thực hiện, quá hạn",
    Standing.UNDATED: "Chưa có thời hạn",
    Standing.STANDING: "Nhiệm vụ thường xuyên",
    Standing.WAITING: "Chờ điều kiện",
    Standing.SUSPENDED: "Tạm dừng",
    Standing.WITHDRAWN: "Đã thu hồi",
}

DEADLINE_KIND_TERMS = {
    DeadlineKind.FIXED: "Có thời hạn",
    DeadlineKind.EVENT: "Theo sự kiện",
    DeadlineKind.CONDITIONAL: "Chờ điều kiện",
    DeadlineKind.STANDING: "Thường xuyên",
    DeadlineKind.RECURRING: "Định kỳ",
    DeadlineKind.UNSTATED: "Chưa có thời hạn",
}

CLAIM_TERMS = {
    Claim.NOT_STARTED: "Chưa thực hiện",
    Claim.IN_PROGRESS: "Đang thực hiện",
    Claim.DONE: "Đã hoàn thành",
}

QUALITY_TERMS = {Quality.ADEQUATE: "Đạt", Quality.GOOD: "Đạt tốt", Quality.EXCELLENT: "Đạt xuất sắc"}

URGENCY_TERMS = {
    Urgency.NORMAL: "Thường",
    Urgency.URGENT: "Khẩn",
    Urgency.VERY_URGENT: "Thượng khẩn",
    Urgency.FLASH: "Hỏa tốc",
}

STRENGTH_TERMS = {
    Strength.ORDER: "Giao, yêu cầu",
    Strength.REQUEST: "Đề nghị",
    Strength.NEED: "Cần",
    Strength.STANDING: "Tiếp tục, tăng cường",
}

DISMISSAL_TERMS = {
    DismissalKind.PAST_RESULT: "Kết quả đã qua",
    DismissalKind.PRAISE: "Khen ngợi",
    DismissalKind.STANDING_DUTY: "Nhiệm vụ thường xuyên",
    DismissalKind.INFORMATION: "Thông tin",
}

UNIT_KIND_TERMS = {
    UnitKind.DIVISION: "Phòng chuyên môn",
    UnitKind.OFFICE: "Văn phòng",
    UnitKind.SERVICE: "Đơn vị sự nghiệp",
    UnitKind.VERTICAL: "Cơ quan ngành dọc",
    UnitKind.LOCALITY: "Xã, phường",
    UnitKind.ORGANISATION: "Mặt trận, đoàn thể",
}

CAUSE_TERMS = {CauseKind.NONE: "", CauseKind.OBJECTIVE: "Khách quan", CauseKind.SUBJECTIVE: "Chủ quan"}


def day_text(day: date) -> str:
    """A day as offices write it in tables, whatever the computer is set to: dd/MM/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def long_day_text(day: date) -> str:
    """'ngày 05 tháng 02 năm 2018': day below 10 and months 1 and 2 take a leading zero (Decree 30/2020)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def deadline_text(deadline: Deadline) -> str:
    """A deadline in a table cell: its day where it has one, else the words that were said, else the kind."""
    if deadline.due is not None:
        return day_text(deadline.due)
    if deadline.words:
        return deadline.words[0].upper() + deadline.words[1:]
    return DEADLINE_KIND_TERMS[deadline.kind]
