"""The decisions a person can take on a task: their words, their keys, and which of them are possible now.

The rules themselves are `domain.decide`'s; this only keeps buttons from promising what a rule would refuse.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

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
    WITHDRAW = Face("Thu hồi…", "withdraw", "Thôi theo dõi nhiệm vụ này; lịch sử được giữ lại")


TOGETHER = (Decision.EXTEND, Decision.CHASE, Decision.WITHDRAW)
"""What can be decided on several tasks at once, since it says the same of each."""
MOST_TOGETHER = 500


def possible_on(task: Task) -> tuple[Decision, ...]:
    """What can be decided on a task now, the next step first; empty for a withdrawn one."""
    if task.withdrawn is not None:
        return ()
    return _possible(
        awaiting=task.awaits_acceptance,
        finished=task.finished_on is not None,
        reported=any(share.last_report is not None and not share.last_report.returned for share in task.shares),
    )


def possible_on_row(row: TaskRow) -> tuple[Decision, ...]:
    """The same, from what a table's row knows; a report that was returned already is found out by the dialog."""
    if row.standing is Standing.WITHDRAWN:
        return ()
    return _possible(
        awaiting=row.awaits_acceptance, finished=row.finished_on is not None, reported=row.last_report_on is not None
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


def _possible(*, awaiting: bool, finished: bool, reported: bool) -> tuple[Decision, ...]:
    if finished:
        return (Decision.EDIT, Decision.SEND_BACK, Decision.WITHDRAW)
    if awaiting:
        return (Decision.ACCEPT, Decision.SEND_BACK, Decision.REPORT, *_ALWAYS)
    returnable = (Decision.SEND_BACK,) if reported else ()
    return (Decision.REPORT, *_ALWAYS[:2], *returnable, *_ALWAYS[2:])


_ALWAYS = (Decision.EXTEND, Decision.CHASE, Decision.EDIT, Decision.WITHDRAW)
