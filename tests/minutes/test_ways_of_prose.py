"""How news and notes go on: joining words, leaders with seats or short honours, bodies by the names people use."""

from __future__ import annotations

import pytest

from giaoban_tracker.minutes import UnitName
from tests.minutes.reading_cases import CHAIR, OFFICE, concluded, one, quotes, read

OPENING = f"Ngày 15/5/2019, UBND huyện giao ban tháng 5. Đồng chí {CHAIR} chủ trì.\n\n"


@pytest.mark.parametrize("joined", ["Muốn vậy", "Vì lẽ đó", "Từ đó", "Song song với đó", "Bởi thế", "Nói thêm"])
def test_a_joining_phrase_stays_outside_what_is_asked(joined: str) -> None:
    drafts = read(
        OPENING + f"Chủ tịch UBND huyện yêu cầu Phòng Nội vụ chốt biên chế. {joined}, Công an huyện tuần tra."
    )

    assert [draft.quote for draft in drafts] == ["Phòng Nội vụ chốt biên chế", "Công an huyện tuần tra"]


def test_a_phrase_that_only_joins_begins_the_next_work() -> None:
    item = "Phòng Tư pháp mở lớp hòa giải trước ngày 05/6; song song với đó, Phòng Nội vụ chốt biên chế."

    assert quotes(item) == ["Phòng Tư pháp mở lớp hòa giải trước ngày 05/6", "Phòng Nội vụ chốt biên chế"]


def test_a_leader_who_judges_first_is_the_one_who_then_asks() -> None:
    text = OPENING + (
        '"Nơi nào cũng hứa, nơi nào cũng chậm", Chủ tịch UBND huyện nhìn nhận. '
        "Từ đó, bà yêu cầu Phòng Nội vụ chốt biên chế."
    )

    assert [(draft.speaker, draft.quote) for draft in read(text)] == [(CHAIR, "Phòng Nội vụ chốt biên chế")]


def test_a_seat_told_before_the_office_belongs_to_the_same_leader() -> None:
    text = (
        "Sáng 15/5, Thường trực Huyện ủy giao ban. Đồng chí Vi Văn Sơn, Tỉnh ủy viên, Bí thư Huyện ủy chủ trì.\n\n"
        "Bí thư Huyện ủy yêu cầu Phòng Nội vụ chốt biên chế."
    )

    assert [draft.speaker for draft in read(text)] == ["Vi Văn Sơn, Tỉnh ủy viên, Bí thư Huyện ủy"]


@pytest.mark.parametrize("honour", ["Ô.", "Ông", "Đ/c"])
def test_who_presides_is_known_behind_a_short_honour(honour: str) -> None:
    text = f"GIAO BAN TUẦN\nCHỦ TRÌ: {honour} Vi Văn Sơn - CT UBND xã\n\nKẾT LUẬN:\n1. Phòng Nội vụ chốt biên chế\n"

    assert [draft.speaker for draft in read(text)] == ["Vi Văn Sơn - CT UBND xã"]


def test_a_deputy_known_by_the_given_name_alone_has_his_part() -> None:
    text = (
        f"GIAO BAN TUẦN\nCHỦ TRÌ: Đ/c {CHAIR}. Dự: đ/c Sơn - PCT UBND huyện\n\n"
        "1/ Ý KIẾN ĐC SƠN\n- Phòng Nội vụ chốt biên chế\n- Phòng Tư pháp mở lớp hòa giải\n"
    )

    assert [draft.speaker for draft in read(text)] == ["Sơn - PCT UBND huyện"] * 2


def test_an_office_that_issues_a_paper_is_no_room() -> None:
    assert one("Văn phòng ban hành quy chế trong tháng 6").lead == ("Văn phòng HĐND và UBND huyện",)


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("Ngân hàng chính sách", "Phòng giao dịch Ngân hàng Chính sách xã hội huyện"),
        ("CDC tỉnh", "Trung tâm Kiểm soát bệnh tật tỉnh"),
        ("Các trung tâm y tế tuyến huyện", "Trung tâm Y tế các huyện, thị xã"),
        ("HPN", "Hội Liên hiệp Phụ nữ huyện"),
        ("BAN ND CÁC ẤP", "Ban Nhân dân các ấp"),
    ],
)
def test_a_body_is_known_by_what_people_call_it(said: str, unit: str) -> None:
    (draft,) = read(concluded(f"{said} rà soát danh sách."), *OFFICE[1:3], UnitName(unit))

    assert draft.lead == (unit,)


def test_he_is_the_unit_whose_man_was_named_even_while_he_only_promised() -> None:
    text = (
        "Phát biểu của đồng chí Vi Văn Sơn, Bí thư Huyện ủy\n\nTôi nói ngắn. Tôi nghe rồi. Anh Tư pháp mới hứa "
        "quý sau xong. Tôi nghe vậy, nhưng mỗi tuần anh phải gửi tôi một bảng."
    )

    assert [draft.lead for draft in read(text)] == [("Phòng Tư pháp",)]


@pytest.mark.parametrize(
    "told",
    [
        "Trung tâm Y tế báo cáo 6 trên 9 trạm chạy tốt.",
        "Anh em công an đi hôm kia, báo cáo tỉnh xong rồi.",
        "Chuyện tiết kiệm thì Huyện ủy cắt trước.",
        "Ráng đoàn kết, đừng chủ quan.",
    ],
)
def test_what_was_done_or_is_undertaken_in_speech_asks_nobody(told: str) -> None:
    text = f"Phát biểu của đồng chí Vi Văn Sơn, Bí thư Huyện ủy\n\nTôi nói ngắn. Tôi nghe rồi. Tôi nói thêm. {told}"

    assert read(text) == ()


def test_catching_for_good_is_asked_and_not_counted() -> None:
    text = (
        "Phát biểu của đồng chí Vi Văn Sơn, Bí thư Huyện ủy\n\nTôi nói ngắn. Tôi nghe rồi. Tôi nói chuyện rừng. "
        "Kiểm lâm cùng Công an huyện chặn cho được mấy xe gỗ."
    )

    assert [(draft.lead, draft.support) for draft in read(text)] == [(("Hạt Kiểm lâm",), ("Công an huyện",))]


def test_a_quotation_asks_for_the_leader_who_is_named_behind_it() -> None:
    text = OPENING + (
        '"Phòng Nội vụ phải chốt danh sách. Công an huyện cử người xuống ngay trong hôm nay", '
        "Chủ tịch UBND huyện nhấn mạnh."
    )

    assert [(draft.speaker, draft.quote) for draft in read(text)] == [
        (CHAIR, "Phòng Nội vụ phải chốt danh sách"),
        (CHAIR, "Công an huyện cử người xuống ngay trong hôm nay"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        '"Phòng Nội vụ phải chốt danh sách ngay hôm nay", một người dân nói.',
        '"Cuối năm việc nhiều nhưng không được để dân chờ", Chủ tịch UBND huyện nhấn mạnh.',
        '"Phòng phải có thêm người mới kịp việc", Trưởng phòng Tư pháp giãi bày.',
    ],
)
def test_a_quotation_of_somebody_else_or_without_a_unit_asks_nobody(said: str) -> None:
    assert read(OPENING + said) == ()
