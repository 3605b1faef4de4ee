"""Joints of long clauses: what one owner is asked, what belongs to the work before, and whose day it is."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.minutes import UnitName
from tests.minutes.reading_cases import CHAIR, concluded, one, quotes, read


@pytest.mark.parametrize(
    "item",
    [
        "Hạt Kiểm lâm tuần tra mỗi đêm hai lượt, không cấp phép vận chuyển gỗ khi chưa kiểm đếm",
        "Phòng Nội vụ rà soát biên chế các trường trước 30/5, không tuyển thêm lao động hợp đồng",
        "Đài Truyền thanh phát bản tin phòng cháy, không mở loa quá 21 giờ từ 20/5 đến hết ngày 31/5",
    ],
)
def test_a_prohibition_that_a_day_tells_apart_is_work_of_its_own(item: str) -> None:
    assert len(quotes(item)) == 2


@pytest.mark.parametrize(
    "item",
    [
        "Phòng Giáo dục và Đào tạo tổ chức lễ bế giảng gọn nhẹ, không nhận quà của phụ huynh",
        "Phòng Tư pháp chi trả phụ cấp hòa giải viên qua tài khoản, không chi tiền mặt cho người đã có thẻ",
        "Công an huyện xử lý nghiêm xe quá tải, không làm hình thức rồi bỏ đó",
        "Nghiêm cấm đốt vàng mã, thắp nhang trong lồng chợ",
        "Phòng Tư pháp phân loại từng đơn, đơn nào đủ căn cứ thì thụ lý, đơn nào sai thẩm quyền thì trả lại",
    ],
)
def test_how_the_work_is_to_be_done_belongs_to_it(item: str) -> None:
    assert len(quotes(item)) == 1


@pytest.mark.parametrize(
    "item",
    [
        "Phòng Tư pháp rà lại quy ước, Phòng Nội vụ soát hương ước; hai việc này xong trước 30/5",
        "Phòng Nội vụ chốt danh sách. Phòng Tư pháp soạn quyết định. Hai việc này có kết quả trước 30/5",
        "Phòng Nội vụ tháo bảng tên cũ, thay biển phòng họp (cùng hạn 30/5)",
    ],
)
def test_a_day_for_several_works_is_each_ones(item: str) -> None:
    drafts = read(concluded(item))

    assert [draft.deadline.due for draft in drafts] == [date(2019, 5, 30)] * 2


@pytest.mark.parametrize(
    ("item", "day"),
    [
        ("Phòng Nội vụ trực tiếp dân suốt đợt nắng nóng, làm liên tục đến hết mùa khô 30/6", date(2019, 6, 30)),
        ("Phòng Tư pháp soát lại hương ước, làm ngay trong tháng 6 ở ba xã điểm", date(2019, 6, 30)),
        ("Hội Phụ nữ mở phiên chợ nông sản vào dịp Quốc tế thiếu nhi 01/6", date(2019, 6, 1)),
        ("Phòng Giáo dục và Đào tạo mở lớp dạy bơi, 05/6 phải có lớp đầu tiên", date(2019, 6, 5)),
        ("Phòng Nội vụ nộp báo cáo biên chế chậm nhất 25.5", date(2019, 5, 25)),
        ("Công an huyện cưỡng chế hai nhà xây trên kênh, thực hiện ngày 27/5", date(2019, 5, 27)),
    ],
)
def test_the_day_of_the_work_is_read_in_whatever_words(item: str, day: date) -> None:
    assert one(item).deadline.due == day


@pytest.mark.parametrize(
    "item",
    [
        "Trung tâm Y tế rút gọn các thủ tục phát sinh dưới 20 hồ sơ mỗi tháng",
        "Phòng Nội vụ sáp nhập các tổ có bình quân 3 việc mỗi tuần",
    ],
)
def test_a_rate_is_no_rhythm_of_the_work(item: str) -> None:
    assert one(item).deadline.kind is DeadlineKind.UNSTATED


def test_how_often_the_same_is_made_known_is_no_second_work() -> None:
    draft = one("Phòng Tài chính - Kế hoạch công bố nguồn quỹ vì người nghèo, hằng tháng niêm yết tại trụ sở")

    assert draft.deadline.kind is DeadlineKind.RECURRING


def test_whom_opinions_are_asked_of_is_no_new_owner() -> None:
    draft = one("Phòng Nội vụ hoàn chỉnh đề án, xin ý kiến Phòng Tư pháp và Công an huyện, trình UBND huyện trước 30/5")

    assert draft.lead == ("Phòng Nội vụ",)
    assert draft.deadline.due == date(2019, 5, 30)


def test_what_holds_until_then_is_work_of_its_own() -> None:
    assert quotes(
        "Phòng Nội vụ soạn tờ trình xin thêm biên chế; trong lúc chờ tỉnh trả lời, điều động 2 người về bộ phận một cửa"
    ) == [
        "Phòng Nội vụ soạn tờ trình xin thêm biên chế",
        "điều động 2 người về bộ phận một cửa",
    ]


def test_a_paper_to_be_proposed_is_work_a_wish_is_none() -> None:
    drafts = read(concluded(
        "Phòng Tài chính - Kế hoạch đề xuất phương án bù giá điện, trình UBND huyện trước 30/5",
        "Phòng Tư pháp đề xuất huyện cấp thêm máy tính",
    ))  # fmt: skip

    assert [draft.lead for draft in drafts] == [("Phòng Tài chính - Kế hoạch",)]


@pytest.mark.parametrize(
    "item",
    [
        "Các sở, ngành đề nghị tăng biên chế: UBND huyện sẽ xem xét vào cuối năm",
        "Vụ sập giàn giáo ở huyện bên là lời cảnh tỉnh, không thể xem nhẹ nữa",
        "Giải ngân vốn sự nghiệp giáo dục mới đạt 12%, còn 3 nhiệm vụ quá hạn",
        "Tiến độ đường tránh mới được nửa chặng, có trách nhiệm của nhà thầu",
        "Ai tiếp tay cho cát tặc thì đừng trách Thường trực",
        "Không gia hạn thêm cho nhà thầu",
        "Thống nhất phương án phân luồng từ 25/5 đến 30/5 do Công an huyện trình",
    ],
)
def test_what_is_told_decided_or_threatened_gives_no_draft(item: str) -> None:
    assert quotes(item) == []


def test_helpers_stand_behind_having_too() -> None:
    draft = one("Phòng Nội vụ gỡ biển hiệu cũ ở trụ sở, có các xã hỗ trợ phương tiện")

    assert draft.support == ("UBND các xã, thị trấn",)


def test_every_one_of_a_sort_is_asked() -> None:
    draft = one("Xã nào cũng không được xác nhận nguồn gốc gỗ cho xe lạ")

    assert draft.lead == ("UBND các xã, thị trấn",)


def test_a_body_is_asked_again_by_its_kind() -> None:
    drafts = read(
        concluded(
            "Phòng Tư pháp cùng các xã đếm lại từng hộ cho đúng, phòng lập tờ trình xin tỉnh hỗ trợ, hai việc đó"
            " 30/5 xong"
        )
    )

    assert [draft.lead for draft in drafts] == [("Phòng Tư pháp",)] * 2
    assert [draft.deadline.due for draft in drafts] == [date(2019, 5, 30)] * 2
    assert drafts[0].support == ("UBND các xã, thị trấn",)


def test_a_leader_who_tells_of_work_well_done_asks_for_none() -> None:
    assert not read(
        f"Phát biểu của đồng chí {CHAIR}\nThưa các đồng chí, tôi nói ngắn. Hôm tháng hai tôi biểu bên kiểm lâm dọn"
        f" đường băng"
        " cản lửa, các anh dọn xong thiệt, phải khen. Đêm bão tôi có gọi điện giao Trung tâm Y tế trực trắng đêm,"
        " anh em"
        " làm tròn vai, bà con khen.\n"
    )


def test_several_bodies_stand_behind_their_kind() -> None:
    draft = one("Phòng Nội vụ chủ trì, cùng các phòng: Tư pháp, Tài chính - Kế hoạch thống nhất phương án khoán xe")

    assert draft.lead == ("Phòng Nội vụ",)
    assert draft.support == ("Phòng Tư pháp", "Phòng Tài chính - Kế hoạch")


def test_a_body_is_known_by_words_from_inside_its_name() -> None:
    units = (UnitName("Đội Quản lý trật tự xây dựng"), UnitName("Đội Thanh niên xung kích"))

    drafts = read(concluded("Đội Trật tự dẹp chợ cóc trước 30/5"), *units)

    assert [draft.lead for draft in drafts] == [("Đội Quản lý trật tự xây dựng",)]


@pytest.mark.parametrize("item", ["Phòng Tư pháp thẩm định đề án, Tài chính - Kế hoạch lo kinh phí mua máy tính",
                                  "Phòng Tư pháp đo ranh giới, còn Tài chính - Kế hoạch ứng tiền"])  # fmt: skip
def test_a_unit_without_its_kind_is_asked_behind_a_comma(item: str) -> None:
    assert [draft.lead for draft in read(concluded(item))] == [("Phòng Tư pháp",), ("Phòng Tài chính - Kế hoạch",)]


def test_weekdays_in_capitals_are_no_part_of_a_name() -> None:
    assert one("Văn phòng mỗi thứ Sáu báo cáo Chủ tịch việc nào chậm").lead == ("Văn phòng HĐND và UBND huyện",)


def test_what_holds_from_now_on_is_work_of_its_own() -> None:
    drafts = read(
        concluded("Phòng Tư pháp trả giấy cho cụ trong tuần này, từ nay hồ sơ hộ tịch không bắt dân đi quá hai lần")
    )

    assert [draft.deadline.due for draft in drafts] == [date(2019, 5, 17), None]


def test_the_last_of_those_ordered_is_asked_with_any_verb() -> None:
    drafts = read(
        f"Đồng chí {CHAIR} yêu cầu Phòng Tư pháp lập chốt ở chợ; Phòng Nội vụ gút chuyện đi trễ về sớm của bảo vệ.\n"
    )

    assert [draft.lead for draft in drafts] == [("Phòng Tư pháp",), ("Phòng Nội vụ",)]


@pytest.mark.parametrize(
    "words",
    ["Chủ tịch kết luận", "Phần kết luận", "Ý kiến chỉ đạo của chủ trì", "Kết luận"],
)
def test_a_star_may_open_the_conclusion(words: str) -> None:
    drafts = read(
        f"Chủ trì: bà {CHAIR}.\n* Phần thảo luận\nPhòng Tư pháp nói hồ sơ còn thiếu chữ ký.\n* {words}\nNhất trí.\n"
        "a) Phòng Nội vụ gửi biên bản này cho các xã.\n"
    )

    assert [draft.lead for draft in drafts] == [("Phòng Nội vụ",)]


def test_a_leader_who_has_the_floor_among_units_may_ask() -> None:
    drafts = read(
        f"Chủ trì: bà {CHAIR}. Dự: bà Cầm Thị Xuân, Phó Chủ tịch UBND huyện.\nII. THẢO LUẬN\n"
        "Ông Vì Văn Inh, Phòng Nội vụ: sẽ làm ngay.\n"
        "Bà Cầm Thị Xuân, Phó Chủ tịch UBND huyện: việc này không nên kéo dài. Phòng Nội vụ mời hai bên lên làm việc.\n"
    )

    assert [draft.speaker for draft in drafts] == ["Cầm Thị Xuân, Phó Chủ tịch UBND huyện"]


def test_a_heading_of_a_units_short_name_gives_its_items_an_owner() -> None:
    drafts = read(f"Kết luận của đồng chí {CHAIR}:\n- Tư pháp:\n+ Gỡ các thông báo hết hạn\n+ Mở hai lớp hòa giải\n")

    assert [draft.lead for draft in drafts] == [("Phòng Tư pháp",)] * 2


def test_a_day_that_was_a_few_weeks_ago_is_no_deadline() -> None:
    assert one("Trung tâm Y tế họp kiểm thảo ca tử vong ngày 05/5").deadline.due is None


def test_what_is_not_to_be_waited_for_is_no_deadline() -> None:
    assert one("Phòng Nội vụ trực máy cả đêm, đừng để sáng mai mới trả lời dân").deadline.due is None


def test_he_is_the_head_of_the_unit_that_was_named_by_a_person_before() -> None:
    drafts = read(
        f"Phát biểu của đồng chí {CHAIR}\nThưa các đồng chí, tôi nói ngắn, tôi không đọc giấy.\n"
        "Chị Út tư pháp xin ba chục triệu mở lớp, ừ, huyện cho. Nhưng chị phải đưa tôi xem chương trình trước ngày"
        " 25.\n"
    )

    assert [(draft.lead, draft.deadline.due) for draft in drafts] == [(("Phòng Tư pháp",), date(2019, 5, 25))]


def test_a_place_before_a_title_is_no_name_of_a_person() -> None:
    drafts = read(
        f"Sáng nay, {CHAIR} chủ trì giao ban.\nTrả lời kiến nghị của xã Ninh Hòa, Chủ tịch UBND huyện giao Phòng Nội vụ"
        " kiểm tra việc chi trả phụ cấp.\n"
    )

    assert [draft.speaker for draft in drafts] == [CHAIR]


@pytest.mark.parametrize(
    "item",
    [
        "Phòng Nội vụ lập bảng theo dõi từng công trình, công trình nào kẹt mặt bằng thì ghi rõ người phụ trách",
        "Phòng Tư pháp thẩm định quy chế chợ đêm -> trình Thường trực",
        "Văn phòng ghi lại các ý kiến, đưa lên phần mềm để theo dõi",
        "Hằng ngày, trước 17 giờ, Văn phòng báo cáo số hồ sơ sắp đến hạn cho Chủ tịch",
    ],
)
def test_what_becomes_of_the_same_work_is_no_second_one(item: str) -> None:
    assert len(quotes(item)) == 1


@pytest.mark.parametrize(
    ("item", "day"),
    [
        ("Thanh tra huyện kết luận vụ đất bãi, không để quá 30/5", date(2019, 5, 30)),
        ("Trung tâm Y tế báo cáo kết quả sau 10 ngày nữa (24/5)", date(2019, 5, 24)),
    ],
)
def test_the_exact_day_wins(item: str, day: date) -> None:
    assert one(item).deadline.due == day


def test_every_so_many_weeks_is_a_rhythm() -> None:
    draft = one("Trung tâm Y tế cứ hai tuần phải có một báo cáo về sốt xuất huyết")

    assert draft.deadline.kind is DeadlineKind.RECURRING


@pytest.mark.parametrize(
    "item",
    [
        "UBND huyện trích dự phòng ngân sách sửa nhà cho 4 hộ phải di dời",
        "Cơ quan, đơn vị nào để xảy ra cháy nổ thì người đứng đầu chịu trách nhiệm",
    ],
)
def test_what_the_committee_gives_and_whom_it_blames_is_no_work(item: str) -> None:
    assert quotes(item) == []


def test_work_given_to_a_deputy_is_a_draft_without_a_unit() -> None:
    draft = one("Đồng chí Phó Chủ tịch Nguyễn Thị Thơm chủ trì họp gỡ vướng nhà ở xã hội ngày 20/5")

    assert draft.lead == ()
    assert draft.deadline.due == date(2019, 5, 20)
