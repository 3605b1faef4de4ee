from __future__ import annotations

import io
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pypdf
import pytest

from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.paper.forms.follow_up import assessment
from tests.paper.golden import assert_golden
from tests.paper.pdf_reading import characters_beyond_cells, flowing, page_sizes, pages_text, run_of, whole_text
from tests.paper.samples import OFFICE, RESOURCES, ROW, follow_up, print_follow_up, row


def test_the_briefing_list_reads_as_it_always_did(briefing_pdf: bytes) -> None:
    assert_golden("f7.txt", whole_text(briefing_pdf))


def test_the_sheet_is_a4_across(briefing_pdf: bytes) -> None:
    assert set(page_sizes(briefing_pdf)) == {(297, 210)}


def test_the_same_list_gives_the_same_bytes() -> None:
    assert print_follow_up(follow_up(ROW), RESOURCES) == print_follow_up(follow_up(ROW), RESOURCES)


def test_the_file_bears_title_author_language_and_the_day_of_the_list(briefing_pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(briefing_pdf))

    assert reader.metadata is not None
    assert reader.metadata.title == "Bảng tổng hợp kết quả thực hiện ý kiến chỉ đạo, kết luận giao ban"
    assert reader.metadata.author == "VĂN PHÒNG HĐND VÀ UBND"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == date(2017, 10, 5)
    root: dict[str, Any] = dict(reader.root_object)
    assert root["/Lang"] == "vi-VN"
    assert root["/MarkInfo"]["/Marked"]


def test_an_empty_list_says_that_there_is_no_task() -> None:
    text = flowing(print_follow_up(follow_up(), RESOURCES))

    assert "Ghi chú Không có nhiệm vụ. Nơi nhận:" in text


@pytest.mark.parametrize(
    ("text", "font", "size"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ SƠN HÀ", "GiaoBanSerif-Regular", 13),
        ("VĂN PHÒNG HĐND VÀ UBND", "GiaoBanSerif-Bold", 13),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "GiaoBanSerif-Bold", 13),
        ("Độc lập - Tự do - Hạnh phúc", "GiaoBanSerif-Bold", 14),
        ("Số: ……/BC-VP", "GiaoBanSerif-Regular", 13),
        ("Sơn Hà, ngày 05 tháng 10 năm 2017", "GiaoBanSerif-Italic", 13),
        ("BẢNG TỔNG HỢP", "GiaoBanSerif-Bold", 14),
        ("Kết quả thực hiện ý kiến chỉ đạo, kết luận giao ban", "GiaoBanSerif-Bold", 14),
        ("(Tính đến ngày 05/10/2017; Giao ban khối", "GiaoBanSerif-Italic", 13),
        ("Văn bản giao", "GiaoBanSerif-Bold", 11),
        ("Nơi nhận:", "GiaoBanSerif-BoldItalic", 12),
        ("- Lưu: VT, TH.", "GiaoBanSerif-Regular", 11),
        ("CHÁNH VĂN PHÒNG", "GiaoBanSerif-Bold", 14),
        ("Nguyễn Thị Ngọc Hưởng", "GiaoBanSerif-Bold", 14),
    ],
)
def test_every_component_has_the_size_and_style_of_decree_30(
    briefing_pdf: bytes, text: str, font: str, size: float
) -> None:
    run = run_of(briefing_pdf, text)

    assert (run.font, run.size) == (font, size)


def test_recipients_stand_at_the_height_of_the_signer(briefing_pdf: bytes) -> None:
    recipients, signer = run_of(briefing_pdf, "Nơi nhận:"), run_of(briefing_pdf, "CHÁNH VĂN PHÒNG")

    assert recipients.page == signer.page
    assert abs(recipients.bottom - signer.bottom) < 6
    assert recipients.left < 100 < 420 < signer.left


def test_composed_and_decomposed_words_print_alike(pdftotext: Callable[[bytes], str]) -> None:
    words = "Đường phố ủy ban ưỡn ẹo"
    composed = follow_up(row(content=words))
    decomposed = follow_up(row(content=unicodedata.normalize("NFD", words)))

    pdf = print_follow_up(decomposed, RESOURCES)

    assert pdf == print_follow_up(composed, RESOURCES)
    assert unicodedata.is_normalized("NFC", pdftotext(pdf))
    assert words in " ".join(pdftotext(pdf).split())


def test_all_vietnamese_letters_survive(pdftotext: Callable[[bytes], str]) -> None:
    letters = " ".join(vietnamese_letters())
    assert len(letters.split()) == 146 - 12  # the twelve without any mark are ASCII

    pdf = print_follow_up(follow_up(row(content=f"Chữ: {letters}")), RESOURCES)

    assert letters in flowing(pdf)
    assert set(letters) <= set(pdftotext(pdf))


def vietnamese_letters() -> list[str]:
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    small = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones] + ["đ"]
    marked = [letter for letter in small if not letter.isascii()]
    return marked + [letter.upper() for letter in marked]


