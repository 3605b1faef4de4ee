"""Structure: what headings, lists, labels and tables give to the lines under them."""

from __future__ import annotations

from tests.minutes.reading_cases import CHAIR, concluded, read

SCHOOLS, HOME_AFFAIRS = "Phòng Giáo dục và Đào tạo", "Phòng Nội vụ"
HEAD = f"Kết luận của đồng chí {CHAIR}:\n"


def said(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(draft.quote, draft.lead, draft.deadline.words) for draft in read(text)]


def test_a_heading_that_is_an_owner_gives_it_to_its_items() -> None:
    text = HEAD + "1. Phòng Nội vụ:\n- Chốt biên chế năm 2020\n- Mở lớp văn thư\n2. Công an huyện\nTuần tra ban đêm\n"

    assert said(text) == [
        ("Chốt biên chế năm 2020", (HOME_AFFAIRS,), ""),
        ("Mở lớp văn thư", (HOME_AFFAIRS,), ""),
        ("Tuần tra ban đêm", ("Công an huyện",), ""),
    ]


def test_a_heading_that_gives_a_day_gives_it_to_its_items() -> None:
    text = (
        HEAD + "1. Các việc phải xong trước ngày 20/5:\na) Phòng Nội vụ gửi báo cáo\nb) Công an huyện gửi danh sách\n"
    )

    assert [str(draft.deadline.due) for draft in read(text)] == ["2019-05-20", "2019-05-20"]


def test_an_item_in_a_line_of_its_own_with_owner_and_colon_opens_its_first_demand() -> None:
    text = HEAD + "- Phòng Nội vụ: chốt biên chế; mở lớp văn thư\n"

    assert said(text) == [
        ("Phòng Nội vụ: chốt biên chế", (HOME_AFFAIRS,), ""),
        ("mở lớp văn thư", (HOME_AFFAIRS,), ""),
    ]


def test_lists_open_from_the_outside_inwards_whatever_their_marks() -> None:
    text = HEAD + (
        "• Phòng Nội vụ:\n + chốt biên chế\n + mở lớp văn thư\n"
        "• Công an huyện tuần tra ban đêm\n• Phòng Tư pháp mở lớp\n"
    )

    assert [draft.quote for draft in read(text)] == [
        "chốt biên chế",
        "mở lớp văn thư",
        "Công an huyện tuần tra ban đêm",
        "Phòng Tư pháp mở lớp",
    ]


def test_a_directing_part_ends_where_a_part_of_its_kind_begins() -> None:
    text = "I. NHIỆM VỤ TUẦN TỚI\n- Phòng Nội vụ chốt biên chế\nII. KẾT QUẢ TUẦN QUA\n- Phòng Tư pháp tập huấn 3 lớp\n"

    assert [draft.quote for draft in read(text)] == ["Phòng Nội vụ chốt biên chế"]


def test_a_title_over_prose_that_tells_results_is_silent() -> None:
    text = (
        HEAD
        + "1. Đánh giá chung\nCác phòng hoàn thành quyết toán, mở 5 lớp.\n2. Nhiệm vụ\n- Phòng Nội vụ mở lớp văn thư\n"
    )

    assert [draft.quote for draft in read(text)] == ["Phòng Nội vụ mở lớp văn thư"]


def test_a_table_gives_owner_helper_and_day_by_its_columns() -> None:
    text = (
        "STT | Nội dung | Chủ trì | Phối hợp | Thời hạn\n"
        "1 | Mở lớp văn thư | Phòng Nội vụ | Công an huyện, Phòng Tư pháp | 30/5\n"
        "2 | Sửa 3 điểm trường | Phòng GD&ĐT | | Quý III/2019\n"
        "3 | Kiểm kê bàn ghế | -nt- | | Thường xuyên\n"
    )

    drafts = read(text)

    assert [draft.quote for draft in drafts] == ["Mở lớp văn thư", "Sửa 3 điểm trường", "Kiểm kê bàn ghế"]
    assert [draft.lead for draft in drafts] == [(HOME_AFFAIRS,), (SCHOOLS,), (SCHOOLS,)]
    assert drafts[0].support == ("Công an huyện", "Phòng Tư pháp")
    assert [str(draft.deadline.due or draft.deadline.kind) for draft in drafts] == [
        "2019-05-30",
        "2019-09-30",
        "standing",
    ]


def test_a_row_that_tells_its_result_asks_for_nothing_more() -> None:
    text = (
        "Nội dung\tĐơn vị\tThời hạn\tKết quả\n"
        "Mở lớp văn thư\tPhòng Nội vụ\t30/4\tĐã xong\n"
        "Sửa 3 điểm trường\tPhòng GD&ĐT\t30/6\t\n"
    )

    assert [draft.quote for draft in read(text)] == ["Sửa 3 điểm trường"]


def test_a_list_without_any_heading_is_read_when_it_only_asks() -> None:
    text = "Việc tuần 21\n- Phòng Nội vụ chốt biên chế\n- Công an huyện tuần tra ban đêm\n- Phòng Tư pháp mở lớp\n"

    assert [draft.lead[0] for draft in read(text)] == [HOME_AFFAIRS, "Công an huyện", "Phòng Tư pháp"]


def test_list_marks_and_numbers_stay_outside_quotes() -> None:
    text = HEAD + "1/ Chốt biên chế.\n2/ Mở lớp văn thư.\n3/ Sửa nhà kho.\n"

    assert [draft.quote for draft in read(text)] == ["Chốt biên chế", "Mở lớp văn thư", "Sửa nhà kho"]


def test_recipients_and_signature_are_never_read() -> None:
    text = concluded("Phòng Nội vụ chốt biên chế") + "Nơi nhận:\n- Phòng Tư pháp thực hiện;\n- Lưu: VT.\n"

    assert [draft.quote for draft in read(text)] == ["Phòng Nội vụ chốt biên chế"]
