"""The decisions a person can take on a task: their words, their keys, and which of them are possible now.

The rules themselves are `domain.decide`'s; this only keeps buttons from promising what a rule would refuse.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import Share, Task
from giaoban_tracker.domain.task_list import TaskRow


@dataclass(frozen=True, slots=True)
class Face:
    """How a decision is offered.

    Attributes:
        words: on menus and buttons; '…' says that a dialog follows.
        icon: name under `resources/icons`.
        hint: what it is for, in one line.
        keys: shortcuts in portable text; may be empty.
    """

    words: str
    icon: str
    hint: str
    keys: tuple[str, ...] = ()


class Decision(Enum):
    """In the order of menus."""

    REPORT = Face("Báo cáo…", "report", "Nhập báo cáo tiến độ thay cho đơn vị chủ trì", ("Ctrl+Enter", "Ctrl+Return"))
    ACCEPT = Face(
        "Nghiệm thu…", "accept", "Xác nhận nhiệm vụ đã hoàn thành theo báo cáo", ("Ctrl+Enter", "Ctrl+Return")
    )
    SEND_BACK = Face("Trả lại…", "return", "Trả lại báo cáo để đơn vị làm tiếp hoặc bổ sung")
    EXTEND = Face("Gia hạn…", "extend", "Đặt thời hạn mới, giữ lại thời hạn cũ")
    CHASE = Face("Đôn đốc…", "chase", "Ghi lại một lần đôn đốc")
    EDIT = Face("Sửa nhiệm vụ…", "edit", "Sửa nội dung, đơn vị, thời hạn, sản phẩm", ("Shift+F2",))
    ANSWER_EXTENSION = Face("Trả lời đề nghị gia hạn…", "extend", "Đồng ý hoặc không đồng ý gia hạn theo đề nghị")
    ISSUE_PERIOD = Face("Giao kỳ này…", "calendar", "Một kỳ của nhiệm vụ định kỳ thành một nhiệm vụ riêng")
    REASSIGN = Face("Chuyển đơn vị chủ trì…", "next", "Chuyển phần việc sang đơn vị khác, báo cáo đã có vẫn giữ")
    SUSPEND = Face("Tạm dừng…", "suspended", "Tạm dừng; trong lúc ấy không tính quá hạn")
    RESUME = Face("Tiếp tục…", "redo", "Cho nhiệm vụ tạm dừng tiếp tục")
    REOPEN = Face("Mở lại…", "undo", "Bỏ nghiệm thu, nhiệm vụ lại là đang thực hiện")
    SPLIT = Face("Tách…", "split", "Tách thành hai hoặc ba nhiệm vụ")
    MERGE = Face("Gộp…", "merge", "Gộp các nhiệm vụ đang chọn thành một")
    CORRECT = Face("Đính chính…", "edit", "Sửa điều ghi sai; giá trị cũ và lý do được giữ lại")
    CAUSE = Face("Xác nhận nguyên nhân chậm…", "late", "Ghi nguyên nhân khách quan hay chủ quan, ai xác nhận")
    CONTRIBUTE = Face("Ghi phần phối hợp…", "units", "Ghi việc đơn vị phối hợp đã làm")
    WITHDRAW = Face("Thu hồi…", "withdraw", "Thôi theo dõi nhiệm vụ này; lịch sử được giữ lại")


TOGETHER = (Decision.EXTEND, Decision.CHASE, Decision.MERGE, Decision.WITHDRAW)
"""What can be decided on several tasks at once, since it says the same of each."""
MOST_TOGETHER = 500


def possible_on(task: Task) -> tuple[Decision, ...]:
    """What can be decided on a task now, the next step first; empty for one that counts no more."""
    if not task.stands:
        return ()
    possible = _possible(
        suspended=task.suspended is not None,
        awaiting=task.awaits_acceptance,
        finished=task.finished_on is not None,
        reported=any(share.last_report is not None and not share.last_report.returned for share in task.shares),
        recurring=task.deadline.kind is DeadlineKind.RECURRING,
        supported=bool(task.terms.support),
    )
    asked = bool(task.course.open_requests) and task.finished_on is None
    return (Decision.ANSWER_EXTENSION, *possible) if asked else possible


def possible_on_row(row: TaskRow) -> tuple[Decision, ...]:
    """The same, from what a table's row knows: nothing of requests; the rest is found out by the dialog."""
    if row.standing is Standing.WITHDRAWN:
        return ()
    return _possible(
        suspended=row.standing is Standing.SUSPENDED,
        awaiting=row.awaits_acceptance,
        finished=row.finished_on is not None,
        reported=row.last_report_on is not None,
        recurring=row.deadline.kind is DeadlineKind.RECURRING,
        supported=bool(row.support),
    )


def possible_on_share(share: Share) -> tuple[Decision, ...]:
    """What can be decided on one unit's share of a task that stands."""
    if share.acceptance is not None:
        return (Decision.SEND_BACK,)
    if share.awaits_acceptance:
        return (Decision.ACCEPT, Decision.SEND_BACK, Decision.REPORT)
    if share.last_report is not None and not share.last_report.returned:
        return (Decision.REPORT, Decision.SEND_BACK)
    return (Decision.REPORT,)


def _possible(
    *, suspended: bool, awaiting: bool, finished: bool, reported: bool, recurring: bool, supported: bool
) -> tuple[Decision, ...]:
    told = (Decision.CONTRIBUTE,) if supported else ()
    if finished:
        back = (Decision.SEND_BACK, Decision.REOPEN, Decision.CAUSE)
        return (Decision.EDIT, *back, Decision.CORRECT, *told, Decision.WITHDRAW)
    if suspended:
        return (Decision.RESUME, Decision.EDIT, Decision.CORRECT, Decision.REASSIGN, *told, Decision.WITHDRAW)
    period = (Decision.ISSUE_PERIOD,) if recurring else ()
    if awaiting:
        first = (Decision.ACCEPT, Decision.SEND_BACK, Decision.REPORT, Decision.EXTEND, Decision.CHASE)
    else:
        returnable = (Decision.SEND_BACK,) if reported else ()
        first = (Decision.REPORT, Decision.EXTEND, Decision.CHASE, *returnable)
    return (*period, *first, Decision.EDIT, *_COURSE, *told, Decision.WITHDRAW)


_COURSE = (Decision.REASSIGN, Decision.SUSPEND, Decision.SPLIT, Decision.CORRECT, Decision.CAUSE)
