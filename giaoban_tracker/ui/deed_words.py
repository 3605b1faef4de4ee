"""The deeds of the follow-up, the meeting, the rules and the post in words; `fact_words` tells the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.meeting_deeds import MeetingClosed, MeetingHeld, MeetingReopened, StatementRecorded
from giaoban_tracker.domain.post_deeds import FeedStarted, ForkResolved, KeyRevoked, KeyRotated, KeyTrusted
from giaoban_tracker.domain.rules import CalendarDescribed, RulesDescribed
from giaoban_tracker.domain.task_deeds import (
    CauseConfirmed,
    ChaseAnswered,
    ClarityWaived,
    ContributionFiled,
    DeadlineMoved,
    ExtensionAsked,
    ExtensionRefused,
    QuestionAnswered,
    QuestionAsked,
    TaskReassigned,
    TaskReceived,
    TaskReopened,
    TaskReplaced,
    TaskResumed,
    TaskSuspended,
)
from giaoban_tracker.domain.terms import CAUSE_TERMS, day_text

Names = Mapping[str, str]

Line = tuple[str, str]
"""A label and what the fact states under it."""

_DONE: Mapping[type[Deed], str] = {
    TaskReceived: "nhận nhiệm vụ {}",
    ExtensionAsked: "đề nghị gia hạn {}",
    ExtensionRefused: "không đồng ý gia hạn {}",
    ContributionFiled: "ghi phần phối hợp thực hiện {}",
    QuestionAsked: "hỏi về {}",
    QuestionAnswered: "trả lời câu hỏi về {}",
    DeadlineMoved: "dời hạn {} theo ngày họp",
    TaskSuspended: "tạm dừng {}",
    TaskResumed: "cho tiếp tục {}",
    TaskReopened: "mở lại {}",
    TaskReassigned: "chuyển đơn vị chủ trì {}",
    TaskReplaced: "thay {} bằng nhiệm vụ khác",
    CauseConfirmed: "xác nhận nguyên nhân chậm của {}",
    ChaseAnswered: "ghi trả lời đôn đốc {}",
    ClarityWaived: "cho giao {} khi còn chưa đủ rõ",
    MeetingHeld: "ghi cuộc họp đã diễn ra: {}",
    StatementRecorded: "ghi phát biểu của đơn vị tại {}",
    MeetingClosed: "đóng {}",
    MeetingReopened: "mở lại {}",
    RulesDescribed: "đặt quy định theo dõi",
    CalendarDescribed: "đặt lịch làm việc",
    FeedStarted: "bắt đầu sổ gửi của máy {}",
    KeyTrusted: "ghi danh máy {}",
    KeyRotated: "đổi khóa của máy {}",
    KeyRevoked: "thu hồi máy {}",
    ForkResolved: "xử lý hai bản cùng mã của máy {}",
}


def done_words(deed: Deed, subject: str) -> str:
    """What was done to what: "tạm dừng NV-003"."""
    return _DONE[type(deed)].format(subject)


def stated_lines(deed: Deed, names: Names) -> Iterable[Line]:
    """What a deed states beside that; a line may have nothing under its label."""
    match deed:
        case TaskReceived(unit=unit):
            return (("Đơn vị", names.get(unit, "")),)
        case ExtensionAsked(unit=unit, new_due=new_due, reason=reason):
            return (("Đơn vị", names.get(unit, "")), ("Hạn đề nghị", day_text(new_due)), ("Lý do", reason))
        case ContributionFiled(unit=unit, words=words) | QuestionAsked(unit=unit, words=words):
            return (("Đơn vị", names.get(unit, "")), ("Nội dung", words))
        case QuestionAnswered(words=words) | ChaseAnswered(words=words):
            return (("Nội dung", words), ("Văn bản", getattr(deed, "document", "")))
        case DeadlineMoved(new_due=new_due, meeting=meeting):
            return (("Thời hạn mới", _day(new_due) or "chưa rõ ngày"), ("Cuộc họp", names.get(meeting, "")))
        case TaskSuspended(reason=reason, review_on=review_on, decided_by=decided_by):
            return (("Lý do", reason), ("Xem lại ngày", _day(review_on)), ("Người quyết định", decided_by))
        case TaskReassigned():
            return _passed(deed, names)
        case CauseConfirmed(unit=unit, cause=cause, confirmed_by=confirmed_by, words=words):
            cause_words = ": ".join(filter(None, (CAUSE_TERMS[cause], words)))
            who = ("Người xác nhận", confirmed_by)
            return (("Đơn vị", names.get(unit or "", "")), ("Nguyên nhân", cause_words), who)
        case StatementRecorded(unit=unit, results=results, difficulties=difficulties, proposals=proposals):
            said = (("Kết quả", results), ("Khó khăn", difficulties), ("Kiến nghị", proposals))
            return (("Đơn vị", names.get(unit, "")), *said)
        case MeetingHeld(present=present, absent=absent):
            return (("Dự họp", _named(present, names)), ("Vắng", _named(absent, names)))
        case CalendarDescribed(year=year, days=days):
            return (("Năm", str(year)), ("Ngày khác thường", str(len(days))))
        case KeyTrusted(unit=unit, device=device, compared_by=compared_by):
            return (("Đơn vị", names.get(unit, "")), ("Máy", device), ("Người đối chiếu", compared_by))
        case TaskResumed(reason=reason, new_due=new_due):
            return (("Lý do", reason), ("Thời hạn mới", _day(new_due)))
        case ClarityWaived(missing=missing, reason=reason):
            return (("Còn thiếu", str(len(missing))), ("Lý do", reason))
    return (("Lý do", getattr(deed, "reason", "")), ("Người quyết định", getattr(deed, "decided_by", "")))


def _passed(deed: TaskReassigned, names: Names) -> Iterable[Line]:
    return (
        ("Từ", names.get(deed.former or "", "")),
        ("Sang", names.get(deed.unit, "")),
        ("Lý do", deed.reason),
        ("Người quyết định", deed.decided_by),
        ("Văn bản", deed.document),
    )


def _named(ids: Iterable[str], names: Names) -> str:
    return ", ".join(names.get(one, "…") for one in ids)


def _day(day: date | None) -> str:
    return day_text(day) if day is not None else ""
