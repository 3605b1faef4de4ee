"""Deadline phrases: each of the 44 of the catalogue, and relatives: the rule, the day and the other readings."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.work_calendar import WEEKENDS_ONLY, WorkCalendar
from giaoban_tracker.minutes.deadlines import Clock, FoundDeadline, read_deadline
from giaoban_tracker.minutes.readings import read_urgency

MEETING, NOTICE = date(2017, 7, 5), date(2017, 7, 7)
"""A Wednesday, and the Friday on which its notice was signed."""

FIXED, EVENT, CONDITIONAL = DeadlineKind.FIXED, DeadlineKind.EVENT, DeadlineKind.CONDITIONAL
STANDING, RECURRING, UNSTATED = DeadlineKind.STANDING, DeadlineKind.RECURRING, DeadlineKind.UNSTATED

CATALOGUE: list[tuple[int, str, DeadlineKind, str, str]] = [
    (1, "trước ngày 30/9/2017", FIXED, "2017-09-30", "by-day"),
    (2, "trước ngày 25 hằng tháng", RECURRING, "", "recurring-day"),
    (2, "định kỳ hằng tháng trước ngày 25", RECURRING, "", "recurring"),
    (3, "chậm nhất ngày 25/12/2017", FIXED, "2017-12-25", "by-day"),
    (4, "chậm nhất là ngày 15/8", FIXED, "2017-08-15", "by-day"),
    (4, "chậm nhất đến hết ngày 15/8", FIXED, "2017-08-15", "by-day"),
    (5, "hoàn thành trước ngày 30/7/2024", FIXED, "2024-07-30", "by-day"),
    (6, "xong trước ngày 20/8", FIXED, "2017-08-20", "by-day"),
    (7, "từ ngày 29/4/2023 đến hết ngày 03/5/2023", FIXED, "2023-05-03", "range"),
    (8, "đến hết ngày 30/9", FIXED, "2017-09-30", "by-day"),
    (8, "đến 30/9", FIXED, "2017-09-30", "by-day"),
    (9, "trước 17h00 ngày 20/7", FIXED, "2017-07-20", "by-day"),
    (9, "trước 17h chiều nay", FIXED, "2017-07-05", "today"),
    (10, "trong ngày", FIXED, "2017-07-05", "today"),
    (10, "ngay trong ngày hôm nay", FIXED, "2017-07-05", "today"),
    (11, "trong sáng mai", FIXED, "2017-07-06", "tomorrow"),
    (11, "đầu giờ chiều mai", FIXED, "2017-07-06", "tomorrow"),
    (12, "trong tuần", FIXED, "2017-07-07", "in-week"),
    (12, "trong tuần này", FIXED, "2017-07-07", "in-week"),
    (13, "trong tuần tới", FIXED, "2017-07-14", "in-week"),
    (13, "tuần sau", FIXED, "2017-07-14", "in-week"),
    (14, "trước thứ Sáu hằng tuần", RECURRING, "", "recurring-day"),
    (14, "chiều thứ Sáu", FIXED, "2017-07-07", "weekday-of-week"),
    (15, "trong tháng 7", FIXED, "2017-07-31", "in-month"),
    (15, "trong tháng 7/2017", FIXED, "2017-07-31", "in-month"),
    (16, "trước ngày 15 tháng sau", FIXED, "2017-08-15", "by-day-of-next-month"),
    (17, "đầu tháng 8", FIXED, "2017-08-10", "part-of-month"),
    (18, "giữa tháng 8", FIXED, "2017-08-15", "part-of-month"),
    (19, "cuối tháng 3", FIXED, "2018-03-31", "part-of-month"),
    (20, "trong quý III", FIXED, "2017-09-30", "in-quarter"),
    (20, "quý III/2017", FIXED, "2017-09-30", "in-quarter"),
    (21, "đầu quý IV", FIXED, "2017-10-01", "part-of-quarter"),
    (22, "hết quý II", FIXED, "2018-06-30", "in-quarter"),
    (22, "kết thúc quý II/2017", FIXED, "2017-06-30", "in-quarter"),
    (23, "6 tháng đầu năm", FIXED, "2017-06-30", "half-year"),
    (23, "giữa năm", FIXED, "2017-06-30", "half-year"),
    (24, "9 tháng đầu năm", FIXED, "2017-09-30", "half-year"),
    (25, "những tháng còn lại của năm 2017", FIXED, "2017-12-31", "rest-of-year"),
    (25, "từ nay đến cuối năm", FIXED, "2017-12-31", "year-end"),
    (26, "cuối năm 2017", FIXED, "2017-12-31", "year-end"),
    (26, "trong năm 2017", FIXED, "2017-12-31", "in-year"),
    (27, "từ nay đến tháng 10 tới", FIXED, "2017-10-31", "in-month"),
    (28, "trong 05 ngày", FIXED, "2017-07-10", "within-term"),
    (28, "trong vòng 5 ngày kể từ ngày ban hành", FIXED, "2017-07-12", "within-term"),
    (29, "trong 05 ngày làm việc kể từ ngày nhận được Thông báo này", FIXED, "2017-07-14", "within-term"),
    (30, "ký ban hành trong 10 ngày", FIXED, "2017-07-15", "within-term"),
    (31, "trong vòng 24 giờ", FIXED, "2017-07-06", "within-term"),
    (31, "trong vòng 48 giờ", FIXED, "2017-07-07", "within-term"),
    (32, "trước kỳ họp HĐND", EVENT, "", "by-event"),
    (32, "trước phiên họp UBND tháng 9", EVENT, "", "by-event"),
    (33, "trước kỳ giao ban tháng sau", EVENT, "", "by-event"),
    (33, "tại kỳ họp giao ban tới", EVENT, "", "by-event"),
    (34, "trước Tết Nguyên đán", EVENT, "", "by-event"),
    (35, "trước mùa mưa bão", EVENT, "", "by-event"),
    (35, "trước năm học mới", EVENT, "", "by-event"),
    (36, "ngay sau hội nghị", FIXED, "2017-07-06", "after-meeting"),
    (36, "sau cuộc họp này", FIXED, "2017-07-06", "after-meeting"),
    (37, "sau khi có ý kiến của UBND tỉnh", CONDITIONAL, "", "on-condition"),
    (37, "khi được phê duyệt", CONDITIONAL, "", "on-condition"),
    (38, "theo thời gian quy định", UNSTATED, "", "as-cited"),
    (38, "theo tiến độ kế hoạch", UNSTATED, "", "as-cited"),
    (39, "thường xuyên", STANDING, "", "standing"),
    (39, "hằng ngày duy trì", RECURRING, "", "recurring"),
    (40, "định kỳ hằng tuần", RECURRING, "", "recurring"),
    (40, "định kỳ 6 tháng", RECURRING, "", "recurring"),
    (40, "hằng quý", RECURRING, "", "recurring"),
    (41, "trong thời gian tới", UNSTATED, "", "not-stated"),
    (41, "thời gian sớm nhất", UNSTATED, "", "not-stated"),
    (43, "trước ngày 15 của tháng cuối quý", RECURRING, "", "recurring-quarter-day"),
    (44, "lùi thời hạn đến ngày 15/9", FIXED, "2017-09-15", "extended-to"),
    (44, "gia hạn đến hết ngày 15/9", FIXED, "2017-09-15", "extended-to"),
]


def found(words: str, calendar: WorkCalendar = WEEKENDS_ONLY, meeting: date = MEETING) -> FoundDeadline:
    read = read_deadline(words, Clock(meeting, NOTICE, calendar))
    assert read is not None, words
    return read


def others(words: str, calendar: WorkCalendar = WEEKENDS_ONLY) -> dict[str, str]:
    return {one.rule: str(one.due) for one in found(words, calendar).others}


@pytest.mark.parametrize(("number", "words", "kind", "due", "rule"), CATALOGUE)
def test_every_phrase_of_the_catalogue_is_read(
    number: int, words: str, kind: DeadlineKind, due: str, rule: str
) -> None:
    deadline = found(words).deadline

    assert (deadline.kind, str(deadline.due or ""), deadline.rule) == (kind, due, rule)


def test_the_catalogue_is_complete() -> None:
    of_urgency_alone = {42}

    assert {number for number, *_ in CATALOGUE} | of_urgency_alone == set(range(1, 45))


@pytest.mark.parametrize("words", ["sớm", "khẩn trương", "ngay", "kịp thời"])
def test_words_of_haste_alone_are_no_deadline_but_urgency(words: str) -> None:
    assert read_deadline(words, Clock(MEETING, NOTICE, WEEKENDS_ONLY)) is None
    assert read_urgency(f"{words} báo cáo")[0] is Urgency.URGENT


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("trước ngày 30-9", "2017-09-30"),
        ("trước ngày 30.9.2020", "2020-09-30"),
        ("trước ngày 30 tháng 9 năm 2018", "2018-09-30"),
        ("trước ngày 25", "2017-07-25"),
        ("trước ngày 03", "2017-08-03"),
        ("trong quý 4", "2017-12-31"),
        ("trung tuần tháng 8", "2017-08-20"),
        ("thứ Hai tới", "2017-07-10"),
        ("thứ Ba tuần sau", "2017-07-11"),
        ("trong hai tuần", "2017-07-19"),
        ("trong 3 tháng", "2017-10-05"),
        ("trong 10 ngày kể từ ngày 05/8", "2017-08-15"),
        ("trong tuần 30", "2017-07-28"),
        ("các ngày 24, 25 và 26/7", "2017-07-26"),
        ("chậm lắm là 10/8", "2017-08-10"),
        ("trước ngày khai giảng năm học mới (05/9)", "2017-09-05"),
        ("Quý IV/2017", "2017-12-31"),
        ("Tháng 12", "2017-12-31"),
    ],
)
def test_relatives_of_the_catalogue_are_read(words: str, due: str) -> None:
    assert str(found(words).deadline.due) == due


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("trước ngày 30/9/2017", {"literally-the-day-before": "2017-09-29"}),
        ("đầu tháng 8", {"first-day-by-law": "2017-08-01"}),
        ("đầu quý IV", {"first-half-month": "2017-10-15"}),
        ("từ ngày 10/7 đến hết ngày 20/7", {"range-start": "2017-07-10"}),
        ("trước mùa mưa bão", {"before-the-rains": "2018-05-31"}),
        ("trước năm học mới", {"before-the-school-year": "2017-08-31"}),
        ("khi được phê duyệt", {"review-in-30-days": "2017-08-04"}),
        ("trong 10 ngày", {"next-working-day": "2017-07-17"}),
        ("trong 5 ngày kể từ ngày ban hành", {"counted-from-the-meeting": "2017-07-10"}),
        ("trong quý III", {}),
    ],
)
def test_what_else_words_could_mean_is_offered(words: str, other: dict[str, str]) -> None:
    assert others(words) == other


def test_working_days_skip_the_holidays_of_the_office_and_count_its_make_up_days() -> None:
    monday_off = WorkCalendar(holidays=frozenset({date(2017, 7, 10)}))
    saturday_worked = WorkCalendar(make_up_days=frozenset({date(2017, 7, 8)}))

    days = [found("trong 03 ngày làm việc", calendar).deadline.due for calendar in (WEEKENDS_ONLY, monday_off)]

    assert days == [date(2017, 7, 10), date(2017, 7, 11)]
    assert found("trong 03 ngày làm việc", saturday_worked).deadline.due == date(2017, 7, 8)


def test_the_day_after_the_meeting_may_be_no_working_day() -> None:
    friday = date(2017, 7, 7)

    tomorrow = found("trong ngày mai", meeting=friday)

    assert tomorrow.deadline.due == date(2017, 7, 8)
    assert [(one.rule, one.due) for one in tomorrow.others] == [("next-working-day", date(2017, 7, 10))]


def test_without_a_year_a_day_is_the_next_such_day() -> None:
    in_december = date(2017, 12, 20)

    assert found("trước ngày 15/01", meeting=in_december).deadline.due == date(2018, 1, 15)
    assert found("trong quý I", meeting=in_december).deadline.due == date(2018, 3, 31)


@pytest.mark.parametrize("words", ["trước ngày 31/9/2017", "trong tháng 13", "trước ngày 30/2", "trong 0 ngày"])
def test_a_day_that_does_not_exist_is_not_invented(words: str) -> None:
    read = read_deadline(words, Clock(MEETING, NOTICE, WEEKENDS_ONLY))

    assert read is None or read.deadline.due is None
