"""How a task stands, in few words and one shape: what table, card and dialogs say alike.

Colour only repeats what icon and words have said already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.standing import DUE_SOON_DAYS, Standing
from giaoban_tracker.domain.task import Evidence
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.wording import days_late, number


@dataclass(frozen=True, slots=True)
class StateMark:
    """How a task stands.

    Attributes:
        icon: name of its shape under `resources/icons`.
        words: the state itself: "Quá hạn 17 ngày".
        more: what a person should know beside it: "chờ nghiệm thu"; may be empty.
        tone: name of its colour in the theme; the ground is `tone + "_soft"`.
    """

    icon: str
    words: str
    more: str
    tone: str

    @property
    def whole(self) -> str:
        """Everything in one line, for tool tips, copies and screen readers."""
        return f"{self.words}, {self.more}" if self.more else self.words


_PLAIN = {
    Standing.UNDATED: ("undated", "Chưa có thời hạn", "info"),
    Standing.STANDING: ("standing", "Thường xuyên", "info"),
    Standing.WAITING: ("waiting", "Chờ điều kiện", "info"),
    Standing.SUSPENDED: ("suspended", "Tạm dừng", "info"),
    Standing.WITHDRAWN: ("withdrawn", "Đã thu hồi", "info"),
}


def state_mark(
    standing: Standing,
    deadline: Deadline,
    today: date,
    *,
    finished_on: date | None = None,
    awaiting: bool = False,
    soon_days: int = DUE_SOON_DAYS,
) -> StateMark:
    """The mark of a task or of one unit's share of it, on the day `today`.

    Args:
        soon_days: from how many days before its day the office calls it due soon.
    """
    if finished_on is not None and standing is not Standing.WITHDRAWN:
        return _finished(standing, deadline, finished_on)
    waits = "chờ nghiệm thu" if awaiting else ""
    if standing is Standing.OPEN_OVERDUE:
        return StateMark("late", _capital(days_late(deadline.days_overdue_on(today))), waits, "late")
    if standing is Standing.OPEN_IN_TIME and deadline.due is not None:
        return _in_time((deadline.due - today).days, waits, soon_days)
    icon, words, tone = _PLAIN.get(standing, ("open", "Đang thực hiện", "info"))
    return StateMark(icon, words, waits, tone)


def row_mark(row: TaskRow, today: date) -> StateMark:
    """The mark of a table's row; what was chased often says so."""
    mark = state_mark(
        row.standing,
        row.deadline,
        today,
        finished_on=row.finished_on,
        awaiting=row.awaits_acceptance,
        soon_days=row.soon_days,
    )
    if mark.more or not row.chased or row.finished_on is not None:
        return mark
    return StateMark(mark.icon, mark.words, f"đôn đốc {row.chased} lần", mark.tone)


def shares_words(done: int, total: int) -> str:
    """How many lead units are through, where there are several: "3/11 đơn vị"; else empty."""
    return f"{done}/{total} đơn vị" if total > 1 else ""


def listed(names: Sequence[str], at_most: int = 3) -> str:
    """Names in one line, the rest counted: "A, B, C và 8 đơn vị khác"; empty for none."""
    if len(names) <= at_most:
        return ", ".join(names)
    return f"{', '.join(names[:at_most])} và {number(len(names) - at_most)} đơn vị khác"


def extension_words(former: date | None, new_due: date) -> str:
    """One extension: "từ 15/09/2017 sang 30/09/2017"."""
    return f"từ {day_text(former)} sang {day_text(new_due)}" if former is not None else f"đến {day_text(new_due)}"


def evidence_words(evidence: Evidence) -> str:
    """A document as offices cite it: "số 145/BC-LĐTBXH ngày 28/08/2017, gửi UBND thành phố – trích yếu"."""
    words = f"số {evidence.number} ngày {day_text(evidence.dated)}, gửi {evidence.received_by}"
    return f"{words} – {evidence.subject}" if evidence.subject else words


def _finished(standing: Standing, deadline: Deadline, finished_on: date) -> StateMark:
    day = f"ngày {day_text(finished_on)}"
    if standing is Standing.DONE_LATE:
        late = f"muộn {number(deadline.days_overdue_on(finished_on))} ngày"
        return StateMark("done-late", "Hoàn thành quá hạn", late, "soon")
    if standing is Standing.DONE_ON_TIME:
        return StateMark("done", "Hoàn thành đúng hạn", day, "done")
    return StateMark("done", "Đã hoàn thành", day, "done")


def _in_time(days: int, waits: str, soon_days: int) -> StateMark:
    if days == 0:
        return StateMark("calendar", "Hôm nay đến hạn", waits, "soon")
    if days <= soon_days:
        return StateMark("calendar", f"Còn {days} ngày", waits, "soon")
    return StateMark("open", "Trong hạn", waits or f"còn {number(days)} ngày", "info")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