HOSTILE = (
    '# tiêu đề * _đậm_ $x^2$ @ref <nhãn> #eval("1+1") \\ \\u{41} ` // chú thích /* … */ -- --- ... ~ "ngoặc" '
    "'đơn' = + / - [a](b) {c} %d {0} & fi ffl"
)


@pytest.mark.parametrize(
    "change", ["content", "source", "leader", "result", "cause", "proposal", "note", "product", "evidence", "code"]
)
def test_marks_of_the_template_language_print_literally(change: str) -> None:
    text = flowing(print_follow_up(follow_up(row(**{change: HOSTILE})), RESOURCES))

    assert "".join(HOSTILE.split()).casefold() in "".join(text.split()).replace("\u200b", "").casefold()


def test_marks_of_the_template_language_print_literally_in_the_letterhead() -> None:
    office = replace(OFFICE, name=HOSTILE, place=HOSTILE, signer=HOSTILE, recipients=(HOSTILE,))

    text = "".join(flowing(print_follow_up(replace(follow_up(), office=office), RESOURCES)).split())

    assert text.count("".join(HOSTILE.split())) == 3  # place, signer, recipient
    assert "".join(HOSTILE.upper().split()) in text


def test_overrides_and_controls_are_dropped() -> None:
    pdf = print_follow_up(
        follow_up(row(content="a\u202ebc\u202c \x07d\u200f\u200be\ufeff\x00f\u2066g\tgiữ")), RESOURCES
    )

    assert "Abc defg giữ" in flowing(pdf)


def test_what_no_font_draws_becomes_a_box() -> None:
    pdf = print_follow_up(follow_up(row(content="Cười 😀 中 \ue000 hết", leader="\ud800Ông A")), RESOURCES)

    assert "Cười □ □ □ hết" in flowing(pdf)
    assert "Ông A" in flowing(pdf)


@pytest.mark.parametrize("word", ["x" * 300, "W" * 300, "http://thanhpho.gov.vn/" + "tin-tuc/" * 40, "1" * 20_000])
def test_no_word_leaves_its_cell(word: str) -> None:
    pdf = print_follow_up(follow_up(row(content=word, lead=(word[:300],), proposal=word[:300])), RESOURCES)

    assert characters_beyond_cells(pdf) == []
    assert Counter(filter(str.isalnum, word)) <= Counter(flowing(pdf))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"standing": Standing.DONE_ON_TIME}, "HT đúng hạn"),
        ({"standing": Standing.DONE_LATE}, "HT quá hạn"),
        ({"standing": Standing.OPEN_IN_TIME}, "Đang TH trong hạn"),
        ({"standing": Standing.OPEN_OVERDUE, "days_overdue": 12}, "Quá hạn 12 ngày"),
        ({"standing": Standing.UNDATED}, "Chưa có thời hạn"),
        ({"standing": Standing.STANDING}, "Thường xuyên"),
        ({"standing": Standing.WAITING}, "Chờ điều kiện"),
        ({"standing": Standing.WITHDRAWN}, "Đã thu hồi"),
        ({"shares": 12, "shares_done": 2}, "Đang TH trong hạn\n2/12 đơn vị xong"),
        ({"awaits_acceptance": True}, "Đang TH trong hạn\nchờ nghiệm thu"),
    ],
)
def test_how_a_task_stands_is_said_in_words(change: dict[str, object], words: str) -> None:
    assert assessment(row(**change)) == words


def test_an_extended_task_shows_the_day_first_set() -> None:
    text = flowing(print_follow_up(follow_up(row(original_due=date(2017, 8, 31))), RESOURCES))

    assert "NV-001 Hạn cũ: 31/08/2017" in text


def test_a_task_without_owner_says_so() -> None:
    assert "Chưa xác định" in flowing(print_follow_up(follow_up(row(lead=())), RESOURCES))


def test_the_counters_print_both_totals_and_what_is_counted_apart(briefing_pdf: bytes) -> None:
    assert "Chờ điều kiện 7 4 1 1 1 1 1 1 1 " in flowing(briefing_pdf)


def test_a_list_over_the_whole_book_names_no_meeting() -> None:
    form = replace(follow_up(ROW), meeting="", held_on=None)

    text = flowing(print_follow_up(form, RESOURCES))

    assert "(Tính đến ngày 05/10/2017)" in text
    assert "Giao ban khối Văn hóa – Xã hội quý II/2017 ngày 05/07/2017" in text


def test_numbers_of_three_digits_and_days_stay_in_one_piece() -> None:
    form = follow_up(*(row(proposal="Gia hạn đến 31/10/2017") for _ in range(101)))

    text = "\n".join(pages_text(print_follow_up(form, RESOURCES)))

    assert "\n100\n" in text or "\n100 " in text
    assert text.count("30/09/2017") == 101
    assert text.count("31/10/2017") == 101
