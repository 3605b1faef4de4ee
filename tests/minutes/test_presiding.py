"""Heads of bodies without a chairman: a school, a station; who presides is the leader, others are not."""

from __future__ import annotations

import pytest

from tests.minutes.reading_cases import read

ITEMS = "\n1. Phòng Nội vụ: rà soát hồ sơ cán bộ trước ngày 30/5.\n"


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Kết luận của thầy Đỗ Văn Bình, Hiệu trưởng Trường THPT Ba Bể:", "Đỗ Văn Bình, Hiệu trưởng Trường THPT Ba Bể"),
        ("Chủ trì: Ông Trần Văn Hùng - Giám đốc Sở Nội vụ\nKết luận:", "Trần Văn Hùng - Giám đốc Sở Nội vụ"),
        ("Viện trưởng Phạm Quốc Khánh chủ trì họp. Viện trưởng kết luận:", "Viện trưởng Phạm Quốc Khánh"),
        ("Đồng chí Hạt trưởng Lê Văn Tám chủ trì.\nHạt trưởng kết luận:", "Hạt trưởng Lê Văn Tám"),
        ("Chủ trì: đ/c Ngô Văn Tư, Trưởng khu phố.\nTrưởng khu phố kết luận:", "Ngô Văn Tư, Trưởng khu phố"),
        (
            "Chủ trì: bà Lò Thị Mai, Huyện ủy viên, Giám đốc Bệnh viện.\nGiám đốc Bệnh viện Lò Thị Mai kết luận:",
            "Lò Thị Mai, Huyện ủy viên, Giám đốc Bệnh viện",
        ),
        ("Phó Giám đốc Sở Lê Thị Lan chủ trì.\nKết luận của Phó Giám đốc Sở:", "Phó Giám đốc Sở Lê Thị Lan"),
    ],
)
def test_the_head_of_any_body_who_presides_is_the_leader(opening: str, speaker: str) -> None:
    assert [draft.speaker for draft in read(opening + ITEMS)] == [speaker]


def test_the_head_of_a_unit_is_no_leader_where_a_chairman_presides() -> None:
    text = (
        "Đồng chí Lê Thị Hòa, Chủ tịch UBND huyện chủ trì. Dự có ông Vi Văn Sơn, Giám đốc Trung tâm Y tế huyện.\n"
        "Ông Vi Văn Sơn đề nghị Phòng Nội vụ bổ sung biên chế.\nKết luận của Chủ tịch UBND huyện:"
    )

    assert [draft.speaker for draft in read(text + ITEMS)] == ["Lê Thị Hòa, Chủ tịch UBND huyện"]


def test_a_deputy_who_speaks_under_the_head_is_named_in_full() -> None:
    text = (
        "Giám đốc Bệnh viện chủ trì. Dự có Lê Thị Hoa, Phó Giám đốc.\nKết luận của Giám đốc:\n1. Phòng Tư pháp soát sổ."
        "\nÝ kiến của Phó Giám đốc Lê Thị Hoa:"
    )

    assert [draft.speaker for draft in read(text + ITEMS)] == ["Giám đốc Bệnh viện", "Lê Thị Hoa, Phó Giám đốc"]
