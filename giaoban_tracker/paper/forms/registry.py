"""Everything that can be printed: the codes and titles of the forms, and which values become which form."""

from __future__ import annotations

from typing import assert_never

from giaoban_tracker.domain.follow_up import AssignmentAnnex, FollowUpList
from giaoban_tracker.domain.printed import (
    AlertList,
    Cover,
    OverdueList,
    SeenTable,
    TrackingTable,
    UnitList,
    UnitStatistics,
)
from giaoban_tracker.domain.printed_letters import (
    AnswerSheet,
    AssignmentSlip,
    ChasingLetter,
    ChasingSlip,
    ExecutionReport,
    Notice,
)
from giaoban_tracker.paper.document import Document
from giaoban_tracker.paper.forms import (
    alerts,
    answer_sheet,
    assignment,
    assignment_slip,
    chasing_slip,
    cover,
    execution_report,
    follow_up,
    notice,
    overdue,
    seen_table,
    statistics,
    tracking,
)

Printable = (
    TrackingTable
    | AssignmentAnnex
    | AlertList
    | UnitStatistics
    | FollowUpList
    | UnitList
    | Cover
    | OverdueList
    | ChasingLetter
    | ChasingSlip
    | AssignmentSlip
    | Notice
    | ExecutionReport
    | AnswerSheet
    | SeenTable
)

TITLES = {
    "F7": follow_up.TITLE,
    "F3": assignment.TITLE,
    "F1": tracking.TITLE,
    "F5": alerts.TITLE,
    "F6": statistics.TITLE,
    "F8": overdue.TITLE,
    "CVDD": overdue.LETTER_TITLE,
    "F9": chasing_slip.TITLE,
    "F10": assignment_slip.TITLE,
    "F11": notice.TITLE,
    "F12": execution_report.TITLE,
    "PBC": answer_sheet.TITLE,
    "LIST": seen_table.TITLE,
}
"""Titles by the codes of forms.md, and three that it does not number: the chasing letter (công văn đôn đốc), the sheet
that a unit fills in on paper (phiếu báo cáo), and the table as it is seen."""


def document_of(form: Printable) -> Document:
    """A form's values as the words of a paper, for every output."""
    match form:
        case FollowUpList():
            return follow_up.follow_up_document(form)
        case UnitList():
            return follow_up.follow_up_document(form.listed, form.unit)
        case Cover():
            return cover.cover_document(form)
        case AssignmentAnnex():
            return assignment.assignment_document(form)
        case TrackingTable():
            return tracking.tracking_document(form)
        case AlertList():
            return alerts.alert_document(form)
        case UnitStatistics():
            return statistics.statistics_document(form)
        case OverdueList():
            return overdue.overdue_document(form)
        case ChasingLetter():
            return overdue.letter_document(form)
        case ChasingSlip():
            return chasing_slip.chasing_slip_document(form)
        case AssignmentSlip():
            return assignment_slip.assignment_slip_document(form)
        case Notice():
            return notice.notice_document(form)
        case ExecutionReport():
            return execution_report.report_document(form)
        case AnswerSheet():
            return answer_sheet.answer_document(form)
        case SeenTable():
            return seen_table.seen_document(form)
        case _:
            assert_never(form)
