"""Bodies that are no committee's: units by their sort, sisters told apart by number, people who are given work."""

from __future__ import annotations

from giaoban_tracker.minutes import UnitName
from tests.minutes.reading_cases import CHAIR, one, quotes, read

HOSPITAL = tuple(
    UnitName(name)
    for name in (
        "Phòng Tổ chức - Hành chính", "Khoa Dược", "Khoa Khám bệnh", "Các khoa lâm sàng", "Đội Cấp cứu số 1",
        "Đội Cấp cứu số 2", "Hiệp hội Làng nghề gỗ Phú Mỹ", "Hội Cựu chiến binh xã",
    )
)  # fmt: skip


def asked(item: str) -> list[tuple[str, tuple[str, ...]]]:
    drafts = read(f"Kết luận của đồng chí {CHAIR}:\n1. {item}\n", *HOSPITAL)
    return [(draft.quote, draft.lead) for draft in drafts]


def test_a_collective_of_bodies_is_named_by_its_sort() -> None:
    assert asked("Các khoa lâm sàng lập sổ trực.") == [("Các khoa lâm sàng lập sổ trực", ("Các khoa lâm sàng",))]


def test_every_body_of_a_sort_is_asked_where_the_office_names_several() -> None:
    assert asked("Các đội kiểm tra bình oxy.")[0][1] == ("Đội Cấp cứu số 1", "Đội Cấp cứu số 2")


def test_sisters_are_told_apart_by_their_number() -> None:
    assert asked("Đội Cấp cứu số 1, số 2: kiểm tra bình oxy.")[0][1] == ("Đội Cấp cứu số 1", "Đội Cấp cứu số 2")


def test_a_verb_is_not_taken_for_the_unit_whose_name_begins_with_it() -> None:
    found = asked("Khoa Dược hoàn thiện Đề án kho thuốc, tổ chức thi tuyển 12 dược sĩ hợp đồng.")

    assert [lead for _, lead in found] == [("Khoa Dược",), ("Khoa Dược",)]


def test_one_word_of_a_long_name_is_enough_for_the_only_association() -> None:
    assert asked("Hiệp hội gỗ lập danh sách xưởng.")[0][1] == ("Hiệp hội Làng nghề gỗ Phú Mỹ",)


def test_work_is_given_to_a_person_who_is_no_unit() -> None:
    draft = one("Giao đồng chí Phó Chủ tịch UBND huyện Trần Thị Bích chủ trì xây dựng phương án thi, xong trước 20/6.")

    assert draft.quote.startswith("đồng chí Phó Chủ tịch UBND huyện Trần Thị Bích chủ trì xây dựng")
    assert draft.lead == ()


def test_a_day_counted_for_both_works_is_the_day_of_both() -> None:
    drafts = read(
        f"Kết luận của đồng chí {CHAIR}:\n"
        "1. Phòng Nội vụ: hoàn thiện đề án vị trí việc làm, mở lớp tập huấn 12 công chức mới, "
        "cả hai việc xong trước 30/6.\n"
    )

    assert [(draft.quote[-8:], str(draft.deadline.due)) for draft in drafts] == [
        ("việc làm", "2019-06-30"), ("chức mới", "2019-06-30"),
    ]  # fmt: skip


def test_what_a_paper_asks_of_those_above_belongs_to_the_paper() -> None:
    assert quotes("Phòng Nội vụ lập danh mục đề nghị Sở Nội vụ phê duyệt bổ sung.") == [
        "Phòng Nội vụ lập danh mục đề nghị Sở Nội vụ phê duyệt bổ sung"
    ]


def test_a_table_one_cell_a_line_may_begin_with_a_section() -> None:
    text = (
        f"(Kèm theo Thông báo số 6/TB-UBND về kết luận của đồng chí {CHAIR})\n"
        "Số TT\nNội dung\nCơ quan chủ trì\nCơ quan phối hợp\nHạn hoàn thành\nI\nKINH TẾ\n(Phó Chủ tịch phụ trách)\n1\n"
        "Rà soát hộ nghèo\nPhòng Nội vụ\nPhòng Tư pháp\n30/6\nII\nXÃ HỘI\n2\nLập hồ sơ thi đua\nPhòng Tư pháp\n-\n15/6"
        "\nIII\nKIẾN NGHỊ CỦA CÁC ĐƠN VỊ\nPhòng Tư pháp đề nghị sửa nhà\nGhi chú: Giao Phòng Nội vụ tổng hợp kết quả."
    )

    assert [(draft.quote, draft.lead, draft.support) for draft in read(text)] == [
        ("Rà soát hộ nghèo", ("Phòng Nội vụ",), ("Phòng Tư pháp",)),
        ("Lập hồ sơ thi đua", ("Phòng Tư pháp",), ()),
        ("Phòng Nội vụ tổng hợp kết quả", ("Phòng Nội vụ",), ()),
    ]
