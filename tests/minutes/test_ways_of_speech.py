"""How leaders talk: reasons and cases behind the work, what is set against it, who is asked last or by the way."""

from __future__ import annotations

import pytest

from tests.minutes.reading_cases import CHAIR, concluded, quotes, read

OPENING = f"Ngày 15/5/2019, UBND huyện giao ban tháng 5. Đồng chí {CHAIR} chủ trì.\n\n"
TITLE = "Phát biểu của đồng chí Vi Văn Sơn, Bí thư Huyện ủy\n\nTôi nói ngắn. Tôi nghe rồi. Tôi nói thêm. "


def told(words: str) -> list[str]:
    """The quotes that are read from a secretary's own words."""
    return [draft.quote for draft in read(TITLE + words)]


@pytest.mark.parametrize(
    "why",
    ["hôm nọ mất hai cái máy rồi", "tháng rồi có bác đi bộ cả buổi mới tới", "lỡ trễ lệnh là phiền",
     "gốc là mấy xe cát kia"],
)  # fmt: skip
def test_why_it_is_to_be_done_stays_outside_the_quote(why: str) -> None:
    assert told(f"Phòng Nội vụ rà soát danh sách cho kỹ, {why}.") == ["Phòng Nội vụ rà soát danh sách cho kỹ"]


@pytest.mark.parametrize("never", ["mà đừng có thu thêm tiền của dân", "mà lúc này thì không được thu thêm tiền dân"])
def test_a_prohibition_set_against_the_work_is_its_own(never: str) -> None:
    found = told(f"Phòng Nội vụ gom đủ hồ sơ trước 30/6, {never}.")

    assert found[0] == "Phòng Nội vụ gom đủ hồ sơ trước 30/6"
    assert len(found) == len("ab")
    assert found[1].startswith(("đừng có thu", "không được thu"))


def test_what_is_done_with_those_just_looked_for_belongs_to_the_looking() -> None:
    assert told("Phòng Nội vụ coi hộ nào còn nợ hồ sơ, ngồi với họ tính chuyện trả dần.") == [
        "Phòng Nội vụ coi hộ nào còn nợ hồ sơ, ngồi với họ tính chuyện trả dần"
    ]


@pytest.mark.parametrize("case", ["nước vượt báo động hai là", "thấy nước quá vạch đỏ là", "gặp xe quá tải là"])
def test_what_is_to_follow_in_a_case_is_its_own(case: str) -> None:
    case = case.removeprefix("nước ")

    assert told(f"Trung tâm Y tế mỗi ngày đo mực nước hai lần, {case} đóng cống ngay.")[-1] == "đóng cống ngay"


@pytest.mark.parametrize("body", ["xã", "phường"])
def test_who_has_spent_the_peoples_money_must_show_it(body: str) -> None:
    assert told(f"Đã xài tiền của dân thì {body} phải dán sổ thu chi ở nhà văn hóa.") == [
        f"{body} phải dán sổ thu chi ở nhà văn hóa"
    ]


def test_a_commune_that_is_no_unit_is_asked_when_a_day_is_said() -> None:
    found = read(TITLE + "Xã Long Hựu làm cái cổng chặn xe trước Tết. Xã Tân Hưng làm cái cổng to lắm.")

    assert [(draft.quote, draft.lead) for draft in found] == [("Xã Long Hựu làm cái cổng chặn xe trước Tết", ())]


def test_who_is_begged_by_the_way_is_the_one_just_named() -> None:
    found = read(TITLE + "Chị Hạnh bên giáo dục vừa hứa quý sau trình. Muộn thế thì lỡ, nên xin chị làm xong cho "
                         "trước 15/11.")  # fmt: skip

    assert [(draft.quote, draft.lead) for draft in found] == [
        ("chị làm xong cho trước 15/11", ("Phòng Giáo dục và Đào tạo",))
    ]


def test_whom_the_last_words_ask_for_help_has_the_whole_work() -> None:
    found = read(TITLE + "Lần tới tài liệu chỉ ghi việc chưa xong, ai chậm, Phòng Nội vụ giúp tôi.")

    assert [(draft.quote, draft.lead) for draft in found] == [
        ("Lần tới tài liệu chỉ ghi việc chưa xong, ai chậm, Phòng Nội vụ giúp tôi", ("Phòng Nội vụ",))
    ]


