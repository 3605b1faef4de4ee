"""Owners: units in whatever form the minutes name them, who leads and who helps, and whom pronouns mean."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.directive import Addressee
from giaoban_tracker.minutes import UnitName
from tests.minutes.reading_cases import OFFICE, concluded, one, read

HOME_AFFAIRS, JUSTICE, FINANCE = "Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tài chính - Kế hoạch"
SCHOOLS, LABOUR = "Phòng Giáo dục và Đào tạo", "Phòng Lao động - Thương binh và Xã hội"
POLICE, SOLDIERS = "Công an huyện", "Ban Chỉ huy Quân sự huyện"
OFFICE_ROOM, COMMUNES = "Văn phòng HĐND và UBND huyện", "UBND các xã, thị trấn"


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Phòng Nội vụ", HOME_AFFAIRS),
        ("P. Nội vụ", HOME_AFFAIRS),
        ("Trưởng phòng Nội vụ", HOME_AFFAIRS),
        ("Đồng chí Trưởng Phòng Nội vụ", HOME_AFFAIRS),
        ("ngành nội vụ", HOME_AFFAIRS),
        ("Phòng GD&ĐT", SCHOOLS),
        ("Giáo dục và Đào tạo", SCHOOLS),
        ("ngành giáo dục", SCHOOLS),
        ("Phòng LĐ-TBXH", LABOUR),
        ("Phòng TC-KH", FINANCE),
        ("TC-KH", FINANCE),
        ("BCHQS huyện", SOLDIERS),
        ("Huyện đội", SOLDIERS),
        ("Công an", POLICE),
        ("Trưởng Công an huyện", POLICE),
        ("VP HĐND&UBND huyện", OFFICE_ROOM),
        ("Văn phòng", OFFICE_ROOM),
        ("anh em kiểm lâm", "Hạt Kiểm lâm"),
        ("Ban QLDA", "Ban Quản lý dự án đầu tư xây dựng huyện"),
        ("Hội Phụ nữ", "Hội Liên hiệp Phụ nữ huyện"),
        ("Đài TT-TH", "Đài Truyền thanh - Truyền hình huyện"),
        ("các xã, thị trấn", COMMUNES),
        ("Chủ tịch UBND các xã", COMMUNES),
        ("mỗi xã", COMMUNES),
    ],
)
def test_a_unit_is_known_by_every_name_people_give_it(words: str, unit: str) -> None:
    draft = one(f"{words} rà soát lại hồ sơ tồn đọng")

    assert (draft.lead, draft.addressee) == ((unit,), Addressee.NAMED)


@pytest.mark.parametrize(
    ("words", "lead", "support"),
    [
        ("Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp", (HOME_AFFAIRS,), (JUSTICE,)),
        ("Phòng Nội vụ phối hợp Công an huyện và Phòng Tư pháp", (HOME_AFFAIRS,), (POLICE, JUSTICE)),
        ("Phòng Nội vụ cùng với Phòng Tư pháp", (HOME_AFFAIRS,), (JUSTICE,)),
        ("Phòng Nội vụ và Phòng Tư pháp phối hợp", (HOME_AFFAIRS, JUSTICE), ()),
        ("Phòng Nội vụ, Phòng Tư pháp", (HOME_AFFAIRS, JUSTICE), ()),
        ("Phòng Nội vụ làm đầu mối, các phòng phối hợp,", (HOME_AFFAIRS,), ()),
    ],
)
def test_who_leads_is_told_from_who_helps(words: str, lead: tuple[str, ...], support: tuple[str, ...]) -> None:
    draft = one(f"{words} tổ chức thi cải cách hành chính")

    assert (draft.lead, draft.support) == (lead, support)


@pytest.mark.parametrize(
    "item",
    [
        "Phòng Nội vụ lấy ý kiến Phòng Tư pháp về dự thảo quy chế",
        "Phòng Nội vụ gửi danh sách cho Công an huyện",
        "Phòng Nội vụ báo cáo UBND huyện",
    ],
)
def test_who_only_receives_or_is_asked_is_no_helper(item: str) -> None:
    assert one(item).support == ()


def test_an_owner_holds_for_the_next_demands_of_the_item_until_another_is_named() -> None:
    item = "Phòng Nội vụ chốt biên chế; mở lớp văn thư; Công an huyện trực 24/24; khóa các điểm tụ tập"

    assert [draft.lead for draft in read(concluded(item))] == [(HOME_AFFAIRS,)] * 2 + [(POLICE,)] * 2


def test_helpers_do_not_hold_for_the_next_demand() -> None:
    item = "Phòng Nội vụ phối hợp với Phòng Tư pháp rà soát văn bản. Tham mưu quy chế thi đua."

    assert [draft.support for draft in read(concluded(item))] == [(JUSTICE,), ()]


@pytest.mark.parametrize(
    ("item", "unit"),
    [
        ("Công an huyện báo cáo chậm, đề nghị Công an rút kinh nghiệm. Phòng Nội vụ họp ngay, Phòng rà hồ sơ", ""),
        ("Ban Quản lý dự án chậm giải ngân; Ban phải công khai nhà thầu yếu", OFFICE[11].name),
        ("Hạt trực 24/24 giờ các chốt lửa", "Hạt Kiểm lâm"),
    ],
)
def test_a_kind_alone_means_the_one_of_that_kind_or_the_one_named_last(item: str, unit: str) -> None:
    leads = [draft.lead for draft in read(concluded(item))]

    assert leads[-1] == ((unit,) if unit else (HOME_AFFAIRS,))


def test_words_to_all_units_address_the_bloc_and_name_nobody() -> None:
    draft = one("Các đơn vị trong khối gửi báo cáo trước ngày 25")

    assert (draft.lead, draft.addressee) == ((), Addressee.BLOC)


def test_words_without_any_owner_leave_it_open_and_say_so() -> None:
    draft = one("Rà soát lại toàn bộ biển báo")

    assert (draft.addressee, draft.doubts) == (Addressee.OPEN, ("no-owner",))


def test_a_name_that_fits_no_unit_is_handed_over_as_it_stands() -> None:
    draft = one("Trung tâm Cứu hộ Miền Núi tập huấn cứu nạn cho dân quân")

    assert (draft.lead, draft.unknown) == ((), ("Trung tâm Cứu hộ Miền Núi",))
    assert "unknown-owner" in draft.doubts


def test_one_commune_is_not_all_communes() -> None:
    assert one("UBND xã Hua Nà sửa lại đập tràn").lead == ()


def test_an_alias_that_a_clerk_confirmed_is_a_name() -> None:
    office = (*OFFICE[1:], UnitName("Văn phòng HĐND và UBND huyện", ("Tổ thư ký",)))

    draft = read(concluded("Tổ thư ký sửa lịch tiếp dân"), *office)[0]

    assert draft.lead == ("Văn phòng HĐND và UBND huyện",)
    assert [reason.rule for reason in draft.why("lead")] == ["alias"]


def test_the_head_of_a_body_whose_level_is_left_out_is_that_body() -> None:
    drafts = read(concluded("Chánh Thanh tra ban hành kết luận vụ đất bãi trước 30/5"), UnitName("Thanh tra Sở"))

    assert [draft.lead for draft in drafts] == [("Thanh tra Sở",)]


def test_some_communes_may_be_singled_out_among_helpers() -> None:
    draft = one("Phòng Tư pháp cùng các xã bãi ngang chi trả tiền đền bù trước 30/5")

    assert draft.support == ("UBND các xã, thị trấn",)
