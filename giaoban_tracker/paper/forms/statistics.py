"""Form F6, Tổng hợp theo đơn vị: counters by unit, what moved in a period, and both as charts."""

from __future__ import annotations

from dataclasses import replace

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.printed import PeriodLine, UnitLine, UnitStatistics
from giaoban_tracker.paper.cell_words import as_at, lines, percentage
from giaoban_tracker.paper.document import (
    Align,
    Block,
    Chart,
    ChartLine,
    Column,
    Document,
    Fill,
    Group,
    Heading,
    Paragraph,
    Row,
    Series,
    Sheet,
    Style,
    Table,
)
from giaoban_tracker.paper.letterhead import foot_of, head_of

TITLE = "Tổng hợp theo đơn vị"

_DONE = "Đã hoàn thành"
_OPEN = "Đang thực hiện"

_EXPLAINED = (
    "Tổng số giao gồm số đã hoàn thành, số đang thực hiện và số nhiệm vụ không có thời hạn đã xong (ghi ở cột "
    "Ghi chú). Nhiệm vụ thường xuyên, chờ điều kiện, tạm dừng tính vào cột không có thời hạn."
)


_OFFICIAL = (
    Series("Hoàn thành đúng hạn", Fill.GREY),
    Series("Hoàn thành quá hạn", Fill.HATCHED),
    Series("Đang thực hiện, trong hạn", Fill.WHITE),
    Series("Đang thực hiện, quá hạn", Fill.BLACK),
)
_MOVED = (
    Series("Giao trong quý", Fill.WHITE),
    Series("Hoàn thành trong quý", Fill.GREY),
    Series("Còn mở cuối quý", Fill.BLACK),
)


def columns(by: str) -> tuple[Column, ...]:
    """The columns, the second of which names what is counted by."""
    return (
        Column("number", "TT", 9, Align.CENTRE),
        Column("name", by, 52),
        Column("total", "Tổng số giao", 17, Align.CENTRE),
        Column("done", "tổng", 14.5, Align.CENTRE, _DONE),
        Column("done_on_time", "đúng hạn", 14.5, Align.CENTRE, _DONE),
        Column("done_late", "quá hạn", 14.5, Align.CENTRE, _DONE),
        Column("open", "tổng", 14.5, Align.CENTRE, _OPEN),
        Column("open_in_time", "trong hạn", 14.5, Align.CENTRE, _OPEN),
        Column("open_overdue", "quá hạn", 14.5, Align.CENTRE, _OPEN),
        Column("open_undated", "không có thời hạn", 18, Align.CENTRE, _OPEN),
        Column("done_share", "Tỷ lệ hoàn thành (%)", 22, Align.CENTRE),
        Column("in_time_share", "Tỷ lệ đúng hạn (%)", 18, Align.CENTRE),
        Column("note", "Ghi chú", 29),
    )


def movement_columns(by: str) -> tuple[Column, ...]:
    """The columns of the second table."""
    return (
        Column("number", "TT", 9, Align.CENTRE),
        Column("name", by, 83),
        Column("assigned", "Giao trong kỳ", 40, Align.CENTRE),
        Column("finished", "Hoàn thành trong kỳ", 40, Align.CENTRE),
        Column("fell_due", "Đến hạn trong kỳ", 40, Align.CENTRE),
        Column("still_open", "Còn mở cuối kỳ", 40, Align.CENTRE),
    )


def statistics_document(form: UnitStatistics) -> Document:
    """Form F6."""
    head = head_of(form.office, form.as_of, kind="BC")
    heading = Heading(("BẢNG TỔNG HỢP",), _about(form), as_at(form.as_of, form.scope))
    sheet = Sheet("Thống kê", head, heading, (*statistics_blocks(form), foot_of(form.office)), across=True)
    return Document("F6", TITLE, head.issuer, form.as_of, (sheet,))


def statistics_blocks(form: UnitStatistics) -> tuple[Block, ...]:
    """The tables and their charts, for papers that carry them as an annex; what is explained stands before them."""
    rows = tuple(_cells(number, line) for number, line in enumerate(form.lines, 1))
    total: Row = ("", *_cells(0, form.total)[1:]) if rows else ()
    table = Table("Thống kê", columns(form.by), (Group("", rows),), size=11, total=total)
    blocks: list[Block] = [Paragraph(_EXPLAINED, Style.NOTE)]
    if form.movements:
        moved = tuple(_movement(number, line) for number, line in enumerate(form.movements, 1))
        blocks.append(Paragraph("1. Tính đến ngày báo cáo", Style.SECTION))
        blocks.append(table)
        blocks.append(Paragraph(f"2. Biến động trong {form.period}", Style.SECTION))
        table = Table("Biến động", movement_columns(form.by), (Group("", moved),), size=11, is_main=False)
    return (*blocks, table, *_charts(form))


def _charts(form: UnitStatistics) -> tuple[Chart, ...]:
    """The official counters line by line, and the course over the quarters where there are several."""
    charts: list[Chart] = []
    standing = tuple(ChartLine(line.name, _official(line.counters)) for line in form.lines if line.counters.official)
    if standing:
        title = f"Nhiệm vụ có thời hạn theo {_lower(form.by)}"
        charts.append(Chart("Biểu đồ", title, form.by, _OFFICIAL, standing, stacked=True))
    if len(form.trend) > 1:
        moved = tuple(ChartLine(one.name, (one.assigned, one.finished, one.still_open)) for one in form.trend)
        charts.append(Chart("Diễn biến", "Diễn biến qua các quý", "Quý", _MOVED, moved, stacked=False))
    labels = ("Biểu đồ",) if len(charts) == 1 else ("Biểu đồ 1", "Biểu đồ 2")
    return tuple(replace(one, title=f"{label}. {one.title}") for label, one in zip(labels, charts, strict=False))


def _official(counters: Counters) -> tuple[int, ...]:
    return (counters.done_on_time, counters.done_late, counters.open_in_time, counters.open_overdue)


def _about(form: UnitStatistics) -> str:
    return f"Tình hình thực hiện nhiệm vụ theo {_lower(form.by)}"


def _lower(by: str) -> str:
    return f"{by[:1].lower()}{by[1:]}"


def _cells(number: int, line: UnitLine) -> Row:
    counters = line.counters
    done = counters.done_on_time + counters.done_late
    undated = counters.apart - line.apart_done
    return (
        number,
        line.name,
        counters.total,
        done,
        counters.done_on_time,
        counters.done_late,
        counters.open_in_time + counters.open_overdue + undated,
        counters.open_in_time,
        counters.open_overdue,
        undated,
        percentage(done + line.apart_done, counters.total),
        percentage(counters.done_on_time, done),
        _note(line),
    )


def _note(line: UnitLine) -> str:
    return lines(
        f"Không có thời hạn, đã xong: {line.apart_done}" if line.apart_done else "",
        f"Quá hạn trên 30 ngày: {line.long_overdue}" if line.long_overdue else "",
        f"Không thời hạn, quá 3 tháng: {line.long_undated}" if line.long_undated else "",
    )


def _movement(number: int, line: PeriodLine) -> Row:
    return (number, line.name, line.assigned, line.finished, line.fell_due, line.still_open)
