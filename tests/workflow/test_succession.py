"""Units that take the place of others: what is open moves, what is finished stays, and old lists keep old names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.task import Claim, ReportTerms, Task, TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.unit import Unit, UnitTerms
from giaoban_tracker.paper import document_of, pdf_of
from giaoban_tracker.workflow import decide, describe_office, show_task, succession
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.list_tasks import listing, particulars
from giaoban_tracker.workflow.printing import Scope
from giaoban_tracker.workflow.printing.lists import follow_up
from tests.conftest import Almanac
from tests.workflow.conftest import Office

MERGER = date(2017, 9, 1)


def unit(office: Office, wanted: UnitId) -> Unit:
    return next(one for one in particulars(office.desk).units if one.id == wanted)


def task_of(office: Office, task: TaskId) -> Task:
    return show_task.task_card(office.desk, task).task


def finished(office: Office, task: TaskId, lead: UnitId) -> None:
    decide.report(office.desk, task, ReportTerms(lead, Claim.DONE, 100, "đã xong"))
    decide.accept(office.desk, task, lead)


def test_a_unit_does_not_end_while_it_leads_open_tasks(
    office: Office, give: Callable[..., TaskId], almanac: Almanac
) -> None:
    task = give()
    almanac.turn_to(MERGER)
    terms = unit(office, office.home_affairs).terms
    ended = UnitTerms(terms.name, terms.code, valid_to=date(2017, 8, 31))

    with pytest.raises(Refused) as refusal:
        describe_office.describe_unit(office.desk, ended, office.home_affairs)
    finished(office, task, office.home_affairs)
    describe_office.describe_unit(office.desk, ended, office.home_affairs)

    assert (refusal.value.code, refusal.value.fields["tasks"]) == ("unit-has-tasks", "NV-001")
    assert not unit(office, office.home_affairs).exists_on(MERGER)


def test_what_is_open_moves_and_what_is_finished_stays(
    office: Office, give: Callable[..., TaskId], almanac: Almanac
) -> None:
    open_task, done = give("rà soát"), give("tổng hợp")
    finished(office, done, office.home_affairs)
    almanac.turn_to(MERGER)
    plan = succession.propose_moves(office.desk, {office.home_affairs: office.culture})

    changes = succession.move_units(
        office.desk, {office.home_affairs: office.culture}, "sắp xếp bộ máy", document="12/QĐ-UBND"
    )

    assert plan.moves[0].leads == ("NV-001",)
    assert plan.tasks == 1
    assert task_of(office, open_task).terms.lead == (office.culture,)
    assert task_of(office, open_task).course.reassignments[0].succession
    assert task_of(office, done).terms.lead == (office.home_affairs,)
    former = unit(office, office.home_affairs)
    assert (former.terms.valid_to, former.terms.merged_into) == (date(2017, 8, 31), office.culture)
    decide.undo(office.desk, changes)
    assert task_of(office, open_task).terms.lead == (office.home_affairs,)
    assert unit(office, office.home_affairs).terms.valid_to is None


def test_a_task_of_both_units_becomes_one_share(office: Office, give: Callable[..., TaskId]) -> None:
    units = particulars(office.desk).units
    one, two, heir = units[1].id, units[2].id, units[3].id
    task = give("rà soát", one, two)
    decide.report(office.desk, task, ReportTerms(one, Claim.IN_PROGRESS, 40, "được bốn xã"))

    succession.move_units(office.desk, {one: heir, two: heir}, "sắp xếp bộ máy")

    (share,) = task_of(office, task).shares
    assert (share.unit, set(share.former)) == (heir, {one, two})
    assert listing(office.desk, TaskQuery(office.desk.today, units=frozenset({heir}))).ids == (task,)


def test_a_helper_is_succeeded_too(office: Office) -> None:
    given = assign(office.desk, TaskTerms("", "rà soát", lead=(office.culture,), support=(office.home_affairs,)))
    heir = particulars(office.desk).units[-1].id

    succession.move_units(office.desk, {office.home_affairs: heir}, "sắp xếp bộ máy")

    assert task_of(office, given.task).terms.support == (heir,)


@pytest.mark.parametrize(
    ("code", "wish"),
    [
        ("merged-into-itself", lambda one, _: ({one: one}, "sắp xếp")),
        ("unknown-unit", lambda one, _: ({one: UnitId("không có")}, "sắp xếp")),
        ("successor-ends-too", lambda one, two: ({one: two, two: one}, "sắp xếp")),
        ("reason-missing", lambda one, two: ({one: two}, " ")),
    ],
)
def test_a_succession_that_makes_no_sense_is_refused_whole(
    office: Office, code: str, wish: Callable[[UnitId, UnitId], tuple[dict[UnitId, UnitId], str]]
) -> None:
    before = office.newest_fact()
    successors, reason = wish(office.home_affairs, office.culture)

    with pytest.raises(Refused) as refusal:
        succession.move_units(office.desk, successors, reason)

    assert refusal.value.code == code
    assert office.newest_fact() == before


@pytest.mark.parametrize("preset", ["commune-2025", "ward-2025"])
def test_a_district_becomes_a_commune_or_a_ward_in_one_step(
    office: Office, give: Callable[..., TaskId], almanac: Almanac, preset: str
) -> None:
    task = give("rà soát", office.home_affairs, office.culture)
    almanac.turn_to(date(2025, 7, 1))
    proposed = succession.propose_reform(office.desk, preset)

    changes = succession.reform(office.desk, proposed, "thực hiện chính quyền địa phương hai cấp")

    units = {one.id: one for one in particulars(office.desk).units}
    known = task_of(office, task)
    assert [units[lead].name for lead in known.terms.lead] == ["Phòng Văn hóa - Xã hội"]
    codes = [one.terms.code for one in units.values()]
    assert len(set(codes)) == len(codes)
    assert not units[office.home_affairs].exists_on(date(2025, 7, 1))
    in_being = [one.name for one in units.values() if one.exists_on(date(2025, 7, 1))]
    assert "Trung tâm Phục vụ hành chính công" in in_being
    decide.undo(office.desk, changes)
    assert task_of(office, task).terms.lead == (office.home_affairs, office.culture)


def test_a_person_may_choose_other_successors(office: Office, almanac: Almanac) -> None:
    almanac.turn_to(date(2025, 7, 1))
    proposed = succession.propose_reform(office.desk, "commune-2025")

    with pytest.raises(Refused) as refusal:
        succession.reform(office.desk, proposed, "sắp xếp", successors={office.culture: "KHÔNGCÓ"})
    succession.reform(office.desk, proposed, "sắp xếp", successors={office.culture: "TTCUDVC"})

    heir = unit(office, office.culture).terms.merged_into
    assert refusal.value.code == "unknown-unit"
    assert heir is not None
    assert unit(office, heir).name == "Trung tâm Cung ứng dịch vụ công"
    assert unit(office, office.home_affairs).exists_on(date(2025, 7, 2))


def test_an_old_print_keeps_the_old_name_byte_for_byte(
    office: Office, give: Callable[..., TaskId], almanac: Almanac
) -> None:
    give()
    day = date(2017, 8, 1)
    scope = Scope(TaskQuery(day), as_of=day)
    almanac.turn_to(MERGER)
    before = pdf_of(document_of(follow_up(office.desk, scope)), office.desk.resources)

    succession.move_units(office.desk, {office.home_affairs: office.culture}, "sắp xếp bộ máy")

    after = follow_up(office.desk, scope)
    assert after.rows[0].lead == ("Phòng Nội vụ",)
    assert pdf_of(document_of(after), office.desk.resources) == before
