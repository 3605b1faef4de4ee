"""The ratings of a period as lines of numbers, and what each number opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from giaoban_tracker.domain.rating import Rating, RatingTable
from giaoban_tracker.domain.rating_figure import RatingFigure
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import GroupBy
from giaoban_tracker.ui.pages.overview.matrix_sheet import HEADS, NO_GROUP
from giaoban_tracker.ui.pages.overview.number_table import Cell, Column, Line
from giaoban_tracker.ui.wording import number

TOTAL = "Tổng cộng"

COLUMNS = (
    Column("Tổng số", "tổng số tính vào kỳ"),
    Column(HEADS[Standing.DONE_ON_TIME], "hoàn thành đúng hạn"),
    Column(HEADS[Standing.DONE_LATE], "hoàn thành quá hạn"),
    Column(HEADS[Standing.OPEN_IN_TIME], "đang thực hiện, trong hạn"),
    Column(HEADS[Standing.OPEN_OVERDUE], "đang thực hiện, quá hạn"),
    Column("Tính\nriêng", "tính riêng, ngoài bốn chỉ tiêu"),
    Column("Tỷ lệ\nđúng hạn", "tỷ lệ đúng hạn trên số đã hoàn thành, phần trăm"),
    Column("Lần\nchậm", "số lần chậm"),
    Column("Khách\nquan", "số lần chậm do nguyên nhân khách quan đã xác nhận"),
    Column("Gia\nhạn", "số lần gia hạn"),
    Column("Trả\nlại", "số lần báo cáo bị trả lại"),
    Column("Đạt", "chất lượng đạt"),
    Column("Tốt", "chất lượng tốt"),
    Column("Xuất\nsắc", "chất lượng xuất sắc"),
    Column("Số\nlượng", "kết quả về số lượng, phần trăm"),
    Column("Tiến\nđộ", "kết quả về tiến độ, phần trăm"),
    Column("Chất\nlượng", "kết quả về chất lượng, phần trăm"),
    Column("Kết\nquả", "kết quả chung, trung bình của ba phần, phần trăm"),
)


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a number.

    Attributes:
        line: key of the line; None for the total.
        words: what the number is: "Lần chậm, Phòng Nội vụ".
    """

    line: str | None
    figure: RatingFigure
    words: str


def rating_lines(table: RatingTable) -> tuple[Line, ...]:
    """One line for each unit, leader, bloc or field, the total last; empty when nothing counts in the period."""
    none = NO_GROUP[GroupBy(table.by)]
    lines = [Line(line.name or none, tuple(_cells(line.rating, line.key, line.name or none))) for line in table.lines]
    total = Line(TOTAL, tuple(_cells(table.total, None, TOTAL)), is_total=True)
    return (*lines, total) if lines else ()


def _cells(rating: Rating, key: str | None, name: str) -> Iterator[Cell]:
    for column, (figure, value, text) in zip(COLUMNS, _values(rating), strict=True):
        whole = column.whole[0].upper() + column.whole[1:]
        yield Cell(text, Behind(key, figure, f"{whole}, {name}") if value else None)


def _values(rating: Rating) -> Iterator[tuple[RatingFigure, int, str]]:
    """The figure behind each number, how many stand behind it, and its words; in the order of `COLUMNS`."""
    counters, rates = rating.counters, (rating.quantity, rating.progress, rating.quality, rating.result)
    finished = counters.done_on_time + counters.done_late
    products = finished + counters.open_overdue
    counts = (
        (RatingFigure.TOTAL, counters.total),
        (RatingFigure.DONE_ON_TIME, counters.done_on_time),
        (RatingFigure.DONE_LATE, counters.done_late),
        (RatingFigure.OPEN_IN_TIME, counters.open_in_time),
        (RatingFigure.OPEN_OVERDUE, counters.open_overdue),
        (RatingFigure.APART, counters.apart),
        (RatingFigure.FINISHED, finished),
        (RatingFigure.LATE, rating.late),
        (RatingFigure.OBJECTIVE, rating.objective),
        (RatingFigure.EXTENSIONS, rating.extensions),
        (RatingFigure.RETURNED, rating.returned),
        (RatingFigure.ADEQUATE, rating.adequate),
        (RatingFigure.GOOD, rating.good),
        (RatingFigure.EXCELLENT, rating.excellent),
    )
    for figure, count in counts:
        rate = figure is RatingFigure.FINISHED
        yield figure, count, per_cent(rating.on_time) if rate else number(count) if count else "–"
    for rate_of in rates:
        yield RatingFigure.PRODUCTS, products, per_cent(rate_of)


def per_cent(hundredths: int | None) -> str:
    """Hundredths of a per cent as offices write them: "87,45", "100"; a dash for none."""
    if hundredths is None:
        return "–"
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}" if rest else str(whole)
