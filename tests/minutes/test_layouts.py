"""Layouts of offices: odd bullets, weeks that follow each other, leaders' diaries, second offices, arrows to a day."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.minutes import UnitName
from tests.minutes.reading_cases import CHAIR, one, quotes, read

WARD = tuple(
    UnitName(name)
    for name in ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Công an phường", "Trạm Y tế phường", "Các tổ dân phố")
)


@pytest.mark.parametrize("bullet", ["◆", "◇", "♦", "📌", "🔹", "⭐"])
def test_a_flower_or_a_sign_opens_a_part_like_any_other_mark(bullet: str) -> None:
    drafts = read(
        f"Chủ trì: Lê Thị Hòa, Chủ tịch UBND phường\n{bullet} Nhìn lại tuần 9\n+ Đã phát 300 tờ rơi.\n"
        f"{bullet} Tuần này\n1/ Phòng Kinh tế:\n   - Kiểm tra 05 bến đò ngang\n",
        *WARD,
    )

    assert [(draft.quote, draft.lead) for draft in drafts] == [("Kiểm tra 05 bến đò ngang", ("Phòng Kinh tế",))]


@pytest.mark.parametrize("dot", ["\uf0b7", "\uf0d8", "☐", "⁃", "◉"])
def test_the_dots_of_a_word_processor_are_bullets(dot: str) -> None:
    drafts = read(
        f"Kết luận của đồng chí Lê Thị Hòa, Chủ tịch UBND phường:\n1. Phòng Kinh tế\n{dot} Kiểm tra 05 bến đò ngang\n",
        *WARD,
    )

    assert [(draft.quote, draft.lead) for draft in drafts] == [("Kiểm tra 05 bến đò ngang", ("Phòng Kinh tế",))]


def test_the_work_of_the_week_before_the_next_one_is_over() -> None:
    drafts = read(
        "Chủ trì: Lê Thị Hòa, Chủ tịch UBND phường\nA. CÔNG VIỆC TUẦN 7\n- Trình xong đề án chợ đêm.\n"
        "B. CÔNG VIỆC TUẦN 8\n- Phòng Kinh tế rà soát 12 ki ốt\n",
        *WARD,
    )

    assert [draft.quote for draft in drafts] == ["Phòng Kinh tế rà soát 12 ki ốt"]


def test_the_leaders_diary_gives_nobody_work() -> None:
    drafts = read(
        "Kết luận của đồng chí Lê Thị Hòa, Chủ tịch UBND phường:\nA. Nhiệm vụ tuần này\n"
        "- Phòng Kinh tế rà soát ki ốt.\n"
        "B. LỊCH LÀM VIỆC CỦA LÃNH ĐẠO\n- Chủ tịch: sáng 16/5 họp quận; chiều 17/5 tiếp công dân.\n",
        *WARD,
    )

    assert [draft.quote for draft in drafts] == ["Phòng Kinh tế rà soát ki ốt"]


def test_a_leader_is_named_with_every_office_he_holds() -> None:
    drafts = read(
        "Kết luận của đồng chí Trần Văn Đạo - Chủ tịch UBND huyện, Trưởng Ban Chỉ huy phòng, chống thiên tai"
        " tại cuộc họp\n"
        "Đồng chí Trưởng Ban Chỉ huy kết luận:\n1. Công an huyện trực 24/24 giờ tại ngầm Tà Lài.\n"
    )

    assert drafts[0].speaker == "Trần Văn Đạo - Chủ tịch UBND huyện, Trưởng Ban Chỉ huy phòng, chống thiên tai"


def test_what_a_leader_is_in_charge_of_ends_before_what_he_did() -> None:
    drafts = read(
        "Ngày 10/5, ông Lò Văn Ún, Phó Chủ tịch UBND huyện phụ trách kinh tế đã trực tiếp chủ trì giao ban.\n"
        "Đồng chí Phó Chủ tịch kết luận:\n1. Công an huyện kiểm tra bến đò.\n"
    )

    assert drafts[0].speaker == "Lò Văn Ún, Phó Chủ tịch UBND huyện phụ trách kinh tế"


@pytest.mark.parametrize("arrow", ["→ hạn 20/5", "→ trước 20/5", "=> xong 20/5"])
def test_an_arrow_may_lead_to_the_day(arrow: str) -> None:
    draft = one(f"Phòng Nội vụ lập danh sách nâng lương {arrow}")

    assert draft.quote.endswith("20/5")
    assert draft.deadline.due == date(2019, 5, 20)


def test_the_notice_bears_the_day_beside_its_number_not_that_of_a_notice_it_cites() -> None:
    drafts = read(
        "UBND TỈNH\nSố: 41/TB-VP\tHòa Sơn, ngày 17 tháng 5 năm 2019\n"
        "Kết luận của đồng chí Lê Thị Hòa, Chủ tịch UBND huyện:\n"
        "Tại Thông báo số 28/TB-VP ngày 02/4/2019, UBND huyện đã giao việc.\n"
        "1. Phòng Nội vụ trình đề án trong 10 ngày kể từ ngày ban hành Thông báo này.\n"
    )

    assert drafts[0].deadline.due == date(2019, 5, 27)


@pytest.mark.parametrize(
    "told",
    [
        "Hội Liên hiệp Phụ nữ huyện xin thêm 02 máy tính: Chủ tịch ghi nhận, sẽ bố trí trong dự toán 2020.",
        "Đề xuất mua thêm máy phát điện: để xem xét trong quý sau.",
        "Công an huyện đăng ký tập bắn từ 22/5, Chủ tịch đồng ý.",
        "Đề nghị bổ sung 01 máy đo: đ/c Chủ tịch đồng ý chủ trương.",
        "Dự hội nghị có các đồng chí lãnh đạo Phòng Nội vụ, Công an huyện.",
        "Lịch của lãnh đạo: Chủ tịch họp tỉnh ngày 19/5; Phó Chủ tịch tiếp dân ngày 20/5.",
        "Chủ tịch nhất trí để Hạt Kiểm lâm mua 02 ống nhòm.",
        "Hiệu trưởng Trường Mầm non Hoa Sen đề nghị xin thêm 40 bộ bàn ghế.",
        "Người đứng đầu đơn vị chậm không được xét thi đua.",
        "Ông Hà Văn Tâm, Trưởng phòng Nội vụ nhận khuyết điểm, cho biết mẫu đã sửa.",
    ],
)
def test_what_is_asked_for_answered_or_confessed_is_no_work(told: str) -> None:
    assert quotes(told) == []


def test_the_districts_order_is_only_reported_in_a_wards_minutes() -> None:
    drafts = read(
        "ĐẢNG ỦY PHƯỜNG AN HÒA\nKết luận của đồng chí Lê Thị Hòa, Bí thư Đảng ủy:\n"
        "1. Ban Thường vụ Thành ủy yêu cầu các phường hoàn thành rà soát đảng viên. Giao Công an phường rà soát.\n",
        *WARD,
    )

    assert [draft.lead for draft in drafts] == [("Công an phường",)]


@pytest.mark.parametrize(
    "item",
    [
        "Lập biên bản, tháo dỡ lều quán trên vỉa hè",
        "Gom rác tồn ở bãi cát, chở hết về bờ khi xà lan ra",
        "Công an huyện tấn công, trấn áp tội phạm đến hết 30/6",
        "Soát hồ sơ đất thôn 1, thôn 2 – hạn chót 20/5",
        "Chuẩn bị 300 chỗ cách ly, sẵn sàng tiếp nhận trước ngày 20/5",
        "Phòng Giáo dục dạy bù cho học sinh vùng lũ, hoàn thành chương trình trước 25/5",
        "Lập danh sách văn bản quá hạn, gửi lãnh đạo vào thứ Hai hằng tuần",
    ],
)
def test_steps_of_one_work_stay_together(item: str) -> None:
    assert quotes(item) == [item]


def test_a_bracket_may_name_owner_helper_and_day() -> None:
    draft = one("Kiểm đếm tại ruộng (Phòng Nội vụ chủ trì; Công an huyện phối hợp; xong trước ngày 24/5).")

    assert (draft.lead, draft.support) == (("Phòng Nội vụ",), ("Công an huyện",))


def test_a_body_that_manages_several_things_is_one_body() -> None:
    drafts = read(
        "Kết luận của đồng chí Lê Thị Hòa, Chủ tịch UBND huyện:\n1. Ban Quản lý lập lại tiến độ cầu Rào.\n",
        UnitName("Ban Quản lý các công trình giao thông huyện"),
    )

    assert drafts[0].lead == ("Ban Quản lý các công trình giao thông huyện",)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("xong trong đêm nay", date(2019, 5, 15)),
        ("hạn chót 20/5", date(2019, 5, 20)),
        ("gửi ngay 20/5", date(2019, 5, 20)),
    ],
)
def test_more_ways_to_say_a_day(words: str, due: date) -> None:
    assert one(f"Công an huyện rà lại vùng phong tỏa, {words}.").deadline.due == due


COMMUNE = tuple(
    UnitName(name)
    for name in (
        "Công chức Địa chính - Xây dựng", "Công chức Tài chính - Kế toán", "Công chức Văn phòng - Thống kê",
        "Công an xã", "Ban Chỉ huy Quân sự xã", "Trạm Y tế xã",
    )
)  # fmt: skip


def test_headings_that_are_all_units_name_owners_though_some_could_be_topics() -> None:
    drafts = read(
        "Đ/c Vũ Ngọc Thắng, Chủ tịch UBND xã chủ trì.\nII. VIỆC TUẦN NÀY\n* Địa chính - Xây dựng\n+ Đo lại 3 thửa đất\n"
        "* Tài chính - Kế toán\n+ Đối chiếu công nợ với Kho bạc\n* Công an + Quân sự\n+ Tuần tra bến đò\n",
        *COMMUNE,
    )

    assert [draft.lead for draft in drafts] == [
        ("Công chức Địa chính - Xây dựng",),
        ("Công chức Tài chính - Kế toán",),
        ("Công an xã", "Ban Chỉ huy Quân sự xã"),
    ]


def test_headings_that_are_topics_alone_name_nobody() -> None:
    drafts = read(
        "Kết luận của đồng chí Lê Thị Hòa, Chủ tịch UBND huyện:\n* Nội vụ\n+ Rà soát biên chế các trường\n"
        "* Tư pháp\n+ Mở 02 lớp hòa giải\n* Nông nghiệp\n+ Tiêm phòng đàn trâu\n"
    )

    assert [draft.lead for draft in drafts] == [(), (), ()]


def test_a_heading_may_name_two_units_with_a_semicolon_between() -> None:
    drafts = read(
        f"Kết luận của đồng chí {CHAIR}:\n1. Phòng Nội vụ; Hạt Kiểm lâm huyện\n- Lập danh sách tổ bảo vệ rừng.\n"
    )

    assert drafts[0].lead == ("Phòng Nội vụ", "Hạt Kiểm lâm")


def test_a_deputy_with_the_title_in_front_speaks_in_a_part_of_his_own() -> None:
    drafts = read(
        "SỞ NÔNG NGHIỆP\nĐồng chí Giám đốc Sở Hoàng Kim Tuyến chủ trì giao ban.\n"
        "A. Ý kiến của Phó Giám đốc Lò Văn Chung\n- Hạt Kiểm lâm chốt diện tích rừng.\n"
        "B. Kết luận của Giám đốc Sở\n- Phòng Nội vụ bố trí lại chỗ đỗ xe.\n"
    )

    assert [(draft.speaker, draft.lead) for draft in drafts] == [
        ("Phó Giám đốc Lò Văn Chung", ("Hạt Kiểm lâm",)),
        ("Giám đốc Sở Hoàng Kim Tuyến", ("Phòng Nội vụ",)),
    ]


def test_who_is_away_and_who_writes_is_no_work() -> None:
    drafts = read(
        "KẾT LUẬN GIAO BAN TUẦN 20\nChủ trì: Đ/c Hoàng Thị Diệp - Giám đốc Sở\n"
        "Vắng: đ/c Phó Giám đốc Nông Quốc Bảo (đi công tác)\nGhi biên bản: đ/c Huệ lập danh sách\n"
        "- Phòng Nội vụ bố trí xe đưa đoàn đi Bắc Sơn\n"
    )

    assert [draft.quote for draft in drafts] == ["Phòng Nội vụ bố trí xe đưa đoàn đi Bắc Sơn"]


def test_a_letter_before_a_stop_can_end_a_sentence() -> None:
    assert quotes("Về nguồn nước: Trung tâm Y tế đã cấp 310 kg cloramin B. Trung tâm Y tế lấy lại mẫu nước giếng.") == [
        "Trung tâm Y tế lấy lại mẫu nước giếng"
    ]


def test_legal_forms_in_a_companys_name_are_passed_over() -> None:
    drafts = read(
        f"Kết luận của đồng chí {CHAIR}:\n1. Giao Công ty TNHH MTV Khai thác thủy lợi điều tiết hồ Pa Khoang.\n",
        UnitName("Công ty TNHH MTV Khai thác công trình thủy lợi tỉnh"),
    )

    assert drafts[0].lead == ("Công ty TNHH MTV Khai thác công trình thủy lợi tỉnh",)


@pytest.mark.parametrize(
    ("item", "quote"),
    [
        ("Đôn đốc chủ đầu tư hoàn ứng, số giải ngân cả huyện mới đạt 38%.", "Đôn đốc chủ đầu tư hoàn ứng"),
        ("Công an huyện phân luồng, cấm xe tải qua cầu cũ.", "Công an huyện phân luồng, cấm xe tải qua cầu cũ"),
        (
            "Nắm nguồn hàng của 06 chợ, báo cáo phương án dự trữ trước 20/5.",
            "Nắm nguồn hàng của 06 chợ, báo cáo phương án dự trữ trước 20/5",
        ),
        ("Ngày nào cũng phải phát tin trên loa, sáng và chiều.", "Ngày nào cũng phải phát tin trên loa, sáng và chiều"),
    ],
)
def test_what_tells_why_how_or_when_is_no_second_work(item: str, quote: str) -> None:
    assert quotes(item) == [quote]


@pytest.mark.parametrize(
    ("bracket", "lead", "support"),
    [
        ("Công an huyện chủ trì", ("Công an huyện",), ()),
        ("Công an huyện thực hiện", ("Công an huyện",), ()),
        ("Công an huyện phối hợp", ("Phòng Nội vụ",), ("Công an huyện",)),
    ],
)
def test_a_bracket_says_whether_it_names_who_leads_or_who_helps(
    bracket: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    drafts = read(f"Kết luận của đồng chí {CHAIR}:\n1. Phòng Nội vụ\n- Rà soát hồ sơ tuổi 17 ({bracket})\n")

    assert [(draft.lead, draft.support) for draft in drafts] == [(lead, support)]


def test_a_heading_may_name_who_leads_and_who_helps() -> None:
    drafts = read(
        f"Kết luận của đồng chí {CHAIR}:\n1. Phòng Nội vụ chủ trì, Công an huyện phối hợp:\n"
        "- Xây dựng đề án tổ tự quản\n"
    )

    assert [(draft.lead, draft.support) for draft in drafts] == [(("Phòng Nội vụ",), ("Công an huyện",))]


def test_the_last_bullet_of_a_list_is_an_item_whatever_mark_comes_behind_it() -> None:
    drafts = read(
        f"Kết luận của đồng chí {CHAIR}:\n☐ Phòng Nội vụ\n➜ Duy trì trực đêm ở cơ quan\n➜ Rà soát hồ sơ tuổi 17\n"
        "* Ghi chú: máy in tầng 2 đã sửa.\n"
    )

    assert [draft.quote for draft in drafts] == ["Duy trì trực đêm ở cơ quan", "Rà soát hồ sơ tuổi 17"]


def test_what_is_not_to_wait_until_next_week_is_not_due_then() -> None:
    assert one("Phòng Nội vụ không để tồn hồ sơ sang tuần sau.").deadline.due is None


def test_a_deputy_head_is_given_work_in_an_item() -> None:
    item = "Đồng chí Phó Trưởng phòng Vũ Mạnh Cường theo dõi việc thực hiện kết luận này, cuối tháng báo cáo"

    assert quotes(item) == [item]


def test_being_the_hub_opens_the_work_of_the_unit_above() -> None:
    drafts = read(
        f"Kết luận của đồng chí {CHAIR}:\n1. Phòng Nội vụ:\n"
        "- Là cơ quan đầu mối, tổng hợp khó khăn của các xã; định kỳ ngày 20 hằng tháng báo cáo UBND huyện.\n"
    )

    assert [(draft.quote[:22], draft.lead) for draft in drafts] == [
        ("Là cơ quan đầu mối, tổ", ("Phòng Nội vụ",)),
        ("định kỳ ngày 20 hằng t", ("Phòng Nội vụ",)),
    ]


def test_a_firm_is_known_by_initials_that_nobody_spells_out() -> None:
    drafts = read(
        f"Kết luận của đồng chí {CHAIR}:\n1. VNPT Đông Hải, Bưu điện huyện mở thêm 03 điểm giao dịch.\n",
        UnitName("VNPT Đông Hải"), UnitName("Bưu điện huyện"),
    )  # fmt: skip

    assert [draft.lead for draft in drafts] == [("VNPT Đông Hải", "Bưu điện huyện")]


def test_a_hasty_hand_cuts_titles_down_and_shouts_names() -> None:
    drafts = read(
        "GHI NHANH GIAO BAN\nCT Phan Đình Quế chủ trì.\nCHỦ TỊCH GIAO VIỆC MỚI\n"
        "Phòng Nội vụ: chốt danh sách quà (chốt 20/5)\n"
        "BÍ THƯ TRỊNH THỊ THU DẶN THÊM\nTrực lễ đủ người, gửi lịch về VP trước 17/5.\n"
    )

    assert [(draft.speaker, draft.deadline.due) for draft in drafts] == [
        ("CT Phan Đình Quế", date(2019, 5, 20)),
        ("BÍ THƯ TRỊNH THỊ THU", date(2019, 5, 17)),
    ]


def test_the_day_on_which_recruits_leave_is_the_day_of_the_work() -> None:
    assert one("Ban Chỉ huy Quân sự huyện: giao quân 12 thanh niên ngày 20/5.").deadline.due == date(2019, 5, 20)
