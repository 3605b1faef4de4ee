"""An unfinished review survives the end of the program, judgements and what can be taken back included."""

from __future__ import annotations

from dataclasses import replace

from giaoban_tracker.domain.meeting import DismissalKind, MeetingTerms
from giaoban_tracker.workflow import decide, keep_review, record_conclusions, review_minutes
from giaoban_tracker.workflow import review as judge
from giaoban_tracker.workflow.review import Session
from tests.workflow.conftest import MEETING_DAY, Office

WORDS = (
    "Chủ tịch UBND thành phố yêu cầu Phòng Nội vụ rà soát vị trí việc làm trước ngày 30/9; "
    "Phòng Văn hóa và Thông tin chấn chỉnh Cổng thông tin điện tử.\r\n"
)


def session_on(office: Office, words: str = WORDS) -> Session:
    terms = MeetingTerms("Giao ban quý II/2017", MEETING_DAY, office.bloc)
    return review_minutes.start(office.desk, review_minutes.take_clipboard(words).minutes, terms, day_found=True)


def test_a_kept_review_comes_back_as_it_was_left_with_its_history(office: Office) -> None:
    fresh = session_on(office)
    number = fresh.review.cards[0].number
    judged = replace(
        fresh, review=judge.undo(judge.accept(judge.dismiss(fresh.review, number, DismissalKind.PRAISE), number))
    )

    keep_review.keep(office.desk, judged)

    assert keep_review.take_up(office.desk, judged.minutes.digest) == judged
    (line,) = keep_review.kept(office.desk)
    assert (line.title, line.judged, line.drafts) == ("Giao ban quý II/2017", 1, len(judged.review.cards))


def test_the_review_changed_last_is_offered_first_and_none_is_offered_twice(office: Office) -> None:
    first, second = session_on(office), session_on(office, f"{WORDS} Bổ sung.")
    for one in (first, second, first):
        keep_review.keep(office.desk, one)

    assert [line.key for line in keep_review.kept(office.desk)] == [first.minutes.digest, second.minutes.digest]


def test_a_review_that_is_given_up_is_gone_from_the_book_and_handed_back(office: Office) -> None:
    session = session_on(office)
    keep_review.keep(office.desk, session)

    assert keep_review.give_up(office.desk, session.minutes.digest) == session

    assert keep_review.kept(office.desk) == ()
    assert keep_review.take_up(office.desk, session.minutes.digest) is None


def test_a_recorded_review_comes_back_when_the_recording_is_undone(office: Office) -> None:
    session = session_on(office)
    session = replace(session, review=judge.accept_rest(session.review))
    recorded = record_conclusions.record_review(office.desk, session)
    keep_review.keep(office.desk, session, recorded=recorded.meeting)
    assert keep_review.kept(office.desk) == ()

    decide.undo(office.desk, recorded.changes)

    (line,) = keep_review.kept(office.desk)
    assert line.recorded is None
    assert keep_review.take_up(office.desk, line.key) == session


def test_recorded_reviews_are_forgotten_when_a_window_opens_and_unfinished_ones_are_not(office: Office) -> None:
    done, unfinished = session_on(office), session_on(office, f"{WORDS} Bổ sung.")
    recorded = record_conclusions.record_review(office.desk, replace(done, review=judge.accept_rest(done.review)))
    keep_review.keep(office.desk, done, recorded=recorded.meeting)
    keep_review.keep(office.desk, unfinished)

    keep_review.forget_recorded(office.desk)

    assert keep_review.take_up(office.desk, done.minutes.digest) is None
    assert keep_review.take_up(office.desk, unfinished.minutes.digest) == unfinished


def test_what_an_older_program_kept_differently_is_not_taken_up(office: Office) -> None:
    session = session_on(office)
    keep_review.keep(office.desk, session)
    with office.desk.ledger.writing() as book:
        book.save_local_draft("review", session.minutes.digest, '{"cards": 3}')

    assert keep_review.take_up(office.desk, session.minutes.digest) is None
