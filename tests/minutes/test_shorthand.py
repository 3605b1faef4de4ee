"""Minutes typed in haste or as spoken: cut-down words, wrong tones, words of the Centre, capitals, torn lines."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.minutes.plain import make_plain
from tests.minutes.reading_cases import concluded, one, quotes, read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("k/tra các chốt", "kiểm tra các chốt"),
        ("ktra các chốt", "kiểm tra các chốt"),
        ("r/soát hồ sơ, b.cáo lại", "rà soát hồ sơ, báo cáo lại"),
        ("h/dẫn các xã x/lý rác", "hướng dẫn các xã xử lý rác"),
        ("các t/trấn, đ/vị nộp", "các thị trấn, đơn vị nộp"),
        ("p/h vs Công an", "phối hợp với công an"),
        ("ko đc thu thêm", "không được thu thêm"),
        ("xã mô cũng phải nộp", "xã nào cũng phải nộp"),
        ("việc ni nỏ được để trễ", "việc này không được để trễ"),
        ("thôn nớ hổng có nước", "thôn đó không có nước"),
        ("theo dỏi chổ ngập, nổ lực hổ trợ", "theo dõi chỗ ngập, nỗ lực hỗ trợ"),
        ("ÐÔN ĐỐC, K/TRA", "đôn đốc, kiểm tra"),
        ("Phòng CôngThương, phòngNội vụ", "phòng công thương, phòngnội vụ"),
    ],
)
def test_words_cut_down_or_said_otherwise_are_read_as_the_common_ones(written: str, meant: str) -> None:
    assert make_plain(written).low == meant


@pytest.mark.parametrize(
    "words",
    ["quy mô nhỏ", "mô hình điểm", "đ/c Hoa", "P.Công an", "24/24 giờ", "km/h", "chia sẻ", "ni cô", "nổ mìn",
     "chần chừ", "TP.Hà Giang", "kỹ thuật", "củng cố", "thước/mét", "hổ mang", "vô tư", "cái nỏ"],
)  # fmt: skip
def test_words_that_only_look_alike_stay_as_they_are(words: str) -> None:
    assert make_plain(words).low == words.lower()


def test_a_quote_keeps_the_shorthand_as_it_was_typed() -> None:
    draft = one("P.Nội vụ k/tra giờ giấc các xã,b/c trước 31.5")

    assert draft.quote == "P.Nội vụ k/tra giờ giấc các xã,b/c trước 31.5"
    assert draft.lead == ("Phòng Nội vụ",)
    assert draft.deadline.due == date(2019, 5, 31)


def test_an_order_in_capitals_names_the_communes_too() -> None:
    draft = one("CÁC XÃ NGHIÊM CẤM ĐỐT RƠM RẠ VEN ĐƯỜNG")

    assert draft.lead == ("UBND các xã, thị trấn",)


def test_a_leaders_given_name_in_capitals_opens_his_part() -> None:
    drafts = read(
        "Chủ trì: đ/c Lê Thị Hòa, Chủ tịch UBND huyện. Dự: đ/c Vừ A Páo PCT\n"
        "II/ Ý KIẾN Đ/C PÁO\n- Phòng Tư pháp mở 2 lớp hòa giải\n"
        "III/ KẾT LUẬN CỦA Đ/C HÒA\n- Phòng Nội vụ chốt biên chế\n"
    )

    assert [draft.speaker for draft in drafts] == ["Vừ A Páo PCT", "Lê Thị Hòa, Chủ tịch UBND huyện"]


def test_the_chairman_of_a_commune_is_no_body_of_the_office() -> None:
    assert quotes("CT xã Đồng Lạc - xin huyện cho thêm 2 máy bơm") == []


def test_a_place_cut_short_ends_its_sentence_before_a_body() -> None:
    drafts = read(concluded("Rác là chuyện của cả TT. Phòng Tư pháp soạn quy ước thu gom trước 30/5"))

    assert [draft.lead for draft in drafts] == [("Phòng Tư pháp",)]


def test_an_item_torn_from_the_one_above_keeps_its_owner() -> None:
    drafts = read(
        "Kết luận của đồng chí Lê Thị Hòa, Chủ tịch UBND huyện:\n1) Phòng dịch\n"
        "+ Trung tâm Y tế: phun thuốc khu chợ\n+ trực cấp cứu cả ngày lễ\n"
    )

    assert [draft.lead for draft in drafts] == [("Trung tâm Y tế huyện",)] * 2


def test_the_body_that_issues_the_paper_is_not_asked_by_its_letterhead() -> None:
    drafts = read(
        "VĂN PHÒNG HĐND VÀ UBND HUYỆN\nGHI NHANH GIAO BAN TUẦN 20\nChủ trì: đ/c Lê Thị Hòa, Chủ tịch UBND huyện\n"
        "B. CHỦ TỊCH KẾT LUẬN\n+ Dọn cỏ quanh trụ sở trước 30/5\n"
    )

    assert [draft.lead for draft in drafts] == [()]
