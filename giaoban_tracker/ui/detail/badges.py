"""What a report is worth: signed by a unit's computer or typed in here, and what happened beside it since."""

from __future__ import annotations

from giaoban_tracker.domain.report_order import leaves
from giaoban_tracker.domain.task import Report, Share, Task
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.task_words import StateMark

_SOURCES = {"xlsx": "theo phiếu Excel", "paper": "theo bản giấy"}


def badges_of(task: Task, share: Share) -> tuple[StateMark, ...]:
    """The marks of a share's current report, the one about its origin first; empty while there is no report."""
    last = share.last_report
    if last is None:
        return ()
    marks = [origin(last)]
    together = len(leaves(share.reports))
    if together > 1:
        marks.append(StateMark("split", f"{together} máy cùng báo cáo – xem cả hai", "", "late"))
    if last.task_revision is not None and last.task_revision != task.revision:
        marks.append(StateMark("done-late", "Báo cáo theo bản giao cũ", "", "soon"))
    if share.acceptance is not None and share.acceptance.report != last.id:
        marks.append(StateMark("edit", "Đã sửa sau khi duyệt", "", "soon"))
    return tuple(marks)


def origin(report: Report) -> StateMark:
    """Whether a unit's computer signed a report, or the office typed it in and from what."""
    if not report.proxy:
        received = f"nhận {day_text(report.admitted_on)}" if report.admitted_on is not None else ""
        return StateMark("signed", "Đã ký", received, "done")
    return StateMark("report", "Nhập thay, chưa ký", _SOURCES.get(report.source.partition(":")[0], ""), "info")


def beside(share: Share) -> tuple[Report, ...]:
    """The reports that other computers wrote without knowing of the current one; may be empty."""
    last = share.last_report
    return tuple(report for report in leaves(share.reports) if last is not None and report.id != last.id)
