"""The cover of the lists of several units: which there are, in the office's order, and how many tasks on each."""

from __future__ import annotations

from giaoban_tracker.domain.printed import Cover
from giaoban_tracker.paper.cell_words import as_at
from giaoban_tracker.paper.document import Align, Column, Document, Group, Heading, Sheet, Table
from giaoban_tracker.paper.letterhead import foot_of, head_of

TITLE = "Tờ bìa các danh sách theo đơn vị"

COLUMNS = (
    Column("number", "TT", 12, Align.CENTRE),
    Column("unit", "Đơn vị", 93),
    Column("tasks", "Số nhiệm vụ", 30, Align.CENTRE),
    Column("overdue", "Trong đó quá hạn", 30, Align.CENTRE),
)


def cover_document(cover: Cover) -> Document:
    """The cover alone; `together` puts the lists below it."""
    rows = tuple((number, line.unit, line.tasks, line.overdue) for number, line in enumerate(cover.lines, 1))
    total = (
        "",
        f"Cộng {len(rows)} đơn vị",
        sum(line.tasks for line in cover.lines),
        sum(line.overdue for line in cover.lines),
    )
    table = Table("Tờ bìa", COLUMNS, (Group("", rows),), total=total, is_main=False)
    head = head_of(cover.office, cover.as_of, kind="BC")
    heading = Heading((cover.title.upper(),), remark=as_at(cover.as_of))
    sheet = Sheet("Tờ bìa", head, heading, (table, foot_of(cover.office)))
    return Document("BIA", cover.title, head.issuer, cover.as_of, (sheet,))
