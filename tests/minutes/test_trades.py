"""Hospitals, schools and other trades: ranks before names, short names of theirs, which of a group are meant."""

from __future__ import annotations

import pytest

from giaoban_tracker.minutes import UnitName
from tests.minutes.reading_cases import CHAIR, quotes, read


@pytest.mark.parametrize("rank", ["BS.CKII", "TS.BS", "PGS.TS", "ThS", "BS CKI"])
def test_a_head_who_presides_is_known_behind_any_rank(rank: str) -> None:
    drafts = read(
        f"TRUNG TÂM Y TẾ\nChủ trì: {rank} Trương Quốc Việt – Giám đốc Trung tâm\nC/ Giám đốc chỉ đạo:\n"
        "1/ Khoa Dược: lập danh sách thuốc cận hạn.\n",
        UnitName("Khoa Dược"),
    )

    assert [draft.speaker for draft in drafts] == ["Trương Quốc Việt – Giám đốc Trung tâm"]


def test_health_stations_are_known_by_their_initials() -> None:
    drafts = read(
        f"Kết luận của đồng chí {CHAIR}:\n1. Các TYT: rà soát trẻ chưa tiêm mũi 3.\n", UnitName("Các trạm y tế phường")
    )

    assert [(draft.quote, draft.lead) for draft in drafts] == [
        ("Các TYT: rà soát trẻ chưa tiêm mũi 3", ("Các trạm y tế phường",))
    ]


@pytest.mark.parametrize(
    "item",
    [
        "Các xã đăng ký về đích phải hoàn thiện hồ sơ trước ngày 30/6",
        "Các xã nằm ven sông cần gia cố bờ bao trước 30/6",
        "Các phòng nợ báo cáo quý phải nộp trong tuần này",
        "Toàn cơ quan: mặc đúng trang phục khi tiếp dân",
    ],
)
def test_some_of_a_group_are_asked_by_what_singles_them_out(item: str) -> None:
    assert quotes(item) == [item]
