"""Six more readings, and where each field of a draft came from: the words, the rule, how sure."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.directive import Strength, TaskKind, Urgency
from tests.minutes.reading_cases import concluded, one, read


@pytest.mark.parametrize(
    ("item", "product"),
    [
        ("Phòng Nội vụ xây dựng kế hoạch tuyển viên chức", "kế hoạch"),
        ("Phòng Tư pháp trình dự thảo quyết định thay thế", "dự thảo quyết định"),
        ("Công an huyện báo cáo kết quả đợt cao điểm", "báo cáo"),
        ("UBND các xã, thị trấn lập danh sách hộ thiếu đói", "danh sách"),
        ("Phòng Nội vụ giải trình việc chậm trả lời đơn", "báo cáo"),
        ("Công an huyện tuần tra ban đêm", ""),
    ],
)
def test_the_product_is_what_the_words_say_is_made(item: str, product: str) -> None:
    assert one(item).product == product


@pytest.mark.parametrize(
    ("item", "level"),
    [
        ("Phòng Nội vụ trình UBND tỉnh phê duyệt đề án", "UBND tỉnh"),
        ("Phòng Tư pháp báo cáo Thường trực Huyện ủy việc thi hành án", "Thường trực Huyện ủy"),
        ("Công an huyện tuần tra ban đêm", ""),
    ],
)
def test_the_receiving_level_is_as_the_text_spells_it(item: str, level: str) -> None:
    assert one(item).receiving_level == level


@pytest.mark.parametrize(
    ("item", "urgency"),
    [
        ("Khẩn trương mở lại đường vào bản", Urgency.URGENT),
        ("Mở lại đường vào bản ngay", Urgency.URGENT),
        ("Lập tức sơ tán 12 hộ ven suối", Urgency.VERY_URGENT),
        ("Gửi công điện hỏa tốc tới các xã", Urgency.FLASH),
        ("Mở lại đường vào bản", Urgency.NORMAL),
        ("Xử lý rác ngay tại nguồn", Urgency.NORMAL),
    ],
)
def test_urgency_follows_words_of_haste(item: str, urgency: Urgency) -> None:
    assert one(item).urgency is urgency


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("Phòng Nội vụ mở lớp văn thư", TaskKind.ONE_OFF),
        ("Công an huyện tuần tra hằng đêm", TaskKind.STANDING),
        ("Tiếp tục tuyên truyền phòng cháy rừng", TaskKind.STANDING),
        ("Nâng tỷ lệ bao phủ bảo hiểm lên 95%", TaskKind.TARGET),
        ("Phòng Tư pháp báo cáo kết quả hòa giải trước 20/5", TaskKind.REPORT),
    ],
)
def test_the_kind_of_task_follows_its_words_and_its_deadline(item: str, kind: TaskKind) -> None:
    assert one(item).kind is kind


@pytest.mark.parametrize(
    ("item", "strength"),
    [
        ("Giao Phòng Nội vụ mở lớp văn thư", Strength.ORDER),
        ("Phòng Nội vụ phải mở lớp văn thư", Strength.ORDER),
        ("Tuyệt đối không thu phí ngoài quy định", Strength.ORDER),
        ("Đề nghị Công an huyện tuần tra ban đêm", Strength.REQUEST),
        ("Phòng Nội vụ cần mở lớp văn thư", Strength.NEED),
        ("Tăng cường tuần tra ban đêm", Strength.STANDING),
    ],
)
def test_strength_follows_the_ladder_of_ordering_words(item: str, strength: Strength) -> None:
    assert one(item).strength is strength


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ("Phòng Nội vụ niêm yết thủ tục hành chính mới ở bộ phận một cửa", "Cải cách hành chính"),
        ("Công an huyện tuần tra ban đêm", "Quốc phòng - an ninh"),
        ("Sửa lại biên bản họp kỳ trước", ""),
    ],
)
def test_the_field_of_work_is_the_one_most_words_speak_of(item: str, field: str) -> None:
    assert one(item).field == field


def test_every_field_says_from_which_words_and_by_which_rule_it_came() -> None:
    text = concluded(
        "Giao Phòng Nội vụ phối hợp với Công an huyện khẩn trương lập danh sách, trình UBND tỉnh trước 20/5"
    )

    draft = read(text)[0]

    words = {(reason.field, reason.rule): reason.span.of(text) for reason in draft.reasons if reason.span is not None}
    assert words == {
        ("quote", "order"): "Giao",
        ("speaker", "heading"): "đồng chí Lê Thị Hòa, Chủ tịch UBND huyện",
        ("lead", "name"): "Phòng Nội vụ",
        ("support", "name"): "Công an huyện",
        ("deadline", "by-day"): "trước 20/5",
        ("product", "word"): "danh sách",
        ("receiving_level", "word"): "UBND tỉnh",
        ("urgency", "word"): "khẩn trương",
    }


def test_owners_and_deadlines_from_elsewhere_say_so() -> None:
    text = concluded("Phòng Nội vụ chốt biên chế; mở lớp văn thư", "Các nội dung trên xong trước 31/5")

    second = read(text)[1]

    assert [reason.rule for reason in second.why("lead")] == ["carried"]
    assert [reason.rule for reason in second.why("deadline")] == ["by-day", "given-by-list"]


def test_doubts_lower_the_confidence_that_orders_attention() -> None:
    sure = one("Giao Phòng Nội vụ mở lớp văn thư")
    doubtful = one("Rà lại biển báo trước kỳ giao ban tới")

    assert 0 < doubtful.confidence < sure.confidence <= 1
    assert set(doubtful.doubts) == {"no-owner", "event-without-day"}


def test_two_days_in_one_demand_are_a_doubt_and_the_last_one_holds() -> None:
    draft = one("Phòng Nội vụ nộp dự thảo trước 20/5, lấy ý kiến đến 31/5")

    assert str(draft.deadline.due) == "2019-05-31"
    assert "two-dates" in draft.doubts
