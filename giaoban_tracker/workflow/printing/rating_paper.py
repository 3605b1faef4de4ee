"""Ratings data on paper: raw numbers first, points after, the rules of counting under the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.periods import PeriodWay, period_words
from giaoban_tracker.domain.printed import SeenBand, SeenColumn, SeenTable
from giaoban_tracker.domain.rating import Rating, RatingTable
from giaoban_tracker.domain.rules import LatenessBy, RulesTerms
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper import document_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing.output import save

_BY = {"unit": "Đơn vị", "leader": "Lãnh đạo", "bloc": "Khối", "field": "Lĩnh vực"}
_COLUMNS = (
    ("total", "Tổng số"),
    ("on_time", "HT đúng hạn"),
    ("late", "HT quá hạn"),
    ("in_time", "Đang TH trong hạn"),
    ("overdue", "Đang TH quá hạn"),
    ("apart", "Tính riêng"),
    ("rate", "Tỷ lệ đúng hạn (%)"),
    ("delays", "Số lần chậm"),
    ("objective", "Do khách quan"),
    ("extensions", "Gia hạn"),
    ("returned", "Trả lại"),
    ("grades", "Đạt / Tốt / Xuất sắc"),
    ("quantity", "Số lượng (%)"),
    ("progress", "Tiến độ (%)"),
    ("quality", "Chất lượng (%)"),
    ("result", "Kết quả (%)"),
)


def rating_table(table: RatingTable, office: OfficeTerms, way: PeriodWay = PeriodWay.CALENDAR) -> SeenTable:
    """The table to be printed."""
    rows = tuple((line.name or "Không ghi", *_cells(line.rating)) for line in table.lines)
    total = (("Tổng cộng", *_cells(table.total)),) if rows else ()
    name = period_words(table.period)
    kind = " (kỳ báo cáo Nghị định 09/2019)" if way is PeriodWay.DECREE else ""
    return SeenTable(
        office=office,
        title="Số liệu đánh giá kết quả thực hiện nhiệm vụ",
        scope=f"{name}{kind}, từ {day_text(table.first)} đến {day_text(table.last)}",
        as_of=table.as_of,
        columns=(
            SeenColumn("name", _BY[table.by], 3),
            *(SeenColumn(key, title, 1, centred=True) for key, title in _COLUMNS),
        ),
        bands=(SeenBand("", (*rows, *total)),),
        notes=tuple(rule_lines(table.rules)),
    )


def save_rating_table(desk: Desk, table: RatingTable, path: Path, way: PeriodWay = PeriodWay.CALENDAR) -> None:
    """Write the table as a file.

    Raises:
        Refused: "unsupported-output"; Unavailable: as `output.save`.
    """
    with desk.ledger.reading() as book:
        office = book.office()
    save(desk, document_of(rating_table(table, office, way)), path)


def rule_lines(rules: RulesTerms) -> Iterator[str]:
    """By which rules it was counted, with the office's own figures."""
    points = rules.points
    yield (
        "Theo đơn vị đếm phần việc của từng đơn vị chủ trì, nhiệm vụ giao cả khối tính cho mỗi đơn vị một lần; "
        "theo lãnh đạo, khối, lĩnh vực và dòng tổng cộng đếm mỗi nhiệm vụ một lần."
    )
    yield "Nhiệm vụ tính vào kỳ khi được giao đến hết kỳ và chưa đóng trước ngày đầu kỳ; đánh giá theo ngày cuối kỳ."
    yield "Nhiệm vụ thường xuyên, chờ điều kiện, chưa có thời hạn, tạm dừng tính riêng, không tính điểm."
    day = "ngày tiếp nhận báo cáo" if rules.lateness_by is LatenessBy.ADMISSION else "ngày văn bản minh chứng"
    yield f"Ngày hoàn thành là {day}; trong ngày đến hạn chưa tính là chậm."
    yield "Mỗi hạn đã qua mà chưa xong là một lần chậm; gia hạn trước khi hết hạn không tính là chậm."
    free = "không bị trừ" if points.objective_free else "vẫn bị trừ"
    yield (
        f"Mỗi lần chậm trừ {points.off_per_delay}% điểm tiến độ, mỗi lần trả lại trừ {points.off_per_return}% điểm "
        f"chất lượng của sản phẩm (Nghị định 335/2025/NĐ-CP); chậm do khách quan đã xác nhận {free}."
    )
    yield "Điểm tính trên sản phẩm đã xong hoặc đã quá hạn; sản phẩm quá hạn chưa nghiệm thu không có điểm chất lượng."


def _cells(rating: Rating) -> tuple[str | int | float | date, ...]:
    counters = rating.counters
    return (
        counters.total,
        counters.done_on_time,
        counters.done_late,
        counters.open_in_time,
        counters.open_overdue,
        counters.apart,
        _per_cent(rating.on_time),
        rating.late,
        rating.objective,
        rating.extensions,
        rating.returned,
        f"{rating.adequate} / {rating.good} / {rating.excellent}",
        _per_cent(rating.quantity),
        _per_cent(rating.progress),
        _per_cent(rating.quality),
        _per_cent(rating.result),
    )


def _per_cent(hundredths: int | None) -> str:
    """87,45; empty for none."""
    return f"{hundredths // 100},{hundredths % 100:02d}" if hundredths is not None else ""
