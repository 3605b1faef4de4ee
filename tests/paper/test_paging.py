from __future__ import annotations

import re
from dataclasses import replace

import pytest

from giaoban_tracker.domain.follow_up import AssignmentGroup
from giaoban_tracker.paper import page_count
from tests.paper.pdf_reading import characters_beyond_cells, pages_text, runs
from tests.paper.samples import (
    OFFICE,
    RESOURCES,
    UNITS,
    annex,
    assignment,
    follow_up,
    print_annex,
    print_follow_up,
    row,
    rows,
)

HEADER = "Thời hạn Kết quả"


def flat(page: str) -> str:
    return " ".join(page.split())


def test_the_header_row_stands_once_on_every_page(long_pdf: bytes) -> None:
    pages = pages_text(long_pdf)

    assert len(pages) > 5
    assert [flat(page).count(HEADER) for page in pages] == [1] * len(pages)


def test_page_numbers_stand_top_centre_from_the_second_page_on(long_pdf: bytes) -> None:
    middle = (30 + (297 - 30 - 15) / 2) * 72 / 25.4

    numbers = [run for run in runs(long_pdf) if run.bottom > (210 - 20) * 72 / 25.4 and run.text.strip().isdecimal()]

    assert [(run.page, run.text.strip()) for run in numbers] == [
        (page, str(page)) for page in range(2, page_count(long_pdf) + 1)
    ]
    assert {(run.font, run.size) for run in numbers} == {("GiaoBanSerif-Regular", 13)}
    assert all(abs((run.left + run.right) / 2 - middle) < 1 for run in numbers)


def test_no_row_is_split(long_pdf: bytes) -> None:
    pages = pages_text(long_pdf)

    for number in range(1, 61):
        begins = next(page for page, text in enumerate(pages) if f"Đầu{number:03d}" in text)
        ends = next(page for page, text in enumerate(pages) if f"cuối{number:03d}" in text)
        assert begins == ends


@pytest.mark.parametrize("count", [1, 2, *range(3, 27, 3), 10, 11, 16, 20, 25])
def test_the_signature_is_whole_and_never_alone(count: int) -> None:
    last = flat(pages_text(print_follow_up(follow_up(*rows(count)), RESOURCES))[-1])

    assert f"cuối{count:03d}." in last
    assert last.index(f"cuối{count:03d}.") < last.index("Nơi nhận:")
    assert last.endswith("- Lưu: VT, TH. CHÁNH VĂN PHÒNG Nguyễn Thị Ngọc Hưởng")


@pytest.mark.parametrize("words", [350, 1_500])
def test_a_row_taller_than_a_page_goes_on_legibly_and_the_others_stay_whole(words: int) -> None:
    many = " ".join(f"từ{number:04d}" for number in range(words))
    pdf = print_follow_up(follow_up(*rows(3), row(content=many), *rows(2)), RESOURCES)
    text = flat(" ".join(pages_text(pdf)))

    assert [int(found) for found in re.findall(r"ừ(\d{4})", text)] == list(range(words))
    assert characters_beyond_cells(pdf) == []
    assert all(flat(page).count(HEADER) == 1 for page in pages_text(pdf))


def test_a_row_that_fills_most_of_a_page_is_not_split() -> None:
    pdf = print_follow_up(follow_up(*rows(2), row(lead=UNITS, content="Đầu999 và cuối999"), *rows(1)), RESOURCES)

    pages = [flat(page) for page in pages_text(pdf)]

    (page,) = (page for page in pages if "Đầu999" in page)
    assert "UBND các xã, phường" in page
    assert "Phòng Nội vụ" in page


def test_a_first_row_that_does_not_fit_below_the_head_begins_there_all_the_same() -> None:
    pdf = print_follow_up(follow_up(row(lead=UNITS, content="Đầu999"), *rows(2)), RESOURCES)

    pages = [flat(page) for page in pages_text(pdf)]

    assert "Đầu999" in pages[0]
    assert "UBND các xã, phường" in pages[1]


@pytest.mark.parametrize("words", [150, 190, 200, 210, 240, 900])
@pytest.mark.parametrize("recipients", [1, 25])
def test_a_tall_last_row_or_the_closing_stands_with_the_signature(words: int, recipients: int) -> None:
    office = replace(OFFICE, recipients=tuple(f"Đơn vị {number}" for number in range(recipients)))
    form = replace(follow_up(*rows(2), row(content="rất dài " * words)), office=office)
    pdf = print_follow_up(form, RESOURCES)
    last = flat(pages_text(pdf)[-1])

    assert characters_beyond_cells(pdf) == []
    assert "rất dài" in last or "Danh sách có 3 nhiệm vụ." in last
    assert "Nơi nhận: - Đơn vị 0;" in last
    assert last.endswith("Nguyễn Thị Ngọc Hưởng")


@pytest.mark.parametrize("count", range(8, 20))
def test_a_group_band_is_never_the_last_line_of_a_page(count: int) -> None:
    first = tuple(assignment(code=f"A{number}", content=f"Việc {number}. " * 3) for number in range(count))
    pdf = print_annex(
        annex(AssignmentGroup("Nhóm một", first), AssignmentGroup("Nhóm hai", (assignment(),))), RESOURCES
    )

    pages = [flat(page) for page in pages_text(pdf)]

    (page,) = (page for page in pages if "Nhóm hai" in page)
    assert "Chấn chỉnh hoạt động" in page[page.index("Nhóm hai") :]


def test_a_tall_row_of_the_annex_goes_on_legibly() -> None:
    many = " ".join(f"từ{number:04d}" for number in range(700))
    pdf = print_annex(annex(AssignmentGroup("Nhóm một", (assignment(), assignment(content=many)))), RESOURCES)

    found = [int(number) for page in pages_text(pdf) for number in re.findall(r"ừ(\d{4})", flat(page))]

    assert found == list(range(700))
    assert characters_beyond_cells(pdf) == []
