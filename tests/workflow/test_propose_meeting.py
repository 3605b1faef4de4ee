"""What minutes say about their own meeting is proposed; what they do not say stays empty."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.workflow.propose_meeting import propose_meeting
from tests.workflow.conftest import Office

NOTICE = (
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "THỊ XÃ BÌNH LỘC\tĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 45/TB-UBND\tBình Lộc, ngày 02 tháng 5 năm 2019\n\n"
    "THÔNG BÁO\n"
    "Kết luận của Chủ tịch UBND thị xã tại hội nghị giao ban tháng 4 năm 2019\n\n"
    "Ngày 26/4/2019, tại phòng họp số 1, Chủ tịch UBND thị xã chủ trì hội nghị giao ban. Đến ngày 20/4/2019 đã xong.\n"
)


def test_a_notice_gives_title_number_day_of_issue_and_day_of_the_meeting(office: Office) -> None:
    found = propose_meeting(office.desk, NOTICE, "tb45.docx")

    assert found.terms.title == "Kết luận của Chủ tịch UBND thị xã tại hội nghị giao ban tháng 4 năm 2019"
    assert found.terms.document == "45/TB-UBND"
    assert found.terms.issued_on == date(2019, 5, 2)
    assert found.terms.held_on == date(2019, 4, 26)
    assert found.day_found


def test_a_heading_in_capitals_is_proposed_as_a_title_is_written(office: Office) -> None:
    found = propose_meeting(office.desk, "UBND XÃ THƯỢNG LÂM\r\nKẾT LUẬN GIAO BAN CỦA UBND QUÝ III/2026\r\n", "x.txt")

    assert found.terms.title == "Kết luận giao ban của UBND quý III/2026"


def test_a_title_that_goes_on_in_the_next_line_is_proposed_whole(office: Office) -> None:
    text = "BÀI PHÁT BIỂU\ncủa đồng chí Bí thư Huyện ủy tại hội nghị giao ban tháng 8\n"

    title = propose_meeting(office.desk, text, "").terms.title

    assert title == "Bài phát biểu của đồng chí Bí thư Huyện ủy tại hội nghị giao ban tháng 8"


def test_without_any_day_the_meeting_is_assumed_today_and_the_mark_says_so(office: Office) -> None:
    found = propose_meeting(office.desk, "Giao ban khối Văn hóa – Xã hội\n\nCác đơn vị đã báo cáo.", "a.txt")

    assert found.terms.held_on == office.desk.today
    assert not found.day_found
    assert found.terms.issued_on is None


@pytest.mark.parametrize(
    "first",
    ["Giao ban khối Văn hóa – Xã hội", "GIAO BAN KHỐI VĂN HOÁ - XÃ HỘI", "Giao ban khối văn hóa xã hội"],
)
def test_the_bloc_is_proposed_however_its_name_is_written(office: Office, first: str) -> None:
    assert propose_meeting(office.desk, f"{first}\n\nNội dung.", "").terms.bloc == office.bloc


def test_no_bloc_is_proposed_when_the_head_names_two(office: Office) -> None:
    text = "Giao ban khối Nội chính và khối Kinh tế tổng hợp\n"

    assert propose_meeting(office.desk, text, "").terms.bloc is None


@pytest.mark.parametrize(
    ("text", "title"),
    [("x " * 90 + "\n", "bien-ban-quy-2"), ("", "bien-ban-quy-2"), ("Họp đầu tuần\nNội dung", "Họp đầu tuần")],
    ids=["first line too long", "no text", "short first line"],
)
def test_the_title_falls_back_to_a_short_first_line_and_then_to_the_files_name(
    office: Office, text: str, title: str
) -> None:
    assert propose_meeting(office.desk, text, "bien-ban-quy-2.txt").terms.title == title


def test_a_day_that_does_not_exist_is_passed_over(office: Office) -> None:
    found = propose_meeting(office.desk, "Họp giao ban ngày 31/02/2019, tức ngày 01/3/2019\n", "")

    assert found.terms.held_on == date(2019, 3, 1)
