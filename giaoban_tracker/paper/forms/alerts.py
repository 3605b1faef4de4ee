"""Form F5, Danh sách nhiệm vụ sắp hết hạn và quá hạn, with its counts and the summary by unit."""

from __future__ import annotations

from giaoban_tracker.domain.printed import Alert, AlertList, UnitLine
from giaoban_tracker.paper.cell_words import NO_OWNER, as_at, capital, day_or_words, percentage, unit_names
from giaoban_tracker.paper.document import (
    Align,
    Block,
    Column,
    Document,
    Group,
    Heading,
    Paragraph,
    Row,
    Sheet,
    Style,
    Table,
)
from giaoban_tracker.paper.letterhead import foot_of, head_of

TITLE = "Danh sách nhiệm vụ sắp hết hạn và quá hạn"

COLUMNS = (
    Column("number", "STT", 11.5, Align.CENTRE),
    Column("code", "Mã hạng mục", 18),
    Column("kind", "Loại hạng mục", 29),
    Column("content", "Tên mục tiêu /\nnhiệm vụ", 38.5),
    Column("lead", "Đơn vị\nchủ trì", 26),
    Column("due", "Hạn chót", 22, Align.CENTRE),
    Column("alert", "Trạng thái cảnh báo", 20, Align.CENTRE),
)

COUNT_COLUMNS = (
    Column("attention", "Tổng cần chú ý", 40, Align.CENTRE),
    Column("overdue", "Quá hạn", 40, Align.CENTRE),
    Column("due_soon", "Sắp tới hạn", 40, Align.CENTRE),
)

_OPEN = "Đang thực hiện"

SUMMARY_COLUMNS = (
    Column("number", "STT", 11.5, Align.CENTRE),
    Column("unit", "Tên đơn vị", 52.5),
    Column("total", "Tổng số", 15, Align.CENTRE),
    Column("done", "Hoàn thành (đúng hạn + quá hạn)", 25, Align.CENTRE),
    Column("in_time", "trong hạn", 15, Align.CENTRE, _OPEN),
    Column("due_soon", "sắp hết hạn", 15, Align.CENTRE, _OPEN),
    Column("overdue", "quá hạn", 15, Align.CENTRE, _OPEN),
    Column("share", "Tỷ lệ (%)", 16, Align.CENTRE),
)


def alert_document(form: AlertList) -> Document:
    """Form F5."""
    rows = tuple(_cells(number, alert) for number, alert in enumerate(form.alerts, 1))
    overdue = sum(alert.days_left < 0 for alert in form.alerts)
    counts: Row = (len(rows), overdue, len(rows) - overdue)
    blocks: list[Block] = [Table("Số liệu", COUNT_COLUMNS, (Group("", (counts,)),), is_main=False)]
    closing = f"Danh sách có {len(rows)} nhiệm vụ."
    blocks.append(Table("Danh sách", COLUMNS, (Group("", rows),), closing=closing))
    dated = [line for line in form.lines if line.counters.official]
    if dated:
        summary = tuple(_summary(number, line) for number, line in enumerate(dated, 1))
        blocks.append(Paragraph("Tổng hợp theo đơn vị", Style.SECTION))
        blocks.append(Table("Theo đơn vị", SUMMARY_COLUMNS, (Group("", summary),), is_main=False))
    head = head_of(form.office, form.as_of, kind="BC")
    scope = "; ".join(filter(None, (f"sắp hết hạn: trong {form.within_days} ngày tới", form.scope)))
    heading = Heading(("DANH SÁCH",), "Nhiệm vụ sắp hết hạn và quá hạn", as_at(form.as_of, scope))
    sheet = Sheet("Cảnh báo", head, heading, (*blocks, foot_of(form.office)))
    return Document("F5", TITLE, head.issuer, form.as_of, (sheet,))


def warning(days_left: int) -> str:
    """How near the due day is, in words."""
    if days_left < 0:
        return f"Quá hạn {-days_left} ngày"
    return f"Còn {days_left} ngày" if days_left else "Đến hạn hôm nay"


def _cells(number: int, alert: Alert) -> Row:
    row = alert.row
    return (
        number,
        row.code,
        row.source or "Giao ngoài kỳ họp",
        capital(row.content),
        unit_names(row.lead) or NO_OWNER,
        day_or_words(row.deadline),
        warning(alert.days_left),
    )


def _summary(number: int, line: UnitLine) -> Row:
    counters = line.counters
    done = counters.done_on_time + counters.done_late
    return (
        number,
        line.name,
        counters.official,
        done,
        counters.open_in_time - line.due_soon,
        line.due_soon,
        counters.open_overdue,
        percentage(done, counters.official),
    )
