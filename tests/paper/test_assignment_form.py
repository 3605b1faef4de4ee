from __future__ import annotations

import pytest

from giaoban_tracker.domain.follow_up import AssignmentGroup
from tests.paper.golden import assert_golden
from tests.paper.pdf_reading import flowing, page_sizes, row_counts, run_of, whole_text
from tests.paper.samples import RESOURCES, annex, assigned, assignment, print_annex


def test_the_annex_reads_as_it_always_did(annex_pdf: bytes) -> None:
    assert_golden("f3.txt", whole_text(annex_pdf))


def test_the_sheet_is_a4_upright(annex_pdf: bytes) -> None:
    assert set(page_sizes(annex_pdf)) == {(210, 297)}


def test_the_same_annex_gives_the_same_bytes(annex_pdf: bytes) -> None:
    assert print_annex(assigned(), RESOURCES) == annex_pdf


def test_an_annex_has_no_national_title_and_no_signature(annex_pdf: bytes) -> None:
    text = flowing(annex_pdf)

    assert "CỘNG HÒA" not in text
    assert "Nơi nhận" not in text
    assert "Nguyễn Thị Ngọc Hưởng" not in text


@pytest.mark.parametrize(
    ("text", "font", "size"),
    [
        ("Phụ lục", "GiaoBanSerif-Bold", 14),
        ("BẢNG PHÂN CÔNG NHIỆM VỤ", "GiaoBanSerif-Bold", 14),
        ("THEO KẾT LUẬN GIAO BAN KHỐI VĂN HÓA – XÃ HỘI QUÝ II/2017", "GiaoBanSerif-Bold", 14),
        ("(Kèm theo Thông báo số 115/TB-VP ngày 07 tháng 02 năm 2017 của", "GiaoBanSerif-Italic", 14),
        ("Thời gian", "GiaoBanSerif-Bold", 12),
        ("Chủ tịch UBND thành phố", "GiaoBanSerif-Bold", 12),
    ],
)
def test_every_component_has_the_size_and_style_of_decree_30(
    annex_pdf: bytes, text: str, font: str, size: float
) -> None:
    run = run_of(annex_pdf, text)

    assert (run.font, run.size) == (font, size)


def test_a_notice_without_number_leaves_dotted_room() -> None:
    text = flowing(print_annex(annex(), RESOURCES))

    assert "(Kèm theo Thông báo số ……/TB-VP ngày …… tháng …… năm …… của Văn phòng HĐND và UBND)" in text


def test_an_annex_without_tasks_says_so() -> None:
    assert flowing(print_annex(annex(), RESOURCES)).endswith("Ghi chú Không có nhiệm vụ.")


def test_rows_are_numbered_through_all_groups(annex_pdf: bytes) -> None:
    text = flowing(annex_pdf)

    assert text.index("Bí thư Thành ủy") < text.index(" 3 Chấn chỉnh")


def test_no_empty_row_stands_below_the_last_one() -> None:
    several = AssignmentGroup("Nhóm một", (assignment(), assignment()))

    assert row_counts(print_annex(annex(several), RESOURCES)) == [1 + 1 + 2]
    assert row_counts(print_annex(annex(), RESOURCES)) == [1 + 1]
