"""Recording conclusions: everything a person adopted enters the book at once, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from giaoban_tracker.domain.deadline import UNSTATED
from giaoban_tracker.domain.directive import Addressee, DirectiveDraft, Span
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.meeting import Dismissal, DismissalKind, MeetingTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import browse, decide, list_tasks, record_conclusions, show_task
from giaoban_tracker.workflow import review as judge
from giaoban_tracker.workflow.review.reading import addressees_of
from tests.workflow.conftest import MEETING_DAY, Office, draft


def terms(office: Office, title: str = "Giao ban quý II/2017") -> MeetingTerms:
    return MeetingTerms(title, MEETING_DAY, office.bloc)


def test_words_to_the_bloc_become_one_share_for_each_of_its_units(office: Office) -> None:
    adopted = record_conclusions.adopt_as_read(
        office.desk, [draft("tích cực tham mưu", addressee=Addressee.BLOC)], office.bloc, MEETING_DAY
    )

    recorded = record_conclusions.record(office.desk, terms(office), b"van ban", adopted)

    card = show_task.task_card(office.desk, recorded.tasks[0])
    assert len(card.shares) == 13
    assert card.bloc == "Văn hóa – Xã hội"


def test_an_owner_that_the_words_leave_open_stays_open(office: Office) -> None:
    adopted = record_conclusions.adopt_as_read(office.desk, [draft("nâng cao chỉ số")], office.bloc, MEETING_DAY)

    recorded = record_conclusions.record(office.desk, terms(office), b"", adopted)

    card = show_task.task_card(office.desk, recorded.tasks[0])
    assert [line.unit for line in card.shares] == [""]


def test_a_merged_task_keeps_both_conclusions_as_sources(office: Office) -> None:
    both = (draft("đổi mới cổng thông tin"), draft("chấn chỉnh cổng thông tin"))

    recorded = record_conclusions.record(
        office.desk, terms(office), b"", [record_conclusions.Adopted(both, "Đổi mới cổng thông tin")]
    )

    card = show_task.task_card(office.desk, recorded.tasks[0])
    assert [source.quote for source in card.sources] == [one.quote for one in both]


def test_the_minutes_are_kept_with_the_meeting_and_quotes_point_into_them(office: Office, tmp_path: Path) -> None:
    text = "Chủ tịch yêu cầu rà soát hộ nghèo."
    file = tmp_path / "bien-ban.txt"
    file.write_text(text, encoding="utf-8")
    proposal = record_conclusions.propose_file(office.desk, file, MEETING_DAY)
    adopted = record_conclusions.adopt_as_read(office.desk, proposal.drafts, office.bloc, MEETING_DAY)

    recorded = record_conclusions.record(office.desk, terms(office), proposal.original, adopted)

    sheet = browse.meeting_sheet(office.desk, recorded.meeting)
    assert sheet.text == text
    assert all(found.span is not None and found.span.of(text) == found.quote for found in sheet.conclusions)


def test_codes_go_on_from_the_last_one_ever_given(office: Office) -> None:
    one = record_conclusions.Adopted((draft("việc"),), "việc")

    record_conclusions.record(office.desk, terms(office), b"", [one, one])
    record_conclusions.record(office.desk, terms(office, "Giao ban quý III/2017"), b"", [one])

    rows = list_tasks.all_rows(office.desk, TaskQuery(MEETING_DAY))
    assert sorted(row.code for row in rows) == ["NV-001", "NV-002", "NV-003"]


@pytest.mark.parametrize(("title", "content"), [("  ", "việc"), ("Giao ban", " \n")], ids=["title", "content"])
def test_a_blank_title_or_content_is_refused_and_nothing_is_written(office: Office, title: str, content: str) -> None:
    before = office.newest_fact()

    with pytest.raises(Refused):
        record_conclusions.record(
            office.desk, terms(office, title), b"", [record_conclusions.Adopted((draft("việc"),), content)]
        )

    assert office.newest_fact() == before


def test_undoing_a_recording_leaves_no_task_and_redoing_brings_all_back(office: Office) -> None:
    recorded = record_conclusions.record(
        office.desk, terms(office), b"", [record_conclusions.Adopted((draft("việc"),), "việc")]
    )

    undone = decide.undo(office.desk, recorded.changes)
    assert list_tasks.listing(office.desk, TaskQuery(MEETING_DAY)).total == 0
    assert list_tasks.particulars(office.desk).meetings == ()

    decide.undo(office.desk, undone)
    assert list_tasks.listing(office.desk, TaskQuery(MEETING_DAY)).total == 1


SENTENCE = (
    "Chủ tịch yêu cầu Phòng Nội vụ rà soát vị trí việc làm; Phòng Văn hóa và Thông tin chấn chỉnh Cổng thông tin.\n"
)


def session_on(office: Office) -> judge.Session:
    """A review of two drafts, one for each unit that the sentence names."""
    drafts = []
    for quote, unit in (
        ("rà soát vị trí việc làm", "Phòng Nội vụ"),
        ("chấn chỉnh Cổng thông tin", "Phòng Văn hóa và Thông tin"),
    ):
        start = SENTENCE.index(quote)
        drafts.append(DirectiveDraft(quote, Span(start, start + len(quote)), "Chủ tịch", lead=(unit,)))
    addressees = addressees_of(office.desk, office.bloc, MEETING_DAY)
    minutes = judge.Minutes("", SENTENCE.encode(), SENTENCE)
    return judge.Session(minutes, terms(office), judge.begin(SENTENCE, drafts, addressees))


def test_a_review_is_recorded_as_judged_corrections_included(office: Office) -> None:
    session = session_on(office)
    first, second = session.review.cards
    task = replace(first.task, content="Rà soát, báo cáo", deadline=UNSTATED, owners=judge.Owners((office.culture,)))
    review = judge.accept(judge.edit(session.review, first.number, task), first.number)
    review = judge.dismiss(review, second.number, DismissalKind.INFORMATION)

    recorded = record_conclusions.record_review(office.desk, replace(session, review=review))

    (row,) = list_tasks.all_rows(office.desk, TaskQuery(MEETING_DAY))
    assert (row.content, row.lead, row.deadline) == ("Rà soát, báo cáo", "Phòng Văn hóa và Thông tin", UNSTATED)
    sheet = browse.meeting_sheet(office.desk, recorded.meeting)
    assert [conclusion.quote for conclusion in sheet.conclusions] == [first.draft.quote]
    assert sheet.dismissed == (Dismissal(second.span, DismissalKind.INFORMATION),)
    assert sheet.left_open == 0


def test_a_task_of_two_drafts_is_recorded_with_both_sources(office: Office) -> None:
    session = session_on(office)
    first, second = session.review.cards
    review = judge.accept(judge.merge(session.review, [second.number], first.number), first.number)

    recorded = record_conclusions.record_review(office.desk, replace(session, review=review))

    (task,) = recorded.tasks
    card = show_task.task_card(office.desk, task)
    assert [source.quote for source in card.sources] == [first.draft.quote, second.draft.quote]
    assert {line.unit for line in card.shares} == {"Phòng Nội vụ", "Phòng Văn hóa và Thông tin"}


def test_minutes_that_nobody_reviewed_do_not_claim_to_be(office: Office) -> None:
    recorded = record_conclusions.record(
        office.desk, terms(office), b"", [record_conclusions.Adopted((draft("việc"),), "việc")]
    )

    assert browse.meeting_sheet(office.desk, recorded.meeting).left_open is None


def test_many_dismissals_fit_into_facts_and_come_back_in_order(office: Office) -> None:
    many = tuple(Dismissal(Span(start, start + 1), DismissalKind.PRAISE) for start in range(1201))

    recorded = record_conclusions.record(
        office.desk, terms(office), b"", [], reviewed=record_conclusions.Reviewed(many, 3)
    )

    sheet = browse.meeting_sheet(office.desk, recorded.meeting)
    assert (sheet.dismissed, sheet.left_open) == (many, 3)


def test_quotes_of_minutes_in_older_letters_point_into_the_converted_words(office: Office) -> None:
    found = "ñy ban nh©n d©n thµnh phè yªu cÇu c¸c ®¬n vÞ b¸o c¸o tiÕn ®é thùc hiÖn".encode("cp1252")
    quote = "báo cáo tiến độ thực hiện"
    text = "ủy ban nhân dân thành phố yêu cầu các đơn vị báo cáo tiến độ thực hiện"
    one = DirectiveDraft(quote, Span(text.index(quote), len(text)))

    recorded = record_conclusions.record(office.desk, terms(office), found, [record_conclusions.Adopted((one,), quote)])

    sheet = browse.meeting_sheet(office.desk, recorded.meeting)
    assert [conclusion.span and conclusion.span.of(sheet.text) for conclusion in sheet.conclusions] == [quote]


@pytest.mark.parametrize(
    ("kept", "found"), [("Mở đầu. Việc chung là việc này.", Span(8, 18)), ("Không có gì.", None)], ids=["moved", "gone"]
)
def test_a_quote_that_moved_is_found_again_and_one_that_is_gone_points_nowhere(
    office: Office, kept: str, found: Span | None
) -> None:
    one = DirectiveDraft("Việc chung", Span(0, 10))

    recorded = record_conclusions.record(
        office.desk, terms(office), kept.encode(), [record_conclusions.Adopted((one,), "việc")]
    )

    (conclusion,) = browse.meeting_sheet(office.desk, recorded.meeting).conclusions
    assert conclusion.span == found


def test_meetings_are_listed_newest_first_with_the_tasks_they_gave(office: Office) -> None:
    one = record_conclusions.Adopted((draft("việc"),), "việc")
    record_conclusions.record(office.desk, terms(office), b"", [one, one])
    later = replace(terms(office, "Giao ban quý III/2017"), held_on=date(2017, 10, 5), bloc=None)
    record_conclusions.record(office.desk, later, b"", [])

    lines = browse.meetings(office.desk)

    assert [(line.meeting.terms.title, line.bloc, line.tasks) for line in lines] == [
        ("Giao ban quý III/2017", "", 0),
        ("Giao ban quý II/2017", "Văn hóa – Xã hội", 2),
    ]


def test_a_corrected_meeting_keeps_its_minutes_and_undo_restores_what_stood_before(office: Office) -> None:
    recorded = record_conclusions.record(office.desk, terms(office), b"van ban", [])
    before = browse.meeting_sheet(office.desk, recorded.meeting).meeting.terms
    issued = MeetingTerms("  Giao ban  quý II ", date(2017, 7, 6), document="45/TB-VP", issued_on=date(2017, 7, 10))

    changes = record_conclusions.correct_meeting(office.desk, recorded.meeting, issued)

    now = browse.meeting_sheet(office.desk, recorded.meeting).meeting.terms
    assert (now.title, now.document, now.issued_on) == ("Giao ban quý II", "45/TB-VP", date(2017, 7, 10))
    assert now.minutes_sha256 == before.minutes_sha256
    decide.undo(office.desk, changes)
    assert browse.meeting_sheet(office.desk, recorded.meeting).meeting.terms == before


def test_a_meeting_cannot_be_left_without_a_title(office: Office) -> None:
    recorded = record_conclusions.record(office.desk, terms(office), b"", [])

    with pytest.raises(Refused, match="title-missing"):
        record_conclusions.correct_meeting(office.desk, recorded.meeting, terms(office, " "))


def test_words_that_go_on_with_an_open_task_become_its_source_and_no_new_task(office: Office) -> None:
    first = record_conclusions.record(
        office.desk, terms(office), b"", [record_conclusions.Adopted((draft("đổi mới Cổng"),), "Đổi mới Cổng")]
    )
    (task,) = first.tasks
    later = replace(terms(office, "Giao ban quý III/2017"), held_on=date(2017, 10, 5))
    again = record_conclusions.Adopted((draft("khẩn trương đổi mới Cổng"),), "x", continues=task)

    recorded = record_conclusions.record(office.desk, later, b"", [again, again])

    assert recorded.tasks == ()
    card = show_task.task_card(office.desk, task)
    assert card.task.terms.content == "Đổi mới Cổng"
    assert len(card.task.terms.sources) == 3
    sheet = browse.meeting_sheet(office.desk, recorded.meeting)
    assert set(sheet.task_of.values()) == {task}
    assert [row.id for row in sheet.tasks] == [task]
    decide.undo(office.desk, recorded.changes)
    assert len(show_task.task_card(office.desk, task).task.terms.sources) == 1


def test_words_cannot_go_on_with_a_task_that_was_withdrawn(office: Office) -> None:
    first = record_conclusions.record(
        office.desk, terms(office), b"", [record_conclusions.Adopted((draft("việc"),), "việc")]
    )
    decide.withdraw(office.desk, first.tasks[0], "Không còn phù hợp")

    with pytest.raises(Refused, match="task-withdrawn"):
        record_conclusions.record(
            office.desk,
            terms(office, "Giao ban quý III/2017"),
            b"",
            [record_conclusions.Adopted((draft("việc"),), "việc", continues=first.tasks[0])],
        )
