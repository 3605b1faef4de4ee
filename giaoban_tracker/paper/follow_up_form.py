"""Form F7, Bảng tổng hợp kết quả thực hiện ý kiến chỉ đạo, kết luận giao ban: the words of each cell."""

from __future__ import annotations

import json
from pathlib import Path

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.follow_up import FollowUpList, FollowUpRow
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.terms import day_text, deadline_text
from giaoban_tracker.paper.columns import drawable, fitted, inner_widths, long_rows
from giaoban_tracker.paper.letterhead import foot_of, head_of
from giaoban_tracker.paper.plain_text import plain
from giaoban_tracker.paper.typeface import Typeface, glyphs_of, load_fonts
from giaoban_tracker.paper.typesetting import Markup

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
    fonts = load_fonts(typeface, resources)
    folder = resources / "forms"
    widths = inner_widths(folder / "follow_up.json")
    rows = fitted([_cells(number, row) for number, row in enumerate(form.rows, 1)], widths)
    rows = drawable(rows, glyphs_of(typeface, fonts))
    data = {
        "families": typeface.families,
        "title": "Bảng tổng hợp kết quả thực hiện ý kiến chỉ đạo, kết luận giao ban",
        **head_of(form.office, form.as_of, kind="BC"),
        "remark": _remark(form),
        "counts": _counts(form.counters),
        "rows": rows,
        "suspects": long_rows(rows, widths),
        "empty": "Không có nhiệm vụ.",
        **foot_of(form.office),
    }
    return Markup(folder / "follow_up.typ", json.dumps(data, ensure_ascii=False), fonts, form.as_of)


def assessment(row: FollowUpRow) -> str:
    """How a task stands, in words; below it what a reader of the total must know.

    1. overdue: by how many days. 2. finished: on which day. 3. several lead units, not all done: how many are.
    4. reported done and not yet accepted: that it waits.
    """
    words = [ASSESSMENTS[row.standing]]
    if row.standing is Standing.OPEN_OVERDUE:
        words[0] += f" {row.days_overdue} ngày"
    if row.finished_on is not None:
        words.append(f"({day_text(row.finished_on)})")
    elif row.shares > 1:
        words.append(f"{row.shares_done}/{row.shares} đơn vị xong")
    if row.awaits_acceptance:
        words.append("chờ nghiệm thu")
    return "\n".join(words)


def _cells(number: int, row: FollowUpRow) -> tuple[str, ...]:
    return (
        str(number),
        _lines(row.content, _labelled("Sản phẩm", row.product)),
        row.source,
        row.leader,
        ";\n".join(row.lead) or "Chưa xác định",
        ";\n".join(row.support),
        _lines(deadline_text(row.deadline), row.original_due and f"(hạn cũ: {day_text(row.original_due)})"),
        _lines(row.result, _labelled("Văn bản", row.evidence), _progress(row)),
        assessment(row),
        _lines(row.cause, row.difficulty),
        row.proposal,
        _lines(row.code, row.note, row.chased and f"Đôn đốc {row.chased} lần"),
    )


def _lines(*parts: str | int | None) -> str:
    return "\n".join(str(part) for part in parts if part)


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _progress(row: FollowUpRow) -> str:
    return f"Tiến độ: {row.done_percent}%" if 0 < row.done_percent < 100 and row.finished_on is None else ""


def _remark(form: FollowUpList) -> str:
    meeting = plain(form.meeting)
    return f"(Tính đến ngày {day_text(form.as_of)}; {meeting})" if meeting else f"(Tính đến ngày {day_text(form.as_of)})"


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
