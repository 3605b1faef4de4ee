"""What a unit may tell about one of its tasks: the words, and what is possible now. It decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from giaoban_tracker.domain.task import Task
from giaoban_tracker.workflow.post.my_tasks import Ground, MyTask


@dataclass(frozen=True, slots=True)
class Face:
    """How it is offered; '…' says that a dialog follows."""

    words: str
    icon: str
    hint: str
    keys: tuple[str, ...] = ()


class Deed(Enum):
    """In the order of buttons and menus."""

    REPORT = Face(
        "Báo cáo…", "report", "Viết báo cáo tiến độ gửi Văn phòng (Ctrl+Enter)", ("Ctrl+Return", "Ctrl+Enter")
    )
    CONTRIBUTE = Face("Ghi phần phối hợp…", "merge", "Nêu phần việc đơn vị đã phối hợp")
    RECEIVE = Face("Xác nhận đã nhận", "accept", "Cho Văn phòng biết đơn vị đã xem nhiệm vụ này")
    EXTEND = Face("Xin gia hạn…", "extend", "Đề nghị thời hạn khác; thời hạn cũ giữ nguyên đến khi có quyết định")
    ASK = Face("Hỏi Văn phòng…", "quote", "Hỏi lại nội dung, thẩm quyền hoặc cách báo cáo")


def possible_on(line: MyTask, task: Task) -> tuple[Deed, ...]:
    """What can be told about a task now, the next step first; empty for one that is withdrawn or passed on."""
    if not task.stands or line.passed_on:
        return ()
    if line.ground is Ground.DONE:
        return (Deed.ASK,)
    if not line.leads:
        return (Deed.CONTRIBUTE, Deed.ASK)
    extend = () if task.deadline.due is None or line.asked or line.ground is Ground.WAITING else (Deed.EXTEND,)
    receive = () if line.received else (Deed.RECEIVE,)
    return (Deed.REPORT, *receive, *extend, Deed.ASK)
