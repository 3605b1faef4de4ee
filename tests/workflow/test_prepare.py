"""Preparing a briefing: the agenda is a query over the book, and its papers are made from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from giaoban_tracker.domain.agenda import Agenda, Point
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import MeetingId, TaskId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.task import Claim, ReportTerms, TaskTerms
from giaoban_tracker.workflow import decide, decide_course, meeting_record, plan_meeting, state_rules
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.prepare import prepare_meeting, print_set, save_print_set
from tests.conftest import Almanac
from tests.workflow.conftest import Office

BRIEFING = date(2017, 10, 5)
TODAY = date(2017, 10, 2)


@pytest.fixture
def given(office: Office, almanac: Almanac) -> Callable[..., TaskId]:
    """Give a task to the culture division, due on a day or with none."""

    def give(content: str, due: date | None = None, **terms: object) -> TaskId:
        deadline = Deadline(DeadlineKind.FIXED, due) if due else Deadline(DeadlineKind.UNSTATED)
        whole = {"lead": (office.culture,), "bloc": None, "deadline": deadline} | terms
        return assign(office.desk, TaskTerms("", content, **whole)).task  # type: ignore[arg-type]

    return give


@pytest.fixture
def briefing(office: Office, give: Callable[..., TaskId], almanac: Almanac) -> MeetingId:
    """The briefing of the third quarter, of all blocs, after that of the second; one task without a day stands."""
    give()
    terms = MeetingTerms("Giao ban quý II/2017", date(2017, 7, 5), series="Giao ban quý")
    plan_meeting.plan_meeting(office.desk, terms)
    return plan_meeting.plan_meeting(
        office.desk, MeetingTerms("Giao ban quý III/2017", BRIEFING, series="Giao ban quý")
    ).meeting


def codes(agenda: Agenda, point: Point) -> list[str]:
    return [row.code for section in agenda.sections if section.point is point for row in section.rows]


def finish(office: Office, task: TaskId) -> None:
    decide.report(office.desk, task, ReportTerms(office.culture, Claim.DONE, 100, "đã xong"))
    decide.accept(office.desk, task, office.culture)


def test_every_task_stands_under_the_point_that_it_belongs_to(
    office: Office, given: Callable[..., TaskId], briefing: MeetingId, almanac: Almanac
) -> None:
    given("quá hạn", date(2017, 8, 1))
    given("đến hạn", date(2017, 12, 1))
    given("về sau", date(2018, 12, 1))
    given("chưa có hạn")
    waiting = given("chờ nghiệm thu", date(2017, 12, 1))
    asked = given("xin gia hạn", date(2018, 12, 1))
    stopped = given("tạm dừng", date(2017, 8, 1))
    done = given("đã xong", date(2017, 12, 1))
    chased = given("đôn đốc nhiều", date(2017, 8, 1))
    almanac.turn_to(TODAY)
    decide.report(office.desk, waiting, ReportTerms(office.culture, Claim.DONE, 100, "đã xong"))
    decide.ask_extension(office.desk, asked, office.culture, date(2019, 1, 1), "thiếu kinh phí")
    decide_course.suspend(office.desk, stopped, "chờ hướng dẫn")
    finish(office, done)
    for _ in range(3):
        decide.chase(office.desk, chased)

    agenda = prepare_meeting(office.desk, briefing)

    assert codes(agenda, Point.LATE) == ["NV-002"]
    assert codes(agenda, Point.CHASED) == ["NV-010"]
    assert codes(agenda, Point.DUE) == ["NV-003", "NV-006"]
    assert codes(agenda, Point.UNDATED) == ["NV-001", "NV-005"]
    assert codes(agenda, Point.AWAITING) == ["NV-006"]
    assert codes(agenda, Point.REQUESTED) == ["NV-007"]
    assert codes(agenda, Point.REVIEW) == ["NV-008"]
    assert codes(agenda, Point.CLOSED) == ["NV-009"]


def test_obstacles_stand_under_the_level_that_must_decide(
    office: Office, given: Callable[..., TaskId], briefing: MeetingId, almanac: Almanac
) -> None:
    task = given("trụ sở", date(2017, 12, 1), authority="HĐND thành phố")
    almanac.turn_to(TODAY)
    terms = ReportTerms(office.culture, Claim.IN_PROGRESS, 20, difficulty="thiếu kinh phí", proposal="bổ sung vốn")
    decide.report(office.desk, task, terms)

    (obstacle,) = prepare_meeting(office.desk, briefing).obstacles

    assert (obstacle.level, obstacle.unit) == ("HĐND thành phố", "Phòng Văn hóa và Thông tin")
    assert (obstacle.difficulty, obstacle.proposal) == ("thiếu kinh phí", "bổ sung vốn")


def test_who_has_been_silent_too_long_is_named(
    office: Office, given: Callable[..., TaskId], briefing: MeetingId, almanac: Almanac
) -> None:
    task = given("trụ sở", date(2017, 12, 1))
    almanac.turn_to(TODAY)
    silent = [one.name for one in prepare_meeting(office.desk, briefing).silent]
    decide.report(office.desk, task, ReportTerms(office.culture, Claim.IN_PROGRESS, 20, "đang làm"))

    assert silent == ["Phòng Nội vụ", "Phòng Văn hóa và Thông tin"]
    assert [one.name for one in prepare_meeting(office.desk, briefing).silent] == ["Phòng Nội vụ"]


def test_numbers_stand_beside_those_of_the_last_briefing_and_the_last_quarter(
    office: Office, given: Callable[..., TaskId], briefing: MeetingId, almanac: Almanac
) -> None:
    given("trụ sở", date(2017, 8, 1))
    almanac.turn_to(TODAY)

    agenda = prepare_meeting(office.desk, briefing)

    assert agenda.previous is not None
    assert agenda.previous.terms.title == "Giao ban quý II/2017"
    assert agenda.total.at_meeting is not None
    three = (agenda.total.now, agenda.total.at_meeting, agenda.total.at_quarter)
    assert [numbers.open_overdue for numbers in three] == [1, 0, 1]
    assert [line.name for line in agenda.lines] == ["Phòng Nội vụ", "Phòng Văn hóa và Thông tin"]


def test_the_agenda_follows_the_book_until_the_meeting_is_closed(
    office: Office, given: Callable[..., TaskId], briefing: MeetingId, almanac: Almanac
) -> None:
    task = given("trụ sở", date(2017, 8, 1))
    almanac.turn_to(BRIEFING)
    open_agenda = prepare_meeting(office.desk, briefing)
    meeting_record.close_meeting(office.desk, briefing)
    almanac.turn_to(date(2017, 11, 1))
    finish(office, task)

    closed_agenda = prepare_meeting(office.desk, briefing)

    assert codes(open_agenda, Point.LATE) == codes(closed_agenda, Point.LATE) == ["NV-002"]
    assert closed_agenda.span.today == BRIEFING
    assert closed_agenda.total == open_agenda.total


def test_rules_decide_how_often_a_late_task_is_chased_before_it_is_spoken_of(
    office: Office, given: Callable[..., TaskId], briefing: MeetingId, almanac: Almanac
) -> None:
    task = given("trụ sở", date(2017, 8, 1))
    almanac.turn_to(TODAY)
    decide.chase(office.desk, task)
    usual = codes(prepare_meeting(office.desk, briefing), Point.CHASED)
    state_rules.describe_rules(office.desk, RulesTerms(chasings_to_agenda=1))

    assert (usual, codes(prepare_meeting(office.desk, briefing), Point.CHASED)) == ([], ["NV-002"])


def test_a_meeting_of_a_bloc_speaks_of_that_bloc_alone(
    office: Office, give: Callable[..., TaskId], given: Callable[..., TaskId], almanac: Almanac
) -> None:
    give("của khối")
    given("của mọi khối")
    almanac.turn_to(TODAY)
    terms = MeetingTerms("Giao ban khối quý III", BRIEFING, office.bloc)
    meeting = plan_meeting.plan_meeting(office.desk, terms).meeting

    assert codes(prepare_meeting(office.desk, meeting), Point.UNDATED) == ["NV-001"]


def test_a_meeting_nobody_knows_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        prepare_meeting(office.desk, MeetingId("không có"))

    assert refusal.value.code == "unknown-meeting"


def test_the_print_set_lies_in_its_folder_in_order(
    office: Office, given: Callable[..., TaskId], briefing: MeetingId, almanac: Almanac, tmp_path: Path
) -> None:
    given("trụ sở", date(2017, 8, 1))
    almanac.turn_to(TODAY)
    made = print_set(office.desk, briefing)
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    paths = save_print_set(office.desk, made, tmp_path / "bo", suffix=".xlsx", progress=progress)

    assert [path.name[:2] for path in paths] == ["01", "02", "03", "04", "05"]
    assert all(path.stat().st_size for path in paths)
    assert told[-1] == (5, 5)


def test_a_print_set_can_be_stopped_and_takes_known_endings_only(
    office: Office, briefing: MeetingId, tmp_path: Path
) -> None:
    made = print_set(office.desk, briefing)

    with pytest.raises(Refused) as stopped:
        save_print_set(office.desk, made, tmp_path, suffix=".xlsx", progress=lambda *_: False)
    with pytest.raises(Refused) as ending:
        save_print_set(office.desk, made, tmp_path, suffix=".txt")

    assert (stopped.value.code, ending.value.code) == ("stopped", "unsupported-output")


def test_a_large_briefing_tells_how_far_it_is_and_stops_when_nobody_wants_it_any_more(
    office: Office, briefing: MeetingId, almanac: Almanac
) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    whole = prepare_meeting(office.desk, briefing, progress=tell)
    before = office.newest_fact()

    assert prepare_meeting(office.desk, briefing) == whole
    assert all(done <= total for done, total in told)
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    for last in range(len(told)):
        answers = iter([*[True] * last, False])
        with pytest.raises(Refused, match="stopped"):
            prepare_meeting(office.desk, briefing, progress=lambda *_, answers=answers: next(answers))
    assert office.newest_fact() == before
