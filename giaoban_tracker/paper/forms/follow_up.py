"""Form F7, Bảng tổng hợp kết quả thực hiện ý kiến chỉ đạo, kết luận giao ban: the words of each cell."""

from __future__ import annotations

from dataclasses import replace

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.follow_up import FollowUpList, FollowUpRow
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.paper.cell_words import NO_OWNER, capital, day_or_words, labelled, lines, unit_names
from giaoban_tracker.paper.columns import numbered
from giaoban_tracker.paper.document import ACROSS_MM, Align, Column, Document, Group, Heading, Row, Sheet, Table
from giaoban_tracker.paper.letterhead import foot_of, head_of

TITLE = "Bảng tổng hợp kết quả thực hiện ý kiến chỉ đạo, kết luận giao ban"

COLUMNS = (
    Column("number", "TT", 9, Align.CENTRE),
    Column("content", "Nội dung kết luận,\nchỉ đạo", 38.5),
    Column("source", "Văn bản\ngiao", 24),
    Column("leader", "Lãnh đạo\nchỉ đạo", 18.5),
    Column("lead", "Cơ quan\nchủ trì", 25.5),
    Column("support", "Cơ quan\nphối hợp", 17.5),
    Column("due", "Thời hạn", 20.5, Align.CENTRE),
    Column("result", "Kết quả\nthực hiện", 24.5),
    Column("assessment", "Đánh giá", 16, Align.CENTRE),
    Column("cause", "Nguyên\nnhân,\nlý do", 17),
    Column("proposal", "Kiến nghị,\nđề xuất", 20.5),
    Column("note", "Ghi chú", 20.5),
)

_WITH_DEADLINE = "Nhiệm vụ có thời hạn"
_APART = "Tính riêng, không xét hạn"

COUNTER_COLUMNS = (
    Column("total", "Tổng số nhiệm vụ", 26, Align.CENTRE),
    Column("official", "Cộng", 18, Align.CENTRE, _WITH_DEADLINE),
    Column("done_on_time", "Hoàn thành đúng hạn", 28, Align.CENTRE, _WITH_DEADLINE),
    Column("done_late", "Hoàn thành quá hạn", 28, Align.CENTRE, _WITH_DEADLINE),
    Column("open_in_time", "Đang thực hiện, trong hạn", 32, Align.CENTRE, _WITH_DEADLINE),
    Column("open_overdue", "Đang thực hiện, quá hạn", 32, Align.CENTRE, _WITH_DEADLINE),
    Column("undated", "Chưa có thời hạn", 32, Align.CENTRE, _APART),
    Column("standing", "Thường xuyên", 28, Align.CENTRE, _APART),
    Column("waiting", "Chờ điều kiện", 28, Align.CENTRE, _APART),
)

_SUSPENDED_COLUMN = Column("suspended", "Tạm dừng", 24, Align.CENTRE, _APART)
"""Only where there are any, so that the total is the sum of what stands beside it."""

ASSESSMENTS = {
    Standing.DONE_ON_TIME: "HT đúng hạn",
    Standing.DONE_LATE: "HT quá hạn",
    Standing.OPEN_IN_TIME: "Đang TH trong hạn",
    Standing.OPEN_OVERDUE: "Quá hạn",
    Standing.UNDATED: "Chưa có thời hạn",
    Standing.STANDING: "Thường xuyên",
    Standing.WAITING: "Chờ điều kiện",
    Standing.SUSPENDED: "Tạm dừng",
    Standing.WITHDRAWN: "Đã thu hồi",
}
"""The words of the column Đánh giá (forms.md, F7): words, never icons."""


