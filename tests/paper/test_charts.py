"""Charts of the statistics: the same bars on paper and in Word, real charts in Excel, legible without colours."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.printed import UnitLine
from giaoban_tracker.paper import document_of, docx_of, pdf_of, xlsx_of
from giaoban_tracker.paper.bars import bars_of, widths_of
from giaoban_tracker.paper.document import Chart, ChartLine, Fill, Series
from tests.paper.office_files import docx_body, docx_texts
from tests.paper.pdf_reading import pages_text
from tests.paper.printed_samples import statistics
from tests.paper.samples import RESOURCES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWO = (Series("Xong", Fill.GREY), Series("Trễ", Fill.BLACK))


def charts() -> list[Chart]:
    return [block for block in document_of(statistics()).sheets[0].blocks if isinstance(block, Chart)]


def many(count: int) -> UnitLine:
    return UnitLine(f"Đơn vị {count:03d}", Counters(count, 1, 2, 3, 0, 0, 0))


def test_the_parts_of_a_stacked_bar_are_shares_of_the_longest_bar() -> None:
    chart = Chart("Biểu đồ", "", "", TWO, (ChartLine("A", (3, 1)), ChartLine("B", (0, 2))), stacked=True)

    assert bars_of(chart) == [[((Fill.GREY, 0.75), (Fill.BLACK, 0.25))], [((Fill.BLACK, 0.5),)]]


def test_bars_side_by_side_are_measured_against_the_longest_of_all() -> None:
    chart = Chart("Biểu đồ", "", "", TWO, (ChartLine("A", (4, 1)), ChartLine("B", (0, 2))), stacked=False)

    assert bars_of(chart) == [[((Fill.GREY, 1.0),), ((Fill.BLACK, 0.25),)], [(), ((Fill.BLACK, 0.5),)]]


def test_a_chart_of_noughts_has_no_bars() -> None:
    chart = Chart("Biểu đồ", "", "", TWO, (ChartLine("A", (0, 0)),), stacked=True)

    assert bars_of(chart) == [[()]]


@pytest.mark.parametrize("room", [165.0, 252.0])
def test_a_chart_is_as_wide_as_the_text(room: float) -> None:
    widths = widths_of(charts()[0], room)

    assert widths.name + widths.bars + 4 * widths.value == pytest.approx(room)


def test_the_statistics_show_the_four_counters_of_every_unit_and_the_course_over_the_quarters() -> None:
    units, quarters = charts()

    assert [series.label for series in units.series] == [
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Đang thực hiện, trong hạn",
        "Đang thực hiện, quá hạn",
    ]
    assert units.lines[0] == ChartLine("Phòng Nội vụ", (6, 2, 3, 1))
    assert quarters.lines[-1] == ChartLine("Quý III/2017", (6, 10, 8))


@pytest.mark.parametrize("chart", charts(), ids=lambda chart: chart.name)
def test_no_two_kinds_of_bars_are_filled_alike(chart: Chart) -> None:
    assert len({series.fill for series in chart.series}) == len(chart.series)


def test_a_single_quarter_has_no_course_and_an_empty_book_no_chart() -> None:
    form = replace(statistics(), trend=statistics().trend[:1])
    (only,) = (block for block in document_of(form).sheets[0].blocks if isinstance(block, Chart))

    assert only.title == "Biểu đồ. Nhiệm vụ có thời hạn theo đơn vị"
    empty = replace(form, lines=(), trend=())
    assert not any(isinstance(block, Chart) for block in document_of(empty).sheets[0].blocks)


def test_excel_draws_the_charts_from_the_cells_beside_them() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_of(document_of(statistics())))) as file:
        parts = [file.read(name).decode() for name in sorted(file.namelist()) if name.startswith("xl/charts/chart")]

    units, quarters = parts
    assert '<c:barDir val="bar"/>' in units
    assert '<c:grouping val="stacked"/>' in units
    assert '<c:barDir val="col"/>' in quarters
    formulas = re.findall(r"<c:f>([^<]+)</c:f>", units)
    assert formulas[:3] == ["'Biểu đồ'!$B$2", "'Biểu đồ'!$A$3:$A$5", "'Biểu đồ'!$B$3:$B$5"]
    assert re.findall(r"<c:v>([^<]+)</c:v>", units)[:7] == [
        "Hoàn thành đúng hạn",
        *(line.name for line in charts()[0].lines),
        "6",
        "3",
        "0",
    ]
    assert 'prst="wdUpDiag"' in units


def test_word_gets_bars_that_can_be_mended_and_no_picture() -> None:
    docx = docx_of(document_of(statistics()), RESOURCES)

    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        assert not [name for name in file.namelist() if "media" in name or "chart" in name]
    nested = [table for cell in docx_body(docx).iter(f"{W}tc") for table in cell.iter(f"{W}tbl")]
    widths = [[int(grid.attrib[f"{W}w"]) for grid in table.iter(f"{W}gridCol")] for table in nested]
    assert len(widths[0]) == 4
    assert widths[0][0] == pytest.approx(2 * widths[0][2], abs=3), "6 against 3"
    assert "Biểu đồ 1. Nhiệm vụ có thời hạn theo đơn vị" in docx_texts(docx)


@pytest.mark.parametrize("count", [1, 7, 13, 14, 15, 16, 17, 18, 30, 60])
def test_the_signature_stands_with_the_last_line_of_a_chart(count: int) -> None:
    lines = tuple(map(many, range(1, count + 1)))
    form = replace(statistics(), lines=lines, movements=(), trend=())

    last = " ".join(pages_text(pdf_of(document_of(form), RESOURCES))[-1].split())

    assert f"Đơn vị {count:03d}" in last
    assert last.endswith("Nguyễn Thị Ngọc Hưởng")
