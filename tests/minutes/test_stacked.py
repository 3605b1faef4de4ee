"""Tables whose cells stand one under another, and headings whose announcement ends a paragraph."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.minutes import UnitName, read_minutes

UNITS = [UnitName("Phòng Y tế"), UnitName("Phòng Tài chính"), UnitName("Công an huyện")]
HEADER = ("TT", "Nội dung", "Phụ trách chính", "Phối hợp", "Thời gian")


def read(*lines: str) -> tuple[DirectiveDraft, ...]:
    return read_minutes("\n".join(lines), meeting_day=date(2025, 12, 1), units=UNITS)


def test_each_number_begins_a_row_of_a_stacked_table() -> None:
    drafts = read(
        *HEADER,
        *("1", "Rà soát bếp ăn tập thể", "Phòng Y tế", "Công an huyện", "20/12"),
        *("2", "Quyết toán công trình cũ", "Phòng Tài chính", "Không", "Trong quý IV"),
    )

    assert [draft.quote for draft in drafts] == ["Rà soát bếp ăn tập thể", "Quyết toán công trình cũ"]
    assert [draft.lead for draft in drafts] == [("Phòng Y tế",), ("Phòng Tài chính",)]
    assert [draft.support for draft in drafts] == [("Công an huyện",), ()]
    assert [draft.deadline.due for draft in drafts] == [date(2025, 12, 20), date(2025, 12, 31)]


def test_an_empty_cell_that_left_no_line_does_not_move_the_deadline() -> None:
    (draft,) = read(*HEADER, "1", "Rà soát bếp ăn tập thể", "Phòng Y tế", "Trước ngày 20/12")

    assert (draft.lead, draft.support, draft.deadline.due) == (("Phòng Y tế",), (), date(2025, 12, 20))


def test_a_section_of_a_stacked_table_is_no_row() -> None:
    drafts = read(*HEADER, "I", "Y TẾ", "1", "Rà soát bếp ăn tập thể", "Phòng Y tế", "Công an huyện", "20/12")

    assert [draft.quote for draft in drafts] == ["Rà soát bếp ăn tập thể"]


def test_short_lines_before_a_number_are_no_table_without_a_header() -> None:
    assert read("Kính gửi", "Các phòng", "1", "Nội dung cuộc họp", "2", "Thành phần dự họp") == ()


def test_a_paragraph_that_ends_in_an_announcement_opens_what_is_asked() -> None:
    drafts = read(
        "Thừa ủy quyền của Chủ tịch, sáng 01/12 đồng chí Y Blim Niê - Phó Chủ tịch UBND huyện chủ trì giao ban. "
        "Sau khi nghe các ngành báo cáo, đồng chí có ý kiến như sau:",
        "- Phòng Y tế rà soát bếp ăn tập thể.",
        "- Phòng Tài chính quyết toán công trình cũ.",
    )

    assert [draft.lead for draft in drafts] == [("Phòng Y tế",), ("Phòng Tài chính",)]


def test_a_day_told_before_the_announcement_is_not_that_of_the_list() -> None:
    drafts = read(
        "Kết luận:",
        "Về y tế: UBND tỉnh đã yêu cầu huyện làm rõ trước 15/12. Vì vậy:",
        "- Phòng Y tế rà soát bếp ăn tập thể.",
    )

    assert [draft.deadline.due for draft in drafts] == [None]


def test_a_numbered_heading_after_dashes_is_a_heading_again() -> None:
    drafts = read(
        "KẾT LUẬN",
        "1. Y tế, giáo dục",
        "Giao Phòng Y tế:",
        "- Rà soát bếp ăn tập thể.",
        "2. Tài chính, ngân sách",
        "- Phòng Tài chính quyết toán công trình cũ.",
    )

    assert [draft.quote for draft in drafts] == ["Rà soát bếp ăn tập thể", "Phòng Tài chính quyết toán công trình cũ"]
