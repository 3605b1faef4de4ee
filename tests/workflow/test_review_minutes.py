"""From minutes to a review: what is read waits for judgement, and corrections of the meeting are followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.workflow import record_conclusions, review_minutes
from giaoban_tracker.workflow import review as judge
from giaoban_tracker.workflow.review import Session, Verdict
from tests.workflow.conftest import MEETING_DAY, Office

WORDS = (
    "Kết luận hội nghị, Chủ tịch UBND thành phố yêu cầu các đơn vị trong khối báo cáo kết quả trước ngày 30/9; "
    "Phòng Nội vụ kiểm tra công vụ.\n"
)


def start(office: Office, words: str = WORDS) -> Session:
    terms = MeetingTerms("Giao ban", MEETING_DAY, office.bloc)
    return review_minutes.start(office.desk, review_minutes.take_clipboard(words).minutes, terms, day_found=False)


def test_a_file_is_taken_with_its_bytes_and_its_name(tmp_path: Path) -> None:
    path = tmp_path / "bien-ban.txt"
    path.write_bytes(WORDS.replace("\n", "\r\n").encode())

    minutes = review_minutes.take_file(path).minutes

    assert (minutes.name, minutes.original) == ("bien-ban.txt", path.read_bytes())
    assert minutes.text.endswith("\r\n")


def test_a_blank_paste_is_refused() -> None:
    with pytest.raises(Unreadable, match="empty-clipboard"):
        review_minutes.take_clipboard(" \n\t")


def test_older_letters_are_given_as_found_with_the_converted_ones_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes("ñy ban nh©n d©n thµnh phè yªu cÇu c¸c ®¬n vÞ khÈn tr\xado¬ng b¸o c¸o tiÕn ®é".encode("cp1252"))

    taken = review_minutes.take_file(path)

    assert "thµnh phè" in taken.minutes.text
    assert taken.converted is not None
    assert "thành phố yêu cầu các đơn vị" in taken.converted.text
    assert taken.converted.original == taken.minutes.original


def test_everything_that_was_read_waits_and_the_first_draft_is_looked_at(office: Office) -> None:
    session = start(office)

    assert {card.verdict for card in session.review.cards} == {Verdict.WAITING}
    assert session.current == 1
    assert len(session.review.card(1).task.owners.lead) > 2


def test_another_day_of_the_meeting_moves_the_year_that_the_words_leave_out(office: Office) -> None:
    session = start(office)
    later = replace(session.terms, held_on=date(2018, 7, 5))

    correction = review_minutes.read_again(office.desk, session.review.text, session.terms, later)
    judged = replace(session, review=judge.accept(session.review, 1))
    followed = review_minutes.corrected(judged, correction)

    assert session.review.card(1).task.deadline.due == date(2017, 9, 30)
    assert followed.review.card(1).task.deadline.due == date(2018, 9, 30)
    assert followed.review.card(1).verdict is Verdict.ADOPTED
    assert followed.day_found


def test_without_a_bloc_words_to_all_leave_the_owner_open(office: Office) -> None:
    session = start(office)
    nobody = replace(session.terms, bloc=None)

    correction = review_minutes.read_again(office.desk, session.review.text, session.terms, nobody)
    followed = review_minutes.corrected(session, correction)

    assert followed.review.card(1).task.owners.lead == ()
    assert followed.review.card(2).task.owners.lead == (office.home_affairs,)
    assert not followed.day_found


def test_terms_of_working_days_skip_the_offices_holidays(office: Office) -> None:
    words = "Kết luận hội nghị, Chủ tịch UBND thành phố yêu cầu Phòng Nội vụ báo cáo trong 05 ngày làm việc.\n"
    terms = MeetingTerms("Giao ban", date(2017, 8, 30))

    session = review_minutes.start(office.desk, review_minutes.take_clipboard(words).minutes, terms, day_found=True)

    assert session.review.card(1).task.deadline.due == date(2017, 9, 7)


def test_what_is_not_drafted_is_told_with_its_reason(office: Office) -> None:
    words = (
        "Kết luận hội nghị, Chủ tịch UBND thành phố ghi nhận cố gắng của các đơn vị. "
        "Phòng Giáo dục và Đào tạo đề nghị thành phố bổ sung biên chế giáo viên. "
        "Chủ tịch UBND thành phố yêu cầu Phòng Nội vụ kiểm tra công vụ.\n"
    )

    review = start(office, words).review

    assert all(clause.span.of(words) for clause in review.clauses)
    assert all(
        not (clause.span.start < card.span.end and card.span.start < clause.span.end)
        for clause in review.clauses
        for card in review.cards
    )


def test_a_draft_near_an_open_task_is_offered_as_its_continuation(office: Office) -> None:
    words = "Kết luận hội nghị, Chủ tịch UBND thành phố yêu cầu {} chấn chỉnh hoạt động của Cổng thông tin điện tử.\n"
    first = start(office, words.format("Phòng Văn hóa và Thông tin"))
    record_conclusions.record_review(office.desk, replace(first, review=judge.accept_rest(first.review)))

    second = start(office, words.format("Phòng Nội vụ khẩn trương"))

    offered = second.review.continuation(1)
    assert offered is not None
    assert offered.code == "NV-001"
    assert offered.words
