"""Clauses: one draft for each result that can be ticked off; its quote has the owner, the deadline, no order verb."""

from __future__ import annotations

import pytest

from tests.minutes.reading_cases import concluded, quotes, read


@pytest.mark.parametrize(
    "item",
    [
        "Công an huyện kiểm tra các kho pháo, xử lý nghiêm vi phạm",
        "Phòng Nội vụ rà soát, lập danh sách, trình UBND huyện phê duyệt trước ngày 20/6",
        "Trung tâm Y tế huyện tiêm phòng cho trẻ dưới 5 tuổi, báo cáo kết quả trước 30/6",
        "Phòng Tư pháp tập huấn hòa giải viên, nhằm giảm đơn vượt cấp",
        "UBND các xã, thị trấn vệ sinh kênh mương, không để rác tồn qua mùa mưa",
        "Hạt Kiểm lâm cử cán bộ xuống bản, giúp dân làm đường băng cản lửa",
        "Phòng Nội vụ làm việc với nhà thầu, chốt ngày bàn giao phần mềm",
        "UBND các xã, thị trấn hướng dẫn bà con che chuồng, dự trữ rơm",
        "Phòng Tài chính - Kế hoạch mua sắm và lắp đặt camera cổng trụ sở",
        "Phòng Giáo dục và Đào tạo lo giáo viên, lo sách cho các điểm trường",
    ],
)
def test_steps_purposes_and_reports_stay_with_their_work(item: str) -> None:
    assert quotes(item) == [item]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "Phòng Nội vụ rà soát vị trí việc làm; tham mưu đề án tinh giản biên chế",
            ["Phòng Nội vụ rà soát vị trí việc làm", "tham mưu đề án tinh giản biên chế"],
        ),
        (
            "Phòng Nội vụ hoàn thiện đề án, Công an huyện mở đợt cao điểm hè",
            ["Phòng Nội vụ hoàn thiện đề án", "Công an huyện mở đợt cao điểm hè"],
        ),
        (
            "Trung tâm Y tế huyện phun thuốc 12 điểm trường trước 20/5, khám lại cho học sinh bán trú trước 30/5",
            [
                "Trung tâm Y tế huyện phun thuốc 12 điểm trường trước 20/5",
                "khám lại cho học sinh bán trú trước 30/5",
            ],
        ),
        (
            "Hạt Kiểm lâm cắm biển cấm lửa ở 9 tiểu khu; định kỳ hằng tuần báo cáo tình hình cháy rừng",
            ["Hạt Kiểm lâm cắm biển cấm lửa ở 9 tiểu khu", "định kỳ hằng tuần báo cáo tình hình cháy rừng"],
        ),
        (
            "Phòng Tư pháp bồi dưỡng công chức hộ tịch, tuyệt đối không thu phí ngoài quy định",
            ["Phòng Tư pháp bồi dưỡng công chức hộ tịch", "tuyệt đối không thu phí ngoài quy định"],
        ),
    ],
)
def test_different_results_are_different_drafts(item: str, expected: list[str]) -> None:
    assert quotes(item) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Giao Phòng Nội vụ rà soát biên chế.", "Phòng Nội vụ rà soát biên chế"),
        ("Đề nghị Công an huyện tăng cường tuần tra ban đêm;", "Công an huyện tăng cường tuần tra ban đêm"),
        ("Về cải cách hành chính: Phòng Nội vụ niêm yết thủ tục mới", "Phòng Nội vụ niêm yết thủ tục mới"),
        ("Nếu dịch lan rộng, Trung tâm Y tế huyện lập chốt kiểm dịch", "Trung tâm Y tế huyện lập chốt kiểm dịch"),
        ("Trong thời gian tới, Phòng Tư pháp rà lại văn bản", "Phòng Tư pháp rà lại văn bản"),
        ("Khẩn trương hoàn thành quyết toán", "Khẩn trương hoàn thành quyết toán"),
        ("Trước ngày 20/6 hoàn thành quyết toán ngân sách xã", "Trước ngày 20/6 hoàn thành quyết toán ngân sách xã"),
        ("Hoàn thành quyết toán (trước ngày 20/6).", "Hoàn thành quyết toán (trước ngày 20/6)"),
        ("Đồng ý mua 2 máy bơm, giao Phòng Nội vụ làm thủ tục.", "Phòng Nội vụ làm thủ tục"),
    ],
)
def test_a_quote_begins_at_the_owner_or_the_work_and_ends_before_the_stop(item: str, expected: str) -> None:
    assert quotes(item) == [expected]


def test_a_sentence_that_only_adds_a_deadline_or_a_report_belongs_to_the_work_before() -> None:
    item = "Phòng Nội vụ rà soát thi đua các xã. Từ nay đến 31/5 phải xong."

    assert quotes(item) == ["Phòng Nội vụ rà soát thi đua các xã. Từ nay đến 31/5 phải xong"]


def test_a_deadline_in_front_of_several_demands_holds_for_all_and_stays_outside() -> None:
    item = "Trước ngày 25/5, Phòng Nội vụ gửi báo cáo thi đua, Phòng Tư pháp gửi danh sách hòa giải viên"

    drafts = read(concluded(item))

    assert [draft.quote for draft in drafts] == [
        "Phòng Nội vụ gửi báo cáo thi đua",
        "Phòng Tư pháp gửi danh sách hòa giải viên",
    ]
    assert {str(draft.deadline.due) for draft in drafts} == {"2019-05-25"}


def test_one_deadline_given_for_the_whole_list_is_that_of_each_item_without_one() -> None:
    text = concluded(
        "Phòng Nội vụ gửi báo cáo thi đua",
        "Công an huyện gửi danh sách tổ bảo vệ trước ngày 20/5",
        "Các nội dung trên xong trước ngày 31/5",
    )

    drafts = read(text)

    assert [str(draft.deadline.due) for draft in drafts] == ["2019-05-31", "2019-05-20"]
