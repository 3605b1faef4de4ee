"""The seed's office through three quarters: its briefing becomes tasks, units report, two briefings are prepared, and
the list of each can be printed again as it lay on the table.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from giaoban_tracker.domain.agenda import Point
from giaoban_tracker.domain.identity import MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import MeetingTerms, Rhythm
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import CauseKind, Claim, Evidence, Quality, ReportTerms
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.paper import SHIPPED, document_of, pdf_markup
from giaoban_tracker.workflow import (
    chasing,
    decide,
    decide_course,
    list_tasks,
    meeting_record,
    plan_meeting,
    record_conclusions,
    tell_task,
)
from giaoban_tracker.workflow.prepare import prepare_meeting
from giaoban_tracker.workflow.printing import Scope
from giaoban_tracker.workflow.printing.lists import follow_up
from giaoban_tracker.workflow.ratings import ratings
from tests.conftest import Almanac
from tests.workflow.conftest import MEETING_DAY, Office

SEED = Path(__file__).parents[2] / "resources" / "sample" / "seed-2017-q2.txt"
THIRD, FOURTH = date(2017, 10, 5), date(2018, 1, 8)


class Story:
    """The office as the quarters go by."""

    def __init__(self, office: Office, almanac: Almanac) -> None:
        self.office, self.desk, self.almanac = office, office.desk, almanac
        self.tasks = self._record()
        self.meetings: dict[date, MeetingId] = {}

    def _record(self) -> tuple[TaskId, ...]:
        proposal = record_conclusions.propose_file(self.desk, SEED, MEETING_DAY)
        terms = MeetingTerms("Giao ban quý II/2017", MEETING_DAY, self.office.bloc)
        adopted = record_conclusions.adopt_as_read(self.desk, proposal.drafts, self.office.bloc, MEETING_DAY)
        return record_conclusions.record(self.desk, terms, proposal.original, adopted).tasks

    def plan(self, day: date, title: str) -> MeetingId:
        terms = MeetingTerms(title, day, self.office.bloc, rhythm=Rhythm.QUARTER)
        self.meetings[day] = plan_meeting.plan_meeting(self.desk, terms).meeting
        return self.meetings[day]

    def report(self, task: TaskId, result: str, evidence: Evidence | None = None, *, done: int = 100) -> None:
        claim = Claim.DONE if done == 100 else Claim.IN_PROGRESS
        terms = ReportTerms(self.office.home_affairs, claim, done, result, evidence)
        decide.report(self.desk, task, terms)

    def printed(self, day: date) -> str:
        """The follow-up list as at a day, everything that is on its paper."""
        listed = follow_up(self.desk, Scope(TaskQuery(day), as_of=day))
        return pdf_markup(document_of(listed), self.desk.resources, SHIPPED).data


def test_the_seeds_office_through_three_quarters(office: Office, almanac: Almanac) -> None:
    story = Story(office, almanac)
    desk = story.desk
    reform, portal, poverty = story.tasks[:3]

    # Quarter III: days are set; a unit's part of the reform is reported, returned, reported again, accepted.
    almanac.turn_to(date(2017, 7, 10))
    for task, due in ((reform, date(2017, 8, 31)), (portal, date(2017, 9, 30)), (poverty, date(2017, 12, 15))):
        decide.extend(desk, task, due, "văn phòng ấn định thời hạn", decided_by="Chủ tịch UBND")
    almanac.turn_to(date(2017, 8, 25))
    story.report(reform, "Đã rà soát 120 thủ tục")
    decide.send_back(desk, reform, office.home_affairs, "Chưa có số văn bản")
    story.report(reform, "Đã rà soát 120 thủ tục", Evidence("145/BC-PNV", date(2017, 8, 30), "UBND thành phố"))
    almanac.turn_to(date(2017, 9, 2))
    decide.accept(desk, reform, office.home_affairs, quality=Quality.GOOD)

    # A unit asks for time; the office grants it with its paper, and chases those who owe a part of the reform.
    decide.ask_extension(desk, portal, office.home_affairs, date(2017, 11, 15), "chờ kinh phí")
    with desk.ledger.reading() as book:
        (request,) = book.task(portal).course.open_requests
    decide.extend(desk, portal, date(2017, 11, 15), "đồng ý", request=request.id, document="88/UBND-VP")
    almanac.turn_to(date(2017, 9, 20))
    slips = chasing.chase_by_slip(desk, [reform], answer_by=date(2017, 9, 30))
    assert len(slips.numbers) == 12  # thirteen units of the bloc, one of which is through

    # The briefing of the third quarter is prepared, held and closed.
    third = story.plan(THIRD, "Giao ban quý III/2017")
    almanac.turn_to(THIRD)
    agenda = prepare_meeting(desk, third)
    points = {section.point: [row.id for row in section.rows] for section in agenda.sections}
    assert points[Point.LATE] == [reform]
    assert points[Point.DUE] == [portal, poverty]
    assert agenda.previous is not None
    meeting_record.hold_meeting(desk, third, [office.home_affairs], [office.culture])
    meeting_record.record_statement(desk, third, office.home_affairs, "đã rà soát 120 thủ tục")
    meeting_record.close_meeting(desk, third)
    on_the_table = story.printed(THIRD)

    # Quarter IV: a task is stopped, a cause is confirmed, another unit takes over.
    almanac.turn_to(date(2017, 11, 1))
    decide_course.suspend(desk, poverty, "chờ chuẩn nghèo mới", review_on=date(2018, 2, 1))
    decide_course.reassign(desk, story.tasks[3], office.home_affairs, _free_unit(office), "đúng chức năng")
    almanac.turn_to(date(2017, 11, 20))
    tell_task.confirm_cause(
        desk, portal, office.home_affairs, CauseKind.OBJECTIVE, "Chủ tịch UBND", words="vốn về chậm"
    )
    story.report(portal, "Cổng mới đã chạy", Evidence("201/BC-PNV", date(2017, 11, 18), "UBND thành phố"))
    accepted = decide.accept(desk, portal, office.home_affairs)

    # The briefing of the fourth quarter stands against the third.
    fourth = story.plan(FOURTH, "Giao ban quý IV/2017")
    almanac.turn_to(FOURTH)
    agenda = prepare_meeting(desk, fourth)
    assert agenda.previous is not None
    assert agenda.previous.id == third
    assert agenda.total.at_meeting is not None
    assert (agenda.total.at_meeting.suspended, agenda.total.now.suspended) == (0, 1)
    counted = agenda.total.now
    assert counted.total == len(list_tasks.listing(desk, TaskQuery(desk.today)).ids)

    # What lay on the table in October is printed again, and the numbers of the quarter stand as they were judged.
    in_january = story.printed(FOURTH)
    assert story.printed(THIRD) == on_the_table != in_january
    assert prepare_meeting(desk, third).span.today == THIRD
    line = next(one for one in ratings(desk, GroupBy.UNIT, "2017-Q3").lines if one.key == office.home_affairs)
    assert (line.rating.counters.done_on_time, line.rating.returned, line.rating.good) == (1, 1, 1)
    query = TaskQuery(desk.today, standings=frozenset({Standing.SUSPENDED}))
    assert list_tasks.listing(desk, query).ids == (poverty,)

    # Weeks later an acceptance is taken back: neither paper changes, today's list does.
    almanac.turn_to(date(2018, 1, 29))
    decide.undo(desk, accepted)
    assert (story.printed(THIRD), story.printed(FOURTH)) == (on_the_table, in_january)
    assert story.printed(desk.today) != in_january
    with desk.ledger.reading() as book:
        assert book.task(portal).finished_on is None


def _free_unit(office: Office) -> UnitId:
    """A unit that is not of the bloc."""
    units = list_tasks.particulars(office.desk).units
    return next(unit.id for unit in units if office.bloc not in unit.terms.blocs)
