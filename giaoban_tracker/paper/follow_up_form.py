"""Form F7, Bảng tổng hợp kết quả thực hiện ý kiến chỉ đạo, kết luận giao ban: the words of each cell."""

from __future__ import annotations

from pathlib import Path

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.follow_up import FollowUpList, FollowUpRow
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.terms import day_text, deadline_text
from giaoban_tracker.paper.cell_words import NO_OWNER, NO_TASK, capital, labelled, lines, unit_names
from giaoban_tracker.paper.columns import fitted, inner_widths, long_rows
from giaoban_tracker.paper.letterhead import foot_of, head_of
from giaoban_tracker.paper.plain_text import plain
from giaoban_tracker.paper.typeface import Typeface, load_face
from giaoban_tracker.paper.typesetting import Markup, markup

TITLE = "Bảng tổng hợp kết quả thực hiện ý kiến chỉ đạo, kết luận giao ban"

ASSESSMENTS = {
    Standing.DONE_ON_TIME: "HT đúng hạn",
    Standing.DONE_LATE: "HT quá hạn",
    Standing.OPEN_IN_TIME: "Đang TH trong hạn",
    Standing.OPEN_OVERDUE: "Quá hạn",
    Standing.UNDATED: "Chưa có thời hạn",
    Standing.STANDING: "Thường xuyên",
    Standing.WAITING: "Chờ điều kiện",
    Standing.WITHDRAWN: "Đã thu hồi",
}
"""The words of the column Đánh giá (forms.md, F7): words, never icons."""


def follow_up_markup(form: FollowUpList, resources: Path, typeface: Typeface) -> Markup:
    """Form F7 ready to be set."""
    template = resources / "forms" / "follow_up.typ"
    face = load_face(typeface, resources)
    widths = inner_widths(template.with_suffix(".json"), 12)
    rows = fitted([_cells(number, row, form.meeting) for number, row in enumerate(form.rows, 1)], widths, face.advances)
    data = {
        "title": TITLE,
        **head_of(form.office, form.as_of, kind="BC"),
        "remark": _remark(form),
        "counts": _counts(form.counters),
        "rows": rows,
        "suspects": long_rows(rows, widths),
        "empty": NO_TASK,
        "closing": f"Danh sách có {len(rows)} nhiệm vụ.",
        **foot_of(form.office),
    }
    return markup(template, data, face, form.as_of)


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


def _cells(number: int, row: FollowUpRow, meeting: str) -> tuple[str, ...]:
    return (
        str(number),
        lines(capital(row.content), labelled("Sản phẩm", row.product)),
        _source(row.source, meeting),
        capital(row.leader),
        unit_names(row.lead) or NO_OWNER,
        unit_names(row.support),
        lines(deadline_text(row.deadline), f"hạn cũ: {day_text(row.original_due)}" if row.original_due else ""),
        lines(capital(row.result), labelled("Văn bản", row.evidence), _progress(row)),
        assessment(row),
        lines(capital(row.cause), capital(row.difficulty)),
        capital(row.proposal),
        lines(row.code, row.note, f"Đôn đốc {row.chased} lần" if row.chased else ""),
    )


def _source(source: str, meeting: str) -> str:
    """The assigning document; a meeting that the head of the list names already is not spelt out on every row."""
    if meeting and source.startswith(meeting):
        return f"Kết luận giao ban{source.removeprefix(meeting)}"
    return source


def _progress(row: FollowUpRow) -> str:
    if row.finished_on is not None:
        return f"Hoàn thành ngày {day_text(row.finished_on)}"
    return f"Tiến độ: {row.done_percent}%" if 0 < row.done_percent < 100 else ""


def _remark(form: FollowUpList) -> str:
    parts = (f"Tính đến ngày {day_text(form.as_of)}", plain(form.meeting))
    return f"({'; '.join(filter(None, parts))})"


def _counts(counters: Counters) -> list[int]:
    return [
        counters.total,
        counters.official,
        counters.done_on_time,
        counters.done_late,
        counters.open_in_time,
        counters.open_overdue,
        counters.undated,
        counters.standing,
        counters.waiting,
    ]
