"""Spoken Vietnamese: how leaders of the South and the Centre ask, and what they only tell."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.minutes import UnitName
from tests.minutes.reading_cases import CHAIR, OFFICE, read

OPENING = (
    f"PHÁT BIỂU KẾT LUẬN\ncủa đồng chí {CHAIR} tại buổi giao ban\n\nThưa các đồng chí,\n\n"
    "Tôi nghe hết rồi, tôi nói mấy việc, tôi nói ngắn.\n\n"
)


def spoken(text: str) -> tuple[DirectiveDraft, ...]:
    """What is read from a speech of the chair."""
    return read(OPENING + text + "\n")


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Bên Nông nghiệp coi lại mấy cái cống đầu mối cho tôi.", "Phòng Nông nghiệp và Phát triển nông thôn"),
        ("Anh Sáu bên Công an ráng dẹp cho được mấy điểm đá gà.", "Công an huyện"),
        ("Chị Hai Tư pháp về soạn giùm cái quy chế tiếp dân.", "Phòng Tư pháp"),
        ("Phòng Nội vụ nhớ chấm công cho kỹ.", "Phòng Nội vụ"),
        ("Mấy anh Giáo dục thì lo chuyện bể nước ở các điểm trường.", "Phòng Giáo dục và Đào tạo"),
        ("Y tế chích ngừa cho hết trẻ dưới năm tuổi nghen.", "Trung tâm Y tế huyện"),
        ("Tôi biểu Đài Truyền thanh phát bài này.", "Đài Truyền thanh - Truyền hình huyện"),
        ("Tui nhờ Hội Phụ nữ gom quần áo cũ cho vùng lũ.", "Hội Liên hiệp Phụ nữ huyện"),
        ("Mấy xã ven sông be lại bờ bao liền.", "UBND các xã, thị trấn"),
        ("Các đồng chí ở Phòng Tư pháp rà lại mấy văn bản hết hạn.", "Phòng Tư pháp"),
        ("Bây chừ Phòng Nông nghiệp mần ngay phương án chống hạn.", "Phòng Nông nghiệp và Phát triển nông thôn"),
        ("Cho nên việc cần hơn là Phòng Nội vụ mở một lớp cho trưởng thôn.", "Phòng Nội vụ"),
        ("Phòng Tư pháp trả lời cho hết bốn mươi đơn là chuyện phải làm.", "Phòng Tư pháp"),
        ("Trạm mà hết thuốc thì Trung tâm Y tế phải chở xuống liền.", "Trung tâm Y tế huyện"),
        ("Ai lấn kênh thì Hạt Kiểm lâm với xã vận động tháo dỡ.", "Hạt Kiểm lâm"),
        ("Tài chính kiếm nguồn cho tôi.", "Phòng Tài chính - Kế hoạch"),
        ("Còn xã thì mở loa kêu bà con thăm đồng.", "UBND các xã, thị trấn"),
    ],
)
def test_whoever_is_asked_in_everyday_words_is_known(sentence: str, lead: str) -> None:
    (draft,) = spoken(sentence)

    assert draft.lead == (lead,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anh Giám đốc Trung tâm Y tế nói là thiếu người, tôi biết, tôi đã trình tỉnh rồi.",
        "Phòng Tài nguyên và Phòng Nội vụ trình bày là còn mười bảy khu đất chưa có giấy.",
        "Thanh tra báo vụ đất bãi bồi xong rồi, cái đó khỏi bàn.",
        "Phòng Giáo dục làm tốt dịp khai giảng, tôi biểu dương.",
        "Công an huyện nói sẽ dẹp xong và muốn các xã tiếp một tay, tôi nghe vậy biết vậy.",
        "Phòng Giáo dục khỏi làm báo cáo tháng nữa.",
        "Hội Phụ nữ vận động được bốn trăm phần quà, quý lắm.",
        "Hồi tháng 3 tôi có biểu Công an huyện dẹp chợ tạm, anh em làm xong rồi.",
        "Phòng Nội vụ làm vậy thì dân nói sao?",
    ],
)
def test_what_is_only_told_of_a_unit_asks_for_nothing(sentence: str) -> None:
    assert spoken(sentence) == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước mười lăm tháng sáu", "2019-06-15"),
        ("hạn chót là ba mươi tháng sáu", "2019-06-30"),
        ("nội trong mười ngày", "2019-05-25"),
        ("từ đây tới 30/5", "2019-05-30"),
        ("nội trong tuần này", "2019-05-17"),
        ("trước hăm lăm tháng bảy", "2019-07-25"),
        ("sáng mơi", "2019-05-16"),
        ("hết năm", "2019-12-31"),
    ],
)
def test_days_and_terms_said_in_words_are_read(words: str, day: str) -> None:
    (draft,) = spoken(f"Phòng Tư pháp soạn lại quy chế tiếp dân, {words} phải xong.")

    assert str(draft.deadline.due) == day


@pytest.mark.parametrize("words", ["mỗi chiều thứ Sáu", "ngày nào cũng", "đêm đêm", "mỗi sáng", "một tuần hai buổi"])
def test_rhythms_of_speech_recur(words: str) -> None:
    (draft,) = spoken(f"Công an huyện nhớ {words} tuần tra khu chợ.")

    assert draft.deadline.kind is DeadlineKind.RECURRING


def test_a_day_of_the_moons_calendar_is_no_day_of_ours() -> None:
    (draft,) = spoken("Phòng Nội vụ lập danh sách quà trước hai mươi ba tháng Chạp.")

    assert (draft.deadline.kind, draft.deadline.due) == (DeadlineKind.EVENT, None)


def test_nobody_may_is_asked_of_everybody() -> None:
    drafts = spoken("Phòng Nội vụ chấm công lại cho kỹ. Thêm chuyện này nữa, không ai được lấy xe công đi lễ.")

    assert [(draft.quote, draft.lead) for draft in drafts] == [
        ("Phòng Nội vụ chấm công lại cho kỹ", ("Phòng Nội vụ",)),
        ("không ai được lấy xe công đi lễ", ()),
    ]


def test_he_is_the_head_of_the_unit_that_the_paragraph_speaks_of() -> None:
    drafts = spoken("Anh Trưởng phòng Tư pháp hứa tháng 6 là xong. Vậy anh phải đưa cho tôi danh sách từng đơn.")

    assert [draft.lead for draft in drafts] == [("Phòng Tư pháp",)]


def test_in_that_case_is_asked_of_those_asked_before() -> None:
    drafts = spoken("Tôi đề nghị Công an huyện đo nồng độ cồn. Gặp cán bộ vi phạm thì gửi thông báo về cơ quan họ.")

    assert [(draft.quote, draft.lead) for draft in drafts] == [
        ("Công an huyện đo nồng độ cồn", ("Công an huyện",)),
        ("gửi thông báo về cơ quan họ", ("Công an huyện",)),
    ]


def test_officials_are_known_by_the_unit_they_were_presented_with() -> None:
    text = (
        "BIÊN BẢN\n- Ông Quách Văn Đạt - Trưởng phòng Tư pháp.\n\n"
        f"Kết luận của đồng chí {CHAIR}:\n- Giao ông Đạt soạn quy chế tiếp dân.\n"
    )

    assert [draft.lead for draft in read(text)] == [("Phòng Tư pháp",)]


def test_a_leader_who_drops_in_has_what_he_asked() -> None:
    text = (
        "BIÊN BẢN\nChủ tọa: đ/c Mai Xuân Thưởng - Phó CT UBND huyện.\n\nPHẦN 2: CHỈ ĐẠO\n"
        "Đ/c CT UBND huyện (ghé dự lúc 9h) có ý kiến: đề nghị Phòng Tư pháp mở lớp hòa giải.\n\n"
        "Chủ tọa kết luận:\n1. Phòng Nội vụ chốt biên chế.\n"
    )

    assert [draft.speaker for draft in read(text)] == ["CT UBND huyện", "Mai Xuân Thưởng - Phó CT UBND huyện"]


def test_a_body_of_a_ward_may_be_said_without_its_many() -> None:
    units = (*OFFICE, UnitName("Tổ trưởng các tổ dân phố"))

    drafts = read(f"Kết luận của đồng chí {CHAIR}:\n1. Phòng Nội vụ lập danh sách; tổ dân phố xác nhận.\n", *units)

    assert [draft.lead for draft in drafts] == [("Phòng Nội vụ",), ("Tổ trưởng các tổ dân phố",)]
