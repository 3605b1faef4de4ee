"""Ratings of a period: raw numbers, delays by every day that passed, and points by the office's table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.periods import PeriodWay
from giaoban_tracker.domain.rating import Piece, Rating, rating_of
from giaoban_tracker.domain.rating_figure import RatingFigure, adds
from giaoban_tracker.domain.rules import Points, RulesTerms
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import CauseKind, Claim, Quality, ReportTerms, TaskTerms
from giaoban_tracker.domain.task_list import GroupBy
from giaoban_tracker.paper import document_of
from giaoban_tracker.workflow import decide, state_rules, tell_task
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.list_tasks import particulars
from giaoban_tracker.workflow.printing.rating_paper import rating_table
from giaoban_tracker.workflow.ratings import rate, ratings
from tests.conftest import Almanac
from tests.workflow.conftest import Office

DUE = date(2017, 8, 1)


@pytest.fixture
def task(office: Office) -> TaskId:
    deadline = Deadline(DeadlineKind.FIXED, DUE)
    terms = TaskTerms("", "rà soát", lead=(office.culture,), leader="Chủ tịch UBND", field="y tế", deadline=deadline)
    return assign(office.desk, terms).task


def report(office: Office, task: TaskId) -> None:
    decide.report(office.desk, task, ReportTerms(office.culture, Claim.DONE, 100, "đã xong"))


def of_culture(office: Office, key: str = "2017-Q3") -> Rating:
    (line,) = ratings(office.desk, GroupBy.UNIT, key).lines
    assert line.key == office.culture
    return line.rating


def test_what_is_done_in_time_gets_all_points(office: Office, task: TaskId, almanac: Almanac) -> None:
    report(office, task)
    decide.accept(office.desk, task, office.culture, quality=Quality.GOOD)
    almanac.turn_to(date(2017, 10, 1))

    rating = of_culture(office)

    assert (rating.counters.done_on_time, rating.late, rating.good) == (1, 0, 1)
    assert (rating.on_time, rating.quantity, rating.progress, rating.quality, rating.result) == (10000,) * 5


def test_each_day_that_passed_is_a_delay_and_an_extension_in_time_is_none(
    office: Office, task: TaskId, almanac: Almanac
) -> None:
    decide.extend(office.desk, task, date(2017, 8, 15), "đồng ý")
    almanac.turn_to(date(2017, 8, 20))
    decide.extend(office.desk, task, date(2017, 9, 1), "gia hạn muộn")
    almanac.turn_to(date(2017, 9, 10))
    report(office, task)
    decide.accept(office.desk, task, office.culture)
    almanac.turn_to(date(2017, 10, 1))

    rating = of_culture(office)

    assert (rating.late, rating.extensions) == (2, 2)
    assert (rating.on_time, rating.progress) == (0, 5000)


def test_a_confirmed_objective_cause_costs_nothing(office: Office, task: TaskId, almanac: Almanac) -> None:
    almanac.turn_to(date(2017, 9, 10))
    before = of_culture(office)
    tell_task.confirm_cause(office.desk, task, office.culture, CauseKind.OBJECTIVE, "Chủ tịch UBND")
    after = of_culture(office)
    state_rules.describe_rules(office.desk, RulesTerms(points=Points(objective_free=False)))

    assert (before.progress, before.late, before.objective) == (7500, 1, 0)
    assert (after.progress, after.late, after.objective) == (10000, 1, 1)
    assert of_culture(office).progress == 7500


def test_each_return_takes_its_share_of_quality(office: Office, task: TaskId) -> None:
    for _ in range(2):
        report(office, task)
        decide.send_back(office.desk, task, office.culture, "thiếu số liệu")
    report(office, task)
    decide.accept(office.desk, task, office.culture)

    rating = of_culture(office)

    assert (rating.returned, rating.quality, rating.progress) == (2, 5000, 10000)


def test_what_is_overdue_and_not_accepted_has_no_quality(office: Office, task: TaskId, almanac: Almanac) -> None:
    almanac.turn_to(date(2017, 9, 10))

    rating = of_culture(office)

    assert (rating.quantity, rating.progress, rating.quality, rating.result) == (0, 7500, 0, 2500)


def test_what_is_not_due_yet_gets_no_points(office: Office, task: TaskId) -> None:
    rating = of_culture(office)

    assert rating.counters.open_in_time == 1
    assert (rating.quantity, rating.progress, rating.quality, rating.result) == (None,) * 4


@pytest.mark.parametrize(
    ("by", "key"), [(GroupBy.LEADER, "Chủ tịch UBND"), (GroupBy.FIELD, "y tế"), (GroupBy.BLOC, "bloc")]
)
def test_lines_are_by_leader_field_or_bloc(office: Office, task: TaskId, by: GroupBy, key: str) -> None:
    (line,) = ratings(office.desk, by, "2017-Q3").lines

    assert line.key == (office.bloc if key == "bloc" else key)
    assert line.rating == ratings(office.desk, by, "2017-Q3").total


def test_a_bloc_task_counts_for_each_unit_and_once_in_the_total(office: Office) -> None:
    lead = (office.home_affairs, office.culture)
    assign(office.desk, TaskTerms("", "rà soát", lead=lead, bloc=office.bloc))

    table = ratings(office.desk, GroupBy.UNIT, "2017-Q3")

    assert [line.rating.counters.total for line in table.lines] == [1, 1]
    assert table.total.counters.total == 1


def test_a_period_is_judged_as_on_its_last_day(office: Office, task: TaskId, almanac: Almanac) -> None:
    almanac.turn_to(date(2017, 10, 5))
    report(office, task)
    decide.accept(office.desk, task, office.culture)
    almanac.turn_to(date(2018, 1, 5))

    third, fourth = of_culture(office, "2017-Q3"), of_culture(office, "2017-Q4")

    assert (third.counters.open_overdue, fourth.counters.done_late) == (1, 1)
    assert ratings(office.desk, GroupBy.UNIT, "2018-Q1").lines == ()


def test_the_decrees_quarter_ends_on_the_fourteenth(office: Office, task: TaskId, almanac: Almanac) -> None:
    almanac.turn_to(date(2017, 10, 5))

    table = ratings(office.desk, GroupBy.UNIT, "2017-Q3", way=PeriodWay.DECREE)

    assert (table.first, table.last, table.as_of) == (date(2017, 6, 15), date(2017, 9, 14), date(2017, 9, 14))


@pytest.mark.parametrize(
    ("code", "by", "key"),
    [
        ("unknown-period", GroupBy.UNIT, "2017-Q9"),
        ("period-to-come", GroupBy.UNIT, "2018-Q1"),
        ("no-such-rating", GroupBy.QUARTER, "2017-Q3"),
    ],
)
def test_a_rating_that_cannot_be_is_refused(office: Office, code: str, by: GroupBy, key: str) -> None:
    with pytest.raises(Refused) as refusal:
        ratings(office.desk, by, key)

    assert refusal.value.code == code


def test_the_rules_stand_under_the_table_that_is_printed(office: Office, task: TaskId) -> None:
    table = ratings(office.desk, GroupBy.UNIT, "2017-Q3")

    printed = rating_table(table, particulars(office.desk).office)

    assert printed.scope.startswith("quý III/2017")
    assert any("25% điểm tiến độ" in note for note in printed.notes)
    assert [row[0] for row in printed.bands[0].rows] == ["Phòng Văn hóa và Thông tin", "Tổng cộng"]
    assert document_of(printed).sheets


def numbers_of(rating: Rating) -> dict[RatingFigure, int]:
    """The numbers of a line that count something, by the figure that a click asks for."""
    counters = rating.counters
    standings = (counters.done_on_time, counters.done_late, counters.open_in_time, counters.open_overdue)
    official = (
        RatingFigure.DONE_ON_TIME,
        RatingFigure.DONE_LATE,
        RatingFigure.OPEN_IN_TIME,
        RatingFigure.OPEN_OVERDUE,
    )
    same = (RatingFigure.LATE, RatingFigure.OBJECTIVE, RatingFigure.EXTENSIONS, RatingFigure.RETURNED)
    grades = (RatingFigure.CHASED, RatingFigure.ADEQUATE, RatingFigure.GOOD, RatingFigure.EXCELLENT)
    return {
        RatingFigure.TOTAL: counters.total,
        **dict(zip(official, standings, strict=True)),
        RatingFigure.APART: counters.apart,
        **{figure: getattr(rating, figure.value) for figure in (*same, *grades)},
    }


@given(
    st.lists(
        st.builds(
            Piece,
            standing=st.sampled_from([one for one in Standing if one is not Standing.WITHDRAWN]),
            finished=st.booleans(),
            delays=st.integers(0, 3),
            objective=st.booleans(),
            extensions=st.integers(0, 2),
            returned=st.integers(0, 2),
            chased=st.integers(0, 2),
            quality=st.sampled_from([None, *Quality]),
        ),
        max_size=8,
    )
)
def test_the_pieces_of_a_number_are_exactly_those_that_add_up_to_it(pieces: list[Piece]) -> None:
    numbers = numbers_of(rating_of(pieces, Points()))

    assert {figure: sum(adds(piece, figure) for piece in pieces) for figure in numbers} == numbers


def test_a_number_gives_the_tasks_that_make_it(office: Office, task: TaskId, almanac: Almanac) -> None:
    report(office, task)
    decide.accept(office.desk, task, office.culture, quality=Quality.GOOD)
    other = assign(office.desk, TaskTerms("", "kiểm tra", lead=(office.culture,))).task
    almanac.turn_to(date(2017, 10, 1))

    def behind(line: str | None, figure: RatingFigure) -> set[TaskId]:
        return set(rate(office.desk, GroupBy.UNIT, "2017-Q3").tasks(line, figure))

    assert behind(office.culture, RatingFigure.GOOD) == {task}
    assert behind(office.culture, RatingFigure.APART) == {other}
    assert behind(None, RatingFigure.TOTAL) == {task, other}
    assert behind(office.culture, RatingFigure.LATE) == set()
    assert behind("unknown", RatingFigure.TOTAL) == set()


def test_a_rating_tells_how_far_it_is_and_can_be_stopped(office: Office, task: TaskId, almanac: Almanac) -> None:
    told: list[float] = []

    def tell(done: int, total: int) -> bool:
        told.append(done / total)
        return True

    almanac.turn_to(date(2018, 1, 5))
    rate(office.desk, GroupBy.UNIT, "2017-Q3", progress=tell)

    assert told == sorted(told)
    with pytest.raises(Refused, match="stopped"):
        rate(office.desk, GroupBy.UNIT, "2017-Q3", progress=lambda *_: False)
