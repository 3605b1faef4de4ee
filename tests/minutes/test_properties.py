"""What holds for any text at all: quotes are the text's own words, nothing raises, normal forms change nothing."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.minutes import open_clauses, read_minutes, same_subject
from giaoban_tracker.minutes.plain import make_plain
from tests.minutes.marking import Annotated
from tests.minutes.reading_cases import CHAIR, DAY, OFFICE, read
from tests.minutes.test_accuracy import OWN, SAMPLE

FRAGMENTS = [
    *("Kết luận:", "I. KẾT QUẢ", "II. NHIỆM VỤ", "1.", "- ", "a) ", "+ ", "•", "STT | Nội dung | Chủ trì | Thời hạn\n"),
    *("giao", "yêu cầu", "đề nghị", "phải", "cần", "tuyệt đối không", "đã", "sẽ", "phối hợp với", "chủ trì,", "và"),
    *("Phòng Nội vụ", "các xã", "Công an huyện", "TC-KH", "các đơn vị", "ngành y tế", f"đồng chí {CHAIR}"),
    *("rà soát hồ sơ", "báo cáo kết quả", "mở lớp văn thư", "kiểm tra", "không thu", "lập danh sách"),
    *("trước ngày 20/5", "trong quý III", "hằng tuần", "trước Tết", "31/9/2019", "trong 05 ngày làm việc", "thứ Sáu"),
    *(", ", "; ", ". ", ": ", " ", "\n", "\t", "|", "(", ")", "“", "”", "…", "?", "\u00a0", "\u200b", "\r\n"),
]
MINUTES = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join)
ANYTHING = st.one_of(
    MINUTES,
    st.text(max_size=400),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=40).map("".join),
)


def told(drafts: tuple[DirectiveDraft, ...]) -> list[tuple[object, ...]]:
    """What drafts say, apart from where: in NFC with plain line ends."""

    def plain(words: str | None) -> str | None:
        return None if words is None else unicodedata.normalize("NFC", words).replace("\r\n", "\n")

    return [
        (plain(one.quote), plain(one.speaker), one.lead, one.support, one.deadline.kind, one.deadline.due, one.product)
        for one in drafts
    ]


@settings(max_examples=150)
@given(ANYTHING)
def test_any_text_is_read_and_every_quote_is_the_texts_own_words(text: str) -> None:
    drafts = read(text)

    for draft in drafts:
        assert 0 <= draft.span.start < draft.span.end <= len(text)
        assert draft.span.of(text) == draft.quote
        assert draft.due_span is None or draft.due_span.of(text) == draft.deadline.words
        for reason in draft.reasons:
            assert reason.span is None or reason.span.of(text) != ""
        assert 0 <= draft.confidence <= 1
        assert not set(draft.lead) & set(draft.support)
        assert {*draft.lead, *draft.support} <= {unit.name for unit in OFFICE}
    assert [draft.span.start for draft in drafts] == sorted(draft.span.start for draft in drafts)


@settings(max_examples=60)
@given(ANYTHING)
def test_open_clauses_and_drafts_share_no_letter(text: str) -> None:
    drafts = read(text)

    clauses = open_clauses(text, drafts, meeting_day=DAY, units=OFFICE)

    spans = sorted([one.span for one in clauses], key=lambda span: span.start)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(one.start >= draft.span.end or one.end <= draft.span.start for one in spans for draft in drafts)


@settings(max_examples=60)
@given(MINUTES)
def test_shared_words_stand_in_both_drafts(text: str) -> None:
    drafts = read(text)

    for pair in same_subject(drafts, ["Mở lớp văn thư cho các xã"]):
        homes = [drafts[pair.draft]] + ([] if pair.is_open_task else [drafts[pair.other]])
        for span in pair.shared:
            assert any(home.span.start <= span.start < span.end <= home.span.end for home in homes)


@settings(max_examples=60)
@given(ANYTHING)
def test_the_repaired_copy_knows_where_each_letter_came_from(text: str) -> None:
    plain = make_plain(text)

    assert len(plain.text) == len(plain.low) == len(plain.starts) == len(plain.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(plain.starts, plain.ends, strict=True))
    assert list(plain.starts) == sorted(plain.starts)


@pytest.mark.parametrize("minutes", [SAMPLE, *OWN[::3]], ids=lambda minutes: minutes.name)
def test_normal_forms_and_line_ends_change_no_draft(minutes: Annotated) -> None:
    composed = unicodedata.normalize("NFC", minutes.text)

    def drafts(text: str) -> list[tuple[object, ...]]:
        return told(read_minutes(text, meeting_day=minutes.meeting_day, units=minutes.units))

    as_composed = drafts(composed)
    assert drafts(unicodedata.normalize("NFD", composed)) == as_composed
    assert drafts(composed.replace("\n", "\r\n")) == as_composed
    assert drafts("\ufeff" + composed) == as_composed


@settings(max_examples=40)
@given(MINUTES)
def test_normal_forms_change_no_draft_of_invented_minutes(text: str) -> None:
    assert told(read(unicodedata.normalize("NFD", text))) == told(read(unicodedata.normalize("NFC", text)))


@pytest.mark.parametrize("day", [date(2019, 1, 31), date(2024, 2, 29), date(2019, 12, 31), date(2199, 12, 30)])
def test_every_day_can_be_the_meetings(day: date) -> None:
    text = "Kết luận:\n- Phòng Nội vụ báo cáo trong quý I\n- Công an huyện trực đến hết tuần sau, trong 6 tháng\n"

    assert len(read(text, day=day)) == 2


def test_the_same_words_give_the_same_drafts() -> None:
    assert SAMPLE.read() == SAMPLE.read()


def test_reading_stops_when_it_is_asked_to() -> None:
    asked = iter(range(1000))

    drafts = read_minutes(
        SAMPLE.text, meeting_day=SAMPLE.meeting_day, units=SAMPLE.units, stop=lambda: next(asked) >= 6
    )

    assert drafts == SAMPLE.read()[: len(drafts)]
    assert len(drafts) < len(SAMPLE.read())
