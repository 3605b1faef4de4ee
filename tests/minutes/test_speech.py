"""Speakers: whose words they are, in prose, under headings and in a leader's own speech."""

from __future__ import annotations

import pytest

from tests.minutes.reading_cases import CHAIR, read

OPENING = f"Ngày 15/5/2019, UBND huyện giao ban tháng 5. Đồng chí {CHAIR} chủ trì.\n\n"


def spoken(text: str) -> list[tuple[str | None, str]]:
    return [(draft.speaker, draft.quote) for draft in read(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Phát biểu kết luận, đồng chí Lê Thị Hòa yêu cầu Phòng Nội vụ chốt biên chế.",
        "Kết luận hội nghị, Chủ tịch UBND huyện giao Phòng Nội vụ chốt biên chế.",
        "Theo bà Hòa, Phòng Nội vụ phải chốt biên chế.",
        "UBND huyện yêu cầu Phòng Nội vụ chốt biên chế.",
    ],
)
def test_the_chair_is_named_in_full_however_the_sentence_calls_her(sentence: str) -> None:
    assert [speaker for speaker, _ in spoken(OPENING + sentence)] == [CHAIR]


def test_each_leader_has_what_he_asked() -> None:
    text = OPENING + (
        "Đồng chí Vi Văn Sơn, Phó Bí thư Huyện ủy đề nghị Công an huyện tuần tra ban đêm.\n\n"
        "Kết luận, Chủ tịch UBND huyện yêu cầu Phòng Nội vụ chốt biên chế; Phòng Tư pháp mở lớp hòa giải."
    )

    assert spoken(text) == [
        ("Vi Văn Sơn, Phó Bí thư Huyện ủy", "Công an huyện tuần tra ban đêm"),
        (CHAIR, "Phòng Nội vụ chốt biên chế"),
        (CHAIR, "Phòng Tư pháp mở lớp hòa giải"),
    ]


def test_a_leader_goes_on_in_the_next_sentences_until_units_speak() -> None:
    text = OPENING + (
        "Chủ tịch UBND huyện yêu cầu Phòng Nội vụ chốt biên chế. Công an huyện tuần tra ban đêm. "
        "Bên cạnh đó, đồng chí lưu ý Phòng Tư pháp phải mở lớp hòa giải.\n\n"
        "Đại diện Phòng Nội vụ báo cáo, phòng phải chờ văn bản của tỉnh."
    )

    assert [quote for _, quote in spoken(text)] == [
        "Phòng Nội vụ chốt biên chế",
        "Công an huyện tuần tra ban đêm",
        "Phòng Tư pháp phải mở lớp hòa giải",
    ]


def test_a_leaders_own_speech_is_all_his() -> None:
    text = (
        "Bài phát biểu của đồng chí Vi Văn Sơn, Bí thư Huyện ủy\n\n"
        "Tôi nghe báo cáo rồi. Phòng Nội vụ cuối tháng phải chốt cho tôi biên chế. Tôi nói thêm chuyện đường. "
        "Tôi đề nghị Công an huyện tuần tra ban đêm."
    )

    assert {speaker for speaker, _ in spoken(text)} == {"Vi Văn Sơn, Bí thư Huyện ủy"}
    assert len(spoken(text)) == 2


def test_a_conclusion_of_nobody_has_no_speaker() -> None:
    assert spoken("Kết luận: yêu cầu Phòng Nội vụ chốt biên chế.") == [(None, "Phòng Nội vụ chốt biên chế")]


def test_a_table_that_a_conclusion_carries_is_its_speakers() -> None:
    text = (
        "BẢNG VIỆC\n(Kèm theo Kết luận giao ban ngày 15/5/2019 của Chủ tịch UBND huyện Lê Thị Hòa)\n\n"
        "STT | Nội dung | Chủ trì\n1 | Mở lớp văn thư | Phòng Nội vụ\n"
    )

    assert spoken(text) == [("Chủ tịch UBND huyện Lê Thị Hòa", "Mở lớp văn thư")]


@pytest.mark.parametrize(
    "named",
    [
        pytest.param("Chủ tịch UBND huyện Tân Lộc Lê Quốc Bình", id="behind the name of the place"),
        pytest.param("Phó Chủ tịch UBND thị xã Đoàn Minh Triết", id="a surname that is a kind of body too"),
        pytest.param("CHỦ TỊCH UBND HUYỆN PHÚ LỘC TRẦN THỊ KIM THOA", id="in capitals"),
        pytest.param("Chủ tịch UBND huyện Tân Lộc", id="the place alone, where nobody is named"),
    ],
)
def test_a_name_may_stand_right_behind_a_title_and_its_place(named: str) -> None:
    (draft,) = read(f"Kết luận của {named}:\n- Phòng Nội vụ rà soát chỉ tiêu biên chế.\n")

    assert draft.speaker == named