def test_two_that_share_the_work_among_them_are_both_asked() -> None:
    found = read(TITLE + "Hội Phụ nữ với Phòng Nội vụ chia nhau đến từng nhà vận động.")

    assert [(draft.lead, draft.support) for draft in found] == [
        (("Hội Liên hiệp Phụ nữ huyện", "Phòng Nội vụ"), ())
    ]  # fmt: skip


def test_a_past_flood_is_only_why_the_leader_orders_now() -> None:
    sentence = "Từ trận ngập năm trước, đồng chí Lê Thị Hòa giao Phòng Nội vụ chốt biên chế."

    assert [draft.quote for draft in read(OPENING + sentence)] == ["Phòng Nội vụ chốt biên chế"]


def test_a_secretary_may_ask_the_committee() -> None:
    found = read(
        "Sáng 15/5, Huyện ủy giao ban. Đồng chí Vi Văn Sơn, Bí thư Huyện ủy chủ trì.\n\n"
        "Đồng chí Vi Văn Sơn mong UBND huyện xem lại quy chế phối hợp với các hội."
    )

    assert [(draft.quote, draft.lead) for draft in found] == [
        ("UBND huyện xem lại quy chế phối hợp với các hội", ())
    ]  # fmt: skip


def test_asking_somebody_in_is_the_work_of_who_asks() -> None:
    text = concluded("Phòng Tư pháp rà từng vụ; xã nào tồn thì mời trưởng thôn lên làm việc.")
    item = read(text)[-1]

    assert (item.quote, item.lead) == ("mời trưởng thôn lên làm việc", ("Phòng Tư pháp",))


def test_who_was_away_and_is_blamed_is_given_no_work() -> None:
    assert quotes("Phòng Tư pháp vắng không phép: PHÊ BÌNH, lần sau hạ thi đua") == []


def test_what_others_promised_behind_a_work_is_no_work() -> None:
    assert quotes("Phòng Tư pháp soạn thông báo gửi các thôn; mấy thôn hứa là sẽ ký cam kết") == [
        "Phòng Tư pháp soạn thông báo gửi các thôn"
    ]


def test_a_line_over_dashes_with_its_owner_and_day_is_work_and_no_heading() -> None:
    text = f"Kết luận của đồng chí {CHAIR}:\na/ Phòng Nội vụ gõ thông báo trong chiều nay\n- Phòng Tư pháp mở lớp\n"

    assert [draft.quote for draft in read(text)] == [
        "Phòng Nội vụ gõ thông báo trong chiều nay", "Phòng Tư pháp mở lớp",
    ]  # fmt: skip


def test_a_leader_who_has_asked_before_may_go_on_asking_after_another() -> None:
    text = OPENING + (
        "Chủ tịch UBND huyện yêu cầu Phòng Nội vụ chốt biên chế.\n\n"
        "Đồng chí Vi Văn Sơn, Phó Bí thư Huyện ủy đề nghị Công an huyện tuần tra.\n\n"
        "Kết thúc, Chủ tịch UBND huyện mong mọi người đoàn kết. Phòng Tư pháp được giao tổ chức hội nghị ngày 20/6."
    )

    assert [(draft.speaker, draft.lead) for draft in read(text)][-1] == (CHAIR, ("Phòng Tư pháp",))


def test_a_deputy_whose_title_stands_first_has_what_he_asked() -> None:
    text = (
        "Chiều 06/6, Ban Quản lý Khu kinh tế giao ban. Đồng chí Phan Đình Nhân, Trưởng ban chủ trì hội nghị.\n\n"
        "Đồng chí Trưởng ban yêu cầu Phòng Tư pháp mở lớp hòa giải.\n\n"
        "Phó Trưởng ban Lê Thị Minh Hằng, phụ trách tài chính, lưu ý số dư còn lớn. Đồng chí đề nghị Phòng Nội vụ "
        "chốt biên chế."
    )

    assert [draft.speaker for draft in read(text)] == [
        "Phan Đình Nhân, Trưởng ban", "Phó Trưởng ban Lê Thị Minh Hằng, phụ trách tài chính",
    ]  # fmt: skip
