"""The overview: every number stands beside the query of exactly the rows that it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from giaoban_tracker import demo
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.standing import OFFICIAL, Standing
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.workflow import decide, invented_office, list_tasks, sample_office, state_rules, sum_up
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.sum_up import Figure, Overview
from tests.conftest import Almanac
from tests.workflow.conftest import Office

Give = Callable[..., TaskId]


def figures(sheet: Overview) -> Iterator[Figure]:
    """Every number that the overview shows."""
    yield sheet.total
    yield from (figure for _, figure in sheet.standings)
    yield from (unit.overdue for unit in sheet.late_units)
    yield from (tasks.all for tasks in (sheet.due_soon, sheet.awaiting, sheet.unreported))
    for quarter in sheet.quarters:
        yield quarter.all
        yield from (figure for _, figure in quarter.parts)


@pytest.fixture(params=["sample", "invented"])
def book(request: pytest.FixtureRequest, empty_desk: Desk, almanac: Almanac) -> Desk:
    if request.param == "sample":
        demo.fill_with_sample(empty_desk)
        almanac.turn_to(sample_office.AS_OF)
    else:
        invented_office.fill(empty_desk, 120)
        almanac.turn_to(date(2017, 12, 20))
    return empty_desk


def test_every_number_counts_exactly_the_rows_of_its_query(book: Desk) -> None:
    for figure in figures(sum_up.overview(book)):
        assert len(list_tasks.listing(book, figure.query).ids) == figure.number


def test_the_parts_make_the_whole(book: Desk) -> None:
    sheet = sum_up.overview(book)

    assert sum(figure.number for _, figure in sheet.standings) == sheet.total.number
    assert sum(quarter.all.number for quarter in sheet.quarters) == sheet.total.number
    assert all(sum(part.number for _, part in quarter.parts) == quarter.all.number for quarter in sheet.quarters)


def test_units_with_most_overdue_shares_come_first(book: Desk) -> None:
    numbers = [unit.overdue.number for unit in sum_up.overview(book).late_units]

    assert numbers == sorted(numbers, reverse=True)
    assert all(numbers)


def test_a_unit_that_is_done_with_its_share_is_not_counted_late_for_the_others(
    office: Office, give: Give, almanac: Almanac
) -> None:
    task = give("rà soát", office.home_affairs, office.culture)
    decide.extend(office.desk, task, date(2017, 7, 20), "văn phòng ấn định")
    decide.report(office.desk, task, ReportTerms(office.culture, Claim.DONE, 100, "Đã xong"))
    decide.accept(office.desk, task, office.culture)
    almanac.turn_to(date(2017, 8, 1))

    late = sum_up.overview(office.desk).late_units

    assert [(unit.name, unit.overdue.number) for unit in late] == [("Phòng Nội vụ", 1)]
    assert [len(list_tasks.listing(office.desk, unit.overdue.query).ids) for unit in late] == [1]


def test_an_overdue_task_without_an_owner_is_counted_too(office: Office, give: Give, almanac: Almanac) -> None:
    task = give("rà soát", office.home_affairs)
    with office.desk.ledger.reading() as book:
        known = book.task(task)
    decide.amend(office.desk, task, type(known.terms)(known.terms.code, "rà soát"), known.revision)
    decide.extend(office.desk, task, date(2017, 7, 20), "văn phòng ấn định")
    almanac.turn_to(date(2017, 8, 1))

    (late,) = sum_up.overview(office.desk).late_units

    assert (late.unit, late.name, late.overdue.number) == ("", "", 1)
    assert list_tasks.listing(office.desk, late.overdue.query).ids == (task,)


def test_a_task_is_unreported_until_somebody_reports(office: Office, give: Give) -> None:
    task = give()
    before = sum_up.overview(office.desk).unreported

    decide.report(office.desk, task, ReportTerms(office.home_affairs, Claim.IN_PROGRESS, 10, "Đang làm"))

    assert [row.id for row in before.first] == [task]
    assert sum_up.overview(office.desk).unreported.all.number == 0


def test_quarters_begin_and_end_with_their_months(office: Office, give: Give) -> None:
    give()

    (quarter,) = sum_up.overview(office.desk).quarters

    assert quarter.label == "Quý III/2017"
    assert (quarter.all.query.assigned_from, quarter.all.query.assigned_to) == (date(2017, 7, 1), date(2017, 9, 30))


def test_an_empty_book_sums_up_to_nothing(empty_desk: Desk) -> None:
    sheet = sum_up.overview(empty_desk)

    assert all(figure.number == 0 for figure in figures(sheet))
    assert {standing for standing, _ in sheet.standings} >= set(OFFICIAL) | {Standing.UNDATED}
    assert (sheet.late_units, sheet.quarters) == ((), ())


def test_due_soon_looks_as_far_ahead_as_the_rules_say(office: Office, give: Callable[..., TaskId]) -> None:
    decide.extend(office.desk, give(), date(2017, 7, 15), "văn phòng ấn định")
    usual = sum_up.overview(office.desk).due_soon.all.number

    state_rules.describe_rules(office.desk, RulesTerms(due_soon_days=10))

    figure = sum_up.overview(office.desk).due_soon.all
    assert (usual, figure.number) == (0, 1)
    assert len(list_tasks.listing(office.desk, figure.query).ids) == 1
