"""Form F1, Bảng theo dõi thực hiện kết luận: the sixteen columns of the offices' own tables."""

from __future__ import annotations

from giaoban_tracker.domain.follow_up import FollowUpRow
from giaoban_tracker.domain.printed import TrackedTask, TrackingTable
from giaoban_tracker.domain.terms import DEADLINE_KIND_TERMS, day_text
from giaoban_tracker.paper.cell_words import (
    NO_OWNER,
    as_at,
    capital,
    day_or_nothing,
    day_or_words,
    labelled,
    lines,
    unit_names,
)
from giaoban_tracker.paper.columns import numbered
from giaoban_tracker.paper.document import Align, Column, Document, Group, Heading, Row, Sheet, Table
from giaoban_tracker.paper.forms.follow_up import assessment
from giaoban_tracker.paper.letterhead import foot_of, head_of

TITLE = "Bảng theo dõi thực hiện kết luận"

COLUMNS = (
    Column("number", "STT", 9.5, Align.CENTRE),
    Column("meeting", "Số hội nghị", 15),
    Column("document", "Số TB/KL", 17.5),
    Column("issued", "Ngày ban hành", 18.7, Align.CENTRE),
    Column("monitor", "Chủ trì theo dõi", 11.5),
    Column("field", "Ngành/\nlĩnh vực", 14.2),
    Column("lead", "Cơ quan/\nđơn vị trình", 17),
    Column("detail", "Lĩnh vực chi tiết", 10.5),
    Column("content", "Nội dung kết luận /\nVăn bản trình", 30.5),
    Column("kind", "Loại thời hạn", 12),
    Column("due", "Hạn xử lý", 18.7, Align.CENTRE),
    Column("progress", "Tiến độ", 13, Align.CENTRE),
    Column("result", "Kết quả thực hiện /\nMinh chứng", 18.7),
    Column("follow_on", "Văn bản triển khai", 11.5),
    Column("code", "Mã nhiệm vụ", 14.5),
    Column("updated", "Ngày cập nhật gần nhất", 18.7, Align.CENTRE),
)


def tracking_document(form: TrackingTable) -> Document:
    """Form F1."""
    rows = tuple(_cells(number, task) for number, task in enumerate(form.tasks, 1))
    table = Table(
        "Theo dõi", numbered(COLUMNS, len(rows)), (Group("", rows),), size=10, closing=f"Bảng có {len(rows)} nhiệm vụ."
    )
    head = head_of(form.office, form.as_of, kind="BC")
    heading = Heading(("BẢNG THEO DÕI",), "Thực hiện kết luận", as_at(form.as_of, form.scope))
    sheet = Sheet("Theo dõi", head, heading, (table, foot_of(form.office)), across=True)
    return Document("F1", TITLE, head.issuer, form.as_of, (sheet,))


def _cells(number: int, task: TrackedTask) -> Row:
    row = task.row
    return (
        number,
        task.meeting,
        task.document,
        day_or_nothing(task.issued_on),
        task.monitor,
        task.field,
        unit_names(row.lead) or NO_OWNER,
        "",  # Lĩnh vực chi tiết: the book keeps one field of work; the column is there to be filled in
        capital(row.content),
        DEADLINE_KIND_TERMS[row.deadline.kind],
        day_or_words(row.deadline),
        _progress(row),
        lines(capital(row.result), labelled("Văn bản", row.evidence), _finished(row)),
        "",  # Văn bản triển khai: filled in by the office
        row.code,
        day_or_nothing(task.updated_on),
    )


def _progress(row: FollowUpRow) -> str:
    if row.finished_on is not None:
        return "Hoàn thành"
    return lines(assessment(row), f"{row.done_percent}%" if row.done_percent else "")


def _finished(row: FollowUpRow) -> str:
    return f"Hoàn thành ngày {day_text(row.finished_on)}" if row.finished_on is not None else ""