def follow_up_document(form: FollowUpList, unit: str = "") -> Document:
    """Form F7.

    Args:
        unit: the one unit that the list is for; empty for all.
    """
    head = head_of(form.office, form.as_of, kind="BC")
    sheet = Sheet(
        name=unit or "Tổng hợp",
        head=head,
        heading=Heading(("BẢNG TỔNG HỢP",), "Kết quả thực hiện ý kiến chỉ đạo, kết luận giao ban", _remark(form, unit)),
        blocks=(counter_table(form.counters), follow_up_table(form), foot_of(form.office)),
        across=True,
    )
    return Document("F7", TITLE, head.issuer, form.as_of, (sheet,))


def follow_up_table(form: FollowUpList) -> Table:
    """The list itself, for papers that carry it as an annex."""
    rows = tuple(_cells(number, row, form.meeting) for number, row in enumerate(form.rows, 1))
    closing = f"Danh sách có {len(rows)} nhiệm vụ."
    return Table("Danh sách", numbered(COLUMNS, len(rows)), (Group("", rows),), size=11, closing=closing)


def counter_table(counters: Counters, width: float = ACROSS_MM) -> Table:
    """The official counters, and what is counted apart, as wide as the text of the sheet."""
    shown = COUNTER_COLUMNS + ((_SUSPENDED_COLUMN,) if counters.suspended else ())
    scale = width / sum(column.width for column in shown)
    columns = tuple(replace(column, width=round(column.width * scale, 1)) for column in shown)
    counts = (
        counters.total,
        counters.official,
        counters.done_on_time,
        counters.done_late,
        counters.open_in_time,
        counters.open_overdue,
        counters.undated,
        counters.standing,
        counters.waiting,
        *((counters.suspended,) if counters.suspended else ()),
    )
    return Table("Số liệu", columns, (Group("", (counts,)),), size=11, is_main=False)


def assessment(row: FollowUpRow) -> str:
    """How a task stands, in words; below it what a reader of the total must know.

    1. overdue: by how many days. 2. several lead units, not all done: how many are.
    3. reported done and not yet accepted: that it waits.
    """
    words = [ASSESSMENTS[row.standing]]
    if row.standing is Standing.OPEN_OVERDUE:
        words[0] += f" {row.days_overdue} ngày"
    if row.finished_on is None and row.shares > 1:
        words.append(f"{row.shares_done}/{row.shares} đơn vị xong")
    if row.awaits_acceptance:
        words.append("chờ nghiệm thu")
    return "\n".join(words)


def _cells(number: int, row: FollowUpRow, meeting: str) -> Row:
    return (
        number,
        lines(capital(row.content), labelled("Sản phẩm", row.product)),
        _source(row.source, meeting),
        capital(row.leader),
        unit_names(row.lead) or NO_OWNER,
        unit_names(row.support),
        day_or_words(row.deadline),
        lines(capital(row.result), labelled("Văn bản", row.evidence), _progress(row)),
        assessment(row),
        lines(capital(row.cause), capital(row.difficulty)),
        capital(row.proposal),
        lines(
            row.code,
            labelled("Mã dòng", row.row_code),
            _former_day(row),
            row.note,
            f"Đôn đốc {row.chased} lần" if row.chased else "",
        ),
    )


def _former_day(row: FollowUpRow) -> str:
    """Not beside the day in force, so that this one stays a day that Excel can sort by."""
    return f"Hạn cũ: {day_text(row.original_due)}" if row.original_due else ""


def _source(source: str, meeting: str) -> str:
    """The assigning document; a meeting that the head of the list names already is not spelt out on every row."""
    if meeting and source.startswith(meeting):
        return f"Kết luận giao ban{source.removeprefix(meeting)}"
    return source


def _progress(row: FollowUpRow) -> str:
    if row.finished_on is not None:
        return f"Hoàn thành ngày {day_text(row.finished_on)}"
    return f"Tiến độ: {row.done_percent}%" if 0 < row.done_percent < 100 else ""


def _remark(form: FollowUpList, unit: str) -> str:
    parts = (f"Tính đến ngày {day_text(form.as_of)}", form.meeting.strip(), unit)
    return f"({'; '.join(filter(None, parts))})"
