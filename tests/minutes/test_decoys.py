"""What reads like an order and is none: the past, plans, requests upward, decisions, praise, warnings, formulas."""

from __future__ import annotations

import pytest

from tests.minutes.reading_cases import CHAIR, concluded, quotes, read


@pytest.mark.parametrize(
    "item",
    [
        "Thống nhất chủ trương mua 2 máy bơm dã chiến",
        "Đồng ý với đề xuất của Phòng Nội vụ về việc lùi ngày thi",
        "UBND huyện sẽ bố trí kinh phí sửa cầu Khe Ngầm",
        "Biểu dương Công an huyện đã phá nhanh vụ trộm trâu",
        "Phê bình UBND xã Hua Nà chậm gửi báo cáo",
        "Nếu quá hạn không xong thì người đứng đầu phải chịu trách nhiệm",
        "Mong các đồng chí đoàn kết, giữ gìn sức khỏe",
        "Trên đây là kết luận của Chủ tịch UBND huyện, yêu cầu các đơn vị nghiêm túc thực hiện Thông báo này",
        "Công an huyện đã xử lý 12 vụ, thu 40 triệu đồng",
        "Các thành viên nhất trí thông qua biên bản",
        "Các đơn vị cùng thống nhất ký biên bản",
    ],
)
def test_an_item_of_the_conclusion_that_asks_for_nothing_gives_no_draft(item: str) -> None:
    assert quotes(item) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Tháng trước, Chủ tịch UBND huyện yêu cầu Phòng Nội vụ trả lời 8 đơn, đến nay đã xong.",
        "UBND tỉnh yêu cầu các huyện hoàn thành giao đất trong quý II.",
        "Phòng Tài chính - Kế hoạch đề nghị các đơn vị nộp quyết toán trước 20/5.",
        "Công an huyện cho biết sẽ mở đợt cao điểm trong tháng 6.",
        "Trung tâm Y tế huyện kiến nghị huyện cấp thêm 2 xe cứu thương.",
        "Hội nghị giao ban dưới sự chủ trì của Chủ tịch UBND huyện.",
    ],
)
def test_news_that_only_tells_gives_no_draft(sentence: str) -> None:
    head = f"Ngày 15/5, UBND huyện giao ban tháng 5. Đồng chí {CHAIR} chủ trì.\n\n"

    assert read(head + sentence) == ()


@pytest.mark.parametrize("heading", ["I. KẾT QUẢ THÁNG 4", "II. TỒN TẠI, HẠN CHẾ", "III. KIẾN NGHỊ CỦA CÁC ĐƠN VỊ"])
def test_parts_that_report_or_ask_upward_are_silent(heading: str) -> None:
    told = "- Phòng Nội vụ rà soát 12 hồ sơ.\n- Công an huyện tuần tra 40 lượt.\n"
    text = f"{heading}\n{told}\nIV. KẾT LUẬN\n- Phòng Tư pháp mở lớp hòa giải.\n"

    assert [draft.quote for draft in read(text)] == ["Phòng Tư pháp mở lớp hòa giải"]


def test_an_order_behind_a_decision_is_read() -> None:
    drafts = read(concluded("Nhất trí lùi giải bóng đá sang tháng 7; giao Phòng Nội vụ thông báo lại các xã"))

    assert [draft.quote for draft in drafts] == ["Phòng Nội vụ thông báo lại các xã"]


def test_a_follow_up_that_names_the_notice_is_a_task_all_the_same() -> None:
    item = "Văn phòng HĐND và UBND huyện theo dõi, đôn đốc việc thực hiện Thông báo này"

    assert quotes(item) == [item]


@pytest.mark.parametrize(
    "words",
    [
        "Bà cũng thông tin: huyện đang soạn quy chế mới về bến bãi, trong đó chủ bến phải đăng ký tải trọng xe.",
        "Bà nhắc lại, Luật Đê điều quy định rõ chủ phương tiện phải chấp hành lệnh điều động.",
        "Bà cho biết tỉnh đang lấy ý kiến dự thảo quy định mới, theo đó hộ nuôi không được thả rông gia súc.",
    ],
)
def test_what_a_rule_or_its_draft_says_is_told(words: str) -> None:
    assert not read(f"Sáng nay, {CHAIR} chủ trì giao ban.\nPhát biểu tại hội nghị, {CHAIR} ghi nhận kết quả. {words}\n")
